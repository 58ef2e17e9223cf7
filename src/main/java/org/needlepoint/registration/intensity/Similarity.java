package org.needlepoint.registration.intensity;

/**
 * How alike two images are, from their joint histogram h(f, m). Entropies in nats; larger is more alike.
 *
 * <p>Both need only the histogram, so that one loop over the samples serves both: {@link #measure} also gives the derivative
 * with respect to every cell, up to a constant, which drops out because moving a sample never changes its total weight.
 */
public enum Similarity {
    /** Mutual information H(f) + H(m) − H(f, m) (Mattes 2003; derivative as Thévenaz &amp; Unser 2000). */
    MUTUAL_INFORMATION {
        @Override
        double combine(double fixed, double moving, double joint, double[] weights) {
            weights[0] = 1;
            weights[1] = 1;
            weights[2] = -1;
            return fixed + moving - joint;
        }
    },
    /** Normalised mutual information (H(f) + H(m)) / H(f, m): does not reward a shrinking overlap (Studholme 1999). */
    NORMALISED_MUTUAL_INFORMATION {
        @Override
        double combine(double fixed, double moving, double joint, double[] weights) {
            weights[0] = 1 / joint;
            weights[1] = 1 / joint;
            weights[2] = -(fixed + moving) / (joint * joint);
            return (fixed + moving) / joint;
        }
    };

    /** The measure of three entropies, and its derivatives with respect to them. */
    abstract double combine(double fixed, double moving, double joint, double[] weights);

    /**
     * The measure of a histogram.
     *
     * @param h counts, row f, column m, overwritten with the derivative of the measure by each cell, up to a constant
     * @param fixedBins rows
     * @param movingBins columns
     * @return the measure; 0 for an empty histogram or one where nothing varies
     */
    double measure(double[] h, int fixedBins, int movingBins) {
        double total = 0;
        double[] f = new double[fixedBins];
        double[] m = new double[movingBins];
        for (int i = 0; i < fixedBins; i++) {
            double row = 0;
            for (int j = 0; j < movingBins; j++) {
                double v = h[i * movingBins + j];
                row += v;
                m[j] += v;
            }
            f[i] = row;
            total += row;
        }
        if (!(total > 0)) {
            return 0;
        }
        double hf = logs(f, total);
        double hm = logs(m, total);
        double[] joint = h;
        double hj = logs(joint, total);
        if (!(hj > 0)) {
            java.util.Arrays.fill(h, 0);
            return 0;
        }
        double[] w = new double[3];
        double value = combine(hf, hm, hj, w);
        for (int i = 0; i < fixedBins; i++) {
            for (int j = 0; j < movingBins; j++) {
                int k = i * movingBins + j;
                h[k] = -(w[0] * f[i] + w[1] * m[j] + w[2] * joint[k]) / total;
            }
        }
        return value;
    }

    /** Entropy of counts; replaces them with the logarithms of their parts, an empty cell with that of half a thousandth count. */
    private static double logs(double[] counts, double total) {
        double entropy = 0;
        double perTotal = 1 / total;
        double empty = Math.log(5e-4 * perTotal);
        for (int i = 0; i < counts.length; i++) {
            double p = counts[i] * perTotal;
            double log = p > 0 ? Math.log(p) : empty;
            entropy -= p * log;
            counts[i] = log;
        }
        return entropy;
    }
}
