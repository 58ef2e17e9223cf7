package org.needlepoint.cohort;

import java.util.List;
import java.util.Optional;
import org.needlepoint.pathology.Ki67Index;
import org.needlepoint.statistics.MultipleTesting;
import org.needlepoint.statistics.TTest;

/**
 * What can be chosen in the analysis of a cohort.
 *
 * @param markers markers in the order of the tables
 * @param ki67CutOffPercent from here on Ki-67 expression is high
 * @param level confidence level
 * @param alpha significance level, of the test of normality too
 * @param normality whose values are tested for normality
 * @param tTest which t test compares means
 * @param adjustment adjustment of the p-values of one table; empty for none
 * @param draws draws of the bootstrap
 * @param seed seed of the draws
 */
public record AnalysisSettings(
        List<Marker> markers,
        double ki67CutOffPercent,
        double level,
        double alpha,
        Normality normality,
        TTest.Form tTest,
        Optional<MultipleTesting> adjustment,
        int draws,
        long seed) {
    /** Up to so many cases the rank-sum test is exact. */
    public static final int MOST_EXACT = 200;

    /** Whose values must be normal for a t test. */
    public enum Normality {
        /** Those of each group, as the t test assumes. */
        GROUPS,
        /** Those of all cases together, as the study did. */
        WHOLE
    }

    /**
     * Makes settings.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public AnalysisSettings {
        markers = List.copyOf(markers);
        if (!(ki67CutOffPercent > 0 && ki67CutOffPercent <= 100 && level > 0 && level < 1 && alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "Cut-off " + ki67CutOffPercent + " %, level " + level + ", alpha " + alpha);
        }
    }

    /**
     * The study's choices where it states them; Welch's t test and normality of each group where it does not.
     *
     * @return settings
     */
    public static AnalysisSettings defaults() {
        return new AnalysisSettings(
                Marker.ofTheStudy(),
                Ki67Index.CUT_OFF_PERCENT,
                0.95,
                0.05,
                Normality.GROUPS,
                TTest.Form.WELCH,
                Optional.empty(),
                10_000,
                1);
    }
}
