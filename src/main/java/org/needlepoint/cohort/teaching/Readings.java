package org.needlepoint.cohort.teaching;

import java.util.SplittableRandom;

/**
 * Two readings of each value, v + d and v − d, so that their mean is the value and their agreement, ICC(A,1), the one
 * asked for. The difference grows with the value, as noise of a ratio does.
 */
final class Readings {
    private final double[] first;
    private final double[] second;

    private Readings(double[] first, double[] second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Reads values twice.
     *
     * @param values mean of the two readings, whole steps
     * @param draws standard normal draw for each case
     * @param perUnit steps in one unit
     * @param greatest no reading is above it
     * @param agreement ICC(A,1) to reach, to the resolution of the steps
     */
    static Readings of(double[] values, double[] draws, int perUnit, double greatest, double agreement) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            Readings r = spread(values, draws, perUnit, greatest, middle);
            if (Figures.icc(r.first, r.second) > agreement) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return spread(values, draws, perUnit, greatest, low);
    }

    private static Readings spread(double[] values, double[] draws, int perUnit, double greatest, double share) {
        double[] a = new double[values.length];
        double[] b = new double[values.length];
        for (int i = 0; i < a.length; i++) {
            long v = Math.round(values[i] * perUnit);
            // Half of the value at most, and never above what is possible: a reading stays a possible one.
            double most = Math.min(0.5 * v, greatest * perUnit - v);
            long d = Math.round(Math.max(-most, Math.min(most, share * draws[i] * v)));
            a[i] = (v + d) / (double) perUnit;
            b[i] = (v - d) / (double) perUnit;
        }
        return new Readings(a, b);
    }

    double first(int i) {
        return first[i];
    }

    double second(int i) {
        return second[i];
    }

    /** Agreement of the two readings beside the one published in Table 2. */
    TeachingCohort.Marginal agreement(String what, double published) {
        return new TeachingCohort.Marginal("Table 2", what + ", ICC", published, Figures.icc(first, second));
    }

    /** Standard normal draws by the polar method of Marsaglia. */
    static double[] normal(SplittableRandom random, int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            double u;
            double s;
            do {
                u = 2 * random.nextDouble() - 1;
                double w = 2 * random.nextDouble() - 1;
                s = u * u + w * w;
            } while (s >= 1 || s == 0);
            out[i] = u * Math.sqrt(-2 * Math.log(s) / s);
        }
        return out;
    }
}
