package org.needlepoint.diffusion;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Noise of a magnitude image from its air background.
 *
 * <p>Where there is no signal, magnitude values follow a Rayleigh distribution whose mean square is 2 σ², with σ the
 * standard deviation of either quadrature channel and, at high signal, of the magnitude (Gudbjartsson and Patz 1995). The
 * four corner blocks of every slice are looked at and the quieter half of them is used, so that tissue or ghosts in some
 * corners do no harm; what choosing the quieter half takes away by chance is given back. Parallel imaging makes noise
 * differ across an image; then this is its level at the border.
 *
 * <p>Scanners that interpolate by zero-filling k-space leave noise that is correlated from pixel to pixel as
 * sinc(h/q), q the factor of interpolation. Squares of magnitudes then have the square of that as their correlation, which
 * gives q for columns and rows.
 *
 * @param sigma σ in units of the signal
 * @param columnFactor interpolation factor from column to column, 1 for white noise
 * @param rowFactor the same from row to row
 */
record BackgroundNoise(double sigma, double columnFactor, double rowFactor) {
    private static final int BLOCKS_PER_SIDE = 12;
    private static final int SMALLEST_BLOCK = 4;
    private static final double QUIETEST_PART = 0.5;
    private static final double MOST_ZEROS = 0.3;
    /** Mean of the lower half of normal numbers, in standard deviations below their mean: √(2/π). */
    private static final double LOWER_HALF = Math.sqrt(2 / Math.PI);

    /** A correlation below this many standard errors is taken for chance. */
    private static final double CLEAR = 3;

    private static final double LARGEST_FACTOR = 8;

    /**
     * Part of the variance that is taken as white whatever the interpolation: the factor is an estimate, and filters of
     * k-space differ.
     */
    private static final double WHITE_PART = 0.05;

    /** Mean square, and how the squares vary alone and with the next pixel, of one corner block. */
    private record Block(double meanSquare, double variance, double withNextColumn, double withNextRow) {}

    /**
     * The level of the noise alone.
     *
     * @param signal magnitude image
     * @return σ in units of the signal; empty as for {@link #of}
     */
    static OptionalDouble sigma(Volume signal) {
        Optional<BackgroundNoise> noise = of(signal);
        return noise.isPresent() ? OptionalDouble.of(noise.get().sigma()) : OptionalDouble.empty();
    }

    /**
     * Estimates the noise.
     *
     * @param signal magnitude image
     * @return the noise; empty if the background was set to zero by the scanner, so that nothing is known
     */
    static Optional<BackgroundNoise> of(Volume signal) {
        VoxelGrid g = signal.grid();
        int width = Math.max(SMALLEST_BLOCK, g.columns() / BLOCKS_PER_SIDE);
        int height = Math.max(SMALLEST_BLOCK, g.rows() / BLOCKS_PER_SIDE);
        if (2 * width > g.columns() || 2 * height > g.rows()) {
            return Optional.empty();
        }
        Block[] blocks = new Block[4 * g.slices()];
        int n = 0;
        for (int s = 0; s < g.slices(); s++) {
            for (int corner = 0; signal.isPresent(s) && corner < 4; corner++) {
                int c0 = (corner & 1) == 0 ? 0 : g.columns() - width;
                int r0 = (corner & 2) == 0 ? 0 : g.rows() - height;
                Optional<Block> block = block(signal, s, c0, r0, width, height);
                if (block.isPresent()) {
                    blocks[n++] = block.get();
                }
            }
        }
        if (n == 0) {
            return Optional.empty();
        }
        Arrays.sort(blocks, 0, n, Comparator.comparingDouble(Block::meanSquare));
        int used = (int) Math.max(1, Math.ceil(QUIETEST_PART * n));
        double mean = 0;
        double variance = 0;
        double nextColumn = 0;
        double nextRow = 0;
        for (int i = 0; i < used; i++) {
            mean += blocks[i].meanSquare() / used;
            variance += blocks[i].variance();
            nextColumn += blocks[i].withNextColumn();
            nextRow += blocks[i].withNextRow();
        }
        if (!(mean > 0)) {
            return Optional.empty();
        }
        double least = CLEAR / Math.sqrt((double) used * width * height);
        double columnFactor = factor(nextColumn / variance, least);
        double rowFactor = factor(nextRow / variance, least);
        // Squares of Rayleigh numbers vary as much as their mean; a block averages so many independent ones.
        double independent = width * height / (columnFactor * rowFactor);
        double chosenLow = n > 1 ? LOWER_HALF / Math.sqrt(independent) : 0;
        return Optional.of(
                new BackgroundNoise(Math.sqrt(mean / (1 - Math.min(0.5, chosenLow)) / 2), columnFactor, rowFactor));
    }

    private static Optional<Block> block(Volume signal, int s, int c0, int r0, int width, int height) {
        double[] squares = new double[width * height];
        double mean = 0;
        int zeros = 0;
        for (int i = 0; i < squares.length; i++) {
            double v = signal.value(c0 + i % width, r0 + i / width, s);
            squares[i] = v * v;
            mean += v * v / squares.length;
            zeros += v == 0 ? 1 : 0;
        }
        if (zeros > MOST_ZEROS * squares.length) {
            return Optional.empty();
        }
        double variance = 0;
        double nextColumn = 0;
        double nextRow = 0;
        for (int i = 0; i < squares.length; i++) {
            double d = squares[i] - mean;
            variance += d * d / squares.length;
            if (i % width < width - 1) {
                nextColumn += d * (squares[i + 1] - mean) / (height * (width - 1.0));
            }
            if (i / width < height - 1) {
                nextRow += d * (squares[i + width] - mean) / (width * (height - 1.0));
            }
        }
        return Optional.of(new Block(mean, variance, nextColumn, nextRow));
    }

    /** The q whose sinc(1/q) squared is the correlation of neighbouring squares. */
    private static double factor(double correlationOfSquares, double least) {
        if (!(correlationOfSquares > least)) {
            return 1;
        }
        double target = Math.sqrt(Math.min(1, correlationOfSquares));
        double low = 1;
        double high = LARGEST_FACTOR;
        for (int i = 0; i < 50; i++) {
            double q = (low + high) / 2;
            if (sinc(1 / q) < target) {
                low = q;
            } else {
                high = q;
            }
        }
        return (low + high) / 2;
    }

    /**
     * Correlation of the noise of two pixels of a slice.
     *
     * @param columns distance in columns
     * @param rows distance in rows
     * @return −1 to 1
     */
    double correlation(int columns, int rows) {
        if (columns == 0 && rows == 0) {
            return 1;
        }
        return (1 - WHITE_PART) * sinc(columns / columnFactor) * sinc(rows / rowFactor);
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
