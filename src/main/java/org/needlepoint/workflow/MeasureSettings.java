package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user decides before a case is measured. Recorded in the result's provenance.
 *
 * @param input folder, zip or DICOMDIR
 * @param output folder for the results
 * @param template name of a shipped fiducial template or path of one's own
 * @param marks file of manual marker and needle positions, overriding detection
 * @param needle which needle candidate to use, counted from 1
 * @param model registration model
 * @param adcFit how ADC is computed from more than two b-values
 * @param series series chosen by UID or number instead of by role
 * @param draws number of draws for the intervals
 * @param seed seed of the draws
 * @param acceptMm predicted 95 % error at the tip up to which a registration is accepted, mm
 * @param cautionMm predicted 95 % error at the tip above which it is refused, mm
 * @param coreLengthMm length of the core rectangle, mm
 * @param coreWidthMm width of the core rectangle, mm
 * @param pose what takes the place of the fitted pose, if anything
 * @param excluded labels of markers that are left out of the registration
 */
public record MeasureSettings(
        Path input,
        Path output,
        String template,
        Optional<Path> marks,
        OptionalInt needle,
        ModelChoice model,
        AdcFitChoice adcFit,
        Map<Purpose, String> series,
        int draws,
        long seed,
        double acceptMm,
        double cautionMm,
        double coreLengthMm,
        double coreWidthMm,
        PoseChoice pose,
        List<String> excluded) {

    /** The template of the study: capsules P1–P3 on line A, P4–P6 on line B. */
    public static final String DEFAULT_TEMPLATE = "vitamin-d-capsule-six";

    /** Fewest draws that give a 95 % interval its two end points with some stability. */
    public static final int FEWEST_DRAWS = 200;

    /** Which registration model maps the tip. */
    public enum ModelChoice {
        /** The one with the smaller predicted error at the tip. */
        RECOMMENDED,
        /** Six degrees of freedom. */
        RIGID,
        /** In-plane rotation and translation plus the slice offset. */
        SLICE_LOCKED
    }

    /** How ADC is computed from more than two b-values; with two all are the same. */
    public enum AdcFitChoice {
        /** Least squares of the logarithm, unweighted. */
        LOG_LINEAR,
        /** Least squares of the logarithm, weighted by the squared signal. */
        WEIGHTED_LOG_LINEAR,
        /** Least squares of the signal. */
        NON_LINEAR
    }

    /** What a series is used for. */
    public enum Purpose {
        /** CT with the needle. */
        CT,
        /** Fat-suppressed T2. */
        T2,
        /** T1, for the markers. */
        T1,
        /** Diffusion-weighted images. */
        DWI,
        /** Vendor's ADC map. */
        ADC,
        /** Spectroscopy. */
        MRS
    }

    /**
     * Makes settings.
     *
     * @throws IllegalArgumentException if a length is not positive or the draws are too few
     */
    public MeasureSettings {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(pose, "pose");
        series = Map.copyOf(series);
        excluded = List.copyOf(excluded);
        if (draws < FEWEST_DRAWS) {
            throw new IllegalArgumentException(
                    "A 95 % interval needs at least " + FEWEST_DRAWS + " draws, got " + draws);
        }
        if (!(coreLengthMm > 0 && coreWidthMm > 0 && acceptMm > 0 && cautionMm >= acceptMm)) {
            throw new IllegalArgumentException("Lengths and limits must be positive, and caution not below accept");
        }
    }

    /**
     * Default settings for a case.
     *
     * @param input folder, zip or DICOMDIR
     * @param output folder for the results
     * @return settings with the study's core of 20 × 2 mm, 1,000 draws and limits of 3 and 5 mm
     */
    public static MeasureSettings of(Path input, Path output) {
        return new MeasureSettings(
                input,
                output,
                DEFAULT_TEMPLATE,
                Optional.empty(),
                OptionalInt.empty(),
                ModelChoice.RECOMMENDED,
                AdcFitChoice.WEIGHTED_LOG_LINEAR,
                Map.of(),
                1000,
                1,
                3,
                5,
                20,
                2,
                PoseChoice.FITTED,
                List.of());
    }

    /**
     * With positions that a person gave.
     *
     * @param file marks file
     * @return new settings
     */
    public MeasureSettings withMarks(Path file) {
        return new MeasureSettings(
                input,
                output,
                template,
                Optional.of(file),
                needle,
                model,
                adcFit,
                series,
                draws,
                seed,
                acceptMm,
                cautionMm,
                coreLengthMm,
                coreWidthMm,
                pose,
                excluded);
    }

    /**
     * With something in the place of the fitted pose.
     *
     * @param newPose what takes its place
     * @return new settings
     */
    public MeasureSettings with(PoseChoice newPose) {
        return new MeasureSettings(
                input,
                output,
                template,
                marks,
                needle,
                model,
                adcFit,
                series,
                draws,
                seed,
                acceptMm,
                cautionMm,
                coreLengthMm,
                coreWidthMm,
                newPose,
                excluded);
    }

    /**
     * With markers left out of the registration.
     *
     * @param labels their labels
     * @return new settings
     */
    public MeasureSettings withExcluded(List<String> labels) {
        return new MeasureSettings(
                input,
                output,
                template,
                marks,
                needle,
                model,
                adcFit,
                series,
                draws,
                seed,
                acceptMm,
                cautionMm,
                coreLengthMm,
                coreWidthMm,
                pose,
                labels);
    }
}
