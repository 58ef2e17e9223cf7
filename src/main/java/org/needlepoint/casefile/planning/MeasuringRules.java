package org.needlepoint.casefile.planning;

import java.util.Objects;

/**
 * How a case is measured: limits, the core's size, the ADC fit, the draws of the intervals.
 *
 * @param model registration model
 * @param adcFit how ADC is computed from more than two b-values
 * @param acceptMm predicted 95 % error at the tip up to which a registration is accepted, mm
 * @param cautionMm predicted 95 % error at the tip above which it is refused, mm
 * @param coreLengthMm length of the core rectangle, mm
 * @param coreWidthMm width of the core rectangle, mm
 * @param draws number of draws for the intervals
 * @param seed seed of the draws
 */
public record MeasuringRules(
        ModelChoice model,
        AdcFitChoice adcFit,
        double acceptMm,
        double cautionMm,
        double coreLengthMm,
        double coreWidthMm,
        int draws,
        long seed) {

    /** Fewest draws that give a 95 % interval its two end points with some stability. */
    public static final int FEWEST_DRAWS = 200;

    /** The study's core of 20 × 2 mm, limits of 3 and 5 mm, 1,000 draws. */
    public static final MeasuringRules STUDY =
            new MeasuringRules(ModelChoice.RECOMMENDED, AdcFitChoice.WEIGHTED_LOG_LINEAR, 3, 5, 20, 2, 1000, 1);

    /**
     * Makes rules.
     *
     * @throws IllegalArgumentException if a length is not positive or the draws are too few
     */
    public MeasuringRules {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(adcFit, "adcFit");
        if (draws < FEWEST_DRAWS) {
            throw new IllegalArgumentException(
                    "A 95 % interval needs at least " + FEWEST_DRAWS + " draws, got " + draws);
        }
        if (!(coreLengthMm > 0 && coreWidthMm > 0 && acceptMm > 0 && cautionMm >= acceptMm)) {
            throw new IllegalArgumentException("Lengths and limits must be positive, and caution not below accept");
        }
    }

    /**
     * With another registration model.
     *
     * @param newModel model
     * @return new rules
     */
    public MeasuringRules with(ModelChoice newModel) {
        return new MeasuringRules(newModel, adcFit, acceptMm, cautionMm, coreLengthMm, coreWidthMm, draws, seed);
    }

    /**
     * With a core of another size.
     *
     * @param lengthMm length, mm
     * @param widthMm width, mm
     * @return new rules
     */
    public MeasuringRules withCore(double lengthMm, double widthMm) {
        return new MeasuringRules(model, adcFit, acceptMm, cautionMm, lengthMm, widthMm, draws, seed);
    }
}
