package org.needlepoint.ui.scene;

import java.nio.IntBuffer;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.needlepoint.ui.keep.PictureKeeper;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.scene.CameraPreset;
import org.needlepoint.view.scene.SceneFrame;

/**
 * The picture of a scene under mouse and keyboard: left drag turns, right drag and wheel zoom, middle drag (or left with Shift)
 * moves, a click picks. As many pixels as the screen has; while the hand moves the picture is quick, at rest it is fine.
 */
final class SceneCanvas extends Region {
    private static final Duration REST = Duration.millis(160);
    private static final double ZOOM_PER_WHEEL = 1.0018;
    private static final double ZOOM_PER_PIXEL = 1.008;
    private static final double ZOOM_PER_KEY = 1.2;
    private static final double KEY_PX = 30;

    private final SceneModel model;
    private final PictureKeeper keeper;
    private final ImageView image = new ImageView();
    private final PauseTransition rest = new PauseTransition(REST);
    private PixelBuffer<IntBuffer> buffer;
    private double lastX;
    private double lastY;

    SceneCanvas(SceneModel model, PictureKeeper keeper) {
        this.model = model;
        this.keeper = keeper;
        setId("scene-canvas");
        getStyleClass().add("scene-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.get("scene.canvas"));
        setMinSize(0, 0);
        image.setManaged(false);
        image.setSmooth(false);
        getChildren().add(image);
        model.frameProperty().addListener((o, before, now) -> show(now));
        rest.setOnFinished(e -> model.refine());
        model.afterDraw(rest::playFromStart);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Pixels of the screen for one of the window. */
    double scale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    @Override
    protected void layoutChildren() {
        image.setFitWidth(getWidth());
        image.setFitHeight(getHeight());
        model.size((int) Math.round(getWidth() * scale()), (int) Math.round(getHeight() * scale()));
    }

    private void show(SceneFrame frame) {
        if (frame == null) {
            image.setImage(null);
            buffer = null;
            return;
        }
        if (buffer == null || buffer.getWidth() != frame.width() || buffer.getHeight() != frame.height()) {
            buffer = new PixelBuffer<>(
                    frame.width(),
                    frame.height(),
                    IntBuffer.allocate(frame.width() * frame.height()),
                    PixelFormat.getIntArgbPreInstance());
            image.setImage(new WritableImage(buffer));
        }
        buffer.getBuffer().put(0, frame.argb());
        // null: all of it changed.
        buffer.updateBuffer(b -> (Rectangle2D) null);
    }

    private void pressed(MouseEvent e) {
        requestFocus();
        lastX = e.getX();
        lastY = e.getY();
        e.consume();
    }

    private void dragged(MouseEvent e) {
        double dx = (e.getX() - lastX) * scale();
        double dy = (e.getY() - lastY) * scale();
        lastX = e.getX();
        lastY = e.getY();
        if (e.getButton() == MouseButton.MIDDLE || e.getButton() == MouseButton.PRIMARY && e.isShiftDown()) {
            model.pan(dx, dy);
        } else if (e.getButton() == MouseButton.PRIMARY) {
            model.rotate(dx, dy);
        } else if (e.getButton() == MouseButton.SECONDARY) {
            model.zoom(Math.pow(ZOOM_PER_PIXEL, -dy));
        }
        e.consume();
    }

    private void clicked(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
            model.pick(e.getX() * scale() - 0.5, e.getY() * scale() - 0.5);
            e.consume();
        }
    }

    private void scrolled(ScrollEvent e) {
        model.zoom(Math.pow(ZOOM_PER_WHEEL, e.getDeltaY()));
        e.consume();
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() && e.getCode() == KeyCode.C) {
            keeper.copy(PictureKeeper.Identity.SHOWN);
            e.consume();
            return;
        }
        if (e.isControlDown() || e.isAltDown() || e.isMetaDown()) {
            return;
        }
        double px = KEY_PX * scale();
        boolean shift = e.isShiftDown();
        switch (e.getCode()) {
            case LEFT -> turnOrMove(shift, -px, 0);
            case RIGHT -> turnOrMove(shift, px, 0);
            case UP -> turnOrMove(shift, 0, -px);
            case DOWN -> turnOrMove(shift, 0, px);
            case PLUS, ADD, EQUALS -> model.zoom(ZOOM_PER_KEY);
            case MINUS, SUBTRACT -> model.zoom(1 / ZOOM_PER_KEY);
            case HOME, DIGIT0, NUMPAD0 -> model.home();
            case S -> keeper.save(PictureKeeper.Identity.SHOWN);
            case A -> model.preset(CameraPreset.ANTERIOR);
            case P -> model.preset(CameraPreset.POSTERIOR);
            case L -> model.preset(CameraPreset.LEFT);
            case R -> model.preset(CameraPreset.RIGHT);
            case H -> model.preset(CameraPreset.HEAD);
            case F -> model.preset(CameraPreset.FEET);
            case N -> model.preset(CameraPreset.ALONG_NEEDLE);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void turnOrMove(boolean move, double dx, double dy) {
        if (move) {
            model.pan(dx, dy);
        } else {
            model.rotate(dx, dy);
        }
    }
}
