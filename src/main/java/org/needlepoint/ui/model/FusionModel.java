package org.needlepoint.ui.model;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.needlepoint.geometry.Point2;
import org.needlepoint.view.slice.ColorMap;
import org.needlepoint.view.slice.Fusion;
import org.needlepoint.view.slice.FusionSide;
import org.needlepoint.view.slice.SlicePlane;

/** How the fused views show CT and MR. All of them alike. */
public final class FusionModel {
    /** Side of a square of the checkerboard, in units of the marks. */
    private static final double CHECKER = 56;

    private static final double LENS_LEAST = 30;
    private static final double LENS_MOST = 300;

    private final ObjectProperty<FusionMode> mode = new SimpleObjectProperty<>(FusionMode.BLEND);
    private final DoubleProperty swipe = new SimpleDoubleProperty(0.5);
    private final DoubleProperty lensRadius = new SimpleDoubleProperty(80);
    private final ObjectProperty<FusionSide> front = new SimpleObjectProperty<>(FusionSide.CT);
    private final ObjectProperty<Picture> below = new SimpleObjectProperty<>(Picture.T2);
    private final BooleanProperty blinking = new SimpleBooleanProperty();
    private final BooleanProperty blinkShowsCt = new SimpleBooleanProperty();
    private final DoubleProperty blend;

    FusionModel(DoubleProperty blend) {
        this.blend = blend;
    }

    /**
     * Which window and colours the CT has: its own grey where it is seen alone at a place, colours where it lies over the MR.
     *
     * @return slot
     */
    public LookSlot ctSlot() {
        return switch (mode.get()) {
            case SWIPE, LENS, CHECKERBOARD -> LookSlot.CT;
            default -> blinking.get() ? LookSlot.CT : LookSlot.FUSED_CT;
        };
    }

    /**
     * The mode as the compositor wants it.
     *
     * @param plane plane of the picture
     * @param cursor the mouse on the picture, pixels of the window; empty if it is elsewhere
     * @param scale pixels of the screen for one of the window
     * @param markPx pixels of the screen for one unit of the marks
     * @return fusion in pixels of the plane
     */
    Fusion fusion(SlicePlane plane, Optional<Point2> cursor, double scale, double markPx) {
        if (blinking.get()) {
            return new Fusion.Single(blinkShowsCt.get() ? FusionSide.CT : FusionSide.MR);
        }
        return switch (mode.get()) {
            case BLEND -> new Fusion.Blend(blend.get());
            case SWIPE -> Fusion.Swipe.vertical(swipe.get() * plane.width() - 0.5);
            case CHECKERBOARD -> new Fusion.Checkerboard((int) Math.round(CHECKER * markPx));
            case DIFFERENCE -> new Fusion.Difference(ColorMap.DIVERGING);
            case CONTOUR -> front.get() == FusionSide.CT ? Fusion.Contour.ctOnMr() : Fusion.Contour.mrOnCt();
            case LENS ->
                cursor.<Fusion>map(c -> new Fusion.Lens(
                                new Point2(c.u() * scale - 0.5, c.v() * scale - 0.5),
                                lensRadius.get() * markPx,
                                front.get()))
                        .orElseGet(() -> new Fusion.Single(front.get().other()));
        };
    }

    /**
     * Makes the lens larger or smaller.
     *
     * @param factor factor of its radius
     */
    public void resizeLens(double factor) {
        lensRadius.set(Math.max(LENS_LEAST, Math.min(LENS_MOST, lensRadius.get() * factor)));
    }

    /**
     * Images that can lie below the CT.
     *
     * @return MR images
     */
    public static List<Picture> grounds() {
        return List.of(Picture.T2, Picture.T1, Picture.ADC, Picture.DWI);
    }

    /**
     * The mode.
     *
     * @return property
     */
    public ObjectProperty<FusionMode> modeProperty() {
        return mode;
    }

    /**
     * Where the line between MR and CT is, 0 left border to 1 right border.
     *
     * @return property
     */
    public DoubleProperty swipeProperty() {
        return swipe;
    }

    /**
     * Radius of the lens, in units of the marks: pixels of the window while the letters are of usual size.
     *
     * @return property
     */
    public DoubleProperty lensRadiusProperty() {
        return lensRadius;
    }

    /**
     * Which image is in front: within the lens, as lines on the other, and changed by window and level.
     *
     * @return property
     */
    public ObjectProperty<FusionSide> frontProperty() {
        return front;
    }

    /**
     * Which MR image is fused with the CT.
     *
     * @return property
     */
    public ObjectProperty<Picture> belowProperty() {
        return below;
    }

    /**
     * Whether the two are shown in turn.
     *
     * @return property
     */
    public BooleanProperty blinkingProperty() {
        return blinking;
    }

    /**
     * Which of the two is shown while blinking; the window turns it over.
     *
     * @return property; true for CT
     */
    public BooleanProperty blinkShowsCtProperty() {
        return blinkShowsCt;
    }
}
