package org.needlepoint.ui.step;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.textfield.TextFields;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.pathology.TumourCategory;
import org.needlepoint.ui.model.PathologyForm;
import org.needlepoint.ui.model.PathologyForm.Field;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.ui.text.TumourText;
import org.needlepoint.workflow.session.SessionSnapshot;

/** What the pathologist found. */
final class PathologyPanel extends StepPanel {
    private final PathologyForm form;
    private final Map<Field, TextInputControl> texts = new EnumMap<>(Field.class);
    private final Map<Field, ChoiceBox<String>> choices = new EnumMap<>(Field.class);
    private final Map<Field, Label> problems = new EnumMap<>(Field.class);
    private final Label tumour = new Label();
    private final Card notGraded = new Card(Card.Severity.WARNING);
    private final Card grade = new Card(Card.Severity.INFO);
    private final Card ki67 = new Card(Card.Severity.INFO);
    private final VBox cautions = new VBox(6);
    private final Card hidden = new Card(Card.Severity.INFO);
    private final VBox all = new VBox(14);
    private boolean filling;

    PathologyPanel(WorkstationModel model) {
        super(model, Step.PATHOLOGY);
        form = new PathologyForm(model);
        ToggleSwitch blind = new ToggleSwitch(Texts.get("pathology.blind"));
        blind.setId("blinded");
        blind.setTooltip(new Tooltip(Texts.get("pathology.blind.tip")));
        blind.selectedProperty().bindBidirectional(model.view().blindedProperty());
        hidden.setId("pathology-hidden");
        hidden.say(Texts.get("pathology.hidden"), Texts.get("pathology.hidden.more"));
        all.setId("pathology-all");
        all.visibleProperty().bind(model.view().blindedProperty().not());
        all.managedProperty().bind(all.visibleProperty());
        hidden.visibleProperty().bind(model.view().blindedProperty());
        hidden.managedProperty().bind(hidden.visibleProperty());
        tumour.setId("pathology-tumour");
        tumour.setWrapText(true);
        tumour.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        grade.setId("pathology-grade");
        ki67.setId("pathology-ki67");
        notGraded.setId("pathology-not-graded");
        cautions.setId("pathology-cautions");
        all.getChildren().setAll(diagnosis(), scores(), ki67(), origin());
        automatic().getChildren().setAll(blind, hidden);
        manual().getChildren().setAll(all);
        form.refresh();
        fill();
    }

    private Node diagnosis() {
        TextField name = new TextField();
        name.setPromptText(Texts.get("pathology.diagnosis.prompt"));
        HBox.setHgrow(name, Priority.ALWAYS);
        TextFields.bindAutoCompletion(
                        name,
                        request -> PathologyForm.suggestions(request.getUserText()),
                        new StringConverter<SoftTissueTumour>() {
                            @Override
                            public String toString(SoftTissueTumour t) {
                                return TumourText.both(t);
                            }

                            @Override
                            public SoftTissueTumour fromString(String text) {
                                throw new UnsupportedOperationException("Suggestions are chosen, not typed");
                            }
                        })
                .setOnAutoCompleted(
                        e -> enter(Field.DIAGNOSIS, e.getCompletion().name()));
        MenuButton list = new MenuButton(Texts.get("pathology.list"));
        list.setId("pathology-list");
        for (TumourCategory c : TumourCategory.values()) {
            Menu chapter = new Menu(EngineTexts.say(c.title()));
            for (SoftTissueTumour t : TumourCatalogue.who2020().in(c)) {
                MenuItem item = new MenuItem(TumourText.both(t));
                item.setOnAction(e -> enter(Field.DIAGNOSIS, t.name()));
                chapter.getItems().add(item);
            }
            list.getItems().add(chapter);
        }
        name.setTooltip(new Tooltip(Texts.get("pathology.diagnosis")));
        HBox line = new HBox(6, text(Field.DIAGNOSIS, name), list);
        list.setMinWidth(USE_PREF_SIZE);
        return new Section(Texts.get("pathology.diagnosis"), line, problem(Field.DIAGNOSIS), tumour, notGraded);
    }

    private Node scores() {
        ValueGrid grid = new ValueGrid();
        choice(grid, Field.DIFFERENTIATION, 1, 3);
        choice(grid, Field.MITOSES, 1, 3);
        choice(grid, Field.NECROSIS, 0, 2);
        choice(grid, Field.GRADE, 1, 3);
        return new Section(Texts.get("pathology.fnclcc"), grid, problem(Field.GRADE), grade, rule());
    }

    private static Label rule() {
        Label l = new Label(Texts.get("pathology.rule"));
        l.setWrapText(true);
        l.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return l;
    }

    private void choice(ValueGrid grid, Field field, int least, int greatest) {
        ChoiceBox<String> box = new ChoiceBox<>();
        box.setId("pathology-" + field);
        box.setMaxWidth(Double.MAX_VALUE);
        List<String> items = new ArrayList<>(List.of(""));
        for (int i = least; i <= greatest; i++) {
            items.add(String.valueOf(i));
        }
        box.getItems().setAll(items);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String number) {
                return number == null || number.isEmpty()
                        ? Texts.get("pathology.notStated")
                        : Texts.get("pathology.choice." + field + "." + number);
            }

            @Override
            public String fromString(String shown) {
                throw new UnsupportedOperationException("Scores are chosen, not typed");
            }
        });
        box.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!filling && now != null) {
                enter(field, now);
            }
        });
        choices.put(field, box);
        grid.row(Texts.get("pathology.field." + field), box, Texts.get("pathology.tip." + field));
    }

    private Node ki67() {
        ValueGrid grid = new ValueGrid();
        line(grid, Field.KI67_POSITIVE);
        line(grid, Field.KI67_COUNTED);
        line(grid, Field.KI67_PERCENT);
        return new Section(
                Texts.get("pathology.ki67"),
                grid,
                problem(Field.KI67_POSITIVE),
                problem(Field.KI67_COUNTED),
                problem(Field.KI67_PERCENT),
                ki67,
                cautions);
    }

    private Node origin() {
        ValueGrid grid = new ValueGrid();
        line(grid, Field.SPECIMEN);
        line(grid, Field.REPORTED);
        TextArea remark = new LinesField("");
        remark.setPrefRowCount(3);
        grid.row(Texts.get("pathology.field.REMARK"), text(Field.REMARK, remark), Texts.get("pathology.tip.REMARK"));
        return new Section(Texts.get("pathology.origin"), grid, problem(Field.REPORTED));
    }

    private void line(ValueGrid grid, Field field) {
        TextField f = new TextField();
        f.setPromptText(Texts.get("pathology.prompt." + field));
        grid.row(Texts.get("pathology.field." + field), text(field, f), Texts.get("pathology.tip." + field));
    }

    private <T extends TextInputControl> T text(Field field, T control) {
        control.setId("pathology-" + field);
        texts.put(field, control);
        control.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                enter(field, control.getText());
            }
        });
        if (control instanceof TextField f) {
            f.setOnAction(e -> enter(field, f.getText()));
        }
        return control;
    }

    private Label problem(Field field) {
        Label l = new Label();
        l.setId("problem-" + field);
        l.setWrapText(true);
        l.getStyleClass().add(Styles.DANGER);
        problems.put(field, l);
        return l;
    }

    private void enter(Field field, String text) {
        if (model().decisionsProperty().get() != null) {
            form.enter(field, text);
            fill();
        }
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        form.refresh();
        fill();
    }

    private void fill() {
        filling = true;
        texts.forEach((field, control) -> {
            // What is being typed is not overwritten.
            if (!control.isFocused()
                    || control.getText() == null
                    || form.text(field).equals(control.getText().strip())) {
                control.setText(form.text(field));
            }
        });
        choices.forEach((field, box) -> box.getSelectionModel().select(form.text(field)));
        problems.forEach((field, label) -> {
            label.setText(form.problem(field).orElse(""));
            shown(label, form.problem(field).isPresent());
            Control at = texts.containsKey(field) ? texts.get(field) : choices.get(field);
            at.pseudoClassStateChanged(Styles.STATE_DANGER, form.problem(field).isPresent());
        });
        var reading = form.readingProperty().get();
        tumour.setText(reading.tumour()
                .map(t -> Texts.get(
                        "pathology.tumour",
                        TumourText.both(t),
                        EngineTexts.say(t.category().title()),
                        EngineTexts.say(t.behaviour().label()),
                        t.icdO().isEmpty() ? Texts.get("pathology.noCode") : String.join(", ", t.icdO())))
                .orElse(""));
        shown(tumour, reading.tumour().isPresent());
        boolean ungraded = reading.tumour().filter(t -> !t.isGradedByFnclcc()).isPresent();
        shown(notGraded, ungraded);
        reading.tumour()
                .filter(t -> ungraded)
                .ifPresent(
                        t -> notGraded.say(EngineTexts.say(t.fnclccUse().label()), EngineTexts.say(t.fnclccReason())));
        shown(grade, form.grade().isPresent());
        form.grade().ifPresent(g -> grade.say(g, ""));
        shown(ki67, form.ki67().isPresent());
        form.ki67().ifPresent(k -> ki67.say(k, ""));
        cautions.getChildren()
                .setAll(form.cautions().stream()
                        .map(c -> (Node) new Card(Card.Severity.WARNING).say(c, ""))
                        .toList());
        shown(cautions, !form.cautions().isEmpty());
        filling = false;
    }
}
