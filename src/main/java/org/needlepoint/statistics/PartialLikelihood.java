package org.needlepoint.statistics;

/**
 * Cox's log partial likelihood, its gradient (score) and negative second derivative (information), in one pass from
 * the last time to the first.
 */
final class PartialLikelihood {
    private final SurvivalData data;
    private final double[][] rows;
    private final CoxRegression.Ties ties;
    private final int[] ascending;

    PartialLikelihood(SurvivalData data, double[][] rows, CoxRegression.Ties ties) {
        this.data = data;
        this.rows = rows;
        this.ties = ties;
        this.ascending = data.byTime();
    }

    record Value(double logLikelihood, double[] score, double[][] information) {}

    /** Σw, Σwx and Σwxxᵀ of a set of cases with w = exp(βᵀx); only the lower triangle of the last. */
    private static final class Moments {
        private double sum;
        private final double[] first;
        private final double[][] second;

        Moments(int p) {
            first = new double[p];
            second = new double[p][p];
        }

        void add(double weight, double[] x) {
            sum += weight;
            for (int j = 0; j < x.length; j++) {
                double wx = weight * x[j];
                first[j] += wx;
                for (int k = 0; k <= j; k++) {
                    second[j][k] += wx * x[k];
                }
            }
        }
    }

    Value at(double[] beta) {
        int p = beta.length;
        double[] eta = new double[rows.length];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < eta.length; i++) {
            for (int j = 0; j < p; j++) {
                eta[i] += rows[i][j] * beta[j];
            }
            greatest = Math.max(greatest, eta[i]);
        }
        Moments risk = new Moments(p);
        double logLikelihood = 0;
        double[] score = new double[p];
        double[][] information = new double[p][p];
        for (int last = ascending.length - 1; last >= 0; ) {
            double time = data.time(ascending[last]);
            Moments dying = new Moments(p);
            int deaths = 0;
            for (; last >= 0 && data.time(ascending[last]) == time; last--) {
                int i = ascending[last];
                double weight = Math.exp(eta[i] - greatest); // a common factor cancels; without it exp may overflow
                risk.add(weight, rows[i]);
                if (data.event(i)) {
                    deaths++;
                    dying.add(weight, rows[i]);
                    logLikelihood += eta[i] - greatest;
                    for (int j = 0; j < p; j++) {
                        score[j] += rows[i][j];
                    }
                }
            }
            for (int d = 0; d < deaths; d++) {
                double share = ties == CoxRegression.Ties.EFRON ? (double) d / deaths : 0;
                double sum = risk.sum - share * dying.sum;
                logLikelihood -= Math.log(sum);
                for (int j = 0; j < p; j++) {
                    double meanJ = (risk.first[j] - share * dying.first[j]) / sum;
                    score[j] -= meanJ;
                    for (int k = 0; k <= j; k++) {
                        double meanK = (risk.first[k] - share * dying.first[k]) / sum;
                        information[j][k] += (risk.second[j][k] - share * dying.second[j][k]) / sum - meanJ * meanK;
                    }
                }
            }
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                information[k][j] = information[j][k];
            }
        }
        return new Value(logLikelihood, score, information);
    }
}
