package org.needlepoint.ui.scene;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.needlepoint.ui.keep.PictureKeeper;
import org.needlepoint.ui.model.WorkstationModel;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.scene.CameraPreset;
import org.needlepoint.view.scene.SceneView;

/**
 * The scene in three dimensions with its tools. VTK is loaded when this part gets into a window; taken out of it, everything
 * native is freed. Where VTK is missing it says calmly what to install.
 */
public final class ScenePane extends BorderPane {
    private static final String STYLE =
            Objects.requireNonNull(ScenePane.class.getResource("scene.css")).toExternalForm();

    private static final int IDLE_SECONDS = 10;

    private final SceneModel model;
    private final Executor worker;
    private final SceneCanvas canvas;
    private final Label message = new Label();
    private final ObservableValue<Double> letterScale;
    private final PictureKeeper keeper;

    /**
     * Makes the part.
     *
     * @param session session that is shown
     * @param letterScale how many times larger than usual letters are
     */
    public ScenePane(WorkstationModel session, ObservableValue<Double> letterScale) {
        this(session, letterScale, SceneView::open);
    }

    ScenePane(WorkstationModel session, ObservableValue<Double> letterScale, SceneModel.Opener opener) {
        // One thread, which ends when nothing is to do: panes come and go with the language.
        ThreadPoolExecutor own =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), r -> {
                    Thread t = new Thread(r, "scene content");
                    t.setDaemon(true);
                    return t;
                });
        own.allowCoreThreadTimeOut(true);
        this.worker = own;
        this.model = new SceneModel(session, letterScale, own, opener);
        this.letterScale = letterScale;
        this.keeper = new PictureKeeper(session, this, this::shoot, message::setText);
        this.canvas = new SceneCanvas(model, keeper);
        setId("scene");
        getStyleClass().add("scene-pane");
        getStylesheets().add(STYLE);
        setMinSize(0, 0);
        sceneProperty().addListener((o, before, now) -> {
            if (now == null) {
                model.close();
            } else {
                model.open();
            }
        });
        model.stateProperty().addListener((o, before, now) -> lay());
        lay();
    }

    /** What the part shows. */
    SceneModel model() {
        return model;
    }

    private void lay() {
        boolean open = model.stateProperty().get() == SceneModel.State.READY;
        if (open && getTop() != null) {
            return;
        }
        setTop(open ? new VBox(tools(), notice()) : null);
        setBottom(open ? words() : null);
        setRight(open ? elements() : null);
        setCenter(
                switch (model.stateProperty().get()) {
                    case CLOSED, OPENING -> waiting(Texts.get("scene.opening"), true);
                    case WAITING -> waiting(Texts.get("scene.waiting"), false);
                    case READY -> picture();
                    case UNAVAILABLE ->
                        new UnavailableNote(model.problemProperty().get());
                });
    }

    private static Node waiting(String words, boolean turning) {
        Label label = new Label(words);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        if (turning) {
            ProgressIndicator indicator = new ProgressIndicator();
            indicator.setPrefSize(28, 28);
            label.setGraphic(indicator);
        }
        StackPane pane = new StackPane(label);
        pane.getStyleClass().add("scene-canvas");
        return pane;
    }

    private StackPane picture() {
        ProgressIndicator building = new ProgressIndicator();
        building.setId("scene-busy");
        building.setMaxSize(22, 22);
        building.visibleProperty().bind(model.busyProperty());
        StackPane pane = new StackPane(canvas, building);
        StackPane.setAlignment(building, Pos.TOP_RIGHT);
        pane.setMinSize(0, 0);
        return pane;
    }

    /** What the reader must know of what is shown, above the picture. */
    private Label notice() {
        Label notice = new Label(null, new FontIcon(Material2MZ.REPORT_PROBLEM));
        notice.setId("scene-notice");
        notice.getStyleClass().add("scene-notice");
        notice.setWrapText(true);
        notice.setMaxWidth(Double.MAX_VALUE);
        notice.textProperty().bind(model.noticeProperty().map(n -> Texts.get("scene.notice." + n)));
        notice.visibleProperty().bind(model.noticeProperty().isNotEqualTo(SceneContents.Notice.NONE));
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    /** What was picked, or how to move; below the picture, so that no letter is covered. */
    private HBox words() {
        Label picked = new Label();
        picked.setId("scene-picked");
        picked.textProperty().bind(model.pickedProperty().map(PickWords::of).orElse(Texts.get("scene.hint")));
        message.setId("scene-message");
        message.getStyleClass().add(Styles.TEXT_MUTED);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox box = new HBox(picked, gap, message);
        box.getStyleClass().add("scene-words");
        return box;
    }

    private ScrollPane elements() {
        ScrollPane scroll = new ScrollPane(new ElementList(model));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("scene-side");
        return scroll;
    }

    private ToolBar tools() {
        ToolBar bar = new ToolBar();
        bar.setId("scene-tools");
        bar.getItems().add(tool("home", new FontIcon(Material2AL.HOME), model::home));
        for (CameraPreset preset : CameraPreset.values()) {
            if (preset == CameraPreset.ALONG_NEEDLE) {
                bar.getItems()
                        .add(tool("preset." + preset, new FontIcon(Material2AL.COLORIZE), () -> model.preset(preset)));
            } else {
                Button b = tool("preset." + preset, null, () -> model.preset(preset));
                b.setText(Texts.get("scene.preset.letter." + preset));
                bar.getItems().add(b);
            }
        }
        bar.getItems()
                .addAll(
                        new Separator(),
                        tool("zoom.in", icon(Material2MZ.ZOOM_IN), () -> model.zoom(1.25)),
                        tool("zoom.out", icon(Material2MZ.ZOOM_OUT), () -> model.zoom(0.8)),
                        new Separator(),
                        keep());
        return bar;
    }

    private static FontIcon icon(Ikon ikon) {
        return new FontIcon(ikon);
    }

    private static Button tool(String key, Node sign, Runnable action) {
        Button b = new Button(null, sign);
        b.setId("scene-" + key.replace('.', '-'));
        b.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        b.setAccessibleText(Texts.get("scene." + key));
        b.setTooltip(new Tooltip(Texts.get("scene." + key)));
        b.setOnAction(e -> action.run());
        return b;
    }

    private MenuButton keep() {
        MenuButton b = new MenuButton(null, icon(Material2MZ.PHOTO_CAMERA));
        b.setId("scene-keep");
        b.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        b.setAccessibleText(Texts.get("keep.menu"));
        b.setTooltip(new Tooltip(Texts.get("keep.menu")));
        b.getItems().setAll(keeper.items());
        return b;
    }

    /** What keeps the picture. */
    PictureKeeper keeper() {
        return keeper;
    }

    /** A fine picture; what must be known of it goes with it. */
    private void shoot(Consumer<PictureKeeper.Shot> then) {
        SceneContents.Notice notice = model.noticeProperty().get();
        String view = Texts.get("scene.view")
                + (notice == SceneContents.Notice.NONE ? "" : " – " + Texts.get("scene.notice." + notice));
        double unit = canvas.scale() * letterScale.getValue();
        model.snapshot()
                .ifPresent(
                        p -> p.thenAccept(f -> then.accept(new PictureKeeper.Shot(f.toBufferedImage(), view, unit))));
    }
}
