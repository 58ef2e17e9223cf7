package org.needlepoint.ui.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.view.slice.SliceOrientation;
import org.needlepoint.view.slice.SlicePlane;
import org.needlepoint.view.slice.SlicePosition;
import org.needlepoint.view.slice.SliceSteps;

/**
 * One view: which plane it shows, how large. Places on the screen are pixels as the window counts them, from the upper left corner
 * of the view; the plane has the finer pixels of the screen.
 */
public final class ViewportModel {
    private static final double LEAST_FIELD_MM = 4;
    private static final double MOST_FIELD_MM = 2000;

    private final ReadOnlyObjectWrapper<CellContent> content =
            new ReadOnlyObjectWrapper<>(CellContent.slices(Picture.T2));
    private final ReadOnlyObjectWrapper<SlicePlane> plane = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Absence> absence = new ReadOnlyObjectWrapper<>(Absence.NO_IMAGES);
    private final ReadOnlyObjectWrapper<Point2> cursor = new ReadOnlyObjectWrapper<>();

    private CaseViews views = CaseViews.NONE;
    private SliceOrientation orientation;
    private SliceSteps steps;
    private Point3 centre;
    /** Along the shorter side, so that a view keeps its field when its size changes. */
    private double fieldMm;

    private double width;
    private double height;
    private double scale = 1;

    ViewportModel() {}

    /**
     * Shows a content of a case. The place stays where that is possible.
     *
     * @param newViews case
     * @param newContent content
     */
    void show(CaseViews newViews, CellContent newContent) {
        boolean same = newContent.equals(content.get()) && orientation != null;
        Optional<Frame> frame = newViews.grid(newContent.picture()).map(VoxelGrid::frame);
        Optional<Point3> kept = centre == null || frame.isEmpty()
                ? Optional.empty()
                : views.carried(centre, frame.get()).or(() -> newViews.carried(centre, frame.get()));
        PlaneChoice before = orientation == null ? null : content.get().plane();
        views = newViews;
        content.set(newContent);
        absence.set(reason());
        Optional<SliceOrientation> turned = views.orientation(newContent);
        if (absence.get() != null || turned.isEmpty()) {
            orientation = null;
            steps = null;
            plane.set(null);
            return;
        }
        orientation = turned.get();
        steps = SliceSteps.of(grid(), orientation.normal());
        if (kept.isEmpty() || fieldMm == 0 || before != newContent.plane()) {
            centre = kept.orElse(null);
            fit();
            return;
        }
        centre = kept.get();
        if (newContent.plane().holdsNeedle()) {
            // A needle that is being moved must not carry the picture away under the mouse.
            Point3 tip = tip().orElse(centre);
            centre = same ? projected(centre, tip) : tip;
        } else if (!same) {
            centre = snapped(centre);
        }
        update();
    }

    private Absence reason() {
        CellContent c = content.get();
        if (views.volumes().isEmpty()) {
            return Absence.NO_IMAGES;
        }
        if (c.picture() == Picture.SPECTRUM) {
            return Absence.NO_SPECTRUM;
        }
        if (views.grid(c.picture()).isEmpty()) {
            return Absence.NO_SUCH_IMAGE;
        }
        if (c.picture() == Picture.FUSION && views.ctToMr().isEmpty()) {
            return Absence.NO_REGISTRATION;
        }
        if (c.plane().byNeedle() && views.orientation(c).isEmpty()) {
            return views.needle().isEmpty() ? Absence.NO_NEEDLE : Absence.NO_REGISTRATION;
        }
        return null;
    }

    private VoxelGrid grid() {
        return views.grid(content.get().picture()).orElseThrow();
    }

    private Optional<Point3> tip() {
        return views.grid(content.get().picture()).flatMap(g -> views.tip(g.frame()));
    }

    /**
     * Tells how large the view is on the screen.
     *
     * @param newWidth width
     * @param newHeight height
     * @param pixelScale pixels of the screen for one of the window
     */
    public void resize(double newWidth, double newHeight, double pixelScale) {
        if (newWidth == width && newHeight == height && pixelScale == scale) {
            // Laid out again because of a word beside the picture: the same plane, and no new picture.
            return;
        }
        boolean first = width < 1 || height < 1;
        width = newWidth;
        height = newHeight;
        scale = pixelScale;
        if (first && orientation != null) {
            fit();
        } else {
            update();
        }
    }

    /**
     * Shows the whole target series, in CT as in MR at the same scale; a plane along the needle begins at its tip. The slice
     * stays.
     */
    public void fit() {
        if (orientation == null || width < 1 || height < 1) {
            return;
        }
        Frame frame = grid().frame();
        VoxelGrid reference = views.grid(Picture.T2).orElse(grid());
        Optional<Point3> middle = views.carried(middle(reference), frame);
        if (middle.isEmpty()) {
            reference = grid();
            middle = Optional.of(middle(reference));
        }
        CellContent fitted = new CellContent(
                reference == grid() ? content.get().picture() : Picture.T2,
                content.get().plane().byNeedle()
                        ? PlaneChoice.SLICES
                        : content.get().plane());
        SliceOrientation turned = views.orientation(fitted).orElse(orientation);
        fieldMm = turned.fitted(reference, middle(reference), (int) width, (int) height)
                        .pixelMm()
                * Math.min((int) width, (int) height);
        Point3 at = content.get().plane().holdsNeedle() ? tip().orElse(middle.get()) : middle.get();
        if (centre != null
                && centre.frame().equals(frame)
                && !content.get().plane().holdsNeedle()) {
            at = projected(at, centre);
        }
        centre = snapped(at);
        update();
    }

    private static Point3 middle(VoxelGrid g) {
        return g.toPatient((g.columns() - 1) / 2.0, (g.rows() - 1) / 2.0, (g.slices() - 1) / 2.0);
    }

    /** A place moved along the normal into the plane through another. */
    private Point3 projected(Point3 place, Point3 onPlane) {
        Vector3 n = orientation.normal();
        return place.plus(n.times(onPlane.minus(place).dot(n)));
    }

    /** Slices are shown as they were taken, never between two. */
    private Point3 snapped(Point3 p) {
        return content.get().plane() == PlaneChoice.SLICES ? steps.snapped(p) : p;
    }

    private void update() {
        if (orientation == null || centre == null || fieldMm == 0 || width < 1 || height < 1) {
            plane.set(null);
            return;
        }
        SlicePlane fresh = orientation.plane(
                centre, fieldMm / Math.min(width, height) / scale, (int) Math.max(1, Math.round(width * scale)), (int)
                        Math.max(1, Math.round(height * scale)));
        plane.set(fresh);
    }

    /**
     * Scrolls.
     *
     * @param count slices or steps; positive toward larger numbers
     */
    void scroll(int count) {
        if (orientation != null) {
            centre = steps.scrolled(centre, count);
            update();
        }
    }

    /**
     * Moves the plane, not the picture in it, so that it holds a place.
     *
     * @param p place in the frame of the view
     */
    void goTo(Point3 p) {
        if (orientation == null || content.get().plane().holdsNeedle()) {
            return;
        }
        Point3 moved = snapped(projected(centre, p));
        if (moved.distanceMm(centre) > 1e-6) {
            centre = moved;
            update();
        }
    }

    /**
     * Makes the picture larger about a place on the screen.
     *
     * @param factor above 1 larger, below 1 smaller
     * @param x place that stays
     * @param y place that stays
     */
    void zoom(double factor, double x, double y) {
        if (plane.get() == null) {
            return;
        }
        double before = fieldMm;
        fieldMm = Math.max(LEAST_FIELD_MM, Math.min(MOST_FIELD_MM, fieldMm / factor));
        double mm = (before - fieldMm) / Math.min(width, height);
        shift((x - width / 2) * mm, (y - height / 2) * mm);
    }

    /**
     * Drags the picture.
     *
     * @param dx to the right
     * @param dy down
     */
    void pan(double dx, double dy) {
        if (plane.get() != null) {
            double mm = fieldMm / Math.min(width, height);
            shift(-dx * mm, -dy * mm);
        }
    }

    private void shift(double rightMm, double downMm) {
        centre = centre.plus(orientation.right().times(rightMm))
                .plus(orientation.down().times(downMm));
        update();
    }

    /**
     * Puts the mouse on the view, or takes it away.
     *
     * @param at place on the screen; null if it left
     */
    public void pointAt(Point2 at) {
        cursor.set(at);
    }

    /**
     * The place in the patient under a place on the screen.
     *
     * @param x place
     * @param y place
     * @return place in the frame of the view; empty while nothing is shown
     */
    public Optional<Point3> place(double x, double y) {
        return Optional.ofNullable(plane.get()).map(p -> p.toPatient(x * scale - 0.5, y * scale - 0.5));
    }

    /**
     * Where a place of the patient is seen on the screen, projected on the plane.
     *
     * @param p place in the frame of the view
     * @return place on the screen; empty while nothing is shown
     */
    public Optional<Point2> onScreen(Point3 p) {
        return Optional.ofNullable(plane.get())
                .map(s -> s.toPixel(p))
                .map(q -> new Point2((q.u() + 0.5) / scale, (q.v() + 0.5) / scale));
    }

    /**
     * Which slice is shown.
     *
     * @return number, count and place; empty while nothing is shown
     */
    public Optional<SlicePosition> position() {
        return steps == null || centre == null ? Optional.empty() : Optional.of(steps.position(centre));
    }

    /**
     * Size of the picture: pixels of the window for a millimetre.
     *
     * @return pixels / mm; 0 while nothing is shown
     */
    public double pixelsPerMm() {
        return fieldMm == 0 ? 0 : Math.min(width, height) / fieldMm;
    }

    /**
     * Pixels of the screen for one of the window.
     *
     * @return scale
     */
    public double scale() {
        return scale;
    }

    /**
     * Frame of the view.
     *
     * @return frame; empty while nothing is shown
     */
    public Optional<Frame> frame() {
        return Optional.ofNullable(plane.get()).map(SlicePlane::frame);
    }

    /**
     * What is shown.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<CellContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /**
     * Where the pixels of the screen lie; null while nothing is shown.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<SlicePlane> planeProperty() {
        return plane.getReadOnlyProperty();
    }

    /**
     * Why nothing is shown; null while something is.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<Absence> absenceProperty() {
        return absence.getReadOnlyProperty();
    }

    /**
     * The mouse on the view; null while it is elsewhere.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<Point2> cursorProperty() {
        return cursor.getReadOnlyProperty();
    }
}
