package org.needlepoint.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.needlepoint.problem.ProblemException;

/**
 * Stratified bootstrap of the AUC: positives and negatives are drawn with replacement, each to their own number, and
 * the percentile interval is taken by type 7 quantiles.
 *
 * <p>Source: J. Carpenter and J. Bithell, Statistics in Medicine 19 (2000) 1141–1164. Equals in distribution
 * {@code pROC::ci.auc(method = "bootstrap", boot.stratified = TRUE)}; the same seed gives the same interval.
 *
 * <p>The scores are ranked once. A draw only counts how often each distinct score was chosen and passes over those
 * counts once, so it costs time proportional to the number of cases, without sorting.
 */
public final class AucBootstrap {
    private final int draws;
    private final long seed;

    private AucBootstrap(int draws, long seed) {
        this.draws = draws;
        this.seed = seed;
    }

    /**
     * A bootstrap.
     *
     * @param draws number of resamples, at least 100
     * @param seed start of the random numbers
     * @return bootstrap
     * @throws IllegalArgumentException for fewer than 100 draws
     */
    public static AucBootstrap stratified(int draws, long seed) {
        if (draws < 100) {
            throw new IllegalArgumentException("A bootstrap needs at least 100 draws, not " + draws);
        }
        return new AucBootstrap(draws, seed);
    }

    /**
     * Resamples a curve.
     *
     * @param curve ROC curve with at least two cases in each class
     * @param level confidence level in (0, 1)
     * @return result
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW}
     */
    public Result resample(RocCurve curve, double level) throws ProblemException {
        Arguments.level(level);
        BinaryOutcome outcome = curve.outcome();
        Arguments.bothClasses(outcome, 2);
        double[] scores = curve.oriented();
        double[] distinct =
                Arrays.stream(scores).map(s -> s + 0.0).sorted().distinct().toArray();
        int[] positiveAt = new int[outcome.positives()];
        int[] negativeAt = new int[outcome.negatives()];
        int p = 0;
        int q = 0;
        for (int i = 0; i < scores.length; i++) {
            int at = Arrays.binarySearch(distinct, scores[i] + 0.0);
            if (outcome.isPositive(i)) {
                positiveAt[p++] = at;
            } else {
                negativeAt[q++] = at;
            }
        }
        double[] aucs = new double[draws];
        int[] positiveCount = new int[distinct.length];
        int[] negativeCount = new int[distinct.length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int d = 0; d < draws; d++) {
            draw(random, positiveAt, positiveCount);
            draw(random, negativeAt, negativeCount);
            aucs[d] = auc(positiveCount, negativeCount) / ((double) p * q);
        }
        Sample all = Sample.of("bootstrapped AUC", aucs);
        Arrays.sort(aucs);
        double tail = (1 - level) / 2;
        return new Result(
                curve.auc(),
                draws,
                seed,
                all.standardDeviation(),
                new ConfidenceInterval(
                        QuantileType.TYPE_7.ofSorted(aucs, tail),
                        QuantileType.TYPE_7.ofSorted(aucs, 1 - tail),
                        level,
                        "stratified bootstrap, percentile"));
    }

    private static void draw(SplittableRandom random, int[] at, int[] count) {
        Arrays.fill(count, 0);
        int n = at.length;
        int i = 0;
        // Two indices from each 64-bit number; ⌊n·u/2³²⌋ favours an index by at most n/2³².
        for (; i + 1 < n; i += 2) {
            long bits = random.nextLong();
            count[at[(int) ((bits >>> 32) * n >>> 32)]]++;
            count[at[(int) ((bits & 0xFFFFFFFFL) * n >>> 32)]]++;
        }
        if (i < n) {
            count[at[(int) ((random.nextLong() >>> 32) * n >>> 32)]]++;
        }
    }

    /** Pairs won by positives, ties half. */
    private static double auc(int[] positives, int[] negatives) {
        long twice = 0;
        long below = 0;
        for (int k = 0; k < positives.length; k++) {
            twice += positives[k] * (2 * below + negatives[k]);
            below += negatives[k];
        }
        return twice / 2.0;
    }

    /**
     * Result of a bootstrap.
     *
     * @param auc AUC of the data
     * @param draws number of resamples
     * @param seed start of the random numbers
     * @param standardError standard deviation of the resampled AUCs
     * @param interval percentile interval
     */
    public record Result(double auc, int draws, long seed, double standardError, ConfidenceInterval interval) {}
}
