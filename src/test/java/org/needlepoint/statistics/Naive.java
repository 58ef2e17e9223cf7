package org.needlepoint.statistics;

/** The same statistics straight from their definitions, too slow or too imprecise for use. */
final class Naive {
    private Naive() {}

    /** Share of all subsets of the size of x whose rank sum lies at least as far from its mean: by enumeration. */
    static double exactRankSum(double[] x, double[] y) {
        int n = x.length + y.length;
        double[] all = java.util.Arrays.copyOf(x, n);
        System.arraycopy(y, 0, all, x.length, y.length);
        double[] rank = new double[n];
        for (int i = 0; i < n; i++) {
            rank[i] = 0.5;
            for (int j = 0; j < n; j++) {
                rank[i] += all[j] < all[i] ? 1 : all[j] == all[i] ? 0.5 : 0;
            }
        }
        double mean = x.length * (n + 1) / 2.0;
        double observed = 0;
        for (int i = 0; i < x.length; i++) {
            observed += rank[i];
        }
        long far = 0;
        long subsets = 0;
        for (int set = 0; set < 1 << n; set++) {
            if (Integer.bitCount(set) != x.length) {
                continue;
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (set >> i & 1) == 1 ? rank[i] : 0;
            }
            subsets++;
            far += Math.abs(sum - mean) >= Math.abs(observed - mean) ? 1 : 0;
        }
        return (double) far / subsets;
    }

    /** ½ for a tie, 1 for a win. */
    static double kernel(double positive, double negative) {
        return positive > negative ? 1 : positive == negative ? 0.5 : 0;
    }

    static double auc(double[] positives, double[] negatives) {
        double sum = 0;
        for (double p : positives) {
            for (double n : negatives) {
                sum += kernel(p, n);
            }
        }
        return sum / positives.length / negatives.length;
    }

    /** DeLong's variance from the structural components as the paper defines them. */
    static double varianceDeLong(double[] positives, double[] negatives) {
        double auc = auc(positives, negatives);
        double s10 = 0;
        for (double p : positives) {
            s10 += Math.pow(auc(new double[] {p}, negatives) - auc, 2);
        }
        double s01 = 0;
        for (double n : negatives) {
            s01 += Math.pow(auc(positives, new double[] {n}) - auc, 2);
        }
        return s10 / (positives.length - 1) / positives.length + s01 / (negatives.length - 1) / negatives.length;
    }

    /** Cox's log partial likelihood with Breslow's ties, one predictor. */
    static double breslowLogLikelihood(double[] time, boolean[] event, double[] x, double beta) {
        double sum = 0;
        for (int i = 0; i < time.length; i++) {
            if (event[i]) {
                double risk = 0;
                for (int j = 0; j < time.length; j++) {
                    risk += time[j] >= time[i] ? Math.exp(beta * x[j]) : 0;
                }
                sum += beta * x[i] - Math.log(risk);
            }
        }
        return sum;
    }
}
