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

    /** P(sum of m of the scores ≤ limit), scores ascending. */
    private static double lowerTail(int[] scores, int m, long limit) throws ProblemException {
        int n = scores.length;
        long least = 0;
        for (int i = 0; i < m; i++) {
            least += scores[i];
        }
        if (limit < least) {
            return 0;
        }
        // Counting from the smallest score keeps the table as short as the tail.
        long width = limit - (long) m * scores[0] + 1;
        if (width * (double) (m + 1) > MOST_CELLS || width * (double) m * n > MOST_STEPS) {
            throw new ProblemException(
                    StatisticsProblem.TOO_MANY, "The exact rank-sum test", "some hundred", "values", n);
        }
        int size = (int) width;
        double[][] f = new double[m + 1][size];
        f[0][0] = 1;
        for (int i = 1; i <= n; i++) {
            int score = scores[i - 1] - scores[0];
            for (int j = Math.min(i, m); j >= Math.max(1, m - (n - i)); j--) {
                double keep = (double) (i - j) / i;
                double take = (double) j / i;
                double[] to = f[j];
                double[] from = f[j - 1];
                int below = Math.min(score, size);
                for (int s = 0; s < below; s++) {
                    to[s] *= keep;
                }
                for (int s = below; s < size; s++) {
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
}
