package org.needlepoint.statistics;

import java.util.Arrays;
import org.needlepoint.problem.ProblemException;

/**
 * Right-censored follow-up: a time for each case, and whether the event was seen then.
 *
 * <p>Times that differ only by rounding are made equal, as R's survival package does since version 2.40: neighbours in
 * the sorted distinct times are one if they differ by at most 1.5e-8, absolutely or relative to the mean time.
 */
public final class SurvivalData {
    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

    private final String name;
    private final double[] times;
    private final boolean[] events;

    private SurvivalData(String name, double[] times, boolean[] events) {
        this.name = name;
        this.times = times;
        this.events = events;
    }

    /**
     * Joins times and events.
     *
     * @param time follow-up of each case, not negative, any unit
     * @param event positive class = event seen at that time, other class = censored then
     * @return data
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#TOO_FEW} for no
     *     case, {@link StatisticsProblem#OUT_OF_RANGE} for a negative time
     */
    public static SurvivalData of(Sample time, BinaryOutcome event) throws ProblemException {
        Arguments.sameLength(time.name(), time.size(), event.name(), event.size());
        Arguments.atLeast("Survival data", 1, "cases", time.size());
        double[] times = time.values();
        double[] distinct =
                Arrays.stream(times).map(t -> t + 0.0).sorted().distinct().toArray();
        if (distinct[0] < 0) {
            throw new ProblemException(StatisticsProblem.OUT_OF_RANGE, "Survival data", time.name(), "not negative");
        }
        double mean = Sample.mean(distinct);
        for (int i = 1; i < distinct.length; i++) {
            double step = distinct[i] - distinct[i - 1];
            if (step <= TOLERANCE || step <= TOLERANCE * mean) {
                return new SurvivalData(time.name(), merged(times, distinct, mean), flags(event));
            }
        }
        return new SurvivalData(time.name(), times, flags(event));
    }

    private static double[] merged(double[] times, double[] distinct, double mean) {
        double[] representative = distinct.clone();
        for (int i = 1; i < distinct.length; i++) {
            double step = distinct[i] - distinct[i - 1];
            if (step <= TOLERANCE || step <= TOLERANCE * mean) {
                representative[i] = representative[i - 1];
            }
        }
        double[] out = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            out[i] = representative[Arrays.binarySearch(distinct, times[i] + 0.0)];
        }
        return out;
    }

    private static boolean[] flags(BinaryOutcome event) {
        boolean[] flags = new boolean[event.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = event.isPositive(i);
        }
        return flags;
    }

    /**
     * The cases of one class, such as a treatment arm.
     *
     * @param arm class of each case, same order
     * @param positive which class
     * @return its follow-up
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#EMPTY_CLASS}
     */
    public SurvivalData where(BinaryOutcome arm, boolean positive) throws ProblemException {
        Arguments.sameLength(name, times.length, arm.name(), arm.size());
        int n = positive ? arm.positives() : arm.negatives();
        if (n == 0) {
            throw new ProblemException(
                    StatisticsProblem.EMPTY_CLASS, arm.name(), positive ? arm.positiveClass() : arm.negativeClass());
        }
        double[] t = new double[n];
        boolean[] e = new boolean[n];
        int at = 0;
        for (int i = 0; i < times.length; i++) {
            if (arm.isPositive(i) == positive) {
                t[at] = times[i];
                e[at++] = events[i];
            }
        }
        return new SurvivalData(name + " where " + arm.describe(positive), t, e);
    }

    /**
     * What the times are.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    /**
     * Number of cases.
     *
     * @return count, at least 1
     */
    public int size() {
        return times.length;
    }

    /**
     * Follow-up of one case.
     *
     * @param i position from 0
     * @return time, not negative
     */
    public double time(int i) {
        return times[i];
    }

    /**
     * Whether the event of one case was seen.
     *
     * @param i position from 0
     * @return false if censored
     */
    public boolean event(int i) {
        return events[i];
    }

    /**
     * Number of events.
     *
     * @return count
     */
    public int events() {
        int n = 0;
        for (boolean e : events) {
            n += e ? 1 : 0;
        }
        return n;
    }

    /** Positions in ascending order of time. */
    int[] byTime() {
        return java.util.stream.IntStream.range(0, times.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
