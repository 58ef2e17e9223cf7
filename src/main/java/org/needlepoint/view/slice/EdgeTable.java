package org.needlepoint.view.slice;

import java.util.Arrays;
import org.needlepoint.image.LineSampler;

/**
 * Sums over rectangles of a picture's places in the window (Crow 1984), from which means over squares of any size cost the
 * same. Pixels without value are counted in the upper bits, so that one subtraction tells the sum and whether it is whole.
 */
final class EdgeTable {
    /** Steps of the place in the window; a sum of 2²⁴ pixels still lies below the count of missing ones. */
    private static final int STEPS = 1 << 14;

    private static final long MISSING = 1L << 40;

    private int width;
    private int height;
    /** (width + 1) × (height + 1) sums over all pixels above and to the left. */
    private long[] sums = new long[0];

    /** Samples a layer on a plane and sums it up. */
    void fill(SlicePlane plane, LayerPath path, FusionCompositor.Bands bands) {
        width = plane.width();
        height = plane.height();
        int stride = width + 1;
        if (sums.length < stride * (height + 1)) {
            sums = new long[stride * (height + 1)];
        }
        Arrays.fill(sums, 0, stride, 0);
        bands.run(width, height, (from, end, scratch) -> {
            for (int v = from; v < end; v++) {
                path.sampleRow(v, 0, width, scratch.values, scratch.states);
                sumRow(path, scratch, (v + 1) * stride);
            }
        });
        // Down the columns row by row: one thread, in the order of memory.
        for (int i = stride; i < stride * (height + 1); i++) {
            sums[i] += sums[i - stride];
        }
    }

    private void sumRow(LayerPath path, RowScratch scratch, int at) {
        long sum = 0;
        sums[at] = 0;
        for (int u = 0; u < width; u++) {
            sum += scratch.states[u] == LineSampler.VALUE
                    ? (int) (path.fraction(scratch.values[u]) * STEPS + 0.5f)
                    : MISSING;
            sums[at + 1 + u] = sum;
        }
    }

    /** Mean over the picture's pixels at most a radius away in each direction; NaN if the image does not fill them. */
    float mean(int u, int v, int radius) {
        int left = Math.max(0, u - radius);
        int right = Math.min(width, u + radius + 1);
        int top = Math.max(0, v - radius);
        int bottom = Math.min(height, v + radius + 1);
        if (left >= right || top >= bottom) {
            return Float.NaN;
        }
        int above = top * (width + 1);
        int below = bottom * (width + 1);
        long sum = sums[below + right] - sums[below + left] - sums[above + right] + sums[above + left];
        return sum >= MISSING ? Float.NaN : sum * (1f / STEPS) / ((right - left) * (bottom - top));
    }
}
