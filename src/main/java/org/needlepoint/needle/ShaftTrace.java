package org.needlepoint.needle;

import java.util.Arrays;
import java.util.Optional;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Follows a rod along its axis and looks all around it.
 *
 * <p>At each station the highest value near the axis is compared with a ring of samples beyond the metal's blooming: 5 mm in the slice, and
 * in the direction of the normal at least one and a half slices, because within its slab a thin rod fills the whole thickness. A
 * rod stands out against the ring in almost every direction; the cortex of a bone, a sheet, does not.
 */
final class ShaftTrace {
    static final double STEP_MM = 1;

    private static final double RING_MM = 5;
    private static final int RING = 16;
    private static final double LEAST_HEIGHT_HU = 180;
    /** The highest of fifteen noisy samples lies about two standard deviations above the ring. */
    private static final double NOISE_SDS = 4;

    private static final double LEAST_PART_OF_MEDIAN = 0.2;
    private static final double LARGEST_GAP_MM = 5;
    private static final double LONGEST_MM = 400;
    private static final double WIDTH_STEP_MM = 0.4;
    /** Directions of the ring in which a lone rod must have fallen to half its height. */
    private static final double LONE = 0.8;

    private final Volume ct;
    private final double leastHeightHu;
    private final VoxelGrid grid;
    private final Vector3 normal;
    private final double ringAlongNormalMm;

    ShaftTrace(Volume ct, double noiseHu) {
        this.leastHeightHu = Math.max(LEAST_HEIGHT_HU, NOISE_SDS * noiseHu);
        this.ct = ct;
        this.grid = ct.grid();
        this.normal = grid.normal();
        this.ringAlongNormalMm = Math.max(RING_MM, 1.5 * grid.sliceSpacingMm());
    }

    /**
     * A rod as traced.
     *
     * @param line axis from end to end
     * @param peakHu median over the stations of the highest value near the axis, HU
     * @param loneFraction part of the stations at which the rod stands out all around
     * @param widthMm median width in the slice at half height
     */
    record Trace(Line line, double peakHu, double loneFraction, double widthMm) {}

    private record Station(double peak, double height, boolean lone, double widthMm) {}

    /** Extends or shortens a coarse stretch to where the rod is seen; empty if it is seen nowhere. */
    Optional<Trace> follow(Line coarse) {
        Vector3 e1 = across(coarse.direction());
        Vector3 e2 = coarse.direction().cross(e1);
        int inner = Math.max(1, (int) Math.ceil(coarse.lengthMm() / STEP_MM));
        Station[] known = new Station[inner + 1];
        double[] heights = new double[inner + 1];
        double[] peaks = new double[inner + 1];
        double[] widths = new double[inner + 1];
        int lone = 0;
        for (int i = 0; i <= inner; i++) {
            known[i] = station(coarse, coarse.from() + i * STEP_MM, e1, e2);
            heights[i] = known[i].height();
            peaks[i] = known[i].peak();
            widths[i] = known[i].widthMm();
            lone += known[i].lone() ? 1 : 0;
        }
        double medianHeight = median(heights);
        if (medianHeight < leastHeightHu) {
            return Optional.empty();
        }
        double threshold = Math.max(leastHeightHu, LEAST_PART_OF_MEDIAN * medianHeight);
        double to = end(coarse, coarse.from() + inner * STEP_MM, 1, e1, e2, threshold);
        double from = end(coarse, coarse.from(), -1, e1, e2, threshold);
        return Optional.of(
                new Trace(coarse.between(from, to), median(peaks), (double) lone / (inner + 1), median(widths)));
    }

    /** From a place on the rod outward: the last station that stands out before a gap. */
    private double end(Line line, double start, int sign, Vector3 e1, Vector3 e2, double threshold) {
        double last = start - sign * Math.min(10, line.lengthMm() / 3);
        for (double s = last; Math.abs(s - start) < LONGEST_MM; s += sign * STEP_MM) {
            if (sign * (s - last) > LARGEST_GAP_MM) {
                break;
            }
            if (!grid.contains(grid.toIndex(org.needlepoint.geometry.Point3.of(grid.frame(), line.at(s))))) {
                break;
            }
            if (station(line, s, e1, e2).height() >= threshold) {
                last = s;
            }
        }
        return last;
    }

    private Station station(Line line, double s, Vector3 e1, Vector3 e2) {
        Vector3 p = line.at(s);
        // Half a slice up and down: the height of a shallow rod is not known better.
        double sideMm = Math.max(0.6, 0.5 * grid.sliceSpacingMm() * Math.abs(e2.dot(normal)));
        double peak = Double.NEGATIVE_INFINITY;
        for (int i = -2; i <= 2; i++) {
            for (int j = -1; j <= 1; j++) {
                Vector3 q = p.plus(e1.times(0.6 * i)).plus(e2.times(sideMm * j));
                peak = Math.max(peak, value(q));
            }
        }
        double[] ring = new double[RING];
        for (int k = 0; k < RING; k++) {
            double phi = 2 * Math.PI * k / RING;
            Vector3 w = e1.times(Math.cos(phi)).plus(e2.times(Math.sin(phi)));
            double along = Math.abs(w.dot(normal));
            double inSlice = Math.sqrt(Math.max(0, 1 - along * along));
            double radius = 1 / Math.hypot(inSlice / RING_MM, along / ringAlongNormalMm);
            ring[k] = value(p.plus(w.times(radius)));
        }
        double background = median(ring);
        double half = (peak + Math.max(background, DenseVoxels.TISSUE_HU)) / 2;
        int fallen = 0;
        for (double v : ring) {
            fallen += v < half ? 1 : 0;
        }
        return new Station(peak, peak - background, fallen >= LONE * RING, width(p, e1, (peak + background) / 2));
    }

    /** Width across the axis, in the slice, of what is above a level around its highest place within 1.5 mm of the axis. */
    private double width(Vector3 p, Vector3 e1, double level) {
        double width = 0;
        for (int side = -1; side <= 1; side += 2) {
            double t = 0;
            double lastAbove = 0;
            while (t < RING_MM && t - lastAbove <= 1.5) {
                t += WIDTH_STEP_MM;
                if (value(p.plus(e1.times(side * t))) > level) {
                    lastAbove = t;
                }
            }
            width += lastAbove;
        }
        return width;
    }

    /**
     * How far from the start of a line its rod keeps the width it has in its first half: a hub is wider.
     *
     * @return s of the last station before three wide ones in a row
     */
    double thinUpTo(Line line) {
        Vector3 e1 = across(line.direction());
        Vector3 e2 = line.direction().cross(e1);
        int n = Math.max(1, (int) (line.lengthMm() / STEP_MM));
        double[] widths = new double[n];
        for (int i = 0; i < n; i++) {
            widths[i] = station(line, line.from() + i * STEP_MM, e1, e2).widthMm();
        }
        double normal = median(Arrays.copyOf(widths, (n + 1) / 2));
        int wide = 0;
        for (int i = n / 4; i < n; i++) {
            wide = widths[i] > 1.4 * normal + 0.5 ? wide + 1 : 0;
            if (wide == 3) {
                return line.from() + (i - 3) * STEP_MM;
            }
        }
        return line.to();
    }

    private Vector3 across(Vector3 direction) {
        return Math.abs(direction.dot(normal)) < 0.99
                ? normal.cross(direction).normalized()
                : direction.anyOrthogonal();
    }

    /** Value at a place; outside the image it is air. */
    private double value(Vector3 p) {
        return ct.sample(grid.toIndex(org.needlepoint.geometry.Point3.of(grid.frame(), p)))
                .orElse(-1000);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
