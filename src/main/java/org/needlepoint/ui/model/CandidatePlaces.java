package org.needlepoint.ui.model;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.view.slice.SlicePlane;

/** Places that may be markers and are none, as the views show them. */
public final class CandidatePlaces {
    /** A capsule is still cut by a slice this far from its centre, beside half a slice. */
    private static final double MARKER_RADIUS_MM = 4;

    private CandidatePlaces() {}

    /**
     * Those on the slice of a view; in the step of the markers alone.
     *
     * @param viewer views
     * @param cell view
     * @return places near its plane, in its frame; none while they are not wanted
     */
    public static List<MarkersModel.Unmatched> on(ViewerModel viewer, ViewportModel cell) {
        WorkstationModel work = viewer.work();
        SlicePlane plane = cell.planeProperty().get();
        if (plane == null
                || work.stepProperty().get() != Step.MARKERS
                || !work.view().candidatesProperty().get()
                || !work.view().annotationsProperty().get()) {
            return List.of();
        }
        double spacingMm = viewer.viewsProperty()
                .get()
                .grid(cell.contentProperty().get().picture())
                .map(VoxelGrid::sliceSpacingMm)
                .orElse(0.0);
        List<MarkersModel.Unmatched> near = new ArrayList<>();
        for (MarkersModel.Unmatched u : new MarkersModel(work).unmatched()) {
            Point3 at = u.candidate().centre();
            if (at.frame().equals(plane.frame())
                    && Math.abs(plane.distanceMm(at)) <= MARKER_RADIUS_MM + spacingMm / 2
                    // T1 and T2 show the same place.
                    && near.stream().noneMatch(n -> n.candidate().centre().distanceMm(at) < MARKER_RADIUS_MM)) {
                near.add(u);
            }
        }
        return near;
    }
}
