package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.needlepoint.casefile.GeometryComparison;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.ui.model.StudyModel;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.session.HazardFinding;
import org.needlepoint.workflow.session.SeriesEntry;
import org.needlepoint.workflow.session.SessionSnapshot;
import org.needlepoint.workflow.session.StudyPair;

/** Whose images, from when, and which series is used for what. */
final class StudyPanel extends StepPanel {
    private static final String NARROW = "-fx-pref-width: 5.6em";

    private final StudyModel study;
    private final VBox hazards = new VBox(8);
    private final TextTable facts = new TextTable();
    private final Label days = new Label();
    private final TextTable geometry = new TextTable();
    private final Map<Purpose, ComboBox<StudyModel.Choice>> series = new EnumMap<>(Purpose.class);
    private List<HazardFinding> shownHazards = List.of();
    private final VBox used = new VBox(4);
    private boolean filling;

    StudyPanel(WorkstationModel model) {
        super(model, Step.STUDY);
        study = new StudyModel(model);
        days.setId("days-apart");
        days.setWrapText(true);
        geometry.setId("geometry");
        ValueGrid choices = new ValueGrid();
        for (Purpose purpose : Purpose.values()) {
            ComboBox<StudyModel.Choice> box = new ComboBox<>();
            box.setId("series-" + purpose);
            box.setMaxWidth(Double.MAX_VALUE);
            box.setMinWidth(0);
            box.setPrefWidth(1);
            GridPane.setHgrow(box, Priority.ALWAYS);
            box.setOnAction(e -> {
                if (!filling && box.getValue() != null) {
                    study.choose(purpose, box.getValue().uid());
                }
            });
            Tooltip tip = new Tooltip();
            tip.textProperty()
                    .bind(box.valueProperty()
                            .map(v -> Texts.get("study.purpose.tip." + purpose) + "\n" + v)
                            .orElse(Texts.get("study.purpose.tip." + purpose)));
            box.setTooltip(tip);
            series.put(purpose, box);
            choices.row(Texts.get("study.purpose." + purpose), box, Texts.get("study.purpose.tip." + purpose));
        }
        automatic()
                .getChildren()
                .addAll(
                        hazards,
                        new Section(Texts.get("study.who"), facts, days),
                        new Section(Texts.get("study.geometry"), geometry));
        Label how = TextTable.text(Texts.get("study.used.how"));
        how.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        manual().getChildren()
                .addAll(
                        new Section(Texts.get("study.series"), choices),
                        new Section(Texts.get("study.used"), how, used));
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        List<HazardFinding> found = study.hazards();
        // Kept while nothing changed, so that a name that is being typed is not lost.
        if (!found.equals(shownHazards)) {
            shownHazards = found;
            hazards.getChildren()
                    .setAll(found.stream().map(h -> new HazardCard(study, h)).toList());
        }
        shown(hazards, !found.isEmpty());
        facts();
        geometry();
        filling = true;
        series.forEach((purpose, box) -> {
            List<StudyModel.Choice> choices = study.choices(purpose);
            if (!choices.equals(box.getItems())) {
                box.getItems().setAll(choices);
            }
            Optional<String> chosen = study.chosen(purpose);
            box.setValue(choices.stream()
                    .filter(c -> c.uid().equals(chosen))
                    .findFirst()
                    .orElse(choices.get(0)));
            box.setDisable(choices.size() < 2);
        });
        filling = false;
        used();
    }

    /** Every series of the input: in use, or set aside. */
    private void used() {
        used.getChildren().setAll(study.series().stream().map(this::use).toList());
    }

    private CheckBox use(SeriesEntry entry) {
        CheckBox box = new CheckBox(StudyModel.line(entry)
                + entry.usedAs()
                        .map(p -> " · " + Texts.get("study.purpose." + p))
                        .orElse(""));
        box.setId("use-series-" + entry.number());
        box.setWrapText(true);
        box.setSelected(study.used(entry));
        box.setTooltip(new Tooltip(Texts.get("study.used.tip")));
        box.setOnAction(e -> study.use(entry, box.isSelected()));
        return box;
    }

    private void facts() {
        facts.clear("", "CT", "MR");
        for (StudyModel.Fact f : study.facts()) {
            Label ct = value("ct", f, f.ct());
            Label mr = value("mr", f, f.mr());
            facts.row(Texts.get("study.fact.tip." + f.key()), name(Texts.get("study.fact." + f.key())), ct, mr);
        }
        Optional<StudyPair> pair = study.pair();
        days.setText(pair.map(p -> p.daysApart().isPresent()
                        ? Texts.get("study.daysApart", p.daysApart().getAsLong())
                        : Texts.get("study.daysUnknown"))
                .orElse(""));
    }

    private static Label value(String image, StudyModel.Fact fact, Optional<String> words) {
        Label l = TextTable.text(words.orElse(Texts.get("study.notStated")));
        l.setId("fact-" + fact.key() + "-" + image);
        if (words.isEmpty()) {
            l.getStyleClass().add(Styles.TEXT_SUBTLE);
        } else if (fact.differs()) {
            l.getStyleClass().addAll("differs", Styles.TEXT_BOLD);
        }
        return l;
    }

    /** A name that is never cut short. */
    private static Label name(String words) {
        Label l = new Label(words);
        l.setMinWidth(Label.USE_PREF_SIZE);
        l.getStyleClass().add(Styles.TEXT_MUTED);
        return l;
    }

    private static Label muted(String words) {
        Label l = TextTable.text(words);
        l.getStyleClass().add(Styles.TEXT_MUTED);
        return l;
    }

    private static Label narrow(String words) {
        Label l = TextTable.text(words);
        l.setStyle(NARROW);
        return l;
    }

    private void geometry() {
        geometry.clear(Texts.get("study.geometry.field"), "CT", "MR", "");
        for (GeometryComparison g : study.pair().map(StudyPair::geometry).orElse(List.of())) {
            Label agreement = new Label(Texts.get("study.agreement." + g.agreement()));
            agreement
                    .getStyleClass()
                    .addAll(
                            Styles.TEXT_SMALL,
                            switch (g.agreement()) {
                                case SAME -> Styles.SUCCESS;
                                case DIFFERENT -> Styles.WARNING;
                                case UNKNOWN -> Styles.TEXT_MUTED;
                            });
            agreement.setMinWidth(Label.USE_PREF_SIZE);
            geometry.row(
                    EngineTexts.say(g.note()),
                    muted(StudyModel.field(g.field())),
                    narrow(EngineTexts.say(g.ct())),
                    narrow(EngineTexts.say(g.mr())),
                    agreement);
            if (!g.note().isEmpty()) {
                Label note = muted(EngineTexts.say(g.note()));
                note.getStyleClass().add(Styles.TEXT_SMALL);
                geometry.wide(note, 4);
            }
        }
    }
}
