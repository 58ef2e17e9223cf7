package org.needlepoint.diffusion;

import java.util.Optional;
import java.util.OptionalDouble;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.roi.PixelWeights;

/**
 * How much image noise alone moves an ADC, from the diffusion-weighted signals.
 *
 * <p>For noise σ in every image, var(log S) = σ²/S² to first order, and the weighted log-linear fit has
 * var(ADC) = 1 / Σ wⱼ (bⱼ − b̄)², wⱼ = Sⱼ²/σ². For two b-values that is (σ²/S₀² + σ²/S₁²)/(b₁ − b₀)². Noise of different
 * pixels is correlated where the scanner interpolated the images; how far, the background tells.
 */
public final class AdcNoise {
    private static final double SAME_GRID_MM = 0.1;
    /** Half side of the neighbourhood whose mean signal stands for a pixel's, in acquired pixels. */
    private static final int REACH = 2;

    private static final int FARTHEST_REACH = 4;

    private final DiffusionSeries series;
    private final BackgroundNoise background;

    private AdcNoise(DiffusionSeries series, BackgroundNoise background) {
        this.series = series;
        this.background = background;
    }

    /**
     * Estimates the noise from the background of the image with the highest b-value.
     *
     * @param series at least two b-values
     * @return the noise model; empty if the scanner blanked the background, so that the noise is not known
     */
    public static Optional<AdcNoise> of(DiffusionSeries series) {
        if (series.images().size() < 2) {
            return Optional.empty();
        }
        return BackgroundNoise.of(
                        series.images().get(series.images().size() - 1).signal())
                .map(background -> new AdcNoise(series, background));
    }

    /**
     * Whether this noise is that of the pixels of a grid.
     *
     * @param grid grid of an ADC map
     * @return true if the diffusion images lie on the same pixels within 0.1 mm
     */
    public boolean isOf(VoxelGrid grid) {
        return grid.coincidesWith(series.grid(), SAME_GRID_MM);
    }

    /**
     * How many times the scanner interpolated from column to column, from the correlation of the background.
     *
     * @return factor, 1 for white noise
     */
    public double columnFactor() {
        return background.columnFactor();
    }

    /**
     * How many times the scanner interpolated from row to row.
     *
     * @return factor, 1 for white noise
     */
    public double rowFactor() {
        return background.rowFactor();
    }

    /**
     * Correlation of the noise of two pixels of a slice, from the background: sinc(h/q) along columns and rows for images
     * interpolated q times by zero-filling, zero for white noise.
     *
     * @param columns distance in columns
     * @param rows distance in rows
     * @return −1 to 1; 1 for a pixel with itself
     */
    public double correlation(int columns, int rows) {
        return background.correlation(columns, rows);
    }

    /**
     * Standard deviation of the noise in a channel of the image.
     *
     * @return σ, units of the signal
     */
    public double sigma() {
        return background.sigma();
    }

    /**
     * Standard deviation of the ADC of one pixel, from the mean signal around it: a single noisy signal would call those
     * pixels precise that noise made bright, which are those whose ADC it made low.
     *
     * @param column column
     * @param row row
     * @param slice slice
     * @return mm²/s; empty where there is no signal
     */
    public OptionalDouble sd(int column, int row, int slice) {
        double w = 0;
        double wb = 0;
        double wbb = 0;
        for (DiffusionImage image : series.images()) {
            Volume v = image.signal();
            if (!v.isPresent(slice)) {
                return OptionalDouble.empty();
            }
            double s = localMean(v, column, row, slice) / background.sigma();
            w += s * s;
            wb += s * s * image.bValue();
            wbb += s * s * image.bValue() * image.bValue();
        }
        double information = wbb - wb * wb / w;
        return information > 0 ? OptionalDouble.of(1 / Math.sqrt(information)) : OptionalDouble.empty();
    }

    private double localMean(Volume v, int column, int row, int slice) {
        VoxelGrid g = v.grid();
        int across = (int) Math.min(FARTHEST_REACH, Math.round(REACH * background.columnFactor()));
        int down = (int) Math.min(FARTHEST_REACH, Math.round(REACH * background.rowFactor()));
        double sum = 0;
        int n = 0;
        for (int r = Math.max(0, row - down); r <= Math.min(g.rows() - 1, row + down); r++) {
            for (int c = Math.max(0, column - across); c <= Math.min(g.columns() - 1, column + across); c++) {
                sum += v.value(c, r, slice);
                n++;
            }
        }
        return sum / n;
    }

    /**
     * Standard deviation of an area-weighted mean ADC.
     *
     * @param weights region on the grid of the series
     * @return mm²/s; empty if the region lies on another grid or holds no signal
     */
    public OptionalDouble sdOfMean(PixelWeights weights) {
        if (!isOf(weights.grid())) {
            return OptionalDouble.empty();
        }
        double[] share = new double[weights.size()];
        double variance = 0;
        double total = 0;
        for (int i = 0; i < share.length; i++) {
            OptionalDouble sd = sd(weights.column(i), weights.row(i), weights.slice());
            if (sd.isPresent()) {
                share[i] = weights.areaMm2(i) * sd.getAsDouble();
                total += weights.areaMm2(i);
                for (int j = 0; j <= i; j++) {
                    double together = share[i]
                            * share[j]
                            * correlation(weights.column(i) - weights.column(j), weights.row(i) - weights.row(j));
                    variance += j < i ? 2 * together : together;
                }
            }
        }
        return total > 0 ? OptionalDouble.of(Math.sqrt(Math.max(0, variance)) / total) : OptionalDouble.empty();
    }
}
