package org.needlepoint.ui.step;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.needlepoint.casefile.planning.ModelChoice;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.registration.Assessment;
import org.needlepoint.registration.FleEstimate;
import org.needlepoint.registration.LeaveOneOut;
import org.needlepoint.registration.MarkerResidual;
import org.needlepoint.registration.RegistrationResult;
import org.needlepoint.registration.TargetError;
import org.needlepoint.registration.Verdict;
import org.needlepoint.ui.model.PoseModel;
import org.needlepoint.ui.model.Quantity;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.SessionSnapshot;

/** CT joined to MR, with its error at the needle tip. */
final class RegistrationPanel extends StepPanel {
    private final PoseModel pose;
    private final Label verdict = new Label();
    private final Label p95 = new Label();
    private final Label rms = new Label();
    private final VBox verdictCard = new VBox(2);
    private final ValueGrid quality = new ValueGrid();
    private final TextTable fits = new TextTable();
    private final TextTable residuals = new TextTable();
    private final VBox findings = new VBox(6);
    private final ComboBox<ModelChoice> choice = new ComboBox<>();
    private final NudgeControls nudge;
    private final PoseSources sources;
    private boolean filling;

    RegistrationPanel(WorkstationModel model) {
        super(model, Step.REGISTRATION);
        pose = new PoseModel(model);
        nudge = new NudgeControls(model, pose);
        sources = new PoseSources(model, pose);
        verdict.setId("verdict");
        verdict.getStyleClass().add("verdict");
        p95.setId("tre95");
        p95.getStyleClass().add("tre");
        p95.setTooltip(new Tooltip(Texts.get("registration.tre95.tip")));
        rms.setId("tre-rms");
        Label what = TextTable.text(Texts.get("registration.tre95"));
        what.getStyleClass().add(Styles.TEXT_SMALL);
        verdictCard.getChildren().setAll(verdict, p95, what, rms);
        verdictCard.getStyleClass().add("card");
        verdictCard.setId("verdict-card");
        choice.setId("model");
        choice.setTooltip(new Tooltip(Texts.get("registration.model.tip")));
        choice.getItems().setAll(ModelChoice.values());
        choice.setConverter(new Words());
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setOnAction(e -> {
            if (!filling && choice.getValue() != null) {
                pose.choose(choice.getValue());
            }
        });
        ToggleSwitch map = new ToggleSwitch(Texts.get("registration.errorMap"));
        map.setId("error-map");
        map.setTooltip(new Tooltip(map.getText()));
        map.selectedProperty().bindBidirectional(model.view().errorMapProperty());
        ToggleSwitch ellipse = new ToggleSwitch(Texts.get("registration.annotations"));
        ellipse.setId("annotations");
        ellipse.setTooltip(new Tooltip(ellipse.getText()));
        ellipse.selectedProperty().bindBidirectional(model.view().annotationsProperty());
        VBox draw = new VBox(6, map, ellipse);
        draw.setAlignment(Pos.CENTER_LEFT);
        automatic()
                .getChildren()
                .addAll(
                        verdictCard,
                        findings,
                        new Section(Texts.get("registration.models"), fits, choice),
                        new Section(Texts.get("registration.quality"), quality),
                        new Section(Texts.get("registration.residuals"), residuals),
                        new Section(Texts.get("registration.draw"), draw));
        manual().getChildren()
                .addAll(new Section(Texts.get("registration.nudge"), nudge), sources, new LimitFields(pose));
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        verdict();
        findings();
        fits();
        quality();
        residuals();
        filling = true;
        choice.setValue(pose.choice());
        filling = false;
        nudge.refresh();
        sources.refresh();
        manual().getChildren().stream()
                .filter(LimitFields.class::isInstance)
                .map(LimitFields.class::cast)
                .forEach(LimitFields::refresh);
    }

    private void verdict() {
        Optional<Verdict> v = pose.verdict();
        Optional<TargetError> e = pose.tipError();
        shown(verdictCard, v.isPresent());
        verdictCard.getStyleClass().removeAll("card-success", "card-warning", "card-danger");
        v.ifPresent(x -> {
            verdict.setText(Texts.get("registration.verdict." + x));
            verdictCard
                    .getStyleClass()
                    .add(
                            switch (x) {
                                case ACCEPT -> "card-success";
                                case CAUTION -> "card-warning";
                                case FAIL -> "card-danger";
                            });
        });
        e.ifPresent(x -> {
            p95.setText(Quantity.mm(x.p95Mm()));
            rms.setText(Texts.get("registration.treRms", Quantity.mm(x.rmsMm())));
        });
    }

    private void findings() {
        findings.getChildren().clear();
        pose.assessment().ifPresent(a -> a.findings().forEach(f -> findings.getChildren()
                .add(new Card(Card.Severity.WARNING)
                        .say(Texts.get("registration.finding." + f.kind()), EngineTexts.say(f.text())))));
        pose.registered().ifPresent(r -> r.notes().forEach(n -> findings.getChildren()
                .add(new Card(Card.Severity.INFO).say(Texts.get("registration.pose"), EngineTexts.say(n)))));
        shown(findings, !findings.getChildren().isEmpty());
    }

    private void fits() {
        fits.clear(
                Texts.get("registration.model"),
                Texts.get("registration.column.tre95"),
                Texts.get("registration.column.rms"),
                "FRE");
        for (PoseModel.Fit f : pose.fits()) {
            String note = f.used()
                    ? " \u2713 " + Texts.get("registration.used")
                    : f.recommended() ? " \u00b7 " + Texts.get("registration.recommended") : "";
            Label name =
                    TextTable.text(Texts.get("registration.fit." + f.result().model()) + note);
            Label tre = new Label(Quantity.fineMm(f.atTip().p95Mm()));
            tre.setId("fit-tre95-" + f.result().model());
            tre.setMinWidth(Label.USE_PREF_SIZE);
            if (f.used()) {
                name.getStyleClass().add(Styles.TEXT_BOLD);
                tre.getStyleClass().add(Styles.TEXT_BOLD);
            }
            fits.row(
                    Texts.get("registration.fit.tip." + f.result().model()),
                    name,
                    tre,
                    Quantity.fineMm(f.atTip().rmsMm()),
                    Quantity.fineMm(f.result().freRmsMm()));
        }
    }

    private void quality() {
        quality.clear();
        pose.fit().ifPresent(r -> {
            quality.row(
                    "fre",
                    Texts.get("registration.fre"),
                    Quantity.fineMm(r.freRmsMm()),
                    Texts.get("registration.fre.tip"));
            FleEstimate fle = r.fle();
            quality.row(
                    "fle",
                    Texts.get("registration.fle"),
                    fle.degreesOfFreedom() == 0
                            ? Texts.get("registration.fle.none")
                            : Texts.get(
                                    "registration.fle.factor",
                                    two(fle.factor()),
                                    two(fle.factorLow()),
                                    two(fle.factorHigh()),
                                    Quantity.chance(fle.pValue())),
                    Texts.get("registration.fle.tip"));
            quality.row(
                    "weak",
                    Texts.get("registration.weak"),
                    Texts.get(
                            "registration.weak.value",
                            EngineTexts.say(r.conditioning().weakDirection()),
                            Quantity.degrees(r.conditioning().weakSdRad())),
                    Texts.get("registration.weak.tip"));
        });
    }

    private static String two(double v) {
        return String.format(java.util.Locale.ROOT, "%.2f", v);
    }

    private void residuals() {
        residuals.clear(
                Texts.get("registration.column.marker"),
                Texts.get("registration.column.residual"),
                Texts.get("registration.column.left"),
                Texts.get("registration.column.p"));
        Optional<RegistrationResult> fit = pose.fit();
        if (fit.isEmpty()) {
            return;
        }
        for (MarkerResidual m : fit.get().residuals()) {
            Optional<LeaveOneOut> left = pose.assessment().stream()
                    .map(Assessment::leaveOneOut)
                    .flatMap(java.util.List::stream)
                    .filter(l -> l.label().equals(m.label()))
                    .findFirst();
            Label residual = new Label(Quantity.fineMm(m.lengthMm()));
            residual.setId("fit-residual-" + m.label());
            residual.setMinWidth(Label.USE_PREF_SIZE);
            residuals.row(
                    Texts.get("registration.left.tip"),
                    m.label(),
                    residual,
                    left.map(l -> Quantity.fineMm(l.lengthMm())).orElse("–"),
                    m.degreesOfFreedom() > 0 ? Quantity.chance(m.pValue()) : "–");
        }
    }

    private static final class Words extends StringConverter<ModelChoice> {
        @Override
        public String toString(ModelChoice c) {
            return c == null ? "" : Texts.get("registration.model." + c);
        }

        @Override
        public ModelChoice fromString(String words) {
            return ModelChoice.valueOf(words);
        }
    }
}
