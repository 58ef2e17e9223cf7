package org.needlepoint.ui.step;

import atlantafx.base.theme.Styles;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.SpectroscopyResult;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.report.Figure;
import org.needlepoint.report.ResultTable;
import org.needlepoint.report.Unit;
import org.needlepoint.ui.model.MeasuredValues;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.workflow.ReportLanguages;
import org.needlepoint.workflow.session.CaseMeasurement;
import org.needlepoint.workflow.session.CorePreview;
import org.needlepoint.workflow.session.SessionSnapshot;

/** ADC and Cho/Cr in the core. */
final class MeasurementPanel extends StepPanel {
    private static final double STALE = 0.45;

    private final Card preview = new Card(Card.Severity.INFO);
    private final VBox progress = new VBox(4);
    private final VBox values = new VBox(14);
    private final FlowPane copy = new FlowPane(6, 6);
    private Optional<CaseResult> written = Optional.empty();
    private List<?> shownOf = List.of();

    MeasurementPanel(WorkstationModel model) {
        super(model, Step.MEASUREMENT);
        preview.setId("measure-preview");
        progress.setId("measure-progress");
        values.setId("measure-values");
        Label doing = new Label();
        doing.setWrapText(true);
        doing.getStyleClass().add(Styles.TEXT_MUTED);
        doing.textProperty().bind(model.progressTextProperty());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progressProperty());
        progress.getChildren().setAll(bar, doing);
        progress.visibleProperty().bind(model.busyProperty());
        progress.managedProperty().bind(model.busyProperty());
        copy.getChildren()
                .setAll(
                        button("copy-text", "measure.copy.text", () -> written.map(MeasuredValues::text)),
                        button("copy-csv", "measure.copy.csv", () -> written.map(r -> ResultTable.text(List.of(r)))));
        automatic().getChildren().setAll(preview, progress, values, copy);
    }

    private static Button button(String id, String key, java.util.function.Supplier<Optional<String>> text) {
        Button b = new Button(Texts.get(key), Icons.icon(Material2AL.CONTENT_COPY, "way-icon"));
        b.setId(id);
        b.getStyleClass().add(Styles.SMALL);
        b.setOnAction(e -> text.get().ifPresent(t -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(t);
            Clipboard.getSystemClipboard().setContent(content);
        }));
        return b;
    }

    @Override
    void update(SessionSnapshot snapshot, PlanningCase decisions) {
        boolean current = snapshot.isOf(decisions);
        written = snapshot.result().value();
        Optional<CorePreview> core = snapshot.core().value();
        shown(preview, written.isEmpty() && core.isPresent());
        preview.say(Texts.get("measure.preview"), Texts.get("measure.preview.more"));
        shown(copy, written.isPresent() && current);
        // Numbers of older decisions are seen to be so.
        values.setOpacity(current ? 1 : STALE);
        List<?> from = List.of(snapshot.measurement(), core);
        if (!from.equals(shownOf)) {
            shownOf = from;
            values.getChildren().clear();
            if (written.isPresent()) {
                measured(written.get(), snapshot.measurement().value().orElseThrow());
            } else {
                core.flatMap(CorePreview::adc).ifPresent(a -> values.getChildren()
                        .add(new Section(
                                Texts.get("measure.adc.preview"),
                                table(
                                        "preview",
                                        List.of(Texts.get("measure.preview.column")),
                                        List.of(MeasuredValues.preview(a))))));
            }
            core.map(CorePreview::regions).filter(r -> !r.isEmpty()).ifPresent(this::regions);
        }
    }

    private void measured(CaseResult r, CaseMeasurement measurement) {
        List<AdcResult> columns = MeasuredValues.columns(r);
        if (!columns.isEmpty()) {
            Section adc = new Section(
                    Texts.get("measure.adc.title"),
                    table(
                            "adc",
                            columns.stream().map(MeasuredValues::source).toList(),
                            columns.stream().map(MeasuredValues::adc).toList()));
            columns.forEach(
                    a -> adc.getChildren().add(muted(Texts.get("measure.evidence", EngineTexts.say(a.evidence())))));
            adc.getChildren().add(muted(Texts.get("measure.adc.meaning")));
            values.getChildren().add(adc);
        }
        r.spectroscopy()
                .ifPresentOrElse(
                        s -> spectrum(s, measurement.spectrumFigure(ReportLanguages.of(Texts.language()))),
                        () -> values.getChildren()
                                .add(new Section(
                                        Texts.get("measure.mrs.title"), muted(Texts.get("measure.mrs.absent")))));
        warnings(r.warnings());
    }

    /** Names on the left, one column for each source; the interval below its value. */
    private static GridPane table(String id, List<String> heads, List<List<MeasuredValues.Line>> columns) {
        GridPane grid = new GridPane();
        grid.setId("table-" + id);
        grid.getStyleClass().add("value-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        for (int c = 0; c < columns.size(); c++) {
            ColumnConstraints numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            grid.getColumnConstraints().add(numbers);
            Label head = new Label(heads.get(c));
            head.setWrapText(true);
            head.getStyleClass().addAll(Styles.TEXT_BOLD, Styles.TEXT_SMALL);
            grid.add(head, c + 1, 0);
        }
        List<MeasuredValues.Line> first = columns.get(0);
        for (int i = 0; i < first.size(); i++) {
            MeasuredValues.Line named = first.get(i);
            boolean sharedUnit = named.unit().isEmpty() || named.unit().equals(Unit.ADC.symbol());
            Label name = new Label(named.name() + (sharedUnit ? "" : " (" + named.unit() + ")"));
            name.setWrapText(true);
            name.getStyleClass().addAll("name", Styles.TEXT_MUTED);
            grid.add(name, 0, i + 1);
            for (int c = 0; c < columns.size(); c++) {
                grid.add(value(id + "-" + c + "-" + i, columns.get(c).get(i), i == 0 && c == 0), c + 1, i + 1);
            }
        }
        return grid;
    }

    private static Node value(String id, MeasuredValues.Line line, boolean main) {
        Label v = new Label(line.value());
        v.setId(id);
        v.getStyleClass().add("value");
        v.setTooltip(new Tooltip(line.unit().isEmpty() ? line.name() : line.name() + " (" + line.unit() + ")"));
        if (main) {
            v.getStyleClass().add(Styles.TEXT_BOLD);
        }
        VBox cell = new VBox(v);
        cell.setAlignment(javafx.geometry.Pos.TOP_RIGHT);
        if (!line.interval().isEmpty()) {
            Label interval = new Label(line.interval());
            interval.setId(id + "-interval");
            interval.setMinWidth(Label.USE_PREF_SIZE);
            interval.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            cell.getChildren().add(interval);
        }
        return cell;
    }

    private void spectrum(SpectroscopyResult s, Optional<Figure> figure) {
        Card quality = new Card(
                switch (s.quality()) {
                    case PASS -> Card.Severity.SUCCESS;
                    case CAUTION -> Card.Severity.WARNING;
                    case REJECT -> Card.Severity.DANGER;
                });
        quality.setId("spectrum-quality");
        quality.say(Texts.get("measure.quality." + s.quality()), EngineTexts.lines(s.reasons()));
        Section section = new Section(
                Texts.get("measure.mrs.title"),
                table("mrs", List.of(Texts.get("measure.mrs.column")), List.of(MeasuredValues.spectrum(s))),
                quality);
        figure.ifPresent(f -> {
            ImageView picture = new ImageView(new Image(new ByteArrayInputStream(f.png())));
            picture.setId("spectrum");
            picture.setPreserveRatio(true);
            picture.setSmooth(true);
            // The picture follows the panel and never holds it open.
            StackPane frame = new StackPane(picture);
            frame.setMinWidth(0);
            frame.setPrefWidth(1);
            picture.fitWidthProperty().bind(Bindings.max(1, frame.widthProperty()));
            picture.setAccessibleText(Texts.get("measure.mrs.picture"));
            section.getChildren().addAll(frame, muted(Texts.get("measure.mrs.picture")));
        });
        values.getChildren().add(section);
    }

    private void regions(List<CorePreview.RegionValue> regions) {
        Section section = new Section(Texts.get("needle.regions"));
        for (CorePreview.RegionValue v : regions) {
            Label l = new Label(v.name() + ": " + RegionList.words(v));
            l.setWrapText(true);
            section.getChildren().add(l);
        }
        values.getChildren().add(section);
    }

    private void warnings(List<String> warnings) {
        Section section = new Section(Texts.get("measure.warnings"));
        section.setId("measure-warnings");
        if (warnings.isEmpty()) {
            section.getChildren().add(muted(Texts.get("measure.warnings.none")));
        }
        for (String w : warnings) {
            section.getChildren().add(new Card(Card.Severity.WARNING).say(EngineTexts.say(w), ""));
        }
        values.getChildren().add(section);
    }

    private static Label muted(String text) {
        Label l = new Label(text);
        l.setWrapText(true);
        l.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return l;
    }
}
