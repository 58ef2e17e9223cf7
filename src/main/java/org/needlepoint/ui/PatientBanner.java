package org.needlepoint.ui;

import atlantafx.base.theme.Styles;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.CaseBanner;
import org.needlepoint.ui.model.CaseNotes;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.ProblemText;
import org.needlepoint.ui.text.Texts;

/**
 * Who is on the screen: always at the top, in large type, before anything is measured. Below it, in red, what speaks against
 * these being images of one patient, one side and one time; and what keeps the session from being saved.
 */
final class PatientBanner extends VBox {
    private final WorkstationModel model;
    private final FlowPane facts = new FlowPane();
    private final VBox hazards = new VBox();
    private final Button notes = new Button();
    private final Label unsaved = new Label();
    private CaseBanner shown;
    private boolean compact;
    private PopOver open;
    // Kept by this node and weakly by the model: a window that is built anew takes its banner with it.
    private final InvalidationListener changes = o -> refresh();

    PatientBanner(WorkstationModel model) {
        this.model = model;
        setId("banner");
        getStyleClass().add("patient-banner");
        getStylesheets()
                .add(Objects.requireNonNull(PatientBanner.class.getResource("banner.css"))
                        .toExternalForm());
        facts.setId("banner-facts");
        facts.getStyleClass().add("banner-facts");
        HBox.setHgrow(facts, Priority.ALWAYS);
        notes.setId("notes-button");
        notes.getStyleClass().add(Styles.FLAT);
        notes.setMinWidth(USE_PREF_SIZE);
        notes.setOnAction(e -> notes());
        notes.getStylesheets().setAll(getStylesheets());
        HBox line = new HBox(8, facts);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("banner-line");
        hazards.setId("banner-hazards");
        hazards.getStyleClass().add("banner-hazards");
        unsaved.setId("save-problem");
        unsaved.getStyleClass().add("banner-unsaved");
        unsaved.setGraphic(new FontIcon(Material2MZ.SAVE));
        unsaved.setWrapText(true);
        unsaved.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(line, hazards, unsaved);
        WeakInvalidationListener weak = new WeakInvalidationListener(changes);
        model.snapshotProperty().addListener(weak);
        model.decisionsProperty().addListener(weak);
        model.saveProblemProperty().addListener(weak);
        refresh();
    }

    /** The button of the notes, which the window puts where it has room. */
    Button notesButton() {
        return notes;
    }

    /**
     * Sets the facts in one line each, or with their names above them.
     *
     * @param now whether room is short
     */
    void compact(boolean now) {
        compact = now;
        pseudoClassStateChanged(PseudoClass.getPseudoClass("compact"), now);
        shown = null;
        refresh();
    }

    private void refresh() {
        var problem = model.saveProblemProperty().get();
        shown(unsaved, problem != null);
        if (problem != null) {
            unsaved.setText(Texts.get("banner.unsaved", ProblemText.message(problem), ProblemText.remedy(problem)));
        }
        PlanningCase decisions = model.decisionsProperty().get();
        if (decisions == null) {
            return;
        }
        CaseBanner now = CaseBanner.of(model.snapshot(), decisions);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        facts.getChildren()
                .setAll(
                        fact("name", now.name(), "banner-strong"),
                        fact("id", now.id(), "banner-strong"),
                        fact("born", now.born(), ""),
                        fact("sex", now.sex(), ""),
                        fact("side", now.side(), "banner-strong"),
                        fact("ct", now.ct(), ""),
                        fact("mr", now.mr(), ""));
        hazards.getChildren().setAll(now.hazards().stream().map(this::hazard).toList());
        shown(hazards, !now.hazards().isEmpty());
        pseudoClassStateChanged(
                PseudoClass.getPseudoClass("hazard"), !now.hazards().isEmpty());
        int all = decisions.notes().size();
        notes.setGraphic(new FontIcon(now.flags() > 0 ? Material2AL.FLAG : Material2AL.COMMENT));
        notes.setText(
                now.flags() > 0 ? Texts.get("banner.notes.flagged", all, now.flags()) : Texts.get("banner.notes", all));
        notes.pseudoClassStateChanged(PseudoClass.getPseudoClass("flagged"), now.flags() > 0);
        notes.setTooltip(new Tooltip(Texts.get("banner.notes.tip")));
    }

    private Node fact(String key, String value, String style) {
        Label name = new Label(Texts.get("banner." + key));
        name.getStyleClass().add("banner-name");
        Label v = new Label(value);
        v.setId("banner-" + key);
        v.getStyleClass().add("banner-value");
        if (!style.isEmpty()) {
            v.getStyleClass().add(style);
        }
        // Never shortened: half a name is another patient's.
        v.setMinWidth(USE_PREF_SIZE);
        if (!compact) {
            return new VBox(name, v);
        }
        // A name, a number and a side speak for themselves; a date does not.
        v.setTooltip(new Tooltip(name.getText()));
        HBox line = style.isEmpty() && !key.equals("sex") ? new HBox(name, v) : new HBox(v);
        line.setAlignment(Pos.BASELINE_LEFT);
        line.getStyleClass().add("banner-fact");
        return line;
    }

    private Node hazard(String words) {
        Label l = new Label(words, new FontIcon(Material2MZ.REPORT_PROBLEM));
        l.setWrapText(true);
        HBox.setHgrow(l, Priority.ALWAYS);
        l.setMaxWidth(Double.MAX_VALUE);
        Hyperlink go = new Hyperlink(Texts.get("banner.look"));
        go.setMinWidth(USE_PREF_SIZE);
        go.setOnAction(e -> model.goTo(Step.STUDY));
        HBox line = new HBox(8, l, go);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void notes() {
        if (open != null && open.isShowing()) {
            open.hide();
            return;
        }
        open = new PopOver(new NotesPane(model, new CaseNotes(model, Clock.systemUTC())));
        open.setTitle(Texts.get("notes.title"));
        open.setHeaderAlwaysVisible(true);
        open.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        open.setDetachable(true);
        open.setAnimated(false);
        open.getRoot().getStylesheets().setAll(getScene().getStylesheets());
        open.getRoot().getStylesheets().addAll(List.copyOf(getStylesheets()));
        open.show(notes);
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
