package org.needlepoint.dicom;

import java.util.List;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * Where spectroscopic voxels lie: the plane of each frame as for images, with the localisation slabs (PS3.3 C.8.14.2)
 * giving the extents that a single voxel's pixel measures may leave at zero.
 */
final class SpectroscopyGeometry {
    private static final double PARALLEL = 0.9;
    private static final double TOLERANCE_MM = 0.1;

    private SpectroscopyGeometry() {}

    /** A frame's plane with its true voxel extents, mm. */
    record Plane(
            String frameOfReferenceUid,
            Vector3 centre,
            Vector3 row,
            Vector3 column,
            double columnExtent,
            double rowExtent,
            double thickness) {

        Vector3 normal() {
            return row.cross(column).normalized();
        }

        double along() {
            return centre.dot(normal());
        }
    }

    static Plane plane(FrameAttributes f, String name) throws ProblemException {
        FrameHeader.Plane p = FrameHeader.Plane.of(f);
        List<DataSet> slabs = f.dataSet().items(Tags.VOLUME_LOCALIZATION_SEQUENCE);
        if (p.frameOfReferenceUid().isEmpty()) {
            throw missing(name, Tags.FRAME_OF_REFERENCE_UID);
        }
        if (p.rowDirection() == null) {
            throw missing(name, Tags.IMAGE_ORIENTATION);
        }
        Vector3 normal = p.normal();
        double columnExtent = p.columnSpacing() > 0 ? p.columnSpacing() : slab(slabs, p.rowDirection());
        double rowExtent = p.rowSpacing() > 0 ? p.rowSpacing() : slab(slabs, p.columnDirection());
        double thickness = p.thickness() > 0 ? p.thickness() : slab(slabs, normal);
        if (!(columnExtent > 0) || !(rowExtent > 0)) {
            throw missing(name, Tags.PIXEL_SPACING);
        }
        if (!(thickness > 0)) {
            throw missing(name, Tags.SLICE_THICKNESS);
        }
        Vector3 centre = p.position();
        if (centre == null) {
            centre = slabCentre(f.dataSet(), slabs);
        }
        if (centre == null) {
            throw missing(name, Tags.IMAGE_POSITION);
        }
        return new Plane(
                p.frameOfReferenceUid(),
                centre,
                p.rowDirection().normalized(),
                p.columnDirection(),
                columnExtent,
                rowExtent,
                thickness);
    }

    private static ProblemException missing(String name, Tag tag) {
        return new ProblemException(DicomProblem.MISSING_GEOMETRY, name, tag);
    }

    /** Thickness of the slab across a direction; of the only slab if its orientation is left at zero (Philips). */
    private static double slab(List<DataSet> slabs, Vector3 direction) {
        for (DataSet s : slabs) {
            double[] o = s.numbers(Tags.SLAB_ORIENTATION);
            if (o.length >= 3) {
                Vector3 n = new Vector3(o[0], o[1], o[2]);
                boolean unset = n.norm() == 0 && slabs.size() == 1;
                if (unset || n.norm() > 0 && Math.abs(n.normalized().dot(direction)) > PARALLEL) {
                    return s.number(Tags.SLAB_THICKNESS).orElse(0);
                }
            }
        }
        return 0;
    }

    /** The centre of a single voxel, where three slabs cross; null for a grid of voxels, whose first it is not. */
    private static Vector3 slabCentre(DataSet d, List<DataSet> slabs) {
        boolean single =
                d.integer(Tags.ROWS).orElse(1) == 1 && d.integer(Tags.COLUMNS).orElse(1) == 1;
        for (DataSet s : slabs) {
            double[] p = s.numbers(Tags.MID_SLAB_POSITION);
            if (single && p.length >= 3) {
                return new Vector3(p[0], p[1], p[2]);
            }
        }
        return null;
    }

    /** One grid for all slices, given in order along the normal. */
    static VoxelGrid grid(List<Plane> slices, int columns, int rows, String name) throws ProblemException {
        Plane first = slices.get(0);
        int last = slices.size() - 1;
        Vector3 step = last == 0
                ? first.normal().times(first.thickness())
                : slices.get(last).centre().minus(first.centre()).times(1.0 / last);
        for (int s = 0; s <= last; s++) {
            Plane p = slices.get(s);
            double off = p.centre().minus(first.centre().plus(step.times(s))).norm();
            boolean parallel = p.normal().dot(first.normal()) > 1 - 1e-6;
            if (off > TOLERANCE_MM || !parallel) {
                throw new ProblemException(
                        parallel ? DicomProblem.UNEVEN_SPACING : DicomProblem.NON_PARALLEL_SLICES,
                        name,
                        DicomWording.SPECTRA_OFF.say(s + 1, Text.fixed(off, 2)));
            }
        }
        return new VoxelGrid(
                Point3.of(new Frame(first.frameOfReferenceUid(), "MR"), first.centre()),
                first.row().times(first.columnExtent()),
                first.column().times(first.rowExtent()),
                step,
                columns,
                rows,
                slices.size(),
                first.thickness());
    }
}
