package org.needlepoint.pathology;

import java.util.Locale;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.ConfidenceInterval;
import org.needlepoint.statistics.Proportion;

/**
 * Ki-67 labelling index: share of tumour cells whose nuclei stain, in the area where most do (hot spot).
 *
 * <p>From counted cells it carries Wilson's interval; a percentage alone carries none, because the number of cells that
 * it rests on is not known. The interval is that of the count only: it does not hold the choice of the hot spot.
 *
 * @param percent labelling index, 0–100
 * @param counted positive cells of all cells counted; empty if only a percentage is known
 */
public record Ki67Index(double percent, Optional<Proportion> counted) {
    /** From this percentage on expression is high, in the fusion study and by default. */
    public static final double CUT_OFF_PERCENT = 30;

    /**
     * Makes an index.
     *
     * @throws IllegalArgumentException if the percentage is not one, or not that of the count
     */
    public Ki67Index {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("Not a percentage: " + percent);
        }
        if (counted.isPresent() && Math.abs(100 * counted.get().value() - percent) > 1e-9) {
            throw new IllegalArgumentException(percent + " % is not " + counted.get());
        }
    }

    /**
     * An index from counted cells.
     *
     * @param positive cells with stained nuclei
     * @param total tumour cells counted
     * @return index with interval
     * @throws ProblemException {@link PathologyProblem#BAD_COUNT}
     */
    public static Ki67Index ofCells(int positive, int total) throws ProblemException {
        if (total < 1 || positive < 0 || positive > total) {
            throw new ProblemException(
                    PathologyProblem.BAD_COUNT, "Ki-67", PathologyWording.OF_CELLS.say(positive, total));
        }
        Proportion p = new Proportion(positive, total);
        return new Ki67Index(100 * p.value(), Optional.of(p));
    }

    /**
     * An index of which only the percentage is known.
     *
     * @param percent 0–100
     * @return index without interval
     * @throws ProblemException {@link PathologyProblem#BAD_COUNT}
     */
    public static Ki67Index ofPercent(double percent) throws ProblemException {
        if (!(percent >= 0 && percent <= 100)) {
            throw new ProblemException(PathologyProblem.BAD_COUNT, "Ki-67", percent + " %");
        }
        return new Ki67Index(percent, Optional.empty());
    }

    /**
     * Wilson's interval of the index, in percent.
     *
     * @param level confidence level in (0, 1)
     * @return interval in [0, 100]; empty without a count
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return counted.map(p -> p.wilson(level))
                .map(i -> new ConfidenceInterval(100 * i.lower(), 100 * i.upper(), level, i.method()));
    }

    /**
     * Whether expression is high.
     *
     * @param cutOffPercent cut-off, 0–100; {@link #CUT_OFF_PERCENT} in the fusion study
     * @return true from the cut-off on
     * @throws IllegalArgumentException if the cut-off is no percentage
     */
    public boolean isHigh(double cutOffPercent) {
        return percent >= checked(cutOffPercent);
    }

    /**
     * What is doubtful about the class.
     *
     * @param cutOffPercent cut-off, 0–100
     * @return a sentence if the 95 % interval holds the cut-off, or if there is no interval; else empty
     */
    public Optional<String> caution(double cutOffPercent) {
        checked(cutOffPercent);
        Optional<ConfidenceInterval> interval = interval(0.95);
        if (interval.isEmpty()) {
            return Optional.of(PathologyWording.NO_INTERVAL.say(text(percent)));
        }
        ConfidenceInterval i = interval.get();
        if (i.lower() < cutOffPercent && cutOffPercent <= i.upper()) {
            return Optional.of(PathologyWording.AT_THE_CUT_OFF.say(
                    text(percent), text(i.lower()), text(i.upper()), text(cutOffPercent)));
        }
        return Optional.empty();
    }

    private static double checked(double cutOffPercent) {
        if (!(cutOffPercent >= 0 && cutOffPercent <= 100)) {
            throw new IllegalArgumentException("Not a percentage: " + cutOffPercent);
        }
        return cutOffPercent;
    }

    private static String text(double percent) {
        return String.format(Locale.ROOT, "%.1f", percent);
    }
}
