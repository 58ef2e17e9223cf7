package org.needlepoint.placement;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.QualityGate;

/**
 * What is known before the scan: the skin, the target, where the needle will go in, where no capsule can be, and how exactly a
 * capsule will be located. Lengths in mm.
 *
 * @param skin body surface
 * @param target target, in the skin's frame
 * @param entry where the needle will enter the skin
 * @param freeMm radius round the entry kept free for puncture and drape
 * @param lyingOn side that lies on the table, if any
 * @param inPlaneMm localisation error in the slice plane, one standard deviation, in each image
 * @param throughPlaneMm the same across the slices; at least pitch/√12, the error of a place known only to its slice
 * @param pitchMm distance between slices
 * @param gapMm least distance between two capsules
 * @param shiftMm distance from line B (target level) to line A, toward the head positive; empty to choose
 * @param mostShiftMm largest such distance that may be chosen
 * @param gate limits of the verdict
 */
public record PlacementTask(
        Skin skin,
        Point3 target,
        Point3 entry,
        double freeMm,
        Optional<Side> lyingOn,
        double inPlaneMm,
        double throughPlaneMm,
        double pitchMm,
        double gapMm,
        OptionalDouble shiftMm,
        double mostShiftMm,
        QualityGate gate) {

    /** Capsules nearer than this cannot be told apart on images. */
    static final double LEAST_GAP_MM = 5;

    /** Checks that nothing is missing, and widens the error across slices to that of one slice. */
    public PlacementTask {
        Objects.requireNonNull(skin, "skin");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(lyingOn, "lyingOn");
        Objects.requireNonNull(shiftMm, "shiftMm");
        Objects.requireNonNull(gate, "gate");
        throughPlaneMm = Math.max(throughPlaneMm, pitchMm / Math.sqrt(12));
    }

    /**
     * Refuses what cannot be advised on.
     *
     * @throws ProblemException if the target lies outside, or a number is out of range
     */
    public void check() throws ProblemException {
        range("--free-mm", freeMm, 0, 300);
        range("--pitch-mm", pitchMm, 0.3, 20);
        range("--gap-mm", gapMm, LEAST_GAP_MM, 200);
        range("--max-shift-mm", mostShiftMm, 10, 200);
        if (shiftMm.isPresent()) {
            range("the size of --shift-mm", Math.abs(shiftMm.getAsDouble()), 2.5, 300);
        }
        if (!skin.covers(target.z())) {
            throw new ProblemException(
                    PlacementProblem.TARGET_BEYOND_LEVELS,
                    String.format(Locale.ROOT, "%.1f mm", target.z()),
                    skin.coverage());
        }
        if (!skin.contains(target)) {
            throw new ProblemException(
                    PlacementProblem.TARGET_OUTSIDE,
                    String.format(Locale.ROOT, "(%.0f, %.0f, %.0f) mm", target.x(), target.y(), target.z()));
        }
    }

    /**
     * The skin at the target's level that is nearest to the target and not lain on.
     *
     * @param skin body surface
     * @param target target inside it
     * @param lyingOn side on the table
     * @return the place; empty if the whole skin is lain on
     */
    public static Optional<Point3> nearestEntry(Skin skin, Point3 target, Optional<Side> lyingOn) {
        SkinRing ring = skin.ring(target.z());
        Point3 best = null;
        for (int i = 0; i < SkinRing.POINTS; i++) {
            double arc = i * ring.perimeterMm() / SkinRing.POINTS;
            Point3 p = skin.point(arc, target.z());
            Point2 n = ring.outward(arc);
            boolean free = lyingOn.isEmpty() || !lyingOn.get().faces(n.u(), n.v());
            if (free && (best == null || p.distanceMm(target) < best.distanceMm(target) - 1e-9)) {
                best = p;
            }
        }
        return Optional.ofNullable(best);
    }

    private static void range(String option, double value, double low, double high) throws ProblemException {
        if (!(value >= low && value <= high)) {
            throw new ProblemException(
                    PlacementProblem.BAD_VALUE,
                    option,
                    String.format(Locale.ROOT, "%.6g", value),
                    String.format(Locale.ROOT, "%.6g to %.6g mm", low, high));
        }
    }

    /** Localisation error of one image, mm². */
    Covariance3 localisation() {
        return Covariance3.ofAxes(Rotation.identity(), inPlaneMm, inPlaneMm, throughPlaneMm);
    }

    /** Whether a capsule may not be at a place on the skin. */
    boolean forbids(double arcMm, Point3 p) {
        return inFreeField(p) || lainOn(arcMm, p);
    }

    /**
     * Whether a capsule may not be at a place on the skin.
     *
     * @param arcMm distance along the skin from the front mid-line, mm
     * @param z level at which the skin is known, mm
     * @return true in the free field and on the side lain on
     */
    public boolean isForbidden(double arcMm, double z) {
        return forbids(arcMm, skin.point(arcMm, z));
    }

    boolean inFreeField(Point3 p) {
        return p.distanceMm(entry) < freeMm - 1e-9;
    }

    boolean lainOn(double arcMm, Point3 p) {
        Point2 n = skin.ring(p.z()).outward(arcMm);
        return lyingOn.isPresent() && lyingOn.get().faces(n.u(), n.v());
    }

    /**
     * Where a point of the skin is, as a person finds it.
     *
     * @param p point on the skin
     * @return arc, clock and level
     */
    public SkinMark mark(Point3 p) {
        SkinRing ring = skin.ring(p.z());
        double arc = ring.arcNearest(p.x(), p.y());
        double fromEntry = ring.signed(arc - ring.arcNearest(entry.x(), entry.y()));
        return new SkinMark(arc, fromEntry, ring.clock(p.x(), p.y()), p.z() - target.z());
    }
}
