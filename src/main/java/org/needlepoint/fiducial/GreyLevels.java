package org.needlepoint.fiducial;

import java.util.Arrays;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Level of air, its noise and the level of tissue in an image.
 *
 * <p>CT levels are physical. MR has no scale, so the darkest blocks of the image stand for air (where they are exactly
 * constant the scanner masked the background) and the median of everything clearly brighter for tissue.
 *
 * @param air mean value of air
 * @param noise standard deviation of the noise in tissue
 * @param tissue typical value of tissue
 * @param thresholds values between air and tissue at which a body surface is sought, ascending
 */
record GreyLevels(double air, double noise, double tissue, double[] thresholds) {
    /** Halfway between air and tissue on CT, HU. */
    private static final double CT_THRESHOLD_HU = -480;

    private static final int BLOCK = 8;
    /** A Rayleigh distribution's standard deviation per standard deviation of the noise (Gudbjartsson 1995). */
    private static final double RAYLEIGH = 0.655;

    static GreyLevels ofCt() {
        return new GreyLevels(-1000, 12, 40, new double[] {CT_THRESHOLD_HU});
    }

    /**
     * Estimates the levels of an MR image.
     *
     * @param volume magnitude image
     * @return levels
     */
    static GreyLevels ofMr(Volume volume) {
        VoxelGrid g = volume.grid();
        int across = Math.max(1, g.columns() / BLOCK);
        int down = Math.max(1, g.rows() / BLOCK);
        int step = Math.max(1, g.slices() / 12);
        double[] means = new double[across * down * (g.slices() / step + 1)];
        double[] deviations = new double[means.length];
        double[] samples = new double[means.length];
        int n = 0;
        for (int k = step / 2; k < g.slices(); k += step) {
            if (!volume.isPresent(k)) {
                continue;
            }
            for (int br = 0; br < down; br++) {
                for (int bc = 0; bc < across; bc++) {
                    double sum = 0;
                    double squares = 0;
                    int count = 0;
                    for (int r = br * BLOCK; r < Math.min(g.rows(), br * BLOCK + BLOCK); r += 2) {
                        for (int c = bc * BLOCK; c < Math.min(g.columns(), bc * BLOCK + BLOCK); c++) {
                            double v = volume.value(c, r, k);
                            sum += v;
                            squares += v * v;
                            count++;
                        }
                    }
                    means[n] = sum / count;
                    deviations[n] = Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
                    samples[n] = volume.value(bc * BLOCK, br * BLOCK, k);
                    n++;
                }
            }
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(means[a] + deviations[a], means[b] + deviations[b]));
        // The darkest twentieth of the blocks: air in every field of view that shows skin.
        int dark = Math.max(1, n / 20);
        double air = 0;
        double deviation = 0;
        for (int i = 0; i < dark; i++) {
            air += means[order[i]] / dark;
            deviation += deviations[order[i]] / dark;
        }
        double clear = air + 8 * deviation;
        double[] bright =
                Arrays.stream(samples, 0, n).filter(v -> v > clear).sorted().toArray();
        double tissue = bright.length > 0 ? bright[bright.length / 2] : air + 1;
        double noise = Math.max(deviation / RAYLEIGH, 1e-4 * (tissue - air));
        double low = Math.max(air + 4.5 * deviation, air + 0.06 * (tissue - air));
        double middle = Math.max(low, air + 0.28 * (tissue - air));
        return new GreyLevels(air, noise, tissue, middle > 1.2 * low ? new double[] {low, middle} : new double[] {low});
    }
}
