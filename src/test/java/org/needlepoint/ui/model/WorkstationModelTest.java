package org.needlepoint.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.Correspondence;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.StepResult;

class WorkstationModelTest {
    private static final Path THIGH = Path.of("sample-cases", "thigh-high-grade");
    /** One session for all tests: the images are read once. */
    private static final PlanningSession SESSION = new PlanningSession(SessionRules.WINDOW);

    private final Deque<Runnable> queued = new ArrayDeque<>();
    private final List<PlanningCase> saved = new ArrayList<>();
    private final WorkstationModel model = new WorkstationModel(SESSION, new Background(queued::add, Runnable::run));

    private void work() {
        while (!queued.isEmpty()) {
            queued.poll().run();
        }
    }

    private SessionSnapshot opened() {
        model.open(PlanningCase.of(THIGH), saved::add);
        assertThat(model.busyProperty().get()).isTrue();
        work();
        assertThat(model.busyProperty().get()).isFalse();
        return model.snapshot().orElseThrow();
    }

    private Correspondence marker(String label) {
        return model.snapshot().orElseThrow().markers().value().orElseThrow().pairs().stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_drag_follows_the_mouse_and_is_one_undo() {
        SessionSnapshot before = opened();
        Point3 at = marker("P2").from();
        Object drag = new Object();
        for (int i = 1; i <= 5; i++) {
            Point3 to = at.plus(new Vector3(0.3 * i, 0, 0));
            model.drag("move P2", Step.MARKERS, drag, d -> CaseEdits.moveMarker(d, "P2", Modality.CT, to));
            work();
            assertThat(marker("P2").from().distanceMm(to)).isLessThan(1e-9);
            assertThat(model.snapshot().orElseThrow().core().value()).isPresent();
            assertThat(model.snapshot().orElseThrow().measurement()).isInstanceOf(StepResult.Waiting.class);
        }
        model.settle();
        work();
        assertThat(model.snapshot().orElseThrow().measurement().value()).isPresent();
        assertThat(model.undoableProperty()).containsExactly("move P2");
        model.undo();
        work();
        assertThat(marker("P2").from().distanceMm(at)).isLessThan(1e-9);
        assertThat(model.snapshot().orElseThrow().result().value().orElseThrow().adc())
                .isEqualTo(before.result().value().orElseThrow().adc());
        model.redo();
        work();
        assertThat(marker("P2").from().distanceMm(at)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void only_the_newest_of_many_changes_is_computed() {
        opened();
        saved.clear();
        for (String label : List.of("P1", "P2", "P3")) {
            model.edit(
                    "leave out " + label, Step.MARKERS, d -> CaseEdits.exclude(d.withExcluded(List.of()), label, true));
        }
        work();
        assertThat(model.snapshot().orElseThrow().decisions().excluded()).containsExactly("P3");
        assertThat(saved).as("kept").hasSize(1);
        assertThat(saved.get(0)).isEqualTo(model.decisionsProperty().get());
    }

    @Test
    void decisions_that_cannot_be_kept_are_told_and_stay_in_the_session() {
        model.open(PlanningCase.of(THIGH), d -> {
            throw new ProblemException(CaseFileProblem.OUTPUT_NOT_WRITABLE, "case", "disk full");
        });
        work();
        assertThat(model.saveProblemProperty().get()).isNotNull();
        assertThat(model.snapshot().orElseThrow().result().value()).isPresent();
        model.keepWith(saved::add);
        work();
        assertThat(model.saveProblemProperty().get()).isNull();
        assertThat(saved).isNotEmpty();
    }

    @Test
    void turns_and_shifts_by_hand_add_up() {
        SessionSnapshot before = opened();
        Point3 tip = before.registration().value().orElseThrow().tipMr();
        model.edit("nudge", Step.REGISTRATION, d -> CaseEdits.nudge(d, new Vector3(1, 0, 0), Vector3.ZERO));
        model.edit("turn", Step.REGISTRATION, d -> CaseEdits.nudge(d, Vector3.ZERO, new Vector3(0, 0, 0.02)));
        model.edit(
                "nudge", Step.REGISTRATION, d -> CaseEdits.nudge(d, new Vector3(0, 0.5, 0), new Vector3(0, 0, 0.01)));
        work();
        Point3 moved = model.snapshot()
                .orElseThrow()
                .registration()
                .value()
                .orElseThrow()
                .tipMr();
        assertThat(moved.minus(tip).x()).isCloseTo(1, within(1e-9));
        assertThat(moved.minus(tip).y()).isCloseTo(0.5, within(1e-9));
        assertThat(model.decisionsProperty()
                        .get()
                        .pose()
                        .nudge()
                        .orElseThrow()
                        .rotationRad()
                        .z())
                .isCloseTo(0.03, within(1e-12));
    }

    @Test
    void a_motion_that_the_markers_refuse_stays_in_sight_and_measures_nothing() {
        SessionSnapshot before = opened();
        var fitted = before.registration().value().orElseThrow();
        Point3 tip = before.needle().value().orElseThrow().needle().tip();
        model.edit("nudge", Step.REGISTRATION, d -> CaseEdits.nudge(d, new Vector3(12, 0, 0), Vector3.ZERO));
        work();
        SessionSnapshot refused = model.snapshot().orElseThrow();
        assertThat(refused.problem(Step.REGISTRATION)).isPresent();
        assertThat(refused.measurement()).isInstanceOf(StepResult.Waiting.class);
        assertThat(refused.shownCtToMr()
                        .orElseThrow()
                        .apply(tip)
                        .minus(fitted.tipMr())
                        .x())
                .isCloseTo(12, within(1e-9));
    }

    @Test
    void a_turned_core_keeps_its_tip_and_a_moved_tip_its_direction() {
        SessionSnapshot before = opened();
        var needle = before.needle().value().orElseThrow().needle();
        model.edit("turn", Step.NEEDLE, d -> CaseEdits.turn(d, needle, new Vector3(0, 0, Math.toRadians(5))));
        work();
        var turned =
                model.snapshot().orElseThrow().needle().value().orElseThrow().needle();
        assertThat(turned.tip().distanceMm(needle.tip())).isLessThan(1e-9);
        Vector3 inPlane = new Vector3(needle.direction().x(), needle.direction().y(), 0);
        Vector3 after = new Vector3(turned.direction().x(), turned.direction().y(), 0);
        assertThat(Math.toDegrees(Math.acos(inPlane.normalized().dot(after.normalized()))))
                .isCloseTo(5, within(1e-6));
        model.edit(
                "tip",
                Step.NEEDLE,
                d -> CaseEdits.moveTip(d, turned, turned.tip().plus(new Vector3(0, 0, 1))));
        work();
        var moved =
                model.snapshot().orElseThrow().needle().value().orElseThrow().needle();
        assertThat(moved.direction().minus(turned.direction()).norm()).isLessThan(1e-9);
    }

    @Test
    void another_case_begins_with_an_empty_history() {
        opened();
        model.edit("leave out P1", Step.MARKERS, d -> CaseEdits.exclude(d, "P1", true));
        model.goTo(Step.REPORT);
        model.open(PlanningCase.of(Path.of("sample-cases", "trunk-moved")), CaseSaver.NONE);
        assertThat(model.undoableProperty()).isEmpty();
        assertThat(model.stepProperty().get()).isEqualTo(Step.STUDY);
        assertThat(model.snapshotProperty().get()).isNull();
    }
}
