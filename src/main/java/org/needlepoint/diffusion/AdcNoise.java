package org.needlepoint.diffusion;

import java.util.OptionalDouble;
import org.needlepoint.image.Volume;
import org.needlepoint.roi.PixelWeights;

/**
 * How much image noise alone moves an ADC, from the diffusion-weighted signals.
 *
 * <p>For noise σ in every image, var(log S) = σ²/S² to first order, and the weighted log-linear fit has
 * var(ADC) = 1 / Σ wⱼ (bⱼ − b̄)², wⱼ = Sⱼ²/σ². For two b-values that is (σ²/S₀² + σ²/S₁²)/(b₁ − b₀)². Noise of different
 * pixels is taken as independent; images interpolated by the scanner have correlated noise, and then the error of a mean is
 * larger than this.
 */
public final class AdcNoise {
    private final DiffusionSeries series;
    private final double sigma;

    private AdcNoise(DiffusionSeries series, double sigma) {
        this.series = series;
        this.sigma = sigma;
    }

    /**
     * Estimates the noise from the background of the image with the highest b-value.
     *
     * @param series at least two b-values
     * @return the noise model; empty if the scanner blanked the background, so that the noise is not known
     */
    public static java.util.Optional<AdcNoise> of(DiffusionSeries series) {
        if (series.images().size() < 2) {
            return java.util.Optional.empty();
        }
        OptionalDouble sigma = BackgroundNoise.sigma(
                series.images().get(series.images().size() - 1).signal());
        return sigma.isPresent()
                ? java.util.Optional.of(new AdcNoise(series, sigma.getAsDouble()))
                : java.util.Optional.empty();
    }

    /**
     * Standard deviation of the noise in a channel of the image.
     *
     * @return σ, units of the signal
     */
    public double sigma() {
        return sigma;
    }

    /**
     * Standard deviation of the ADC of one pixel.
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
            double s = v.value(column, row, slice) / sigma;
            w += s * s;
            wb += s * s * image.bValue();
            wbb += s * s * image.bValue() * image.bValue();
        }
        double information = wbb - wb * wb / w;
        return information > 0 ? OptionalDouble.of(1 / Math.sqrt(information)) : OptionalDouble.empty();
    }

    /**
     * Standard deviation of an area-weighted mean ADC.
     *
     * @param weights region on the grid of the series
     * @return mm²/s; empty if the region lies on another grid or holds no signal
     */
    public OptionalDouble sdOfMean(PixelWeights weights) {
        if (!weights.grid().coincidesWith(series.grid(), 0.1)) {
            return OptionalDouble.empty();
        }
        double variance = 0;
        double total = 0;
        for (int i = 0; i < weights.size(); i++) {
            OptionalDouble sd = sd(weights.column(i), weights.row(i), weights.slice());
            if (sd.isPresent()) {
                double a = weights.areaMm2(i);
                variance += a * a * sd.getAsDouble() * sd.getAsDouble();
                total += a;
            }
        }
        return total > 0 ? OptionalDouble.of(Math.sqrt(variance) / total) : OptionalDouble.empty();
    }
}
