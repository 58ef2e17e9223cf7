package org.needlepoint.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.wording.Wording;

/**
 * All distances between markers, CT against MR, before any fit: rigid motion cannot change them, so a slipped marker, a wrong
 * pair or a wrong pixel spacing shows here by name.
 *
 * @param pairs every pair, the most significant difference first
 * @param scale MR lengths divided by CT lengths, weighted mean
 * @param scaleSd standard deviation of {@code scale} from the stated errors
 */
public record DistanceComparison(List<Pair> pairs, double scale, double scaleSd) {

    /**
     * One distance in both images.
     *
     * @param first one marker
     * @param second the other
     * @param ctMm distance in CT, mm
     * @param mrMm distance in MR, mm
     * @param sdMm standard deviation of the difference from the stated errors along the line, mm
     * @param pValue chance of a larger difference, either way, if the stated errors are right
     */
    public record Pair(String first, String second, double ctMm, double mrMm, double sdMm, double pValue) {
        /**
         * How much longer the distance is in MR.
         *
         * @return mr − ct, mm
         */
        public double differenceMm() {
            return mrMm - ctMm;
        }

        /**
         * The difference in words.
         *
         * @return such as {@code P1–P2 is 11.3 mm longer in MR (uncertainty 0.6 mm)}
         */
        public String words() {
            return (differenceMm() > 0 ? RegistrationWording.PAIR_LONGER : RegistrationWording.PAIR_SHORTER)
                    .say(first, second, Wording.number(Math.abs(differenceMm()), 1), Wording.number(sdMm, 1));
        }
    }

    /** Copies the list. */
    public DistanceComparison {
        pairs = List.copyOf(pairs);
    }

    /**
     * Compares.
     *
     * @param markers at least three correspondences
     * @return all n(n − 1)/2 pairs
     * @throws ProblemException if there are fewer than three, a label occurs twice, or two markers coincide
     */
    public static DistanceComparison of(List<Correspondence> markers) throws ProblemException {
        return of(MarkerArrays.of(markers));
    }

    static DistanceComparison of(MarkerArrays m) {
        List<Pair> pairs = new ArrayList<>(m.n * (m.n - 1) / 2);
        double top = 0;
        double bottom = 0;
        // Sensitivity of Σ w d_x d_y and of Σ w d_x² to each marker's error, for the variance of the scale.
        double[] gx = new double[3 * m.n];
        double[] gy = new double[3 * m.n];
        for (int i = 0; i < m.n; i++) {
            for (int j = i + 1; j < m.n; j++) {
                double dx = MarkerArrays.distance(m.x, i, j);
                double dy = MarkerArrays.distance(m.y, i, j);
                double variance = varianceAlong(m.x, m.cx, i, j, dx) + varianceAlong(m.y, m.cy, i, j, dy);
                double sd = Math.sqrt(variance);
                pairs.add(new Pair(
                        m.labels[i], m.labels[j], dx, dy, sd, Erf.erfc(Math.abs(dy - dx) / sd / Math.sqrt(2))));
                top += dx * dy / variance;
                bottom += dx * dx / variance;
                for (int a = 0; a < 3; a++) {
                    double ux = (m.x[3 * j + a] - m.x[3 * i + a]) / variance;
                    double uy = (m.y[3 * j + a] - m.y[3 * i + a]) / dy * dx / variance;
                    gx[3 * j + a] += ux;
                    gx[3 * i + a] -= ux;
                    gy[3 * j + a] += uy;
                    gy[3 * i + a] -= uy;
                }
            }
        }
        double scale = top / bottom;
        double scaleVariance = 0;
        for (int i = 0; i < m.n; i++) {
            scaleVariance += scale * scale * quadratic(m.cx, i, gx) + quadratic(m.cy, i, gy);
        }
        pairs.sort(Comparator.comparingDouble((Pair p) -> -Math.abs(p.differenceMm()) / p.sdMm()));
        return new DistanceComparison(pairs, scale, Math.sqrt(scaleVariance) / bottom);
    }

    /** Variance of the distance between two points of one image: uᵀ(C_i + C_j)u. */
    private static double varianceAlong(double[] p, double[] c, int i, int j, double distance) {
        double v = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                v += (p[3 * j + a] - p[3 * i + a])
                        * (c[9 * i + 3 * a + b] + c[9 * j + 3 * a + b])
                        * (p[3 * j + b] - p[3 * i + b]);
            }
        }
        return v / (distance * distance);
    }

    private static double quadratic(double[] c, int i, double[] g) {
        double v = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                v += g[3 * i + a] * c[9 * i + 3 * a + b] * g[3 * i + b];
            }
        }
        return v;
    }

    /**
     * The pairs that differ too much.
     *
     * @param t tolerance
     * @return pairs significant with errors {@code errorFactor} times the stated and at least {@code leastSlipMm} different
     */
    public List<Pair> suspects(SlipTolerance t) {
        return pairs.stream()
                .filter(p -> Math.abs(p.differenceMm()) >= t.leastSlipMm()
                        && Erf.erfc(Math.abs(p.differenceMm()) / (t.errorFactor() * p.sdMm()) / Math.sqrt(2))
                                < t.pValue())
                .toList();
    }

    /** The largest difference of any pair, mm. */
    double largestDifferenceMm() {
        return pairs.stream().mapToDouble(p -> Math.abs(p.differenceMm())).max().orElse(0);
    }
}
