package org.needlepoint.ui.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.needlepoint.geometry.Point3;

/** What the views show, apart from the case: the place in the crosshair, the tool in hand, what is drawn on top. */
public final class ViewState {
    private final ObjectProperty<Point3> crosshairMr = new SimpleObjectProperty<>();
    private final ObjectProperty<Point3> crosshairCt = new SimpleObjectProperty<>();
    private final ObjectProperty<Point3> waitingTip = new SimpleObjectProperty<>();
    private final ObjectProperty<Point3> waitingEntry = new SimpleObjectProperty<>();
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(Tool.LOOK);
    private final ObjectProperty<String> selectedMarker = new SimpleObjectProperty<>();
    private final DoubleProperty blend = new SimpleDoubleProperty(0.5);
    private final BooleanProperty annotations = new SimpleBooleanProperty(true);
    private final BooleanProperty errorMap = new SimpleBooleanProperty();
    private final BooleanProperty errorEllipse = new SimpleBooleanProperty(true);
    private final BooleanProperty candidates = new SimpleBooleanProperty(true);
    private final BooleanProperty cellularArea = new SimpleBooleanProperty();
    private final BooleanProperty scene = new SimpleBooleanProperty();
    private final BooleanProperty linked = new SimpleBooleanProperty(true);
    private final BooleanProperty zoomLinked = new SimpleBooleanProperty(true);
    private final BooleanProperty frameTime = new SimpleBooleanProperty();
    private final BooleanProperty magnifier = new SimpleBooleanProperty();
    private final BooleanProperty blinded = new SimpleBooleanProperty();

    /** What the left mouse button does on a picture. */
    public enum Tool {
        /** Window and level; a click puts the crosshair. */
        LOOK,
        /** Drags a marker, or places the selected one. */
        MARKER,
        /** Moves the CT on the MR. */
        NUDGE,
        /** Moves the needle tip. */
        TIP,
        /** Turns the core about the tip. */
        TURN,
        /** Draws a polygon. */
        POLYGON,
        /** Takes away the polygon that is clicked. */
        ERASER,
        /** Places a landmark on both images. */
        LANDMARK
    }

    ViewState() {}

    void reset() {
        crosshairMr.set(null);
        crosshairCt.set(null);
        waitingTip.set(null);
        waitingEntry.set(null);
        tool.set(Tool.LOOK);
        selectedMarker.set(null);
    }

    /**
     * The place that every view shows, in the MR frame; null before images are there.
     *
     * @return property
     */
    public ObjectProperty<Point3> crosshairMrProperty() {
        return crosshairMr;
    }

    /**
     * The place that views of the CT show while nothing joins it to the MR, in the CT frame; null for none.
     *
     * @return property
     */
    public ObjectProperty<Point3> crosshairCtProperty() {
        return crosshairCt;
    }

    /**
     * Tip of a needle that waits for its entry, in the CT frame; null for none.
     *
     * @return property
     */
    public ObjectProperty<Point3> waitingTipProperty() {
        return waitingTip;
    }

    /**
     * Entry of a needle that waits for its tip, in the CT frame; null for none.
     *
     * @return property
     */
    public ObjectProperty<Point3> waitingEntryProperty() {
        return waitingEntry;
    }

    /**
     * The tool in hand.
     *
     * @return property
     */
    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    /**
     * Label of the marker that is selected; null for none.
     *
     * @return property
     */
    public ObjectProperty<String> selectedMarkerProperty() {
        return selectedMarker;
    }

    /**
     * How much of the MR the fusion shows, 0 only CT to 1 only MR.
     *
     * @return property
     */
    public DoubleProperty blendProperty() {
        return blend;
    }

    /**
     * Whether markers, needle, core and text are drawn on the pictures.
     *
     * @return property
     */
    public BooleanProperty annotationsProperty() {
        return annotations;
    }

    /**
     * Whether the predicted error is drawn as contours.
     *
     * @return property
     */
    public BooleanProperty errorMapProperty() {
        return errorMap;
    }

    /**
     * Whether the region is drawn that holds the tip with 95 % probability.
     *
     * @return property
     */
    public BooleanProperty errorEllipseProperty() {
        return errorEllipse;
    }

    /**
     * Whether places that may be markers are drawn, in the step of the markers.
     *
     * @return property
     */
    public BooleanProperty candidatesProperty() {
        return candidates;
    }

    /**
     * Whether the cellular area is drawn.
     *
     * @return property
     */
    public BooleanProperty cellularAreaProperty() {
        return cellularArea;
    }

    /**
     * Whether the scene in three dimensions is shown in the place of the slices.
     *
     * @return property
     */
    public BooleanProperty sceneProperty() {
        return scene;
    }

    /**
     * Whether the views follow the crosshair.
     *
     * @return property
     */
    public BooleanProperty linkedProperty() {
        return linked;
    }

    /**
     * Whether the views are enlarged and dragged together.
     *
     * @return property
     */
    public BooleanProperty zoomLinkedProperty() {
        return zoomLinked;
    }

    /**
     * Whether the time that pictures take is shown on them.
     *
     * @return property
     */
    public BooleanProperty frameTimeProperty() {
        return frameTime;
    }

    /**
     * Whether the place under the mouse is shown enlarged.
     *
     * @return property
     */
    public BooleanProperty magnifierProperty() {
        return magnifier;
    }

    /**
     * Whether pathology is hidden from the reader, on the screen and in the report. Stays from case to case.
     *
     * @return property
     */
    public BooleanProperty blindedProperty() {
        return blinded;
    }
}
