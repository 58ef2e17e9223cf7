package org.needlepoint.registration.intensity;

import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * The similarity as a function of a small motion, with its analytic gradient.
 *
 * <p>Joint histogram after Mattes 2003: zero-order Parzen window on the fixed axis, cubic B-spline on the moving axis. Samples
 * that leave the field of the moving image, or fall on what metal spoils, are not counted: they are unknown, not air. Not
 * thread-safe: it owns its scratch space.
 */
final class PoseObjective {
    /** Below this part of the samples in the field of the moving image there is no similarity. */
    static final double LEAST_OVERLAP = 0.5;

    private final FixedSamples samples;
    private final GreyImage moving;
    private final Similarity similarity;
    private final MotionSpace space;
    private final RigidTransform base;
    private final int movingBins;
    private final double[] histogram;
    private final float[] bin;
    private final float[] gc;
    private final float[] gr;
    private final float[] gs;
    private final int[] which;
    private double[] gradient;
    private double overlap;

    PoseObjective(
            FixedSamples samples,
            GreyImage moving,
            Similarity similarity,
            MotionSpace space,
            RigidTransform base,
            int movingBins) {
        this.samples = samples;
        this.moving = moving;
        this.similarity = similarity;
        this.space = space;
        this.base = base;
        this.movingBins = movingBins;
        this.histogram = new double[samples.bins * movingBins];
        int n = samples.count();
        this.bin = new float[n];
        this.gc = new float[n];
        this.gr = new float[n];
        this.gs = new float[n];
        this.which = new int[n];
    }

    MotionSpace space() {
        return space;
    }

    RigidTransform base() {
        return base;
    }

    /** Gradient at the point of the last call of {@link #evaluate} that asked for it. */
    double[] gradient() {
        return gradient;
    }

    /** Part of the samples counted in the last call. */
    double overlap() {
        return overlap;
    }

    /**
     * The similarity.
     *
     * @param x parameters of the motion
     * @param withGradient whether the gradient is wanted
     * @return the similarity; 0 where too few samples meet the moving image
     */
    double evaluate(double[] x, boolean withGradient) {
        Rotation turn = Rotation.ofRotationVector(space.rotationVector(x));
        // Index of a sample at v from the pivot: a v + b.
        double[] toIndex = product(moving.lattice.inverse, base.rotation().toArray());
        double[] a = product(toIndex, turn.toArray());
        Vector3 centre = space.pivot.plus(space.translation(x));
        double[] b = moving.lattice.index(base.rotation().apply(centre).plus(base.translationMm()));
        Vector3 shift = turn.apply(samples.pivot.minus(space.pivot));
        for (int k = 0; k < 3; k++) {
            b[k] += toIndex[3 * k] * shift.x() + toIndex[3 * k + 1] * shift.y() + toIndex[3 * k + 2] * shift.z();
        }
        int n = fill(a, b, withGradient);
        overlap = n / (double) Math.max(1, samples.count());
        if (overlap < LEAST_OVERLAP) {
            gradient = new double[space.size()];
            return 0;
        }
        double value = similarity.measure(histogram, samples.bins, movingBins);
        if (withGradient) {
            gradient = gradient(n, x, turn, toIndex);
        }
        return value;
    }

    /** Fills the histogram; keeps each counted sample's bin and the derivative of its bin by the index. */
    private int fill(double[] a, double[] b, boolean withGradient) {
        java.util.Arrays.fill(histogram, 0);
        float[] v = moving.values;
        boolean[] usable = moving.usable;
        int nx = moving.lattice.size[0];
        int ny = moving.lattice.size[1];
        int nz = moving.lattice.size[2];
        int area = nx * ny;
        // Two bins of margin at either end hold the tails of the cubic window.
        float scale = (movingBins - 4) / Math.max(1e-6f, moving.high - moving.low);
        float low = moving.low;
        int n = 0;
        int count = samples.count();
        for (int i = 0; i < count; i++) {
            double px = samples.x[i];
            double py = samples.y[i];
            double pz = samples.z[i];
            double c = a[0] * px + a[1] * py + a[2] * pz + b[0];
            double r = a[3] * px + a[4] * py + a[5] * pz + b[1];
            double s = a[6] * px + a[7] * py + a[8] * pz + b[2];
            if (!(c >= 0 && r >= 0 && s >= 0 && c < nx - 1 && r < ny - 1 && s < nz - 1)) {
                continue;
            }
            int c0 = (int) c;
            int r0 = (int) r;
            int s0 = (int) s;
            int at = s0 * area + r0 * nx + c0;
            float fc = (float) (c - c0);
            float fr = (float) (r - r0);
            float fs = (float) (s - s0);
            if (!usable[at + (fc > 0.5f ? 1 : 0) + (fr > 0.5f ? nx : 0) + (fs > 0.5f ? area : 0)]) {
                continue;
            }
            float d00 = v[at + 1] - v[at];
            float e00 = v[at] + fc * d00;
            float d10 = v[at + nx + 1] - v[at + nx];
            float e10 = v[at + nx] + fc * d10;
            int up = at + area;
            float d01 = v[up + 1] - v[up];
            float e01 = v[up] + fc * d01;
            float d11 = v[up + nx + 1] - v[up + nx];
            float e11 = v[up + nx] + fc * d11;
            float e0 = e00 + fr * (e10 - e00);
            float e1 = e01 + fr * (e11 - e01);
            float u = (e0 + fs * (e1 - e0) - low) * scale + 1.5f;
            bin[n] = u;
            which[n] = i;
            if (withGradient) {
                float d0 = d00 + fr * (d10 - d00);
                float d1 = d01 + fr * (d11 - d01);
                gc[n] = (d0 + fs * (d1 - d0)) * scale;
                gr[n] = ((e10 - e00) + fs * ((e11 - e01) - (e10 - e00))) * scale;
                gs[n] = (e1 - e0) * scale;
            }
            n++;
            int cell = samples.bin[i] * movingBins + (int) u - 1;
            float t = u - (int) u;
            float q = 1 - t;
            histogram[cell] += q * q * q / 6;
            histogram[cell + 1] += (4 - 6 * t * t + 3 * t * t * t) / 6;
            histogram[cell + 2] += (4 - 6 * q * q + 3 * q * q * q) / 6;
            histogram[cell + 3] += t * t * t / 6;
        }
        return n;
    }

    /** The histogram now holds the derivative of the similarity by each cell. */
    private double[] gradient(int n, double[] x, Rotation turn, double[] toIndex) {
        double[] f = new double[3];
        double[] m = new double[9];
        for (int k = 0; k < n; k++) {
            int i = which[k];
            float u = bin[k];
            int cell = samples.bin[i] * movingBins + (int) u - 1;
            float t = u - (int) u;
            float q = 1 - t;
            // Derivatives of the four cubic weights by u.
            double slope = -0.5 * q * q * histogram[cell]
                    + (-2 * t + 1.5 * t * t) * histogram[cell + 1]
                    + (2 * q - 1.5 * q * q) * histogram[cell + 2]
                    + 0.5 * t * t * histogram[cell + 3];
            double ac = slope * gc[k];
            double ar = slope * gr[k];
            double as = slope * gs[k];
            f[0] += ac;
            f[1] += ar;
            f[2] += as;
            double px = samples.x[i];
            double py = samples.y[i];
            double pz = samples.z[i];
            m[0] += ac * px;
            m[1] += ac * py;
            m[2] += ac * pz;
            m[3] += ar * px;
            m[4] += ar * py;
            m[5] += ar * pz;
            m[6] += as * px;
            m[7] += as * py;
            m[8] += as * pz;
        }
        // Derivative by a displacement d (mm, fixed axes) of a turned sample: g · toIndex d.
        Vector3 force = transposed(toIndex, f);
        Vector3 shift = samples.pivot.minus(space.pivot);
        Vector3[] lever = new Vector3[3];
        for (int k = 0; k < 3; k++) {
            lever[k] = turn.apply(new Vector3(
                    m[3 * k] + f[k] * shift.x(), m[3 * k + 1] + f[k] * shift.y(), m[3 * k + 2] + f[k] * shift.z()));
        }
        Vector3 torque = Vector3.ZERO;
        for (int k = 0; k < 3; k++) {
            torque = torque.plus(lever[k].cross(new Vector3(toIndex[3 * k], toIndex[3 * k + 1], toIndex[3 * k + 2])));
        }
        return space.gradient(space.rotationVector(x), torque, force);
    }

    private static Vector3 transposed(double[] m, double[] v) {
        return new Vector3(
                m[0] * v[0] + m[3] * v[1] + m[6] * v[2],
                m[1] * v[0] + m[4] * v[1] + m[7] * v[2],
                m[2] * v[0] + m[5] * v[1] + m[8] * v[2]);
    }

    private static double[] product(double[] a, double[] b) {
        double[] out = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                out[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
            }
        }
        return out;
    }
}
