package org.needlepoint.statistics;

import org.needlepoint.problem.ProblemException;

/**
 * Wilcoxon rank-sum (Mann–Whitney U) test, two-sided.
 *
 * <p>W = (sum of the midranks of x) − m(m + 1)/2, the number of pairs with x &gt; y plus half the number of equal
 * pairs. Asymptotic: z = (W − mn/2)/σ, σ² = mn/12 · (N + 1 − Σ(t³ − t)/(N(N − 1))) over the groups of ties.
 * Exact: the permutation distribution of the midrank sum given the ties, p = P(|W − mn/2| ≥ |w − mn/2|).
 * Source: E. L. Lehmann, Nonparametrics (1975) 1.4; B. Streitberg and J. Röhmel, Statistical Software Newsletter 12
 * (1986) 10–17 for the exact distribution. Equals R's {@code wilcox.test(exact = FALSE, correct = …)} and, exact,
 * {@code coin::wilcox_test(distribution = "exact")}.
 */
public final class RankSumTest {
    private final Form form;

    private RankSumTest(Form form) {
        this.form = form;
    }

    /** How the p-value is found. */
    public enum Form {
        /** Permutation distribution given the ties. */
        EXACT,
        /** Normal approximation with the tie-corrected variance. */
        ASYMPTOTIC,
        /** The same with |W − mn/2| diminished by ½. */
        CONTINUITY_CORRECTED
    }

    /**
     * The exact test. Time grows as m·n·(m + n)·min(m, n); for two groups of 200 about a second.
     *
     * @return test
     */
    public static RankSumTest exact() {
        return new RankSumTest(Form.EXACT);
    }

    /**
     * The normal approximation without continuity correction.
     *
     * @return test
     */
    public static RankSumTest asymptotic() {
        return new RankSumTest(Form.ASYMPTOTIC);
    }

    /**
     * The normal approximation with continuity correction.
     *
     * @return test
     */
    public static RankSumTest continuityCorrected() {
        return new RankSumTest(Form.CONTINUITY_CORRECTED);
    }

    /**
     * Tests whether values of one sample tend to be larger than those of the other.
     *
     * @param x first sample
     * @param y second sample
     * @return result; W and z are large when x tends to be larger
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for an empty sample,
     *     {@link StatisticsProblem#CONSTANT} if all values of both are equal, {@link StatisticsProblem#TOO_MANY} if
     *     the exact distribution would take minutes
     */
    public Result test(Sample x, Sample y) throws ProblemException {
        String what = "The rank-sum test";
        int m = x.size();
        int n = y.size();
        Arguments.atLeast(what, 1, "values of " + x.name(), m);
        Arguments.atLeast(what, 1, "values of " + y.name(), n);
        double[] all = new double[m + n];
        for (int i = 0; i < m; i++) {
            all[i] = x.value(i);
        }
        for (int i = 0; i < n; i++) {
            all[m + i] = y.value(i);
        }
        Ranks ranks = Ranks.of(all);
        if (ranks.tieSizes().length == 1) {
            throw new ProblemException(StatisticsProblem.CONSTANT, what, x.name() + " and " + y.name());
        }
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += ranks.ranks()[i];
        }
        double total = (double) m + n;
        double product = (double) m * n;
        double w = sum - m * (m + 1.0) / 2;
        double ties = ranks.sumOverTies(t -> (double) t * t * t - t);
        double sigma = Math.sqrt(product / 12 * (total + 1 - ties / (total * (total - 1))));
        double fromMean = w - product / 2;
        double z = fromMean / sigma;
        double p =
                switch (form) {
                    case EXACT -> ExactRankSum.twoSided(ranks, m, sum);
                    case ASYMPTOTIC -> Distributions.normalTwoSided(z);
                    case CONTINUITY_CORRECTED ->
                        Distributions.normalTwoSided((fromMean - Math.signum(fromMean) / 2) / sigma);
                };
        return new Result(form, x.name() + " against " + y.name(), m, n, w, z, p, ranks.hasTies());
    }

    /**
     * Result of the test.
     *
     * @param form how p was found
     * @param direction which sample was ranked
     * @param n0 size of the first sample
     * @param n1 size of the second sample
     * @param w Mann–Whitney statistic of the first sample, 0 to n0·n1
     * @param z standardised W with the tie-corrected variance, without continuity correction
     * @param p two-sided p-value
     * @param tied whether equal values occur
     */
    public record Result(Form form, String direction, int n0, int n1, double w, double z, double p, boolean tied) {}
}
