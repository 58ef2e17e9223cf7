package org.needlepoint.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What the values of some pixels may be without their noise.
 *
 * <p>The noise-free values are taken as a Gaussian random field: an unknown mean, a variance A and the Matérn correlation
 * (1 + x) exp(−x), x = √3 h/L; the noise covariance N is known. Given the measured g, the noise ε is then Gaussian with mean
 * N C⁻¹ (g − m) and covariance N − N C⁻¹ N, C = K + N with K the field's covariance: kriging with an unknown mean, and its
 * conditional simulation (Cressie 1993, sections 3.2 and 3.6). A draw is g − ε. A and L are not known either: they are drawn
 * from what the measured values leave open. Where tissue varies much more than the noise, draws stay near the measurement;
 * where it does not, they shrink toward their surroundings, which is what mends the bias of an extreme (Efron 2011, J Am Stat
 * Assoc 106:1602). Adding noise to the measurement instead would count the noise twice.
 */
final class NoiseFreeField {
    /** Variances A over the variance of the noise, and lengths L, that are weighed against each other. */
    private static final double[] RATIOS = {0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300};

    private static final double[] LENGTHS_MM = {1.5, 3, 6, 12, 24};

    /** Variance of the unknown mean over that of the measurement: as good as unknown. */
    private static final double VAGUE = 100;

    /** Keeps pivots above round-off, in variances of the noise. */
    private static final double JITTER = 1e-6;

    private final double[] measured;
    private final double[][] noise;
    private final double[][] distanceMm;
    private final double meanNoise;
    private final double centre;
    private final double vague;

    /**
     * Variance and length of a tissue.
     *
     * @param variance A, squared units of the values
     * @param lengthMm L, mm
     */
    record Tissue(double variance, double lengthMm) {}

    /**
     * Makes the field.
     *
     * @param measured values g, at least one
     * @param noise covariance N of their noise
     * @param distanceMm distances between the pixels, mm
     */
    NoiseFreeField(double[] measured, double[][] noise, double[][] distanceMm) {
        this.measured = measured;
        this.noise = noise;
        this.distanceMm = distanceMm;
        int n = measured.length;
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += noise[i][i] / n;
        }
        this.meanNoise = trace;
        this.centre = Arrays.stream(measured).sum() / n;
        double squares = 0;
        for (double v : measured) {
            squares += (v - centre) * (v - centre) / n;
        }
        this.vague = VAGUE * (squares + meanNoise);
    }

    /**
     * Plausible tissues: drawn from what the measured values leave open (the mean integrated out), all grid points alike
     * before.
     *
     * @param pixels those to learn from; so far apart that their noise is independent
     * @param count number of tissues
     * @return so many in all, the more likely ones more than once
     */
    Map<Tissue, Integer> plausible(int[] pixels, int count) {
        List<Tissue> tissues = new ArrayList<>();
        for (double length : LENGTHS_MM) {
            for (double ratio : RATIOS) {
                tissues.add(new Tissue(ratio * meanNoise, length));
            }
        }
        double[] log =
                tissues.stream().mapToDouble(t -> logLikelihood(t, pixels)).toArray();
        double most = Arrays.stream(log).max().orElseThrow();
        double total = Arrays.stream(log).map(l -> Math.exp(l - most)).sum();
        Map<Tissue, Integer> out = new LinkedHashMap<>();
        double cumulated = 0;
        int next = 0;
        for (int i = 0; i < log.length; i++) {
            cumulated += Math.exp(log[i] - most) / total;
            while (next < count && (next + 0.5) / count < cumulated) {
                out.merge(tissues.get(i), 1, Integer::sum);
                next++;
            }
        }
        return out;
    }

    private double logLikelihood(Tissue t, int[] pixels) {
        double[][] l = factor(total(t, pixels));
        double[] z = new double[pixels.length];
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double v = measured[pixels[i]] - centre;
            for (int k = 0; k < i; k++) {
                v -= l[i][k] * z[k];
            }
            z[i] = v / l[i][i];
            sum -= z[i] * z[i] / 2 + Math.log(l[i][i]);
        }
        return sum;
    }

    private double[][] total(Tissue t, int[] pixels) {
        double[][] c = new double[pixels.length][pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            for (int j = 0; j <= i; j++) {
                double x = Math.sqrt(3) * distanceMm[pixels[i]][pixels[j]] / t.lengthMm();
                c[i][j] = t.variance() * (1 + x) * Math.exp(-x) + vague + noise[pixels[i]][pixels[j]];
            }
        }
        return c;
    }

    /** Lower Cholesky factor of the lower triangle; a pivot lost to round-off is set to the jitter. */
    private double[][] factor(double[][] c) {
        double least = JITTER * meanNoise;
        double[][] l = new double[c.length][];
        for (int i = 0; i < c.length; i++) {
            double[] row = Arrays.copyOf(c[i], i + 1);
            for (int j = 0; j < i; j++) {
                double[] other = l[j];
                double v = row[j];
                for (int k = 0; k < j; k++) {
                    v -= row[k] * other[k];
                }
                row[j] = v / other[j];
            }
            double pivot = row[i];
            for (int k = 0; k < i; k++) {
                pivot -= row[k] * row[k];
            }
            row[i] = Math.sqrt(Math.max(least, pivot));
            l[i] = row;
        }
        return l;
    }

    /**
     * Draws noise-free values.
     *
     * @param tissue how the noise-free values vary
     * @param count number of draws
     * @param random source of randomness
     * @return one row of values per draw
     */
    double[][] draws(Tissue tissue, int count, RandomGenerator random) {
        int n = measured.length;
        double[][] l = factor(total(tissue, IntStream.range(0, n).toArray()));
        // H = L⁻¹ N, so that N C⁻¹ N = Hᵀ H; z = L⁻¹ (g − m), so that the mean of the noise is Hᵀ z.
        double[][] h = new double[n][];
        double[] z = new double[n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            double[] row = noise[i].clone();
            double v = measured[i] - centre;
            for (int k = 0; k < i; k++) {
                double f = l[i][k];
                double[] before = h[k];
                v -= f * z[k];
                for (int j = 0; j < n; j++) {
                    row[j] -= f * before[j];
                }
            }
            z[i] = v / l[i][i];
            for (int j = 0; j < n; j++) {
                row[j] /= l[i][i];
                mean[j] += row[j] * z[i];
            }
            h[i] = row;
        }
        double[][] left = new double[n][];
        for (int i = 0; i < n; i++) {
            left[i] = Arrays.copyOf(noise[i], i + 1);
        }
        for (double[] row : h) {
            for (int i = 0; i < n; i++) {
                double f = row[i];
                double[] out = left[i];
                for (int j = 0; j <= i; j++) {
                    out[j] -= f * row[j];
                }
            }
        }
        double[][] root = factor(left);
        double[][] out = new double[count][n];
        double[] normal = new double[n];
        for (double[] draw : out) {
            for (int i = 0; i < n; i++) {
                normal[i] = random.nextGaussian();
                double noiseHere = mean[i];
                for (int k = 0; k <= i; k++) {
                    noiseHere += root[i][k] * normal[k];
                }
                draw[i] = measured[i] - noiseHere;
            }
        }
        return out;
    }
}
