package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.needle.NeedleCandidate;
import org.needlepoint.report.Decimal;
import org.needlepoint.ui.model.NeedleEditor;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.SessionSnapshot;

/** Needle tip and axis, and the core ahead of it. */
final class NeedlePanel extends StepPanel {
    private final NeedleEditor editor;
    private final VBox candidates = new VBox(6);
    private final Section found;
    private final ValueGrid needle = new ValueGrid();
    private final ValueGrid core = new ValueGrid();
    private final Card leaves = new Card(Card.Severity.WARNING);
    private final Card doubtful = new Card(Card.Severity.WARNING);
    private final Button detected = new Button(Texts.get("needle.detected"));
    private final CoreSizeFields size;
    private final TwoPointFields twoPoints;
    private final RegionList regions;
    private List<NeedleEditor.Candidate> listed = List.of();

    NeedlePanel(WorkstationModel model) {
        super(model, Step.NEEDLE);
        editor = new NeedleEditor(model);
        size = new CoreSizeFields(model, editor);
        twoPoints = new TwoPointFields(model, editor);
        regions = new RegionList(model, editor);
        candidates.setId("needle-candidates");
        leaves.setId("needle-leaves-plane");
        doubtful.setId("needle-doubtful");
        needle.setId("needle-values");
        core.setId("core-values");
        found = new Section(Texts.get("needle.found"), candidates);
        automatic()
                .getChildren()
                .addAll(
                        found,
                        doubtful,
                        new Section(Texts.get("needle.inUse"), needle),
                        leaves,
                        new Section(Texts.get("needle.core"), core));
        detected.setId("needle-detected");
        detected.setOnAction(e -> editor.useDetected());
        detected.setMaxWidth(Double.MAX_VALUE);
        manual().getChildren().addAll(byHand(), twoPoints, size, regions);
    }

    private Node byHand() {
        FlowPane tools = new FlowPane(
                6,
                6,
                Tools.toggle(model(), org.needlepoint.ui.model.ViewState.Tool.TIP, "needle.tool.tip"),
                Tools.toggle(model(), org.needlepoint.ui.model.ViewState.Tool.TURN, "needle.tool.turn"));
        ValueGrid steps = new ValueGrid();
        steps.row(
                Texts.get("needle.along"),
                pair(
                        "along",
                        Texts.get("needle.back"),
                        Texts.get("needle.deeper"),
                        () -> editor.moveAlong(-0.5),
                        () -> editor.moveAlong(0.5)),
                Texts.get("needle.along.tip"));
        steps.row(
                Texts.get("needle.turn"),
                pair(
                        "turn",
                        Texts.get("needle.left"),
                        Texts.get("needle.right"),
                        () -> editor.turn(Math.toRadians(-1)),
                        () -> editor.turn(Math.toRadians(1))),
                Texts.get("needle.turn.tip"));
        steps.row(
                Texts.get("needle.tilt"),
                pair(
                        "tilt",
                        Texts.get("needle.feet"),
                        Texts.get("needle.head"),
                        () -> editor.tilt(Math.toRadians(-1)),
                        () -> editor.tilt(Math.toRadians(1))),
                Texts.get("needle.tilt.tip"));
        return new Section(Texts.get("needle.byHand"), tools, steps, detected);
    }

    private static Node pair(String id, String less, String more, Runnable down, Runnable up) {
        Button minus = new Button(less);
        minus.setId(id + "-minus");
        minus.setOnAction(e -> down.run());
        Button plus = new Button(more);
        plus.setId(id + "-plus");
        plus.setOnAction(e -> up.run());
        minus.getStyleClass().add(Styles.SMALL);
        plus.getStyleClass().add(Styles.SMALL);
        return new FlowPane(6, 4, minus, plus);
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        list();
        Optional<NeedleCandidate> n = editor.needle();
        shown(
                doubtful,
                n.filter(c -> c.evidence() == NeedleCandidate.Evidence.LOST_UNDER_SKIN)
                        .isPresent());
        doubtful.say(Texts.get("needle.lost"), Texts.get("needle.lost.remedy"));
        values(n);
        shown(leaves, editor.leavesPlane());
        leaves.say(
                Texts.get("needle.leaves", angle(editor.outOfPlaneRad().orElse(0))), Texts.get("needle.leaves.more"));
        coreValues(decisions);
        detected.setDisable(!editor.drawnByHand());
        size.update(decisions);
        regions.update(snapshot, decisions);
        if (n.isEmpty()) {
            twoPoints.setExpanded(true);
        }
    }

    private void list() {
        List<NeedleEditor.Candidate> now = editor.candidates();
        if (now.equals(listed)) {
            return;
        }
        listed = now;
        ToggleGroup group = new ToggleGroup();
        candidates.getChildren().clear();
        for (NeedleEditor.Candidate c : now) {
            RadioButton row = new RadioButton(Texts.get(
                    "needle.candidate",
                    c.number(),
                    Decimal.fixed(c.needle().lengthMm(), 0),
                    angle(c.toSlicesRad()),
                    Texts.get("needle.evidence." + c.needle().evidence())));
            row.setId("needle-" + c.number());
            row.setWrapText(true);
            row.setToggleGroup(group);
            row.setSelected(c.chosen());
            row.setOnAction(e -> {
                if (c.chosen()) {
                    editor.lookAt(c.needle().tip());
                } else {
                    editor.choose(c.number());
                }
            });
            candidates.getChildren().add(row);
        }
        if (now.isEmpty()) {
            Label none = new Label(Texts.get("needle.none"));
            none.setWrapText(true);
            candidates.getChildren().add(none);
        }
    }

    private void values(Optional<NeedleCandidate> needleInUse) {
        needle.clear();
        if (needleInUse.isEmpty()) {
            needle.row("needle-tip", Texts.get("needle.tip"), Texts.get("needle.unknown"), "");
            return;
        }
        NeedleCandidate n = needleInUse.get();
        Button look = new Button(place(n.tip().toVector()), Icons.icon(Material2AL.GPS_FIXED, "way-icon"));
        look.setId("needle-tip");
        look.setMinWidth(USE_PREF_SIZE);
        look.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        look.setOnAction(e -> editor.lookAt(n.tip()));
        needle.row(Texts.get("needle.tip"), look, Texts.get("needle.tip.tip"));
        needle.row(
                "needle-sd",
                Texts.get("needle.sd"),
                Decimal.fixed(n.tipSdAlongMm(), 2) + " mm",
                Texts.get("needle.sd.tip"));
        needle.row(
                "needle-direction",
                Texts.get("needle.direction"),
                Decimal.direction(n.direction()) + " ± " + angle(n.directionSdRad()),
                Texts.get("needle.direction.tip"));
        needle.row(
                "needle-depth",
                Texts.get("needle.depth"),
                editor.depthMm().isPresent()
                        ? Decimal.fixed(editor.depthMm().getAsDouble(), 0) + " mm"
                        : Texts.get("needle.unknown"),
                Texts.get("needle.depth.tip"));
        needle.row(
                "needle-evidence",
                Texts.get("needle.evidence"),
                Texts.get("needle.evidence." + n.evidence()),
                Texts.get("needle.evidence.tip"));
    }

    private void coreValues(PlanningCase decisions) {
        core.clear();
        core.row(
                "core-size",
                Texts.get("needle.size"),
                Decimal.fixed(decisions.rules().coreLengthMm(), 1) + " × "
                        + Decimal.fixed(decisions.rules().coreWidthMm(), 1) + " mm",
                Texts.get("needle.size.tip"));
        core.row(
                "core-angle",
                Texts.get("needle.angle"),
                editor.outOfPlaneRad().isPresent()
                        ? angle(editor.outOfPlaneRad().getAsDouble())
                        : Texts.get("needle.unregistered"),
                Texts.get("needle.angle.tip"));
        core.row(
                "core-to-slice",
                Texts.get("needle.toSlice"),
                editor.tipToSliceMm().isPresent()
                        ? Decimal.signed(editor.tipToSliceMm().getAsDouble(), 1) + " mm"
                        : Texts.get("needle.unregistered"),
                Texts.get("needle.toSlice.tip"));
    }

    private static String angle(double rad) {
        return Decimal.fixed(Math.toDegrees(rad), 1) + "°";
    }

    /** A place in letters that a reader knows, for L, P and S signed numbers need a second look. */
    static String place(Vector3 p) {
        return String.format(
                Locale.ROOT,
                "%s %.1f  %s %.1f  %s %.1f mm",
                p.x() < 0 ? "R" : "L",
                Math.abs(p.x()),
                p.y() < 0 ? "A" : "P",
                Math.abs(p.y()),
                p.z() < 0 ? "F" : "H",
                Math.abs(p.z()));
    }
}
