package org.needlepoint.registration;

/**
 * The 95 % quantile of the length of a Gaussian error with variances 1, b, c, tabulated over b and c/b and interpolated by
 * bicubic (Catmull–Rom) splines: for maps, where the exact quantile would cost seconds. Relative error below 1e-3.
 */
final class UnitQuantileTable {
    private static final int NODES = 13;

    private static final class Holder {
        static final UnitQuantileTable P95 = new UnitQuantileTable(0.95);
    }

    /** One ring of nodes outside the unit square, for the spline's ends. */
    private final double[] q = new double[(NODES + 2) * (NODES + 2)];

    private UnitQuantileTable(double probability) {
        int stride = NODES + 2;
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < NODES; j++) {
                double b = i / (NODES - 1.0);
                double c = b * j / (NODES - 1.0);
                q[(i + 1) * stride + j + 1] = GaussianErrorLength.unitQuantile(b, c, probability);
            }
        }
        for (int i = 1; i <= NODES; i++) {
            q[i * stride] = outside(q[i * stride + 1], q[i * stride + 2], q[i * stride + 3]);
            q[i * stride + NODES + 1] =
                    outside(q[i * stride + NODES], q[i * stride + NODES - 1], q[i * stride + NODES - 2]);
        }
        for (int j = 0; j < stride; j++) {
            q[j] = outside(q[stride + j], q[2 * stride + j], q[3 * stride + j]);
            q[(NODES + 1) * stride + j] =
                    outside(q[NODES * stride + j], q[(NODES - 1) * stride + j], q[(NODES - 2) * stride + j]);
        }
    }

    /** The parabola through three nodes, one step before the first. */
    private static double outside(double first, double second, double third) {
        return 3 * first - 3 * second + third;
    }

    /** The table for 95 %, made when first asked for. */
    static UnitQuantileTable p95() {
        return Holder.P95;
    }

    /** The 95 % length for a covariance, mm; elements xx, xy, xz, yy, yz, zz in mm². */
    double length(double xx, double xy, double xz, double yy, double yz, double zz) {
        // Eigenvalues by the trigonometric solution of the characteristic cubic (Smith 1961, CACM 4:168).
        double mean = (xx + yy + zz) / 3;
        if (!(mean > 0)) {
            return 0;
        }
        double a = xx - mean;
        double b = yy - mean;
        double c = zz - mean;
        double p2 = (a * a + b * b + c * c + 2 * (xy * xy + xz * xz + yz * yz)) / 6;
        double p = Math.sqrt(p2);
        double l0 = mean;
        double l1 = mean;
        double l2 = mean;
        if (p > 1e-12 * mean) {
            double det = a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz);
            double cos3 = Math.max(-1, Math.min(1, det / (2 * p2 * p)));
            double cos = cosOfThird(cos3);
            double sin = Math.sqrt(1 - cos * cos);
            l0 = mean + 2 * p * cos;
            l2 = mean - p * (cos + Math.sqrt(3) * sin);
            l1 = Math.max(0, 3 * mean - l0 - l2);
            l2 = Math.max(0, l2);
        }
        double ratio1 = Math.min(1, l1 / l0);
        double ratio2 = l1 > 0 ? Math.min(1, l2 / l1) : 0;
        return Math.sqrt(l0) * interpolate(ratio1 * (NODES - 1), ratio2 * (NODES - 1));
    }

    /**
     * cos(acos(x)/3) within 2e-5: acos by the polynomial of Abramowitz &amp; Stegun 4.4.45, the cosine by its series. The library
     * functions would take most of a map's time.
     */
    private static double cosOfThird(double x) {
        double a = Math.abs(x);
        double acos = Math.sqrt(1 - a) * (1.5707288 + a * (-0.2121144 + a * (0.0742610 - a * 0.0187293)));
        double third = (x < 0 ? Math.PI - acos : acos) / 3;
        double t = third * third;
        return 1 - t / 2 * (1 - t / 12 * (1 - t / 30 * (1 - t / 56)));
    }

    private double interpolate(double u, double v) {
        int i = Math.min(NODES - 2, (int) u);
        int j = Math.min(NODES - 2, (int) v);
        double s = u - i;
        double t = v - j;
        int stride = NODES + 2;
        int at = i * stride + j;
        return spline(
                s,
                spline(t, q[at], q[at + 1], q[at + 2], q[at + 3]),
                spline(t, q[at + stride], q[at + stride + 1], q[at + stride + 2], q[at + stride + 3]),
                spline(t, q[at + 2 * stride], q[at + 2 * stride + 1], q[at + 2 * stride + 2], q[at + 2 * stride + 3]),
                spline(t, q[at + 3 * stride], q[at + 3 * stride + 1], q[at + 3 * stride + 2], q[at + 3 * stride + 3]));
    }

    private static double spline(double t, double p0, double p1, double p2, double p3) {
        return p1 + t / 2 * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
    }
}
