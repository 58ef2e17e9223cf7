package org.needlepoint.ui.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needlepoint.casefile.planning.ModelChoice;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.registration.RegistrationModel;
import org.needlepoint.registration.Verdict;
import org.needlepoint.workflow.session.PlanningSession;
import org.needlepoint.workflow.session.SeriesEntry;
import org.needlepoint.workflow.session.SessionRules;

/** What the first four panels know and do, without a window. */
class StepModelsTest {
    private final WorkstationModel model =
            new WorkstationModel(new PlanningSession(SessionRules.WINDOW), Background.SAME_THREAD);

    @BeforeEach
    void open() {
        model.open(PlanningCase.of(Path.of("sample-cases", "thigh-high-grade")), CaseSaver.NONE);
    }

    @Test
    void a_series_is_chosen_and_the_choice_undone() {
        StudyModel study = new StudyModel(model);
        List<StudyModel.Choice> choices = study.choices(Purpose.CT);
        assertThat(choices).hasSize(2);
        study.choose(Purpose.CT, choices.get(1).uid());
        assertThat(model.decisionsProperty().get().series())
                .containsEntry(Purpose.CT, choices.get(1).uid().orElseThrow());
        model.undo();
        assertThat(study.chosen(Purpose.CT)).isEmpty();
        assertThat(study.facts()).extracting(StudyModel.Fact::key).startsWith("name", "id", "born", "sex", "date");
        assertThat(study.facts()).noneMatch(StudyModel.Fact::differs);
    }

    @Test
    void a_series_that_is_set_aside_is_used_for_nothing_until_it_is_taken_back() {
        StudyModel study = new StudyModel(model);
        SeriesEntry adc = entry(Purpose.ADC);
        study.choose(Purpose.ADC, Optional.of(adc.uid()));
        study.use(adc, false);
        assertThat(model.undoableProperty().get(0))
                .startsWith("Do not use series")
                .contains(adc.description());
        assertThat(study.used(adc)).isFalse();
        assertThat(study.chosen(Purpose.ADC)).as("a choice of it ends").isEmpty();
        assertThat(study.series())
                .as("it stays in the case")
                .extracting(SeriesEntry::uid)
                .contains(adc.uid());
        assertThat(study.choices(Purpose.ADC))
                .extracting(StudyModel.Choice::uid)
                .doesNotContain(Optional.of(adc.uid()));
        // The map is then made from the diffusion images.
        assertThat(model.snapshot().orElseThrow().series().value().orElseThrow().adc())
                .isEmpty();
        assertThat(model.snapshot().orElseThrow().result().value()).isPresent();
        SeriesEntry t2 = entry(Purpose.T2);
        study.use(t2, false);
        assertThat(model.snapshot().orElseThrow().problem(Step.STUDY).orElseThrow())
                .as("a case without a series that it needs is refused as always")
                .hasMessageContaining("T2");
        model.undo();
        model.undo();
        assertThat(study.used(adc)).isTrue();
        assertThat(model.snapshot().orElseThrow().series().value().orElseThrow().adc())
                .isPresent();
    }

    private SeriesEntry entry(Purpose purpose) {
        return new StudyModel(model)
                .series().stream()
                        .filter(e -> e.usedAs().equals(Optional.of(purpose)))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void the_choice_of_the_target_slice_withdraws_nothing_that_does_not_rest_on_it() {
        for (Step step : Step.values()) {
            model.remark("confirm", d -> d.withConfirmed(step));
        }
        var before = model.snapshot().orElseThrow();
        TargetSliceModel target = new TargetSliceModel(model);
        target.set(TargetSliceModel.Limit.ADC, 0.9e-3);
        target.choose(target.slices().get(1).index());
        assertThat(model.decisionsProperty().get().confirmed())
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Step.TARGET_SLICE)));
        assertThat(model.snapshot().orElseThrow().measurement())
                .as("no measured number depends on it")
                .isEqualTo(before.measurement());
    }

    @Test
    void thresholds_change_the_area_and_go_back() {
        TargetSliceModel target = new TargetSliceModel(model);
        TargetSliceModel.Ranked best = target.slices().get(0);
        assertThat(best.chosen()).isTrue();
        Object drag = new Object();
        target.drag(TargetSliceModel.Limit.ADC, 1.0e-3, drag);
        target.drag(TargetSliceModel.Limit.ADC, 0.9e-3, drag);
        model.settle();
        assertThat(target.value(TargetSliceModel.Limit.ADC)).isEqualTo(OptionalDouble.of(0.9e-3));
        assertThat(target.slices().get(0).areaMm2()).isLessThan(best.areaMm2());
        assertThat(model.undoableProperty()).as("a drag is one edit").hasSize(1);
        target.reset();
        assertThat(target.automatic()).isTrue();
        assertThat(target.slices().get(0)).isEqualTo(best);
    }

    @Test
    void choosing_a_slice_moves_the_crosshair_onto_it_and_drops_the_confirmation_of_line_b() {
        TargetSliceModel target = new TargetSliceModel(model);
        target.confirmLineB(true);
        assertThat(target.lineBConfirmed()).isTrue();
        int other = target.slices().get(1).index();
        target.choose(other);
        assertThat(target.target()).contains(other);
        assertThat(target.lineBConfirmed()).isFalse();
        Point3 at = model.view().crosshairMrProperty().get();
        assertThat(model.snapshot()
                        .orElseThrow()
                        .mr()
                        .value()
                        .orElseThrow()
                        .t2()
                        .grid()
                        .toIndex(at)
                        .slice())
                .isCloseTo(other, within(1e-9));
    }

    @Test
    void a_marker_left_out_moves_the_tip_as_was_announced() {
        MarkersModel markers = new MarkersModel(model);
        MarkersModel.Row p4 = markers.rows().get(3);
        assertThat(p4.label()).isEqualTo("P4");
        assertThat(p4.line()).contains("B");
        assertThat(p4.mr()).isEqualTo(MarkersModel.Origin.DETECTED);
        double announced = p4.effect().orElseThrow().tipMoveMm().norm();
        markers.exclude("P4", true);
        assertThat(markers.exclusionMovesMm().orElseThrow()).isCloseTo(announced, within(1e-9));
        assertThat(markers.rows().get(3).residualMm()).isEmpty();
        markers.exclude("P4", false);
        assertThat(markers.exclusionMovesMm()).isEmpty();
    }

    @Test
    void a_marker_placed_at_the_crosshair_is_by_hand_until_the_way_back() {
        MarkersModel markers = new MarkersModel(model);
        markers.select("P2");
        Point3 at = model.view().crosshairMrProperty().get();
        model.view().crosshairMrProperty().set(at.plus(new Vector3(0.5, 0, 0)));
        markers.placeAtCrosshair("P2", Modality.MR);
        assertThat(markers.rows().get(1).mr()).isEqualTo(MarkersModel.Origin.MANUAL);
        assertThat(model.decisionsProperty()
                        .get()
                        .marks()
                        .mr()
                        .orElseThrow()
                        .positions()
                        .get("P2")
                        .x())
                .isCloseTo(at.x() + 0.5, within(1e-9));
        markers.detected();
        assertThat(markers.rows()).allMatch(r -> r.mr() == MarkersModel.Origin.DETECTED);
    }

    @Test
    void a_landmark_joins_the_markers_and_leaves_again() {
        MarkersModel markers = new MarkersModel(model);
        model.view()
                .crosshairMrProperty()
                .set(model.snapshot()
                        .orElseThrow()
                        .registration()
                        .value()
                        .orElseThrow()
                        .tipMr());
        new LandmarksModel(model).add();
        assertThat(markers.rows()).hasSize(7);
        MarkersModel.Row added = markers.rows().get(6);
        assertThat(added.mr()).isEqualTo(MarkersModel.Origin.LANDMARK);
        assertThat(added.residualMm()).isPresent();
        markers.remove(added);
        assertThat(markers.rows()).hasSize(6);
    }

    @Test
    void a_nudge_is_carried_in_the_error_and_taken_back() {
        PoseModel pose = new PoseModel(model);
        double before = pose.tipError().orElseThrow().p95Mm();
        assertThat(pose.verdict()).contains(Verdict.ACCEPT);
        pose.nudgeTo(new Vector3(2, 0, 0), Vector3.ZERO);
        assertThat(pose.registered().orElseThrow().tipMoveMm().norm()).isCloseTo(2, within(1e-9));
        assertThat(pose.tipError().orElseThrow().p95Mm()).isGreaterThan(before + 1);
        pose.resetNudge();
        assertThat(pose.tipError().orElseThrow().p95Mm()).isEqualTo(before);
        assertThat(pose.nudge()).isEqualTo(new PoseChoice.Nudge(Vector3.ZERO, Vector3.ZERO));
    }

    @Test
    void another_model_and_tighter_limits_change_the_verdict() {
        PoseModel pose = new PoseModel(model);
        pose.choose(ModelChoice.SLICE_LOCKED);
        assertThat(pose.fits().stream().filter(PoseModel.Fit::used).map(f -> f.result()
                        .model()))
                .containsExactly(RegistrationModel.SLICE_LOCKED);
        assertThat(pose.verdict()).contains(Verdict.CAUTION);
        assertThat(pose.limits(5, 3)).as("caution below accept").isFalse();
        assertThat(pose.limits(4, 6)).isTrue();
        assertThat(pose.verdict()).contains(Verdict.ACCEPT);
    }

    @Test
    void numbers_are_written_with_sign_and_unit() {
        assertThat(Quantity.signedMm(-13.5)).isEqualTo("−13.5 mm");
        assertThat(Quantity.signedMm(24.0000001)).isEqualTo("+24 mm");
        assertThat(Quantity.signedMm(-0.01)).isEqualTo("0 mm");
        assertThat(Quantity.adc(1.525e-3)).isEqualTo("1.53 ×10⁻³ mm²/s");
        assertThat(Quantity.chance(0.0004)).isEqualTo("p < 0.001");
        assertThat(Quantity.mm(-0.04)).isEqualTo("0.0 mm");
    }
}
