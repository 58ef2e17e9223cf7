package org.needlepoint.ui.slice;

import javafx.scene.control.ContextMenu;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.needlepoint.geometry.Point2;
import org.needlepoint.ui.model.FusionMode;
import org.needlepoint.ui.model.LayerLook;
import org.needlepoint.ui.model.Picture;
import org.needlepoint.ui.model.ViewState;
import org.needlepoint.ui.model.ViewerModel;
import org.needlepoint.ui.model.ViewportModel;
import org.needlepoint.view.slice.Window;

/**
 * What the mouse does on a view: the wheel scrolls, the left button works with the tool in hand, the right one enlarges, the middle
 * one drags the picture, a double click shows the view alone; a click with the right one keeps the picture.
 */
final class ViewportGestures {
    private static final double CLICK_PX = 3;
    private static final double ZOOM_PX = 150;
    private static final double WHEEL_ZOOM = 1.15;
    private static final double WHEEL_RAD = Math.toRadians(0.5);
    private static final double SWIPE_GRIP_PX = 8;

    private final ViewportPane pane;
    private final ViewerModel viewer;
    private final ViewportModel cell;
    private final int number;

    private final ContextMenu menu = new ContextMenu();

    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean moved;
    private boolean swiping;
    private boolean holding;
    private Window from;

    ViewportGestures(ViewportPane pane, ViewerModel viewer, ViewportModel cell, int number) {
        this.pane = pane;
        this.viewer = viewer;
        this.cell = cell;
        this.number = number;
        pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        pane.addEventHandler(MouseEvent.MOUSE_MOVED, e -> cell.pointAt(at(e)));
        pane.addEventHandler(MouseEvent.MOUSE_EXITED, e -> cell.pointAt(null));
        pane.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        // Opened by a click, not by a press: the right button also enlarges.
        menu.getItems().setAll(pane.keeper().items());
        pane.setOnContextMenuRequested(e -> e.consume());
    }

    /** In pixels of the picture's corner; the pane has a border. */
    private static Point2 at(MouseEvent e) {
        return new Point2(e.getX() - 1, e.getY() - 1);
    }

    /** Who needs larger letters needs larger targets. */
    private double larger(double px) {
        return px * viewer.letterScaleProperty().getValue();
    }

    private void press(MouseEvent e) {
        pane.requestFocus();
        viewer.hangings().activeProperty().set(number);
        menu.hide();
        Point2 p = at(e);
        pressX = p.u();
        pressY = p.v();
        lastX = pressX;
        lastY = pressY;
        moved = false;
        boolean left = e.getButton() == MouseButton.PRIMARY;
        swiping = left && onSwipeLine(p);
        holding = left && !swiping && viewer.hand().press(cell, pressX, pressY);
        from = viewer.looks()
                .look(viewer.windowing().slot(cell))
                .map(LayerLook::window)
                .orElse(null);
        e.consume();
    }

    private boolean onSwipeLine(Point2 p) {
        return cell.contentProperty().get().picture() == Picture.FUSION
                && viewer.fusion().modeProperty().get() == FusionMode.SWIPE
                && Math.abs(p.u() - viewer.fusion().swipeProperty().get() * (pane.getWidth() - 2))
                        <= larger(SWIPE_GRIP_PX);
    }

    private void drag(MouseEvent e) {
        Point2 p = at(e);
        cell.pointAt(p);
        moved |= Math.hypot(p.u() - pressX, p.v() - pressY) > larger(CLICK_PX);
        if (!moved) {
            return;
        }
        if (swiping) {
            viewer.fusion().swipeProperty().set(Math.max(0, Math.min(1, p.u() / (pane.getWidth() - 2))));
        } else if (holding) {
            viewer.hand().drag(cell, p.u(), p.v(), e.isControlDown());
        } else if (e.isSecondaryButtonDown()) {
            viewer.zoom(cell, Math.exp((lastY - p.v()) / ZOOM_PX), pressX, pressY);
        } else if (e.isMiddleButtonDown()) {
            viewer.pan(cell, p.u() - lastX, p.v() - lastY);
        } else if (e.isPrimaryButtonDown() && from != null) {
            viewer.windowing().window(cell, from, p.u() - pressX, p.v() - pressY);
        }
        lastX = p.u();
        lastY = p.v();
        e.consume();
    }

    private void release(MouseEvent e) {
        swiping = false;
        if (holding && moved) {
            viewer.hand().release();
        }
        holding = false;
        e.consume();
    }

    private void click(MouseEvent e) {
        if (!moved && e.getButton() == MouseButton.SECONDARY) {
            menu.show(pane, e.getScreenX(), e.getScreenY());
            e.consume();
            return;
        }
        if (moved || e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (viewer.hand().click(cell, at(e).u(), at(e).v(), e.getClickCount() > 1)) {
            e.consume();
            return;
        }
        if (e.getClickCount() == 2) {
            viewer.hangings().maximise(number);
        } else if (e.getClickCount() == 1) {
            cell.place(at(e).u(), at(e).v()).ifPresent(viewer::putCrosshair);
        }
        e.consume();
    }

    private void wheel(ScrollEvent e) {
        double delta = e.getDeltaY() != 0 ? e.getDeltaY() : e.getDeltaX();
        if (delta == 0) {
            return;
        }
        if (e.isControlDown() && viewer.work().view().toolProperty().get() == ViewState.Tool.NUDGE) {
            viewer.hand().turn(cell, delta > 0 ? -WHEEL_RAD : WHEEL_RAD);
        } else if (e.isAltDown()
                && viewer.fusion().modeProperty().get() == FusionMode.LENS
                && cell.contentProperty().get().picture() == Picture.FUSION) {
            viewer.fusion().resizeLens(delta > 0 ? WHEEL_ZOOM : 1 / WHEEL_ZOOM);
        } else if (e.isControlDown()) {
            viewer.zoom(cell, delta > 0 ? WHEEL_ZOOM : 1 / WHEEL_ZOOM, e.getX() - 1, e.getY() - 1);
        } else {
            viewer.scroll(cell, delta > 0 ? -1 : 1);
        }
        e.consume();
    }
}
