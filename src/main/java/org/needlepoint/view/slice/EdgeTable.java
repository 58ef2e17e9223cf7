package org.needlepoint.view.slice;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.needlepoint.image.LineSampler;

/**
 * Sums over rectangles of a picture's places in the window (Crow 1984), from which means over squares of any size cost the
 * same. Sums are whole numbers and may run over; their differences do not, for squares of up to 2¹⁷ pixels.
 */
final class EdgeTable {
    /** Steps of the place in the window. */
    private static final int STEPS = 1 << 14;

    private static final int STRIP = 256;

    private int width;
    private int height;
    private boolean gaps;
    /** Row v, column u: sum over all pixels above v and left of u. */
    private int[][] sums = new int[0][0];
    /** The same for the number of pixels without value; in use only if there are gaps. */
    private int[][] missing = new int[0][0];

    /** Samples a layer on a plane and sums it up. */
    void fill(SlicePlane plane, LayerPath path, FusionCompositor.Bands bands) {
        width = plane.width();
        height = plane.height();
        if (sums.length != height + 1 || sums[0].length != width + 1) {
            sums = new int[height + 1][width + 1];
            missing = new int[height + 1][width + 1];
        }
        AtomicBoolean anyGap = new AtomicBoolean();
        bands.run(width, height, (from, end, scratch) -> {
            for (int v = from; v < end; v++) {
                path.sampleRow(v, 0, width, scratch.values, scratch.states);
                if (sumRow(path, scratch, sums[v + 1], missing[v + 1])) {
                    anyGap.set(true);
                }
            }
        });
        gaps = anyGap.get();
        // Downward, one strip of columns for each turn of a thread.
        IntStream.rangeClosed(0, width / STRIP).parallel().forEach(strip -> {
            int from = strip * STRIP;
            int end = Math.min(width + 1, from + STRIP);
            for (int v = 1; v <= height; v++) {
                add(sums[v - 1], sums[v], from, end);
                if (gaps) {
                    add(missing[v - 1], missing[v], from, end);
                }
            }
        });
    }

    private boolean sumRow(LayerPath path, RowScratch scratch, int[] sum, int[] gap) {
        int total = 0;
        if (scratch.allAreValues(0, width)) {
            for (int u = 0; u < width; u++) {
                total += (int) (path.fraction(scratch.values[u]) * STEPS + 0.5f);
                sum[u + 1] = total;
            }
            Arrays.fill(gap, 0);
            return false;
        }
        int none = 0;
        for (int u = 0; u < width; u++) {
            if (scratch.states[u] == LineSampler.VALUE) {
                total += (int) (path.fraction(scratch.values[u]) * STEPS + 0.5f);
            } else {
                none++;
            }
            sum[u + 1] = total;
            gap[u + 1] = none;
        }
        return none > 0;
    }

    private static void add(int[] above, int[] row, int from, int end) {
        for (int i = from; i < end; i++) {
            row[i] += above[i];
        }
    }

    /** For each pixel of a row the mean over a small square around it less that over a larger one, as {@link #mean} tells them. */
    void bandPass(int v, int small, int large, float[] row) {
        int from = Math.min(large, width);
        int end = Math.max(from, width - large);
        for (int u = 0; u < from; u++) {
            row[u] = mean(u, v, small) - mean(u, v, large);
        }
        for (int u = end; u < width; u++) {
            row[u] = mean(u, v, small) - mean(u, v, large);
        }
        inside(v, small, row, from, end, 1);
        inside(v, large, row, from, end, -1);
        if (gaps) {
            int[] top = missing[Math.max(0, v - large)];
            int[] bottom = missing[Math.min(height, v + large + 1)];
            for (int u = from; u < end; u++) {
                if (bottom[u + large + 1] - bottom[u - large] != top[u + large + 1] - top[u - large]) {
                    row[u] = Float.NaN;
                }
            }
        }
    }

    /** Sets (sign 1) or subtracts (sign −1) means over squares that do not leave the picture at its sides. */
    private void inside(int v, int radius, float[] row, int from, int end, int sign) {
        int first = Math.max(0, v - radius);
        int last = Math.min(height, v + radius + 1);
        int[] top = sums[first];
        int[] bottom = sums[last];
        float each = 1f / ((long) STEPS * (2 * radius + 1) * (last - first));
        int right = radius + 1;
        if (sign > 0) {
            for (int u = from; u < end; u++) {
                row[u] = each * (bottom[u + right] - bottom[u - radius] - top[u + right] + top[u - radius]);
            }
        } else {
            for (int u = from; u < end; u++) {
                row[u] -= each * (bottom[u + right] - bottom[u - radius] - top[u + right] + top[u - radius]);
            }
        }
    }

    /** Mean over the picture's pixels at most a radius away in each direction; NaN if the image does not fill them. */
    float mean(int u, int v, int radius) {
        int left = Math.max(0, u - radius);
        int right = Math.min(width, u + radius + 1);
        int top = Math.max(0, v - radius);
        int bottom = Math.min(height, v + radius + 1);
        if (left >= right || top >= bottom || gaps && over(missing, left, right, top, bottom) > 0) {
            return Float.NaN;
        }
        return over(sums, left, right, top, bottom) / ((float) STEPS * (right - left) * (bottom - top));
    }

    private static int over(int[][] table, int left, int right, int top, int bottom) {
        return table[bottom][right] - table[bottom][left] - table[top][right] + table[top][left];
    }
}
