package org.needlepoint.ui.open;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.casefile.planning.RecentCases;
import org.needlepoint.casefile.planning.UnsavedCases;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.Preferences;
import org.needlepoint.ui.model.SampleCases;
import org.needlepoint.ui.model.SampleMaking;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** The first page: open, unsaved work from a crash, recent cases, sample cases. */
final class StartPage extends ScrollPane {
    private static final double GAP = 14;

    /** A page narrower than this has its two halves one below the other. */
    private static final double NARROW_EM = 68;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final WorkstationModel model;
    private final CaseFilesModel files;
    private final GridPane page = new GridPane();
    private final VBox left = new VBox();
    private final VBox lists = new VBox();
    private final WorkLine making;
    private final ObservableValue<Double> letterScale;
    // Kept by this page and weakly by the settings: another language makes another page.
    private final InvalidationListener size = o -> lay();
    private final ListChangeListener<Object> changed = c -> fill();

    StartPage(WorkstationModel model, ObservableValue<Double> letterScale) {
        this.letterScale = letterScale;
        this.model = model;
        this.files = model.files();
        SampleMaking samples = files.start().making();
        this.making = new WorkLine(
                Texts.get("open.sample.making"),
                samples.progressProperty(),
                samples.busyProperty(),
                "stop-making",
                samples::cancel);
        setId("start-page");
        Label name = new Label(Texts.get("shell.title"));
        name.getStyleClass().add("title-1");
        Label what = new Label(Texts.get("open.what"));
        what.setWrapText(true);
        what.getStyleClass().add("text-muted");
        Region gap = new Region();
        gap.setMinHeight(8);
        Label drop = new Label(Texts.get("open.drop"));
        drop.setWrapText(true);
        drop.setAlignment(Pos.CENTER);
        drop.setMaxWidth(Double.MAX_VALUE);
        drop.setGraphic(new FontIcon(Material2AL.ARROW_DOWNWARD));
        drop.getStyleClass().add("start-drop");
        Region rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        Label notice = new Label(Texts.get("open.notice"));
        notice.setWrapText(true);
        notice.getStyleClass().add("text-muted");
        Button folder = action("open-folder", "open.folder", Material2AL.FOLDER_OPEN, () -> commands()
                .openFolder());
        folder.setDefaultButton(true);
        left.getChildren()
                .addAll(
                        name,
                        what,
                        gap,
                        folder,
                        action("open-file", "open.file", Material2AL.ARCHIVE, () -> commands()
                                .openFile()),
                        drop,
                        rest,
                        notice);
        left.getStyleClass().add("start-left");
        lists.getStyleClass().add("start-lists");
        page.getStyleClass().add("start-page");
        setContent(page);
        setFitToWidth(true);
        page.minHeightProperty().bind(viewportBoundsProperty().map(v -> v.getHeight()));
        widthProperty().addListener(size);
        letterScale.addListener(new WeakInvalidationListener(size));
        lay();
        files.start().recentProperty().addListener(new WeakListChangeListener<>(changed));
        files.start().leftProperty().addListener(new WeakListChangeListener<>(changed));
        fill();
    }

    /** What one can do on the left and the cases on the right; one below the other where the page is narrow. */
    private void lay() {
        boolean narrow = getWidth() > 0 && getWidth() < NARROW_EM * Preferences.LETTER_PX * letterScale.getValue();
        page.pseudoClassStateChanged(PseudoClass.getPseudoClass("compact"), narrow);
        page.getChildren().clear();
        page.add(left, 0, 0);
        page.add(lists, narrow ? 0 : 1, narrow ? 1 : 0);
        GridPane.setVgrow(left, narrow ? Priority.NEVER : Priority.ALWAYS);
        GridPane.setHgrow(lists, Priority.ALWAYS);
    }

    private CaseCommands commands() {
        return new CaseCommands(model, getScene().getWindow());
    }

    private static Button action(String id, String text, Ikon icon, Runnable does) {
        Button b = new Button(Texts.get(text), new FontIcon(icon));
        b.setId(id);
        b.setMaxWidth(Double.MAX_VALUE);
        b.setAlignment(Pos.CENTER_LEFT);
        b.setMinHeight(USE_PREF_SIZE);
        b.setWrapText(true);
        b.getStyleClass().add("start-action");
        b.setOnAction(e -> does.run());
        return b;
    }

    private void fill() {
        lists.getChildren().clear();
        if (!files.start().leftProperty().isEmpty()) {
            lists.getChildren().add(heading("open.left"));
            for (UnsavedCases.Left l : files.start().leftProperty()) {
                Button b = entry(
                        l.planningCase().input().toString(),
                        Texts.get("open.left.at", TIME.format(l.at())),
                        Material2MZ.RESTORE,
                        () -> files.openLeft(l));
                b.getStyleClass().add("left-case");
                lists.getChildren().add(b);
            }
        }
        lists.getChildren().add(heading("open.recent"));
        if (files.start().recentProperty().isEmpty()) {
            Label none = new Label(Texts.get("open.recent.none"));
            none.getStyleClass().add("text-muted");
            lists.getChildren().add(none);
        }
        files.start().recentProperty().forEach(r -> lists.getChildren().add(recent(r)));
        lists.getChildren().addAll(heading("open.samples"), making);
        for (SampleCases.Sample s : files.start().samples()) {
            Button b = entry(
                    Texts.get("open.sample." + s.name()),
                    Texts.get("open.sample." + s.name() + ".about"),
                    Material2MZ.SCHOOL,
                    () -> files.open(s));
            b.setId("sample-" + s.name());
            lists.getChildren().add(b);
        }
    }

    private static Label heading(String key) {
        Label l = new Label(Texts.get(key));
        l.getStyleClass().add("title-4");
        l.setStyle("-fx-padding: 8 0 0 0");
        return l;
    }

    private Node recent(RecentCases.Entry r) {
        String when = Texts.get("open.recent.at", TIME.format(r.openedAt()));
        Button open = entry(
                r.title(),
                r.missing() ? Texts.get("open.recent.missing", r.place()) : folder(r.place()) + "   " + when,
                r.missing() ? Material2AL.LINK_OFF : Material2AL.HISTORY,
                () -> files.open(r.place()));
        open.setDisable(r.missing());
        HBox.setHgrow(open, Priority.ALWAYS);
        Button forget = new Button(null, new FontIcon(Material2AL.CLOSE));
        forget.getStyleClass().add("flat");
        forget.setTooltip(new Tooltip(Texts.get("open.recent.forget")));
        forget.setAccessibleText(Texts.get("open.recent.forget"));
        forget.setOnAction(e -> files.start().forget(r));
        HBox row = new HBox(6, open, forget);
        row.setAlignment(Pos.CENTER);
        return row;
    }

    private static String folder(Path p) {
        return p.getParent() == null ? p.toString() : p.getParent().toString();
    }

    private static Button entry(String title, String about, Ikon icon, Runnable does) {
        FontIcon sign = new FontIcon(icon);
        Text first = new Text(title);
        first.getStyleClass().add("entry-title");
        Text second = new Text(about);
        second.getStyleClass().add("entry-about");
        HBox box = new HBox(GAP, sign, new VBox(2, first, second));
        box.setAlignment(Pos.CENTER_LEFT);
        Button b = new Button(null, box);
        // A button asks its sign for a height before it has a width; letters that know theirs answer rightly.
        var room = Bindings.createDoubleBinding(
                () -> Math.max(
                        0,
                        b.getWidth()
                                - b.snappedLeftInset()
                                - b.snappedRightInset()
                                - sign.getLayoutBounds().getWidth()
                                - GAP
                                - 1),
                b.widthProperty(),
                b.insetsProperty(),
                sign.layoutBoundsProperty());
        first.wrappingWidthProperty().bind(room);
        second.wrappingWidthProperty().bind(room);
        b.setMaxWidth(Double.MAX_VALUE);
        b.setMinWidth(0);
        b.setAlignment(Pos.CENTER_LEFT);
        b.setAccessibleText(title + ", " + about);
        b.getStyleClass().add("start-entry");
        b.setOnAction(e -> does.run());
        return b;
    }
}
