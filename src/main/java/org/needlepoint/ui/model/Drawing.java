package org.needlepoint.ui.model;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyListProperty;
import javafx.beans.property.ReadOnlyListWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.ui.text.Texts;
import org.needlepoint.view.slice.SlicePlane;

/** What is drawn click by click and becomes a decision with the last: a region, a landmark in two images, a needle. */
public final class Drawing {
    /** A second click this near to the first is the same place. */
    private static final double SAME_MM = 0.5;

    /** Slices lie farther apart than this. */
    private static final double SAME_SLICE_MM = 1;

    /** How well a landmark is placed in the plane, standard deviation, mm. */
    private static final double PLACED_MM = 1;

    private final ViewerModel viewer;
    private final ReadOnlyListWrapper<Point3> corners = new ReadOnlyListWrapper<>(FXCollections.observableArrayList());
    private final ReadOnlyObjectWrapper<Point3> pending = new ReadOnlyObjectWrapper<>();

    Drawing(ViewerModel viewer) {
        this.viewer = viewer;
        viewer.work().view().toolProperty().addListener((o, before, now) -> cancel());
    }

    /** Adds a corner of a region, or closes it. Regions lie on slices of the MR. */
    boolean corner(ViewportModel cell, Point3 place, boolean twice) {
        Optional<Frame> mr = viewer.viewsProperty().get().frame(Modality.MR);
        if (!mr.equals(Optional.of(place.frame()))
                || cell.contentProperty().get().plane() != PlaneChoice.SLICES) {
            return false;
        }
        if (twice) {
            close();
            return true;
        }
        if (!corners.isEmpty() && Math.abs(cell.planeProperty().get().distanceMm(corners.get(0))) > SAME_MM) {
            // Another slice: a region lies on one.
            corners.clear();
        }
        if (corners.isEmpty() || place.distanceMm(corners.get(corners.size() - 1)) > 1e-6) {
            corners.add(place);
        }
        return true;
    }

    /**
     * Closes the region, which becomes a decision. With fewer than three corners nothing happens.
     *
     * @return whether there is a region now
     */
    public boolean close() {
        List<Point3> all = new ArrayList<>(corners);
        if (all.size() < 3) {
            return false;
        }
        corners.clear();
        PlanningCase decisions = viewer.work().decisionsProperty().get();
        String name = free(
                "slice.region",
                decisions.regions().stream().map(DrawnRegion::name).toList());
        DrawnRegion region = new DrawnRegion(
                name,
                all.get(0).frame().id(),
                all.stream().map(Point3::toVector).toList());
        viewer.work().edit(Texts.get("slice.edit.region", name), Step.MEASUREMENT, d -> CaseEdits.draw(d, region));
        return true;
    }

    /** Takes away the region, on the slice of a view, that holds a place; of several the one drawn last. */
    boolean erase(ViewportModel cell, Point3 place) {
        SlicePlane plane = cell.planeProperty().get();
        List<DrawnRegion> regions = viewer.work().decisionsProperty().get().regions();
        for (int i = regions.size() - 1; i >= 0; i--) {
            if (holds(regions.get(i), plane, place)) {
                new NeedleEditor(viewer.work()).delete(regions.get(i).name());
                return true;
            }
        }
        return false;
    }

    private static boolean holds(DrawnRegion region, SlicePlane plane, Point3 place) {
        if (!region.frameId().equals(plane.frame().id())) {
            return false;
        }
        Path2D outline = new Path2D.Double();
        for (Vector3 v : region.vertices()) {
            Point3 corner = Point3.of(plane.frame(), v);
            if (Math.abs(plane.distanceMm(corner)) > SAME_SLICE_MM) {
                return false;
            }
            Point2 p = plane.toPixel(corner);
            if (outline.getCurrentPoint() == null) {
                outline.moveTo(p.u(), p.v());
            } else {
                outline.lineTo(p.u(), p.v());
            }
        }
        outline.closePath();
        Point2 at = plane.toPixel(place);
        return outline.contains(at.u(), at.v());
    }

    /** The first name of a numbered kind that is not in use. */
    private static String free(String key, List<String> used) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> Texts.get(key, i))
                .filter(n -> !used.contains(n))
                .findFirst()
                .orElseThrow();
    }

    /** One half of a landmark, or the other. */
    boolean landmark(Point3 place) {
        CaseViews views = viewer.viewsProperty().get();
        Optional<Frame> ct = views.frame(Modality.CT);
        Optional<Frame> mr = views.frame(Modality.MR);
        Optional<Frame> here = Optional.of(place.frame());
        if (!here.equals(ct) && !here.equals(mr)) {
            return false;
        }
        Point3 other = pending.get();
        if (other == null || other.frame().equals(place.frame())) {
            pending.set(place);
            return true;
        }
        pending.set(null);
        Point3 onCt = here.equals(ct) ? place : other;
        Point3 onMr = here.equals(ct) ? other : place;
        PlanningCase decisions = viewer.work().decisionsProperty().get();
        String label = free(
                "slice.landmark",
                decisions.marks().landmarks().stream()
                        .map(MarksFile.Landmark::label)
                        .toList());
        MarksFile.Landmark landmark = new MarksFile.Landmark(
                label,
                MarksFile.LandmarkKind.OTHER,
                onMr,
                error(views.grid(Picture.T2).orElseThrow()),
                onCt,
                error(views.grid(Picture.CT).orElseThrow()));
        viewer.work()
                .edit(Texts.get("slice.edit.landmark", label), Step.MARKERS, d -> CaseEdits.addLandmark(d, landmark));
        return true;
    }

    /** Through the plane a place may be anywhere in its slice: a uniform distribution. */
    private static MarksFile.PlacingError error(VoxelGrid grid) {
        return new MarksFile.PlacingError(PLACED_MM, Math.max(PLACED_MM, grid.sliceSpacingMm() / Math.sqrt(12)));
    }

    /** The tip of a needle, then its shaft. */
    boolean needle(Point3 place) {
        Optional<Frame> ct = viewer.viewsProperty().get().frame(Modality.CT);
        if (!ct.equals(Optional.of(place.frame()))) {
            return false;
        }
        Point3 tip = viewer.work().view().waitingTipProperty().get();
        if (tip == null) {
            viewer.work().view().waitingTipProperty().set(place);
        } else {
            new NeedleEditor(viewer.work()).draw(tip, place);
        }
        return true;
    }

    /**
     * Gives up what is being drawn.
     *
     * @return whether there was something
     */
    public boolean cancel() {
        ViewState view = viewer.work().view();
        boolean something = !corners.isEmpty()
                || pending.get() != null
                || view.waitingTipProperty().get() != null
                || view.waitingEntryProperty().get() != null;
        corners.clear();
        pending.set(null);
        view.waitingTipProperty().set(null);
        view.waitingEntryProperty().set(null);
        return something;
    }

    /**
     * Corners of the region so far, in the MR frame.
     *
     * @return property
     */
    public ReadOnlyListProperty<Point3> cornersProperty() {
        return corners.getReadOnlyProperty();
    }

    /**
     * The first place of a landmark, which waits for the second; null for none.
     *
     * @return property
     */
    public ReadOnlyObjectProperty<Point3> pendingProperty() {
        return pending.getReadOnlyProperty();
    }
}
