package org.needlepoint.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.needlepoint.problem.ProblemException;

/**
 * Log-rank (Mantel–Haenszel) test of equal survival in two groups or more.
 *
 * <p>At each event time with d events among n at risk, group g with n_g at risk expects d·n_g/n events, with
 * covariance d(n−d)/(n−1)·(n_g/n)(δ − n_h/n). χ² = (O−E)ᵀV⁻¹(O−E) over all groups but one. Source: N. Mantel, Cancer
 * Chemotherapy Reports 50 (1966) 163–170. Equals R's {@code survdiff}.
 */
public final class LogRankTest {
    private LogRankTest() {}

    /**
     * The unweighted test.
     *
     * @return test
     */
    public static LogRankTest unweighted() {
        return new LogRankTest();
    }

    /**
     * Compares groups.
     *
     * @param groups follow-up of each group, two or more
     * @return result in the order of the groups
     * @throws ProblemException {@link StatisticsProblem#TOO_FEW} for fewer than two groups or no event,
     *     {@link StatisticsProblem#CONSTANT} if no event happened while two groups were at risk
     */
    public Result test(List<SurvivalData> groups) throws ProblemException {
        String what = "The log-rank test";
        int k = groups.size();
        Arguments.atLeast(what, 2, "groups", k);
        int[] atRisk = new int[k];
        TreeMap<Double, int[]> times = new TreeMap<>(); // per time: events of each group, then all that leave
        int events = 0;
        for (int g = 0; g < k; g++) {
            SurvivalData data = groups.get(g);
            atRisk[g] = data.size();
            for (int i = 0; i < data.size(); i++) {
                int[] here = times.computeIfAbsent(data.time(i), t -> new int[2 * k]);
                here[g] += data.event(i) ? 1 : 0;
                here[k + g]++;
                events += data.event(i) ? 1 : 0;
            }
        }
        Arguments.atLeast(what, 1, "events", events);
        double[] observed = new double[k];
        double[] expected = new double[k];
        double[][] covariance = new double[k][k];
        for (int[] here : times.values()) {
            int d = 0;
            int n = 0;
            for (int g = 0; g < k; g++) {
                d += here[g];
                n += atRisk[g];
                observed[g] += here[g];
            }
            for (int g = 0; g < k && d > 0; g++) {
                double share = (double) atRisk[g] / n;
                expected[g] += d * share;
                for (int h = 0; h < k && n > 1; h++) {
                    double other = (double) atRisk[h] / n;
                    covariance[g][h] += (double) d * (n - d) / (n - 1) * share * ((g == h ? 1 : 0) - other);
                }
            }
            for (int g = 0; g < k; g++) {
                atRisk[g] -= here[k + g];
            }
        }
        // A group that is gone before the first event expects nothing and carries no information.
        int[] informative = java.util.stream.IntStream.range(0, k)
                .filter(g -> expected[g] > 0)
                .toArray();
        int df = informative.length - 1;
        if (df < 1 || Arrays.stream(informative).skip(1).anyMatch(g -> covariance[g][g] <= 0)) {
            throw new ProblemException(StatisticsProblem.CONSTANT, what, "the group at risk at the event times");
        }
        RealVector excess = new ArrayRealVector(df);
        Array2DRowRealMatrix v = new Array2DRowRealMatrix(df, df);
        for (int a = 0; a < df; a++) {
            int g = informative[a + 1];
            excess.setEntry(a, observed[g] - expected[g]);
            for (int b = 0; b < df; b++) {
                v.setEntry(a, b, covariance[g][informative[b + 1]]);
            }
        }
        double chiSquared = excess.dotProduct(new QRDecomposition(v).getSolver().solve(excess));
        List<Group> list = new ArrayList<>();
        for (int g = 0; g < k; g++) {
            list.add(new Group(groups.get(g).name(), groups.get(g).size(), (int) observed[g], expected[g]));
        }
        return new Result(list, chiSquared, df, Distributions.chiSquaredUpper(chiSquared, df));
    }

    /**
     * Events of one group.
     *
     * @param name of the group
     * @param cases number of cases
     * @param observed number of events
     * @param expected number of events if survival were equal
     */
    public record Group(String name, int cases, int observed, double expected) {}

    /**
     * Result of the test.
     *
     * @param groups events of each group
     * @param chiSquared statistic
     * @param df degrees of freedom
     * @param p p-value
     */
    public record Result(List<Group> groups, double chiSquared, int df, double p) {}
}
