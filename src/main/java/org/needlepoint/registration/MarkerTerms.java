package org.needlepoint.registration;

/**
 * The markers' part of the likelihood at one pose: value and derivatives with respect to a small motion (w, τ) of the result
 * about the centre of the markers. See {@link MaximumLikelihoodFit} for the criterion and the letters.
 *
 * <p>With d = q̂ − c and A = R C_from Rᵀ the exact second derivative is
 *
 * <pre>   Σ J'ᵀ V⁻¹ J'  +  (λ·d) I − (d λᵀ + λ dᵀ)/2 − [λ]×ᵀ A [λ]×   (the last three for w only),  J' = (−[d]× + A [λ]×, I) </pre>
 *
 * <p>Its first part with J' = (−[d]×, I) is the Gauss–Newton matrix, whose inverse is the covariance of the estimate. The rest
 * vanishes with the residuals but matters for markers nearly on one line, where Gauss–Newton crawls.
 */
final class MarkerTerms {
    private final MarkerArrays m;
    /** λ, 3 per marker. */
    private final double[] lambda;
    /** V⁻¹, 9 per marker. */
    private final double[] weight;
    /** q̂, 3 per marker. */
    private final double[] latent;
    /** r, 3 per marker. */
    private final double[] residual;

    private final double[] centreFrom;
    private final double[] centreTo = new double[3];

    MarkerTerms(MarkerArrays m, double[] centreFrom) {
        this.m = m;
        this.lambda = new double[3 * m.n];
        this.latent = new double[3 * m.n];
        this.residual = new double[3 * m.n];
        this.weight = new double[9 * m.n];
        this.centreFrom = centreFrom;
    }

    /** Moves to a pose and returns Σ rᵀ V⁻¹ r there. */
    double evaluate(Pose p) {
        double total = 0;
        double[] r = p.r;
        double[] a = new double[9];
        double[] v = new double[9];
        double[] q = new double[3];
        p.map(centreFrom, 0, centreTo);
        for (int i = 0; i < m.n; i++) {
            rotate(r, m.cx, 9 * i, a);
            for (int k = 0; k < 9; k++) {
                v[k] = a[k] + m.cy[9 * i + k];
            }
            double[] inverse = Information.inverseSymmetric(v);
            System.arraycopy(inverse, 0, weight, 9 * i, 9);
            p.map(m.x, i, q);
            for (int k = 0; k < 3; k++) {
                residual[3 * i + k] = m.y[3 * i + k] - q[k];
            }
            for (int k = 0; k < 3; k++) {
                double l = inverse[3 * k] * residual[3 * i]
                        + inverse[3 * k + 1] * residual[3 * i + 1]
                        + inverse[3 * k + 2] * residual[3 * i + 2];
                lambda[3 * i + k] = l;
                total += l * residual[3 * i + k];
            }
            for (int k = 0; k < 3; k++) {
                latent[3 * i + k] = q[k]
                        + a[3 * k] * lambda[3 * i]
                        + a[3 * k + 1] * lambda[3 * i + 1]
                        + a[3 * k + 2] * lambda[3 * i + 2];
            }
        }
        return total;
    }

    /** Downhill gradient of half the value. */
    double[] gradient() {
        double[] g = new double[6];
        for (int i = 0; i < m.n; i++) {
            double lx = lambda[3 * i];
            double ly = lambda[3 * i + 1];
            double lz = lambda[3 * i + 2];
            double dx = latent[3 * i] - centreTo[0];
            double dy = latent[3 * i + 1] - centreTo[1];
            double dz = latent[3 * i + 2] - centreTo[2];
            g[0] += dy * lz - dz * ly;
            g[1] += dz * lx - dx * lz;
            g[2] += dx * ly - dy * lx;
            g[3] += lx;
            g[4] += ly;
            g[5] += lz;
        }
        return g;
    }

    /** Gauss–Newton matrix, which is the information in the markers, their errors taken {@code scale} times as large. */
    Information information(double scale) {
        Information info = new Information();
        double[] p = new double[9];
        for (int i = 0; i < m.n; i++) {
            for (int k = 0; k < 9; k++) {
                p[k] = weight[9 * i + k] / (scale * scale);
            }
            info.addPoint(
                    latent[3 * i] - centreTo[0], latent[3 * i + 1] - centreTo[1], latent[3 * i + 2] - centreTo[2], p);
        }
        return info;
    }

    /** The exact second derivative of half the value; {@code pose} is the one last evaluated. */
    Information secondDerivative(Pose pose) {
        Information h = new Information();
        double[] j = new double[9];
        double[] l = new double[3];
        double[] d = new double[3];
        double[] a = new double[9];
        double[] al = new double[9];
        double[] lal = new double[9];
        for (int i = 0; i < m.n; i++) {
            for (int k = 0; k < 3; k++) {
                l[k] = lambda[3 * i + k];
                d[k] = latent[3 * i + k] - centreTo[k];
            }
            rotate(pose.r, m.cx, 9 * i, a);
            // A [λ]×, column by column: A (λ × e).
            for (int row = 0; row < 3; row++) {
                double p = a[3 * row];
                double q = a[3 * row + 1];
                double s = a[3 * row + 2];
                al[3 * row] = q * l[2] - s * l[1];
                al[3 * row + 1] = s * l[0] - p * l[2];
                al[3 * row + 2] = p * l[1] - q * l[0];
            }
            // [λ]×ᵀ M = −λ × (columns of M).
            for (int c = 0; c < 3; c++) {
                lal[c] = l[2] * al[3 + c] - l[1] * al[6 + c];
                lal[3 + c] = l[0] * al[6 + c] - l[2] * al[c];
                lal[6 + c] = l[1] * al[c] - l[0] * al[3 + c];
            }
            j[0] = al[0];
            j[1] = d[2] + al[1];
            j[2] = -d[1] + al[2];
            j[3] = -d[2] + al[3];
            j[4] = al[4];
            j[5] = d[0] + al[5];
            j[6] = d[1] + al[6];
            j[7] = -d[0] + al[7];
            j[8] = al[8];
            h.addPoint(j, weightOf(i));
            h.addTurning(l, d, 1);
            h.addRotation(lal, -1);
        }
        return h;
    }

    /** RMS distance of the markers from their centre, but at least 1 mm. */
    double spread() {
        double sum = 0;
        for (int i = 0; i < m.n; i++) {
            for (int a = 0; a < 3; a++) {
                double d = m.x[3 * i + a] - centreFrom[a];
                sum += d * d;
            }
        }
        return Math.max(1, Math.sqrt(sum / m.n));
    }

    /** The centre of the markers in the frame of the result: the pivot of w. */
    double[] centreTo() {
        return centreTo.clone();
    }

    /** y − (R x + t), 3 per marker, mm. */
    double[] residuals() {
        return residual;
    }

    /** V⁻¹ of one marker. */
    double[] weightOf(int i) {
        return java.util.Arrays.copyOfRange(weight, 9 * i, 9 * i + 9);
    }

    /** q̂ − pivot of one marker. */
    double[] leverOf(int i) {
        return new double[] {
            latent[3 * i] - centreTo[0], latent[3 * i + 1] - centreTo[1], latent[3 * i + 2] - centreTo[2]
        };
    }

    /** R C Rᵀ of the 3 × 3 block at an offset. */
    private static void rotate(double[] r, double[] c, int at, double[] out) {
        double c0 = c[at];
        double c1 = c[at + 1];
        double c2 = c[at + 2];
        double c4 = c[at + 4];
        double c5 = c[at + 5];
        double c8 = c[at + 8];
        for (int i = 0; i < 3; i++) {
            double a = r[3 * i];
            double b = r[3 * i + 1];
            double d = r[3 * i + 2];
            double p = a * c0 + b * c1 + d * c2;
            double q = a * c1 + b * c4 + d * c5;
            double s = a * c2 + b * c5 + d * c8;
            for (int j = 0; j <= i; j++) {
                double e = p * r[3 * j] + q * r[3 * j + 1] + s * r[3 * j + 2];
                out[3 * i + j] = e;
                out[3 * j + i] = e;
            }
        }
    }
}
