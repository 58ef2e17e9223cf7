package org.needlepoint.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Kaplan–Meier estimate, S(t) = Π (1 − dᵢ/nᵢ) over event times up to t, with Greenwood's variance
 * Var ln S = Σ dᵢ/(nᵢ(nᵢ − dᵢ)).
 *
 * <p>Sources: E. L. Kaplan and P. Meier, Journal of the American Statistical Association 53 (1958) 457–481; M.
 * Greenwood (1926). Median and its limits after R. Brookmeyer and J. Crowley, Biometrics 38 (1982) 29–41. Equals R's
 * {@code survfit(conf.type = …)}.
 */
public final class KaplanMeier {
    /** As R: how near ½ counts as ½. */
    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

    private final int cases;
    private final List<Step> steps;

    private KaplanMeier(int cases, List<Step> steps) {
        this.cases = cases;
        this.steps = List.copyOf(steps);
    }

    /** Scale on which the interval is symmetric; g = Greenwood's SD of ln S. */
    public enum IntervalType {
        /** S ± z·S·g, cut at 0 and 1. */
        PLAIN,
        /** S·exp(±z·g), cut at 1. */
        LOG,
        /** S^exp(±z·g/ln S). */
        LOG_LOG
    }

    /**
     * Estimates the survival function.
     *
     * @param data follow-up
     * @return estimate, without steps if there was no event
     */
    public static KaplanMeier of(SurvivalData data) {
        int[] order = data.byTime();
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        double greenwood = 0;
        for (int i = 0; i < order.length; ) {
            double time = data.time(order[i]);
            int atRisk = order.length - i;
            int events = 0;
            for (; i < order.length && data.time(order[i]) == time; i++) {
                events += data.event(order[i]) ? 1 : 0;
            }
            if (events > 0) {
                survival *= (double) (atRisk - events) / atRisk;
                greenwood += (double) events / ((double) atRisk * (atRisk - events)); // infinite when all have died
                steps.add(new Step(time, atRisk, events, survival, greenwood));
            }
        }
        return new KaplanMeier(order.length, steps);
    }

    /**
     * Number of cases.
     *
     * @return count
     */
    public int cases() {
        return cases;
    }

    /**
     * The event times.
     *
     * @return steps in ascending order of time
     */
    public List<Step> steps() {
        return steps;
    }

    /**
     * Median survival: the first time with S below ½, or, where S is exactly ½, the middle of that step.
     *
     * @return time, or empty if S stays above ½
     */
    public OptionalDouble median() {
        return crossing(steps.stream().map(s -> Optional.of(s.survival())).toList());
    }

    /**
     * Lower limit of the median: where the lower limit of S crosses ½.
     *
     * @param type scale of the interval
     * @param level confidence level in (0, 1)
     * @return time, or empty if it does not cross
     */
    public OptionalDouble medianLower(IntervalType type, double level) {
        return crossing(steps.stream()
                .map(s -> s.interval(type, level).map(ConfidenceInterval::lower))
                .toList());
    }

    /**
     * Upper limit of the median: where the upper limit of S crosses ½.
     *
     * @param type scale of the interval
     * @param level confidence level in (0, 1)
     * @return time, or empty if it does not cross
     */
    public OptionalDouble medianUpper(IntervalType type, double level) {
        return crossing(steps.stream()
                .map(s -> s.interval(type, level).map(ConfidenceInterval::upper))
                .toList());
    }

    private OptionalDouble crossing(List<Optional<Double>> curve) {
        for (int i = 0; i < curve.size(); i++) {
            if (curve.get(i).isEmpty() || curve.get(i).get() >= 0.5 + TOLERANCE) {
                continue;
            }
            double here = curve.get(i).get();
            double time = steps.get(i).time();
            for (int j = i + 1; Math.abs(here - 0.5) < TOLERANCE && j < curve.size(); j++) {
                if (curve.get(j).isPresent() && curve.get(j).get() < here) {
                    return OptionalDouble.of((time + steps.get(j).time()) / 2);
                }
            }
            return OptionalDouble.of(time);
        }
        return OptionalDouble.empty();
    }

    /**
     * One event time.
     *
     * @param time when
     * @param atRisk cases under observation just before
     * @param events number of events
     * @param survival S from this time on
     * @param greenwood Var ln S; infinite when S is 0
     */
    public record Step(double time, int atRisk, int events, double survival, double greenwood) {

        /**
         * Greenwood's standard error of S: S·√Var ln S.
         *
         * @return standard error, or empty when S is 0
         */
        public OptionalDouble standardError() {
            return survival == 0 ? OptionalDouble.empty() : OptionalDouble.of(survival * Math.sqrt(greenwood));
        }

        /**
         * Pointwise confidence interval of S.
         *
         * @param type scale on which it is symmetric
         * @param level confidence level in (0, 1)
         * @return interval, or empty when S is 0
         */
        public Optional<ConfidenceInterval> interval(IntervalType type, double level) {
            if (survival == 0) {
                return Optional.empty();
            }
            double half = Distributions.normalHalfWidth(Arguments.level(level)) * Math.sqrt(greenwood);
            return Optional.of(
                    switch (type) {
                        case PLAIN ->
                            ConfidenceInterval.around(survival, survival * half, level, "Greenwood, plain")
                                    .within(0, 1);
                        case LOG ->
                            new ConfidenceInterval(
                                    survival * Math.exp(-half),
                                    Math.min(1, survival * Math.exp(half)),
                                    level,
                                    "Greenwood, log");
                        case LOG_LOG -> {
                            double scaled = half / Math.abs(Math.log(survival));
                            yield new ConfidenceInterval(
                                    Math.pow(survival, Math.exp(scaled)),
                                    Math.pow(survival, Math.exp(-scaled)),
                                    level,
                                    "Greenwood, log-log");
                        }
                    });
        }
    }
}
