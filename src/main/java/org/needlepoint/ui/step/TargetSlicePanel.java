package org.needlepoint.ui.step;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.needlepoint.casefile.TargetSliceResult;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.diffusion.SliceShift;
import org.needlepoint.ui.model.Quantity;
import org.needlepoint.ui.model.TargetSliceModel;
import org.needlepoint.ui.model.TargetSliceModel.Limit;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.TargetShift;

/** Which slice holds the cellular part, and how far it lies from the capsules: S, to be read across a room. */
final class TargetSlicePanel extends StepPanel {
    private final TargetSliceModel target;
    private final SliceStrip strip;
    private final Label which = TextTable.text("");
    private final Label shift = new Label();
    private final Label letter = new Label("S =");
    private final Label unit = new Label("mm");
    private final Label way = TextTable.text("");
    private final Label formula = TextTable.text("");
    private final Card missing = new Card(Card.Severity.INFO);
    private final Card differing = new Card(Card.Severity.WARNING);
    private final Label lineB = TextTable.text("");
    private final CheckBox lineBConfirmed = new CheckBox(Texts.get("target.lineB.confirm"));
    private final List<ThresholdSlider> sliders = new ArrayList<>();
    private final Button reset = new Button(Texts.get("target.reset"));
    private final Button best = new Button(Texts.get("target.useBest"));
    private boolean filling;

    TargetSlicePanel(WorkstationModel model) {
        super(model, Step.TARGET_SLICE);
        target = new TargetSliceModel(model);
        strip = new SliceStrip(target);
        which.setId("target-slice");
        shift.setId("shift");
        shift.getStyleClass().add("shift");
        shift.setMinWidth(Label.USE_PREF_SIZE);
        letter.setMinWidth(Label.USE_PREF_SIZE);
        unit.setMinWidth(Label.USE_PREF_SIZE);
        letter.getStyleClass().add("shift-unit");
        unit.getStyleClass().add("shift-unit");
        way.setId("shift-way");
        way.getStyleClass().add("shift-way");
        formula.setId("shift-formula");
        missing.setId("shift-missing");
        differing.setId("shift-warning");
        lineB.setId("line-b");
        lineBConfirmed.setId("confirm-line-b");
        lineBConfirmed.setWrapText(true);
        lineBConfirmed.setOnAction(e -> {
            if (!filling) {
                target.confirmLineB(lineBConfirmed.isSelected());
            }
        });
        best.setId("best-slice");
        best.setOnAction(e -> target.bestSlice());
        reset.setId("reset-thresholds");
        reset.setOnAction(e -> target.reset());
        ToggleSwitch overlay = new ToggleSwitch(Texts.get("target.overlay"));
        overlay.setId("cellular-area");
        overlay.selectedProperty().bindBidirectional(model.view().cellularAreaProperty());
        HBox number = new HBox(6, letter, shift, unit);
        number.setAlignment(Pos.BASELINE_LEFT);
        automatic()
                .getChildren()
                .addAll(
                        new Section(Texts.get("target.ranked"), strip, which),
                        new Section(Texts.get("target.shift"), new VBox(number, way), formula, missing, differing),
                        new Section(Texts.get("target.lineB"), lineB, lineBConfirmed));
        VBox limits = new VBox(6);
        for (Limit limit : Limit.values()) {
            ThresholdSlider s = new ThresholdSlider(model, target, limit);
            sliders.add(s);
            limits.getChildren().add(s);
        }
        manual().getChildren()
                .add(new Section(Texts.get("target.thresholds"), limits, overlay, new FlowPane(8, 8, reset, best)));
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        strip.refresh();
        sliders.forEach(ThresholdSlider::refresh);
        reset.setDisable(target.automatic());
        best.setDisable(!target.chosen());
        Optional<Integer> slice = target.target();
        which.setText(slice.map(s -> Texts.get(target.chosen() ? "target.chosen" : "target.automatic", s + 1)
                        + target.tipSlice()
                                .map(t -> "\n" + Texts.get("target.tip", t + 1))
                                .orElse(""))
                .orElse(Texts.get("target.none")));
        Optional<TargetShift> found = target.shift();
        shift(found);
        lineB(found.flatMap(TargetShift::lineB), slice);
    }

    private void shift(Optional<TargetShift> found) {
        Optional<SliceShift> s = found.flatMap(TargetShift::shift);
        shown(shift, s.isPresent());
        shown(letter, s.isPresent());
        shown(unit, s.isPresent());
        shown(way, s.isPresent());
        shown(formula, s.isPresent());
        s.ifPresent(x -> {
            shift.setText(Quantity.signed(x.shiftMm()));
            way.setText(Texts.get("target.way." + x.way()));
            TargetShift t = found.orElseThrow();
            double thickness = t.grid().sliceThicknessMm();
            int count = Math.abs(x.targetSlice() - x.capsuleSlice());
            double pitch = count == 0 ? t.grid().sliceSpacingMm() : Math.abs(x.formulaMm()) / count;
            formula.setText(Texts.get(
                            "target.formula",
                            Quantity.mm(thickness),
                            Quantity.mm(pitch - thickness),
                            count,
                            Quantity.mm(Math.abs(x.formulaMm())))
                    + "\n" + Texts.get("target.source." + t.source(), x.capsuleSlice() + 1));
        });
        shown(missing, found.isPresent() && s.isEmpty());
        found.ifPresent(t -> missing.say(Texts.get("target.noShift"), Texts.get("target.noShift.why", t.candidates())));
        shown(differing, s.flatMap(SliceShift::warning).isPresent());
        s.filter(x -> x.warning().isPresent())
                .ifPresent(x -> differing.say(
                        Texts.get("target.differ"),
                        Texts.get(
                                "target.differ.why",
                                Quantity.signedMm(x.shiftMm()),
                                Quantity.signedMm(x.formulaMm()))));
    }

    private void lineB(Optional<TargetSliceResult.LineConfirmation> line, Optional<Integer> slice) {
        List<String> parts = new ArrayList<>();
        line.ifPresent(l -> {
            parts.add(Texts.get(
                    l.onTargetSlice() ? "target.lineB.on" : "target.lineB.off", Quantity.mm(l.toleranceMm())));
            l.distances().forEach(d -> parts.add(d.label() + "  " + Quantity.signedMm(d.distanceMm())));
        });
        lineB.setText(line.isPresent() ? String.join("\n", parts) : Texts.get("target.lineB.unknown"));
        lineB.getStyleClass().removeAll(Styles.SUCCESS, Styles.WARNING);
        line.ifPresent(l -> lineB.getStyleClass().add(l.onTargetSlice() ? Styles.SUCCESS : Styles.WARNING));
        filling = true;
        lineBConfirmed.setSelected(target.lineBConfirmed());
        lineBConfirmed.setDisable(slice.isEmpty());
        filling = false;
    }
}
