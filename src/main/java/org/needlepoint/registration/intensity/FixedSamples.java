package org.needlepoint.registration.intensity;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.needlepoint.geometry.Vector3;

/**
 * Points of the fixed image at which the two images are compared: off the voxel centres, so that grids that happen to coincide
 * do not make a false optimum (Thévenaz, Bierlaire and Unser 2008), and denser near the target.
 */
final class FixedSamples {
    /** Density below exp(−12) is taken as none. */
    private static final double FARTHEST = 12;

    /** Positions relative to {@link #pivot}, mm. */
    final float[] x;

    final float[] y;
    final float[] z;
    /** Histogram row. */
    final byte[] bin;

    final int bins;
    final Vector3 pivot;

    private FixedSamples(float[] x, float[] y, float[] z, byte[] bin, int bins, Vector3 pivot) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.bin = bin;
        this.bins = bins;
        this.pivot = pivot;
    }

    int count() {
        return x.length;
    }

    /**
     * Draws samples from the body of an image: systematic sampling with jitter, so that the same seed gives the same points.
     *
     * @param image level of the fixed image
     * @param number how many
     * @param bins rows of the joint histogram
     * @param pivot centre of the sampling density, mm
     * @param reachMm its standard deviation, mm; infinite for an even density
     * @param seed seed
     */
    static FixedSamples draw(GreyImage image, int number, int bins, Vector3 pivot, double reachMm, long seed) {
        Lattice l = image.lattice;
        float[] weight = weights(image, pivot, reachMm);
        double total = 0;
        for (float w : weight) {
            total += w;
        }
        SplittableRandom random = new SplittableRandom(seed);
        float[] x = new float[number];
        float[] y = new float[number];
        float[] z = new float[number];
        float[] v = new float[number];
        double sum = 0;
        int i = 0;
        int n = 0;
        for (int k = 0; k < number && total > 0; k++) {
            double want = (k + random.nextDouble()) * total / number;
            while (i < weight.length - 1 && sum + weight[i] < want) {
                sum += weight[i++];
            }
            double c = i % l.size[0] + random.nextDouble() - 0.5;
            double r = i / l.size[0] % l.size[1] + random.nextDouble() - 0.5;
            double s = i / (l.size[0] * l.size[1]) + random.nextDouble() - 0.5;
            c = Math.max(0, Math.min(l.size[0] - 1.0, c));
            r = Math.max(0, Math.min(l.size[1] - 1.0, r));
            s = Math.max(0, Math.min(l.size[2] - 1.0, s));
            double[] p = l.position(c, r, s);
            x[n] = (float) (p[0] - pivot.x());
            y[n] = (float) (p[1] - pivot.y());
            z[n] = (float) (p[2] - pivot.z());
            v[n++] = image.sample(c, r, s);
        }
        byte[] bin = new byte[n];
        float scale = (bins - 1e-3f) / Math.max(1e-6f, image.high - image.low);
        for (int k = 0; k < n; k++) {
            bin[k] = (byte) Math.max(0, Math.min(bins - 1, (int) ((v[k] - image.low) * scale)));
        }
        return new FixedSamples(Arrays.copyOf(x, n), Arrays.copyOf(y, n), Arrays.copyOf(z, n), bin, bins, pivot);
    }

    private static float[] weights(GreyImage image, Vector3 pivot, double reachMm) {
        Lattice l = image.lattice;
        float[] weight = new float[l.voxels()];
        double perSquare = 1 / (2 * reachMm * reachMm);
        int i = 0;
        for (int s = 0; s < l.size[2]; s++) {
            for (int r = 0; r < l.size[1]; r++) {
                for (int c = 0; c < l.size[0]; c++, i++) {
                    if (!image.body[i] || !image.usable[i]) {
                        continue;
                    }
                    double[] p = l.position(c, r, s);
                    double dx = p[0] - pivot.x();
                    double dy = p[1] - pivot.y();
                    double dz = p[2] - pivot.z();
                    double exponent = (dx * dx + dy * dy + dz * dz) * perSquare;
                    weight[i] = exponent < FARTHEST ? (float) Math.exp(-exponent) : 0;
                }
            }
        }
        return weight;
    }

    /** The samples that a test of their number holds for. */
    FixedSamples where(IntPredicate test) {
        int[] keep = java.util.stream.IntStream.range(0, count()).filter(test).toArray();
        float[] nx = new float[keep.length];
        float[] ny = new float[keep.length];
        float[] nz = new float[keep.length];
        byte[] nb = new byte[keep.length];
        for (int k = 0; k < keep.length; k++) {
            nx[k] = x[keep[k]];
            ny[k] = y[keep[k]];
            nz[k] = z[keep[k]];
            nb[k] = bin[keep[k]];
        }
        return new FixedSamples(nx, ny, nz, nb, bins, pivot);
    }

    /** Root mean square distance of the samples from the pivot, mm; at least 5 mm. */
    double radiusMm() {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * x[i] + y[i] * y[i] + z[i] * z[i];
        }
        return Math.max(5, Math.sqrt(sum / Math.max(1, x.length)));
    }
}
