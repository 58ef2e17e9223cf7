package org.needlepoint.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.workflow.session.CaseRegistration;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SessionRules;
import org.needlepoint.workflow.session.SessionSnapshot;

class NeedleEditorTest {
    private static final Path THIGH = Path.of("sample-cases", "thigh-high-grade");
    /** One session for all tests: the images are read once. */
    private static final PlanningSession SESSION = new PlanningSession(SessionRules.WINDOW);

    private final WorkstationModel model = new WorkstationModel(SESSION, Background.SAME_THREAD);
    private final NeedleEditor editor = new NeedleEditor(model);

    @BeforeEach
    void open() {
        model.open(PlanningCase.of(THIGH), CaseSaver.NONE);
    }

    private NeedleCandidate needle() {
        return editor.needle().orElseThrow();
    }

    private CaseRegistration registration() {
        return model.snapshot().orElseThrow().registration().value().orElseThrow();
    }

    @Test
    void the_detected_needle_is_listed_as_chosen_with_what_the_result_says() {
        var result = model.snapshot().orElseThrow().result().value().orElseThrow();
        assertThat(editor.candidates()).hasSize(1).allMatch(NeedleEditor.Candidate::chosen);
        assertThat(Math.toDegrees(editor.outOfPlaneRad().orElseThrow()))
                .isCloseTo(result.core().outOfPlaneDeg(), within(1e-9));
        assertThat(editor.candidates().get(0).toSlicesRad())
                .isCloseTo(editor.outOfPlaneRad().orElseThrow(), within(1e-9));
        assertThat(editor.tipToSliceMm().orElseThrow()).isCloseTo(result.core().tipToSliceMm(), within(1e-9));
        assertThat(editor.depthMm().orElseThrow()).isBetween(20.0, needle().lengthMm());
        assertThat(editor.leavesPlane()).isFalse();
        assertThat(editor.drawnByHand()).isFalse();
    }

    @Test
    void the_tip_moves_along_the_needle_by_what_is_asked_and_comes_back_by_undo() {
        NeedleCandidate before = needle();
        SessionSnapshot first = model.snapshot().orElseThrow();
        editor.moveAlong(0.5);
        editor.moveAlong(0.5);
        Vector3 moved = needle().tip().minus(before.tip());
        assertThat(moved.minus(before.direction()).norm()).isLessThan(1e-9);
        assertThat(needle().direction().minus(before.direction()).norm()).isLessThan(1e-9);
        assertThat(editor.drawnByHand()).isTrue();
        assertThat(model.undoableProperty().get()).hasSize(2).first().isEqualTo("Move tip +0.5 mm along the needle");
        model.undo();
        model.undo();
        assertThat(model.snapshot().orElseThrow().result().value().orElseThrow().adc())
                .isEqualTo(first.result().value().orElseThrow().adc());
    }

    @Test
    void a_turn_in_the_slice_keeps_the_tip_and_the_angle_with_the_slices() {
        NeedleCandidate before = needle();
        double out = editor.outOfPlaneRad().orElseThrow();
        double rad = Math.toRadians(5);
        editor.turn(rad);
        // The registration is weighed at the tip, which stays: the pose stays, and so does the angle.
        assertThat(needle().tip().distanceMm(before.tip())).isLessThan(1e-9);
        assertThat(editor.outOfPlaneRad().orElseThrow()).isCloseTo(out, within(1e-9));
        double turned = Math.acos(needle().direction().dot(before.direction()));
        // About the slice normal only the part of the direction in the plane turns.
        double expected = 2 * Math.asin(Math.cos(out) * Math.sin(rad / 2));
        assertThat(turned).isCloseTo(expected, within(1e-6));
        editor.useDetected();
        assertThat(needle()).isEqualTo(before);
    }

    @Test
    void a_clockwise_turn_is_clockwise_as_the_slice_is_shown() {
        Vector3 before = registration().ctToMr().rotation().apply(needle().direction());
        editor.turn(Math.toRadians(5));
        Vector3 after = registration().ctToMr().rotation().apply(needle().direction());
        // On the screen right is the patient's left (+x), down is posterior (+y): clockwise turns +x toward +y.
        assertThat(before.x() * after.y() - before.y() * after.x()).isPositive();
    }

    @Test
    void a_tilt_toward_the_head_changes_the_angle_by_as_much_and_warns_above_ten_degrees() {
        Vector3 before = registration().ctToMr().rotation().apply(needle().direction());
        double out = editor.outOfPlaneRad().orElseThrow();
        editor.tilt(Math.toRadians(12));
        Vector3 after = registration().ctToMr().rotation().apply(needle().direction());
        assertThat(after.z()).isGreaterThan(before.z());
        assertThat(editor.outOfPlaneRad().orElseThrow())
                .isCloseTo(Math.abs(Math.signum(before.z()) * out + Math.toRadians(12)), within(1e-6));
        assertThat(editor.leavesPlane()).isTrue();
        assertThat(model.snapshot().orElseThrow().result().value().orElseThrow().warnings())
                .anyMatch(w -> w.contains("leaves the target slice"));
    }

    @Test
    void two_points_in_the_crosshair_draw_a_needle() {
        NeedleCandidate before = needle();
        editor.lookAt(before.tip());
        assertThat(editor.crosshairCt().orElseThrow().distanceMm(before.tip())).isLessThan(1e-6);
        editor.tipHere();
        Point3 shaft = before.tip().plus(before.direction().times(-40));
        editor.lookAt(shaft);
        editor.shaftHere();
        assertThat(model.view().waitingTipProperty().get()).isNull();
        assertThat(needle().evidence()).isEqualTo(NeedleCandidate.Evidence.MANUAL);
        assertThat(needle().tip().distanceMm(before.tip())).isLessThan(1e-6);
        assertThat(needle().lengthMm()).isCloseTo(40, within(1e-6));
        assertThat(needle().direction().minus(before.direction()).norm()).isLessThan(1e-6);
    }

    @Test
    void points_too_close_are_refused_with_the_needles_own_words() {
        Vector3 tip = needle().tip().toVector();
        editor.draw(tip, tip.plus(new Vector3(0, -3, 0)));
        assertThat(model.snapshot()
                        .orElseThrow()
                        .problem(Step.NEEDLE)
                        .orElseThrow()
                        .getMessage())
                .contains("3.0 mm");
        assertThat(editor.needle()).isEmpty();
        assertThat(editor.candidates()).hasSize(1).noneMatch(NeedleEditor.Candidate::chosen);
        editor.choose(1);
        assertThat(editor.candidates()).allMatch(NeedleEditor.Candidate::chosen);
    }

    @Test
    void a_wider_core_samples_its_own_area() {
        editor.resize(15, 4);
        var adc = model.snapshot()
                .orElseThrow()
                .result()
                .value()
                .orElseThrow()
                .adc()
                .orElseThrow();
        assertThat(adc.effectiveAreaMm2()).isCloseTo(60, within(1e-6));
        int edits = model.undoableProperty().get().size();
        editor.resize(15, 4);
        assertThat(model.undoableProperty().get()).hasSize(edits);
    }

    @Test
    void regions_are_renamed_and_deleted_without_touching_the_measurement() {
        var measured = model.snapshot().orElseThrow().measurement();
        var corners = editor.core().orElseThrow().rectangle().corners();
        String frame = corners.get(0).frame().id();
        DrawnRegion region = new DrawnRegion(
                "Region 1", frame, corners.stream().map(Point3::toVector).toList());
        model.edit("Draw", Step.NEEDLE, d -> CaseEdits.draw(d, region));
        editor.rename("Region 1", " Viable part ");
        assertThat(editor.core().orElseThrow().regions()).singleElement().satisfies(v -> {
            assertThat(v.name()).isEqualTo("Viable part");
            // Drawn on the core's own rectangle, it has the core's own mean.
            assertThat(v.adc().orElseThrow().mean())
                    .isCloseTo(editor.core().orElseThrow().adc().orElseThrow().mean(), within(1e-12));
        });
        assertThat(model.snapshot().orElseThrow().measurement()).isEqualTo(measured);
        editor.delete("Viable part");
        assertThat(model.decisionsProperty().get().regions()).isEqualTo(List.of());
        model.undo();
        assertThat(model.decisionsProperty().get().regions()).hasSize(1);
    }
}
