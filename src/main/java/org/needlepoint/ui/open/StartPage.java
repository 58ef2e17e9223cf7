package org.needlepoint.ui.open;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.casefile.planning.RecentCases;
import org.needlepoint.casefile.planning.UnsavedCases;
import org.needlepoint.ui.model.CaseFilesModel;
import org.needlepoint.ui.model.SampleCases;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;

/** The first page: open, unsaved work from a crash, recent cases, sample cases. */
final class StartPage extends HBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final WorkstationModel model;
    private final CaseFilesModel files;
    private final VBox lists = new VBox(10);
    private final ListChangeListener<Object> changed = c -> fill();

    StartPage(WorkstationModel model) {
        this.model = model;
        this.files = model.files();
        setId("start-page");
        VBox left = new VBox(12);
        Label name = new Label(Texts.get("shell.title"));
        name.getStyleClass().add("title-1");
        Label what = new Label(Texts.get("open.what"));
        what.setWrapText(true);
        what.getStyleClass().add("text-muted");
        Region gap = new Region();
        gap.setMinHeight(12);
        Label drop = new Label(Texts.get("open.drop"));
        drop.setWrapText(true);
        drop.setAlignment(Pos.CENTER);
        drop.setMaxWidth(Double.MAX_VALUE);
        drop.setMinHeight(110);
        drop.setGraphic(new FontIcon(Material2AL.ARROW_DOWNWARD));
        drop.setStyle("-fx-border-color: -color-border-default; -fx-border-style: dashed; -fx-border-radius: 6;"
                + " -fx-padding: 16; -fx-text-alignment: center;");
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
        left.setStyle("-fx-padding: 40 32 24 40");
        left.setPrefWidth(400);
        left.setMinWidth(320);
        ScrollPane right = new ScrollPane(lists);
        right.setFitToWidth(true);
        lists.setStyle("-fx-padding: 40 40 24 32");
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
        files.start().recentProperty().addListener(new WeakListChangeListener<>(changed));
        files.start().leftProperty().addListener(new WeakListChangeListener<>(changed));
        fill();
    }

    private CaseCommands commands() {
        return new CaseCommands(model, getScene().getWindow());
    }

    private static Button action(String id, String text, Ikon icon, Runnable does) {
        Button b = new Button(Texts.get(text), new FontIcon(icon));
        b.setId(id);
        b.setMaxWidth(Double.MAX_VALUE);
        b.setAlignment(Pos.CENTER_LEFT);
        b.setStyle("-fx-padding: 10 16 10 16");
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
        lists.getChildren().add(heading("open.samples"));
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
        Label first = new Label(title);
        first.setStyle("-fx-font-weight: bold");
        first.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        Label second = new Label(about);
        second.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        second.getStyleClass().add("text-muted");
        HBox box = new HBox(14, new FontIcon(icon), new VBox(2, first, second));
        box.setAlignment(Pos.CENTER_LEFT);
        Button b = new Button(null, box);
        b.setMaxWidth(Double.MAX_VALUE);
        b.setMinWidth(0);
        b.setAlignment(Pos.CENTER_LEFT);
        b.setAccessibleText(title);
        b.setStyle("-fx-padding: 8 14 8 14");
        b.setOnAction(e -> does.run());
        return b;
    }
}
