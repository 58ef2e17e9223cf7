package org.needlepoint.view.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;

/**
 * What a surface is made from. Two equal recipes give the same surface, so that it need not be made again.
 *
 * @param element skin, bone or tumour
 * @param volume values, in their own frame
 * @param level value on the surface
 * @param cellMm side of the cells it is made on, mm
 * @param mostTriangles number of triangles that it is thinned out to
 * @param leftOut regions of the volume that do not count
 */
record SurfaceRecipe(
        SceneElement element, Volume volume, double level, double cellMm, int mostTriangles, List<Rod> leftOut) {

    /** Fat is about −100 HU and air −1000 HU; half of a voxel's volume. */
    private static final double SKIN_HU = -300;

    private static final double BONE_HU = 250;
    private static final double SKIN_CELL_MM = 2.5;
    private static final double BONE_CELL_MM = 1.5;
    private static final double TUMOUR_CELL_MM = 1.5;
    private static final int SKIN_TRIANGLES = 60_000;
    private static final int BONE_TRIANGLES = 90_000;
    private static final int TUMOUR_TRIANGLES = 30_000;

    /** Blooming makes a needle of 1.6 mm this thick, half of it. */
    private static final double NEEDLE_RADIUS_MM = 4.5;

    private static final double BEYOND_TIP_MM = 4;
    private static final double BEYOND_SHAFT_MM = 150;
    private static final double MARKER_RADIUS_MM = 13;
    /** Positions that went to MR and back differ in their last digits. */
    private static final double GRAIN_MM = 0.25;

    /**
     * A rod with round ends.
     *
     * @param a middle of one end, mm
     * @param b middle of the other end, mm
     * @param radiusMm radius, mm
     */
    record Rod(Vector3 a, Vector3 b, double radiusMm) {

        boolean contains(double x, double y, double z) {
            double dx = b.x() - a.x();
            double dy = b.y() - a.y();
            double dz = b.z() - a.z();
            double lengthSquared = dx * dx + dy * dy + dz * dz;
            double along = (x - a.x()) * dx + (y - a.y()) * dy + (z - a.z()) * dz;
            double t = lengthSquared > 0 ? Math.max(0, Math.min(1, along / lengthSquared)) : 0;
            double ex = x - a.x() - t * dx;
            double ey = y - a.y() - t * dy;
            double ez = z - a.z() - t * dz;
            return ex * ex + ey * ey + ez * ez <= radiusMm * radiusMm;
        }
    }

    /** The surface that a content wants for an element; empty if it has none or hides it. */
    static Optional<SurfaceRecipe> of(SceneContent content, SceneElement element) {
        if (!content.appearance(element).shows()) {
            return Optional.empty();
        }
        return switch (element) {
            case SKIN ->
                content.ct()
                        .map(ct -> new SurfaceRecipe(
                                element, ct.volume(), SKIN_HU, SKIN_CELL_MM, SKIN_TRIANGLES, List.of()));
            case BONE ->
                content.ct()
                        .map(ct -> new SurfaceRecipe(
                                element, ct.volume(), BONE_HU, BONE_CELL_MM, BONE_TRIANGLES, notBone(content, ct)));
            case TUMOUR ->
                content.tumour()
                        .map(t -> new SurfaceRecipe(
                                element, t.volume(), t.level(), TUMOUR_CELL_MM, TUMOUR_TRIANGLES, List.of()));
            default -> throw new IllegalArgumentException(element + " is no surface");
        };
    }

    /** Needle and markers, as dense as bone, in the CT frame. */
    private static List<Rod> notBone(SceneContent content, SceneCt ct) {
        RigidTransform mrToCt = ct.ctToMr().inverse();
        List<Rod> rods = new ArrayList<>();
        content.needle().ifPresent(n -> {
            Point3 ahead = n.tip().plus(n.direction().times(BEYOND_TIP_MM));
            Point3 outside = n.outerEnd().plus(n.direction().times(-BEYOND_SHAFT_MM));
            rods.add(new Rod(grained(mrToCt.apply(ahead)), grained(mrToCt.apply(outside)), NEEDLE_RADIUS_MM));
        });
        for (SceneMarker m : content.markers()) {
            Vector3 at = grained(mrToCt.apply(m.ctInMr().orElse(m.mr())));
            rods.add(new Rod(at, at, MARKER_RADIUS_MM));
        }
        return rods;
    }

    private static Vector3 grained(Point3 p) {
        return new Vector3(grained(p.x()), grained(p.y()), grained(p.z()));
    }

    private static double grained(double mm) {
        return Math.rint(mm / GRAIN_MM) * GRAIN_MM;
    }
}
