package org.needlepoint.statistics;

import org.needlepoint.problem.ProblemException;

/**
 * Permutation distribution of a midrank sum given the ties.
 *
 * <p>Let f(i, j, s) be the probability that j items drawn from the i smallest have the doubled rank sum s. Then
 * f(i, j, s) = f(i−1, j, s)·(i−j)/i + f(i−1, j−1, s − 2rᵢ)·j/i. Probabilities instead of counts neither overflow nor
 * lose relative precision far out in a tail, because only positive numbers are added. Only the tails asked for are
 * computed; the upper one is the lower one of the reversed ranks.
 */
final class ExactRankSum {
    /** Inner steps beyond which the exact test is refused: about a minute. */
    private static final double MOST_STEPS = 6e10;

    /** Doubles held at once beyond which it is refused: 1 GiB. */
    private static final double MOST_CELLS = 1.3e8;

    private ExactRankSum() {}

    /**
     * P(|S − E| ≥ |s − E|) for the rank sum S of a random subset.
     *
     * @param ranks midranks of all values
     * @param chosen size of the subset, 1 or more and less than all
     * @param sum its observed rank sum s
     */
    static double twoSided(Ranks ranks, int chosen, double sum) throws ProblemException {
        int n = ranks.ranks().length;
        long expected = (long) chosen * (n + 1); // doubled
        long distance = Math.abs(Math.round(2 * sum) - expected);
        if (distance == 0) {
            return 1;
        }
        // The subset and its complement lie equally far from their means: take the smaller.
        int m = Math.min(chosen, n - chosen);
        long lowest = (long) m * (n + 1) - distance;
        int[] doubled = doubledRanks(ranks);
        double lower = lowerTail(doubled, m, lowest);
        boolean symmetric = true;
        int[] reversed = new int[n];
        for (int i = 0; i < n; i++) {
            reversed[i] = 2 * (n + 1) - doubled[n - 1 - i];
            symmetric &= reversed[i] == doubled[i];
        }
        return Math.min(1, symmetric ? 2 * lower : lower + lowerTail(reversed, m, lowest));
    }

    private static int[] doubledRanks(Ranks ranks) {
        int[] doubled = new int[ranks.ranks().length];
        int at = 0;
        for (int size : ranks.tieSizes()) {
            int rank = 2 * at + 1 + size;
            for (int i = 0; i < size; i++) {
                doubled[at++] = rank;
            }
        }
        return doubled;
    }

    /**
     * P(sum of m of the scores ≤ limit), scores ascending.
     *
     * <p>Of f(i, j, ·) only the sums are kept that j scores can reach and from which the m − j smallest scores still
     * to come stay within the limit.
     */
    private static double lowerTail(int[] scores, int m, long limit) throws ProblemException {
        int n = scores.length;
        int unit = 0;
        for (int score : scores) {
            unit = greatestCommonDivisor(unit, score - scores[0]);
        }
        long[] prefix = new long[n + 1]; // sums of the smallest scores, counted from the smallest and in units
        for (int i = 0; i < n; i++) {
            prefix[i + 1] = prefix[i] + (scores[i] - scores[0]) / unit;
        }
        long most = Math.floorDiv(limit - (long) m * scores[0], unit);
        if (most < prefix[m]) {
            return 0;
        }
        refuseIfTooLarge(prefix, n, m, most);
        double[][] f = new double[m + 1][(int) most + 1];
        f[0][0] = 1;
        for (int i = 1; i <= n; i++) {
            int score = (int) (prefix[i] - prefix[i - 1]);
            for (int j = Math.min(i, m); j >= Math.max(1, m - (n - i)); j--) {
                double keep = (double) (i - j) / i;
                double take = (double) j / i;
                double[] to = f[j];
                double[] from = f[j - 1];
                int last = (int) (most - (prefix[i + m - j] - prefix[i]));
                int first = (int) prefix[j];
                int reachable = Math.max(first, (int) prefix[j - 1] + score);
                for (int s = first; s < Math.min(reachable, last + 1); s++) {
                    to[s] *= keep;
                }
                for (int s = reachable; s <= last; s++) {
                    to[s] = to[s] * keep + from[s - score] * take;
                }
            }
        }
        double p = 0;
        for (double value : f[m]) {
            p += value;
        }
        return p;
    }

    private static void refuseIfTooLarge(long[] prefix, int n, int m, long most) throws ProblemException {
        double steps = 0;
        for (int i = 1; i <= n; i++) {
            for (int j = Math.min(i, m); j >= Math.max(1, m - (n - i)); j--) {
                steps += Math.max(0, most - (prefix[i + m - j] - prefix[i]) - prefix[j]);
            }
        }
        if ((most + 1.0) * (m + 1) > MOST_CELLS || steps > MOST_STEPS) {
            throw new ProblemException(
                    StatisticsProblem.TOO_MANY, "The exact rank-sum test", "some hundred", "values", n);
        }
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
