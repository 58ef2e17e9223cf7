package org.needlepoint.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Ranks the slices of a T2-FS series by the area that looks cellular: bright on T2-FS, bright at the highest b-value and
 * dark on ADC, all at once (the study's step 3). The reader decides; this only sorts.
 *
 * <p>The area is counted on the pixels of the ADC map, where the T2-FS and the diffusion image are interpolated, and only
 * in the largest connected piece, so that noise, nodes and suppressed fat elsewhere do not count. An immutable set of
 * options.
 */
public final class TargetSliceRanking {
    private static final double BRIGHTER_THAN_BODY = 2;
    /** The study's cut-off between low and high grade is 1.525 ×10⁻³ mm²/s (its Table 5). */
    private static final double ADC_CUT_OFF = 1.525e-3;

    /** Area of a core: less is no target, and rims of pixels half in something bright stay out. */
    private static final double SMALLEST_AREA_MM2 = 40;

    private static final double BODY_PART_OF_BRIGHTEST = 0.05;
    private static final double BRIGHTEST = 0.99;

    private final Optional<Thresholds> thresholds;

    private TargetSliceRanking(Optional<Thresholds> thresholds) {
        this.thresholds = thresholds;
    }

    /**
     * What counts as cellular: all three at once.
     *
     * @param t2AtLeast T2-FS signal at least, units of the image
     * @param highBAtLeast signal of the highest b-value at least, units of the image; 0 if there is no such image
     * @param adcAtMost ADC at most, mm²/s
     */
    public record Thresholds(double t2AtLeast, double highBAtLeast, double adcAtMost) {

        /**
         * Makes thresholds.
         *
         * @throws IllegalArgumentException if one is negative or not finite, or the ADC limit is zero
         */
        public Thresholds {
            if (!(t2AtLeast >= 0 && highBAtLeast >= 0 && adcAtMost > 0)
                    || !Double.isFinite(t2AtLeast + highBAtLeast + adcAtMost)) {
                throw new IllegalArgumentException(
                        "Unusable thresholds " + t2AtLeast + ", " + highBAtLeast + ", " + adcAtMost);
            }
        }
    }

    /**
     * A slice with cellular area.
     *
     * @param index slice of the T2-FS series
     * @param areaMm2 its area in the largest cellular piece, mm²
     */
    public record RankedSlice(int index, double areaMm2) {}

    /**
     * The outcome.
     *
     * @param slices slices with at least a core's area (40 mm²) of it, largest first; empty if nothing in the images is cellular
     * @param thresholds the thresholds applied
     * @param cellular the largest piece on the grid of the ADC map: 1 inside it, 0 outside
     */
    public record Result(List<RankedSlice> slices, Thresholds thresholds, Volume cellular) {
        /** Copies the list. */
        public Result {
            slices = List.copyOf(slices);
        }

        /**
         * Place of a slice in the ranking.
         *
         * @param index slice index
         * @return 1 for the largest area; empty if it is not among them
         */
        public Optional<Integer> rank(int index) {
            for (int i = 0; i < slices.size(); i++) {
                if (slices.get(i).index() == index) {
                    return Optional.of(i + 1);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Thresholds from the images: T2-FS and high-b signal at least twice the median of the body, ADC at most the study's
     * cut-off of 1.525 ×10⁻³ mm²/s.
     *
     * @return the default options
     */
    public static TargetSliceRanking withDefaults() {
        return new TargetSliceRanking(Optional.empty());
    }

    /**
     * With thresholds of the reader.
     *
     * @param newThresholds thresholds
     * @return new options
     */
    public TargetSliceRanking with(Thresholds newThresholds) {
        return new TargetSliceRanking(Optional.of(newThresholds));
    }

    /**
     * Ranks.
     *
     * @param t2 T2-FS
     * @param highB image of the highest b-value; without it two conditions remain
     * @param adc ADC map
     * @return slices of {@code t2} with their areas
     * @throws org.needlepoint.geometry.FrameMismatchException if the images are of different frames
     */
    public Result rank(Volume t2, Optional<Volume> highB, AdcMap adc) {
        Thresholds limits = thresholds.orElseGet(() -> new Thresholds(
                BRIGHTER_THAN_BODY * bodyMedian(t2),
                highB.map(v -> BRIGHTER_THAN_BODY * bodyMedian(v)).orElse(0.0),
                ADC_CUT_OFF));
        VoxelGrid grid = adc.adc().grid();
        int perSlice = grid.columns() * grid.rows();
        int slices = t2.grid().slices();
        boolean[] cellular = new boolean[perSlice * slices];
        for (int s = 0; s < slices; s++) {
            mark(t2, highB, adc, limits, s, cellular, s * perSlice);
        }
        BitSet piece = largestPiece(cellular, grid.columns(), grid.rows(), slices);
        List<RankedSlice> ranked = new ArrayList<>();
        for (int s = 0; s < slices; s++) {
            int pixels = piece.get(s * perSlice, (s + 1) * perSlice).cardinality();
            if (pixels * grid.pixelAreaMm2() >= SMALLEST_AREA_MM2) {
                ranked.add(new RankedSlice(s, pixels * grid.pixelAreaMm2()));
            }
        }
        ranked.sort(Comparator.comparingDouble(RankedSlice::areaMm2).reversed());
        return new Result(ranked, limits, onAdcGrid(piece, t2.grid(), grid));
    }

    /** The piece, counted per T2 slice, on the slices of the ADC map that it was read from. */
    private static Volume onAdcGrid(BitSet piece, VoxelGrid t2, VoxelGrid adc) {
        int perSlice = adc.columns() * adc.rows();
        float[] out = new float[perSlice * adc.slices()];
        for (int i = piece.nextSetBit(0); i >= 0; i = piece.nextSetBit(i + 1)) {
            out[(int) Math.round(place(t2, adc, i / perSlice)) * perSlice + i % perSlice] = 1;
        }
        return Volume.ofFloats(adc, "", out);
    }

    /** Where the middle of a T2 slice lies among the slices of the ADC map. */
    private static double place(VoxelGrid t2, VoxelGrid adc, int slice) {
        return adc.toIndex(t2.toPatient((t2.columns() - 1) / 2.0, (t2.rows() - 1) / 2.0, slice))
                .slice();
    }

    /** Marks the pixels of the ADC slice nearest to a T2 slice that meet all conditions. */
    private static void mark(
            Volume t2, Optional<Volume> highB, AdcMap map, Thresholds limits, int slice, boolean[] out, int offset) {
        if (!t2.isPresent(slice)) {
            return;
        }
        VoxelGrid grid = map.adc().grid();
        VoxelGrid of = t2.grid();
        double place = place(of, grid, slice);
        int nearest = (int) Math.round(place);
        if (!map.adc().isPresent(nearest)
                || Math.abs(place - nearest) * grid.sliceSpacingMm() > of.sliceSpacingMm() / 2) {
            return;
        }
        for (int r = 0, i = offset; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++, i++) {
                double adc = map.adc().value(c, r, nearest);
                if (!(adc > 0 && adc <= limits.adcAtMost())) {
                    continue;
                }
                Point3 p = grid.toPatient(c, r, nearest);
                ContinuousIndex onT2 = of.toIndex(p);
                OptionalDouble t2Value = t2.sample(new ContinuousIndex(onT2.column(), onT2.row(), slice));
                if (t2Value.isEmpty() || t2Value.getAsDouble() < limits.t2AtLeast()) {
                    continue;
                }
                if (highB.isPresent()) {
                    OptionalDouble b = highB.get().sample(highB.get().grid().toIndex(p));
                    if (b.isEmpty() || b.getAsDouble() < limits.highBAtLeast()) {
                        continue;
                    }
                }
                out[i] = true;
            }
        }
    }

    /** Median signal of the body: voxels above a twentieth of the brightest percentile, so without the air. */
    private static double bodyMedian(Volume v) {
        VoxelGrid g = v.grid();
        float[] all = new float[(int) g.voxels()];
        int n = 0;
        int perSlice = g.columns() * g.rows();
        for (int s = 0; s < g.slices(); s++) {
            if (v.isPresent(s)) {
                for (int i = s * perSlice; i < (s + 1) * perSlice; i++) {
                    all[n++] = (float) v.value(i);
                }
            }
        }
        Arrays.sort(all, 0, n);
        float floor = (float) (BODY_PART_OF_BRIGHTEST * all[(int) (BRIGHTEST * (n - 1))]);
        int first = 0;
        while (first < n - 1 && all[first] <= floor) {
            first++;
        }
        return all[(first + n - 1) / 2];
    }

    /** The largest piece connected over faces. */
    private static BitSet largestPiece(boolean[] mask, int columns, int rows, int slices) {
        int perSlice = columns * rows;
        boolean[] seen = new boolean[mask.length];
        int[] stack = new int[mask.length];
        int[] piece = new int[mask.length];
        BitSet best = new BitSet(mask.length);
        int bestSize = 0;
        for (int start = 0; start < mask.length; start++) {
            if (!mask[start] || seen[start]) {
                continue;
            }
            int size = 0;
            int depth = 0;
            stack[depth++] = start;
            seen[start] = true;
            while (depth > 0) {
                int i = stack[--depth];
                piece[size++] = i;
                int c = i % columns;
                int r = i / columns % rows;
                int s = i / perSlice;
                int[] neighbours = {
                    c > 0 ? i - 1 : -1,
                    c < columns - 1 ? i + 1 : -1,
                    r > 0 ? i - columns : -1,
                    r < rows - 1 ? i + columns : -1,
                    s > 0 ? i - perSlice : -1,
                    s < slices - 1 ? i + perSlice : -1
                };
                for (int j : neighbours) {
                    if (j >= 0 && mask[j] && !seen[j]) {
                        seen[j] = true;
                        stack[depth++] = j;
                    }
                }
            }
            if (size > bestSize) {
                bestSize = size;
                best.clear();
                Arrays.stream(piece, 0, size).forEach(best::set);
            }
        }
        return best;
    }
}
