package org.needlepoint.statistics;

import java.util.stream.DoubleStream;
import org.needlepoint.problem.ProblemException;

/**
 * Cohen's kappa of two readers, κ = (p_o − p_e)/(1 − p_e), unweighted or weighted by category.
 *
 * <p>Categories are the values that occur, in ascending order; a weight depends on how many categories lie between
 * two ratings, not on their numbers. Weights of agreement: linear 1 − |i−j|/(c−1), quadratic 1 − (i−j)²/(c−1)².
 * Source: J. Cohen, Psychological Bulletin 70 (1968) 213–220; large-sample standard error: J. L. Fleiss, J. Cohen and
 * B. S. Everitt, Psychological Bulletin 72 (1969) 323–327. The coefficients equal {@code psych::cohen.kappa}, the
 * standard errors {@code vcd::Kappa} (psych 2.2.9 errs in the weighted one).
 */
public final class Kappa {
    private final Weights weights;
    private final double level;

    private Kappa(Weights weights, double level) {
        this.weights = weights;
        this.level = level;
    }

    /** How near misses count. */
    public enum Weights {
        /** Not at all. */
        UNWEIGHTED,
        /** By the distance of the categories. */
        LINEAR,
        /** By the squared distance of the categories. */
        QUADRATIC
    }

    /**
     * Kappa with the weights given.
     *
     * @param weights how near misses count
     * @return estimate with a 95 % interval
     */
    public static Kappa with(Weights weights) {
        return new Kappa(weights, 0.95);
    }

    /**
     * The same with another confidence level.
     *
     * @param confidenceLevel in (0, 1)
     * @return estimate
     */
    public Kappa withLevel(double confidenceLevel) {
        return new Kappa(weights, Arguments.level(confidenceLevel));
    }

    /**
     * Compares two readers.
     *
     * @param first category of each case by the first reader
     * @param second category of each case by the second reader, same order
     * @return result
     * @throws ProblemException {@link StatisticsProblem#DIFFERENT_LENGTHS}, {@link StatisticsProblem#TOO_FEW} for no
     *     case, {@link StatisticsProblem#CONSTANT} if only one category occurs
     */
    public Result of(Sample first, Sample second) throws ProblemException {
        Arguments.sameLength(first, second);
        Arguments.atLeast("Kappa", 1, "cases", first.size());
        double[] categories = DoubleStream.concat(DoubleStream.of(first.values()), DoubleStream.of(second.values()))
                .map(v -> v + 0.0)
                .sorted()
                .distinct()
                .toArray();
        int c = categories.length;
        if (c < 2) {
            throw new ProblemException(StatisticsProblem.CONSTANT, "Kappa", first.name() + " and " + second.name());
        }
        int n = first.size();
        double[][] count = new double[c][c];
        double[] rows = new double[c];
        double[] columns = new double[c];
        for (int i = 0; i < n; i++) {
            int a = java.util.Arrays.binarySearch(categories, first.value(i) + 0.0);
            int b = java.util.Arrays.binarySearch(categories, second.value(i) + 0.0);
            // Counts are exact; shares added up would give perfect agreement a kappa above 1.
            count[a][b]++;
            rows[a]++;
            columns[b]++;
        }
        double observed = 0;
        double expected = 0;
        double[] rowWeight = new double[c];
        double[] columnWeight = new double[c];
        for (int i = 0; i < c; i++) {
            for (int j = 0; j < c; j++) {
                double w = weight(i, j, c);
                observed += w * count[i][j];
                expected += w * rows[i] * columns[j];
                rowWeight[i] += w * columns[j] / n;
                columnWeight[j] += w * rows[i] / n;
            }
        }
        observed /= n;
        expected /= (double) n * n;
        double kappa = (observed - expected) / (1 - expected);
        double sum = 0;
        for (int i = 0; i < c; i++) {
            for (int j = 0; j < c; j++) {
                double term = weight(i, j, c) - (rowWeight[i] + columnWeight[j]) * (1 - kappa);
                sum += count[i][j] * term * term;
            }
        }
        double rest = kappa - expected * (1 - kappa);
        double error = Math.sqrt(Math.max(0, sum / n - rest * rest) / n) / (1 - expected);
        return new Result(
                weights,
                n,
                c,
                observed,
                expected,
                kappa,
                error,
                ConfidenceInterval.around(
                        kappa, error * Distributions.normalHalfWidth(level), level, "Fleiss, Cohen and Everitt"));
    }

    private double weight(int i, int j, int c) {
        double d = Math.abs(i - j) / (c - 1.0);
        return switch (weights) {
            case UNWEIGHTED -> i == j ? 1 : 0;
            case LINEAR -> 1 - d;
            case QUADRATIC -> 1 - d * d;
        };
    }

    /**
     * Agreement of two readers.
     *
     * @param weights how near misses counted
     * @param n number of cases
     * @param categories number of categories that occur
     * @param observedAgreement weighted share of agreement p_o
     * @param expectedAgreement the same by chance, p_e
     * @param kappa coefficient, at most 1
     * @param standardError for large samples
     * @param interval kappa ± z·standard error
     */
    public record Result(
            Weights weights,
            int n,
            int categories,
            double observedAgreement,
            double expectedAgreement,
            double kappa,
            double standardError,
            ConfidenceInterval interval) {}
}
