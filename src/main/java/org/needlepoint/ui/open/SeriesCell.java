package org.needlepoint.ui.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.casefile.planning.Purpose;
import org.needlepoint.ui.model.BrowserModel;
import org.needlepoint.ui.text.EngineTexts;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.slice.SliceImage;
import org.needlepoint.workflow.session.SeriesEntry;

/** Shows a line of the browser. */
final class SeriesCell extends ListCell<SeriesRow> {
    private static final double PICTURE_PX = 84;

    private final BrowserModel browser;

    SeriesCell(BrowserModel browser) {
        this.browser = browser;
    }

    @Override
    protected void updateItem(SeriesRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        if (empty || row == null) {
            setGraphic(null);
        } else if (row instanceof SeriesRow.OfPatient p) {
            setGraphic(patient(p));
        } else if (row instanceof SeriesRow.OfStudy s) {
            setGraphic(study(s.study()));
        } else if (row instanceof SeriesRow.OfSeries s) {
            setGraphic(series(s.series()));
        }
    }

    private static Node patient(SeriesRow.OfPatient p) {
        Label name = new Label(p.name().replace('^', ' '));
        name.getStyleClass().add("title-4");
        name.setGraphic(new FontIcon(p.oneOfSeveral() ? Material2MZ.WARNING : Material2MZ.PERSON));
        return name;
    }

    private static Node study(BrowserModel.Study s) {
        String date = s.date().matches("\\d{8}")
                ? s.date().substring(0, 4) + "-" + s.date().substring(4, 6) + "-"
                        + s.date().substring(6)
                : Texts.get("open.study.undated");
        String modalities = s.series().stream()
                .map(SeriesEntry::modality)
                .filter(m -> !m.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        Label label =
                new Label(Texts.get("open.study", date, modalities, s.series().size()));
        label.setStyle("-fx-font-weight: bold; -fx-padding: 4 0 0 0");
        return label;
    }

    private Node series(SeriesEntry e) {
        Label title = new Label(
                e.number().isEmpty() ? e.description() : Texts.get("open.series.name", e.number(), e.description()));
        title.setStyle("-fx-font-weight: bold");
        title.setTooltip(new Tooltip(title.getText()));
        VBox words = new VBox(
                2,
                title,
                muted(facts(e)),
                muted(Texts.get("open.series.guess", EngineTexts.say(e.role()), EngineTexts.say(e.roleReason()))));
        for (String problem : e.problems()) {
            Label l = new Label(EngineTexts.say(problem));
            l.setWrapText(true);
            l.setGraphic(new FontIcon(Material2MZ.WARNING));
            l.getStyleClass().add("warning");
            words.getChildren().add(l);
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label used = new Label(e.usedAs()
                .map(p -> Texts.get("open.series.used", Texts.get("open.purpose." + p)))
                .orElse(Texts.get("open.series.unused")));
        if (e.usedAs().isPresent()) {
            used.getStyleClass().add("accent");
            used.setStyle("-fx-font-weight: bold");
        }
        used.setWrapText(true);
        VBox role = new VBox(used, choice(e));
        role.getStyleClass().add("series-role");
        role.setAlignment(Pos.CENTER_LEFT);
        HBox box = new HBox(14, picture(e), words, role);
        box.setAlignment(Pos.CENTER_LEFT);
        // As wide as the list, so that long descriptions are cut and not the roles.
        box.prefWidthProperty().bind(getListView().widthProperty().subtract(60));
        box.setMaxWidth(USE_PREF_SIZE);
        return box;
    }

    private static Label muted(String text) {
        Label l = new Label(text);
        l.getStyleClass().add("text-muted");
        l.setTooltip(new Tooltip(text));
        return l;
    }

    private static String facts(SeriesEntry e) {
        List<String> out = new ArrayList<>();
        out.add(e.modality());
        if (e.columns() > 0) {
            out.add(e.columns() + " × " + e.rows());
            out.add(e.slices() == 1 ? Texts.get("open.series.slice") : Texts.get("open.series.slices", e.slices()));
        }
        if (!e.bValues().isEmpty()) {
            out.add("b "
                    + e.bValues().stream()
                            .map(b -> String.valueOf(Math.round(b)))
                            .collect(Collectors.joining(", ")) + " s/mm²");
        }
        out.add(e.files() == 1 ? Texts.get("open.series.file") : Texts.get("open.series.files", e.files()));
        return String.join("   ", out);
    }

    private Node picture(SeriesEntry e) {
        StackPane frame = new StackPane();
        frame.setMinSize(PICTURE_PX, PICTURE_PX);
        frame.setMaxSize(PICTURE_PX, PICTURE_PX);
        frame.setStyle("-fx-background-color: black; -fx-background-radius: 3");
        SliceImage image = browser.thumbnailsProperty().get(e.uid());
        if (image != null) {
            int w = image.plane().width();
            int h = image.plane().height();
            WritableImage pixels = new WritableImage(w, h);
            pixels.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), image.argb(), 0, w);
            ImageView view = new ImageView(pixels);
            view.setPreserveRatio(true);
            view.setFitWidth(PICTURE_PX);
            view.setFitHeight(PICTURE_PX);
            view.setId("thumbnail-" + e.number());
            frame.getChildren().add(view);
        } else {
            Label kind = new Label(e.columns() == 0 ? e.modality() : "…");
            kind.setStyle("-fx-text-fill: #9a9a9a");
            frame.getChildren().add(kind);
        }
        return frame;
    }

    private ComboBox<Optional<Purpose>> choice(SeriesEntry e) {
        ComboBox<Optional<Purpose>> box = new ComboBox<>();
        box.setId("role-" + e.number());
        box.getItems().add(Optional.empty());
        for (Purpose p : Purpose.values()) {
            box.getItems().add(Optional.of(p));
        }
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Purpose> p) {
                return p.map(x -> Texts.get("open.purpose." + x)).orElse(Texts.get("open.purpose.auto"));
            }

            @Override
            public Optional<Purpose> fromString(String text) {
                throw new UnsupportedOperationException("Roles are chosen, not typed");
            }
        });
        box.setValue(browser.assigned(e));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setStyle("-fx-border-color: -color-border-default; -fx-border-radius: 4; -fx-padding: 0 0 0 8");
        box.setTooltip(new Tooltip(Texts.get("open.purpose.tip")));
        box.setOnAction(a -> browser.assign(e, box.getValue()));
        return box;
    }
}
