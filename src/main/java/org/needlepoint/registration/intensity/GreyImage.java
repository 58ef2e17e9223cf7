package org.needlepoint.registration.intensity;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.needlepoint.image.Volume;

/**
 * One level of an image's pyramid: clipped and smoothed values, which voxels belong to the body, and which may be compared.
 *
 * <p>Order: column fastest. Immutable by convention; the arrays are never changed after construction.
 */
final class GreyImage {
    /** A Gaussian is cut off at this many standard deviations. */
    private static final double CUT = 2.5;

    final Lattice lattice;
    final float[] values;
    /** Whether a voxel lies in the body. */
    final boolean[] body;
    /** Whether a voxel may be compared. */
    final boolean[] usable;
    /** Smallest and largest value after clipping. */
    final float low;

    final float high;
    /** Standard deviation of the blur along the lattice axes so far, mm. */
    final double[] blurMm;

    GreyImage(
            Lattice lattice, float[] values, boolean[] body, boolean[] usable, float low, float high, double[] blurMm) {
        this.lattice = lattice;
        this.values = values;
        this.body = body;
        this.usable = usable;
        this.low = low;
        this.high = high;
        this.blurMm = blurMm;
    }

    /**
     * First level: block means of a part of a volume, values clipped to a window.
     *
     * @param volume image
     * @param body the body, on the image's grid
     * @param spoilt voxels that may not be compared
     * @param from first voxel of the part, inclusive
     * @param to last voxel, exclusive
     * @param factor block size along the three axes
     * @param low lower end of the window, also the value of what lies outside the body if {@code airOutside}
     * @param high upper end of the window
     * @param airOutside whether what lies outside the body is replaced
     */
    static GreyImage of(
            Volume volume,
            VoxelMask body,
            IntPredicate spoilt,
            int[] from,
            int[] to,
            int[] factor,
            float low,
            float high,
            boolean airOutside) {
        Lattice full = Lattice.of(volume.grid());
        Lattice l = full.cropped(from, to);
        float[] v = new float[l.voxels()];
        boolean[] b = new boolean[v.length];
        boolean[] u = new boolean[v.length];
        IntStream.range(0, l.size[2]).parallel().forEach(s -> {
            int slice = from[2] + s;
            boolean present = volume.isPresent(slice);
            // Beside a missing slice, interpolation would reach into it.
            boolean whole = present
                    && (slice == 0 || volume.isPresent(slice - 1))
                    && (slice == full.size[2] - 1 || volume.isPresent(slice + 1));
            for (int r = 0; r < l.size[1]; r++) {
                int at = (slice * full.size[1] + from[1] + r) * full.size[0] + from[0];
                int i = (s * l.size[1] + r) * l.size[0];
                for (int c = 0; c < l.size[0]; c++, i++, at++) {
                    b[i] = present && body.contains(at);
                    u[i] = whole && !spoilt.test(at);
                    float value = present && (b[i] || !airOutside) ? (float) volume.value(at) : low;
                    v[i] = Math.max(low, Math.min(high, value));
                }
            }
        });
        double[] blur = new double[3];
        for (int k = 0; k < 2; k++) {
            blur[k] = full.spacingMm(k) / Math.sqrt(12);
        }
        blur[2] = volume.grid().sliceThicknessMm() / Math.sqrt(12);
        return new GreyImage(l, v, b, u, low, high, blur).thinned(factor);
    }

    /**
     * Blurred to a given standard deviation along each axis, then thinned so that about two voxels span it. An axis that is
     * blurred as much already, by the thickness of the slices, stays as it is: nothing is smoothed through thick slices.
     *
     * @param sigmaMm standard deviation, mm
     * @param throughSliceMm blur of the other image through its slices, mm, which this one shall not undercut
     */
    GreyImage level(double sigmaMm, double throughSliceMm) {
        float[] v = values;
        int[] factor = new int[3];
        double[] blur = new double[3];
        for (int k = 0; k < 3; k++) {
            double spacing = lattice.spacingMm(k);
            double wanted = k == 2 ? Math.max(sigmaMm, throughSliceMm) : sigmaMm;
            double more = Math.sqrt(Math.max(0, wanted * wanted - blurMm[k] * blurMm[k])) / spacing;
            blur[k] = Math.max(wanted, blurMm[k]);
            factor[k] = Math.max(1, Math.min(lattice.size[k] / 8, (int) Math.round(0.6 * sigmaMm / spacing)));
            if (more > 0.2) {
                v = blurred(v, k, more);
            }
        }
        return new GreyImage(lattice, v, body, usable, low, high, blur).thinned(factor);
    }

    private float[] blurred(float[] in, int axis, double sigma) {
        int reach = Math.max(1, (int) Math.ceil(CUT * sigma));
        float[] kernel = new float[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            sum += Math.exp(-i * i / (2 * sigma * sigma));
        }
        for (int i = -reach; i <= reach; i++) {
            kernel[reach + i] = (float) (Math.exp(-i * i / (2 * sigma * sigma)) / sum);
        }
        int n = lattice.size[axis];
        int stride = axis == 0 ? 1 : axis == 1 ? lattice.size[0] : lattice.size[0] * lattice.size[1];
        int block = stride * n;
        float[] out = new float[in.length];
        // Runs of the fastest axis are added at once, which the compiler turns into vector instructions.
        if (axis == 0) {
            for (int start = 0; start < in.length; start += n) {
                blurLine(in, out, start, n, kernel, reach);
            }
            return out;
        }
        for (int start = 0; start < in.length; start += block) {
            for (int i = 0; i < n; i++) {
                int to = start + i * stride;
                for (int k = -reach; k <= reach; k++) {
                    int from = start + Math.min(n - 1, Math.max(0, i + k)) * stride;
                    add(in, from, kernel[reach + k], out, to, stride);
                }
            }
        }
        return out;
    }

    private static void add(float[] in, int from, float w, float[] out, int to, int run) {
        for (int j = 0; j < run; j++) {
            out[to + j] += w * in[from + j];
        }
    }

    private static void blurLine(float[] in, float[] out, int start, int n, float[] kernel, int reach) {
        for (int k = -reach; k <= reach; k++) {
            float w = kernel[reach + k];
            int from = Math.min(n, Math.max(0, -k));
            int to = Math.max(from, Math.min(n, n - k));
            for (int i = 0; i < from; i++) {
                out[start + i] += w * in[start];
            }
            add(in, start + from + k, w, out, start + from, to - from);
            for (int i = to; i < n; i++) {
                out[start + i] += w * in[start + n - 1];
            }
        }
    }

    /** Block means; a block is body or usable when most, or all, of its voxels are. */
    GreyImage thinned(int[] factor) {
        if (factor[0] == 1 && factor[1] == 1 && factor[2] == 1) {
            return this;
        }
        Lattice to = lattice.coarsened(factor);
        int per = factor[0] * factor[1] * factor[2];
        float[] v = new float[to.voxels()];
        boolean[] b = new boolean[v.length];
        boolean[] u = new boolean[v.length];
        int i = 0;
        for (int s = 0; s < to.size[2]; s++) {
            for (int r = 0; r < to.size[1]; r++) {
                for (int c = 0; c < to.size[0]; c++, i++) {
                    float sum = 0;
                    int inside = 0;
                    int good = 0;
                    for (int ds = 0; ds < factor[2]; ds++) {
                        for (int dr = 0; dr < factor[1]; dr++) {
                            int at = ((s * factor[2] + ds) * lattice.size[1] + r * factor[1] + dr) * lattice.size[0]
                                    + c * factor[0];
                            for (int dc = 0; dc < factor[0]; dc++) {
                                sum += values[at + dc];
                                inside += body[at + dc] ? 1 : 0;
                                good += usable[at + dc] ? 1 : 0;
                            }
                        }
                    }
                    v[i] = sum / per;
                    b[i] = 2 * inside > per;
                    u[i] = good == per;
                }
            }
        }
        double[] blur = new double[3];
        for (int k = 0; k < 3; k++) {
            double box = factor[k] > 1 ? factor[k] * lattice.spacingMm(k) / Math.sqrt(12) : 0;
            blur[k] = Math.hypot(blurMm[k], box);
        }
        return new GreyImage(to, v, b, u, low, high, blur);
    }

    /** Trilinear value at a continuous index inside the lattice. */
    float sample(double c, double r, double s) {
        int nx = lattice.size[0];
        int area = nx * lattice.size[1];
        int c0 = Math.max(0, Math.min(nx - 2, (int) c));
        int r0 = Math.max(0, Math.min(lattice.size[1] - 2, (int) r));
        int s0 = Math.max(0, Math.min(lattice.size[2] - 2, (int) s));
        float fc = (float) Math.max(0, Math.min(1, c - c0));
        float fr = (float) Math.max(0, Math.min(1, r - r0));
        float fs = (float) Math.max(0, Math.min(1, s - s0));
        int at = s0 * area + r0 * nx + c0;
        float near = plane(at, nx, fc, fr);
        return near + fs * (plane(at + area, nx, fc, fr) - near);
    }

    private float plane(int at, int nx, float fc, float fr) {
        float top = values[at] + fc * (values[at + 1] - values[at]);
        float low = values[at + nx] + fc * (values[at + nx + 1] - values[at + nx]);
        return top + fr * (low - top);
    }
}
