package org.needlepoint.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.casefile.planning.UserSettings;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;
import org.needlepoint.workflow.session.TargetSlices;

/** What can be seen and done while nothing joins CT and MR: the markers moved, or there is no CT yet. */
class UnregisteredViewsTest {
    private static final PlanningSession SESSION = new PlanningSession(SessionRules.WINDOW);
    private static final Path CASES = Path.of("sample-cases");

    private final WorkstationModel work = new WorkstationModel(SESSION, Background.SAME_THREAD);
    private final NeedleEditor editor = new NeedleEditor(work);
    private ViewerModel viewer;

    @TempDir
    private Path temp;

    @BeforeEach
    void views() {
        viewer = new ViewerModel(work, Preferences.forgotten(UserSettings.FIRST));
        viewer.cells().forEach(c -> c.resize(400, 400, 1));
    }

    private void openMoved() {
        work.open(PlanningCase.of(CASES.resolve("trunk-moved")), CaseSaver.NONE);
        work.goTo(Step.NEEDLE);
        assertThat(work.snapshot().orElseThrow().shownCtToMr()).isEmpty();
    }

    private NeedleCandidate needle() {
        return editor.needle().orElseThrow();
    }

    private ViewportModel ct() {
        viewer.hangings().hang(0, CellContent.slices(Picture.CT));
        return viewer.cells().get(0);
    }

    private static Point2 screen(ViewportModel cell, Point3 place) {
        return cell.onScreen(place).orElseThrow();
    }

    @Test
    void the_needle_is_set_by_two_places_in_the_ct_alone() {
        openMoved();
        NeedleCandidate before = needle();
        Vector3 aside = before.direction().cross(new Vector3(0, 0, 1)).normalized();
        Point3 tip = before.tip().plus(aside.times(3));
        Point3 entry = before.tip().plus(before.direction().times(-60));
        viewer.putCrosshair(tip);
        assertThat(editor.crosshairCt()).contains(tip);
        viewer.commands().perform(ViewAction.TIP_HERE);
        assertThat(needle().tip().distanceMm(tip)).isLessThan(1e-9);
        viewer.putCrosshair(entry);
        viewer.commands().perform(ViewAction.ENTRY_HERE);
        assertThat(needle().tip().distanceMm(tip)).isLessThan(1e-9);
        assertThat(needle().lengthMm()).isEqualTo(tip.distanceMm(entry));
        assertThat(work.undoableProperty().get()).hasSize(2);
        work.goTo(Step.MEASUREMENT);
        viewer.commands().perform(ViewAction.TIP_HERE);
        assertThat(work.undoableProperty().get())
                .as("a key pressed in another step moves no needle")
                .hasSize(2);
    }

    @Test
    void without_a_needle_the_first_place_waits_for_the_second_whichever_it_is() {
        openMoved();
        NeedleCandidate found = needle();
        Point3 entry = found.tip().plus(found.direction().times(-50));
        // A needle shorter than a needle is refused: none is in use, and the crosshair says where one is.
        editor.draw(found.tip(), found.tip().plus(found.direction().times(-2)));
        assertThat(editor.needle()).isEmpty();
        editor.lookAt(entry);
        editor.shaftHere();
        assertThat(needle().tip().distanceMm(found.tip())).isLessThan(1e-9);
        assertThat(needle().lengthMm()).isCloseTo(50, within(1e-9));
    }

    @Test
    void tip_and_entry_are_dragged_on_the_ct_and_the_needle_follows() {
        openMoved();
        NeedleCandidate before = needle();
        viewer.putCrosshair(before.tip());
        ViewportModel cell = ct();
        work.view().toolProperty().set(ViewState.Tool.TIP);
        Point2 at = screen(cell, before.tip());
        assertThat(viewer.hand().press(cell, at.u(), at.v())).isTrue();
        viewer.hand().drag(cell, at.u() + 6, at.v(), false);
        Point3 live = needle().tip();
        assertThat(live.distanceMm(before.tip()))
                .as("before the mouse is let go")
                .isGreaterThan(1);
        viewer.hand().release();
        assertThat(needle().direction().minus(before.direction()).norm()).isLessThan(1e-9);
        Point3 entry = viewer.viewsProperty().get().entry(live.frame()).orElseThrow();
        Point2 on = screen(cell, entry);
        assertThat(viewer.hand().press(cell, on.u(), on.v())).isTrue();
        viewer.hand().drag(cell, on.u() + 30, on.v() + 10, false);
        viewer.hand().release();
        assertThat(needle().tip().distanceMm(live)).as("the tip stays").isLessThan(1e-9);
        assertThat(needle().direction().minus(before.direction()).norm()).isGreaterThan(0.05);
        assertThat(work.undoableProperty().get()).hasSize(2);
    }

    @Test
    void a_landmark_takes_the_place_chosen_in_each_image() {
        openMoved();
        Point3 onCt = needle().tip();
        viewer.putCrosshair(onCt);
        Point3 onMr = work.view().crosshairMrProperty().get();
        new LandmarksModel(work).add();
        assertThat(work.decisionsProperty().get().marks().landmarks())
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.ct()).isEqualTo(onCt);
                    assertThat(l.mr()).isEqualTo(onMr);
                });
    }

    /** The MR of a case; its CT comes on another day. */
    private Path mrAlone() throws IOException {
        Path from = CASES.resolve("thigh-high-grade");
        Path to = temp.resolve("mr");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (!relative.toString().toLowerCase(java.util.Locale.ROOT).contains("ct")) {
                    Files.createDirectories(to.resolve(relative).getParent());
                    Files.copy(file, to.resolve(relative));
                }
            }
        }
        return to;
    }

    @Test
    void the_mr_alone_is_shown_and_its_target_slice_chosen() throws Exception {
        work.open(PlanningCase.of(mrAlone()), CaseSaver.NONE);
        work.goTo(Step.TARGET_SLICE);
        assertThat(work.snapshot().orElseThrow().images().value()).isEmpty();
        CaseViews views = viewer.viewsProperty().get();
        assertThat(views.volumes()).containsOnlyKeys(Picture.T2, Picture.T1, Picture.ADC);
        assertThat(views.diffusion()).isNotEmpty();
        List<ViewportModel> shown = viewer.cells().subList(0, 4);
        assertThat(shown).allMatch(c -> c.absenceProperty().get() == null);
        assertThat(shown).allMatch(c -> viewer.request(c).isPresent());
        assertThat(new StepStatus(work, Step.TARGET_SLICE).blockedBy())
                .as("it waits for no CT")
                .isEmpty();
        assertThat(new StepStatus(work, Step.NEEDLE).blockedBy()).contains(Step.STUDY);
        TargetSliceModel target = new TargetSliceModel(work);
        int other = target.slices().get(1).index();
        target.choose(other);
        assertThat(target.target()).contains(other);
        assertThat(work.snapshot().orElseThrow().targetSlices().value().map(TargetSlices::adc))
                .isPresent();
        assertThat(viewer.crosshair(views.frame(Modality.MR).orElseThrow())).isNotEqualTo(Optional.empty());
        ViewportModel ct = ct();
        assertThat(ct.absenceProperty().get()).isEqualTo(Absence.NO_SUCH_IMAGE);
    }
}
