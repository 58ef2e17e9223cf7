package org.needlepoint.diffusion;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Noise of a magnitude image from its air background.
 *
 * <p>Where there is no signal, magnitude values follow a Rayleigh distribution whose mean square is 2 σ², with σ the
 * standard deviation of either quadrature channel and, at high signal, of the magnitude (Gudbjartsson and Patz 1995). The
 * four corner blocks of every slice are looked at and the quietest tenth of them is used, so that tissue or ghosts in some
 * corners do no harm. Parallel imaging makes noise differ across an image; then this is its level at the border.
 */
final class BackgroundNoise {
    private static final int BLOCKS_PER_SIDE = 12;
    private static final int SMALLEST_BLOCK = 4;
    private static final double QUIETEST_PART = 0.5;
    private static final double MOST_ZEROS = 0.3;

    private BackgroundNoise() {}

    /**
     * Estimates the noise.
     *
     * @param signal magnitude image
     * @return σ in units of the signal; empty if the background was set to zero by the scanner, so that nothing is known
     */
    static OptionalDouble sigma(Volume signal) {
        VoxelGrid g = signal.grid();
        int width = Math.max(SMALLEST_BLOCK, g.columns() / BLOCKS_PER_SIDE);
        int height = Math.max(SMALLEST_BLOCK, g.rows() / BLOCKS_PER_SIDE);
        if (2 * width > g.columns() || 2 * height > g.rows()) {
            return OptionalDouble.empty();
        }
        double[] meanSquares = new double[4 * g.slices()];
        int blocks = 0;
        for (int s = 0; s < g.slices(); s++) {
            if (!signal.isPresent(s)) {
                continue;
            }
            for (int corner = 0; corner < 4; corner++) {
                int c0 = (corner & 1) == 0 ? 0 : g.columns() - width;
                int r0 = (corner & 2) == 0 ? 0 : g.rows() - height;
                int zeros = 0;
                double sum = 0;
                for (int r = r0; r < r0 + height; r++) {
                    for (int c = c0; c < c0 + width; c++) {
                        double v = signal.value(c, r, s);
                        sum += v * v;
                        zeros += v == 0 ? 1 : 0;
                    }
                }
                if (zeros <= MOST_ZEROS * width * height) {
                    meanSquares[blocks++] = sum / (width * height);
                }
            }
        }
        if (blocks == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(meanSquares, 0, blocks);
        int used = (int) Math.max(1, Math.ceil(QUIETEST_PART * blocks));
        double mean = 0;
        for (int i = 0; i < used; i++) {
            mean += meanSquares[i] / used;
        }
        return mean > 0 ? OptionalDouble.of(Math.sqrt(mean / 2)) : OptionalDouble.empty();
    }
}
