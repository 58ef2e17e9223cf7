package org.needlepoint.fiducial;

/**
 * Distance transform of one slice by two raster passes with the weights of the 3 × 3 neighbourhood (Borgefors,
 * "Distance transformations in digital images", 1986). At most 8 % longer than the Euclidean distance, which is
 * enough to open a mask, and several times faster.
 */
final class ChamferDistance {
    /** Stands for "no such pixel". */
    static final float FAR = 1e6f;

    private ChamferDistance() {}

    /**
     * Distance of every pixel to the nearest source pixel.
     *
     * @param source true for source pixels
     * @param inverted whether the pixels that are not in {@code source} are the sources
     * @param columns pixels in a row
     * @param rows number of rows
     * @param dx column spacing, mm
     * @param dy row spacing, mm
     * @param distance filled with distances between pixel centres, mm; 0 in a source, {@link #FAR} if there is none
     */
    static void fill(boolean[] source, boolean inverted, int columns, int rows, float dx, float dy, float[] distance) {
        float diagonal = (float) Math.hypot(dx, dy);
        if (rows < 1 || columns < 1) {
            return;
        }
        int n = columns * rows;
        for (int i = 0; i < n; i++) {
            distance[i] = source[i] != inverted ? 0 : FAR;
        }
        for (int r = 0; r < rows; r++) {
            int row = r * columns;
            for (int c = 0; c < columns; c++) {
                int i = row + c;
                float d = distance[i];
                if (d == 0) {
                    continue;
                }
                if (c > 0) {
                    d = Math.min(d, distance[i - 1] + dx);
                }
                if (r > 0) {
                    int up = i - columns;
                    d = Math.min(d, distance[up] + dy);
                    if (c > 0) {
                        d = Math.min(d, distance[up - 1] + diagonal);
                    }
                    if (c < columns - 1) {
                        d = Math.min(d, distance[up + 1] + diagonal);
                    }
                }
                distance[i] = d;
            }
        }
        for (int r = rows - 1; r >= 0; r--) {
            int row = r * columns;
            for (int c = columns - 1; c >= 0; c--) {
                int i = row + c;
                float d = distance[i];
                if (d == 0) {
                    continue;
                }
                if (c < columns - 1) {
                    d = Math.min(d, distance[i + 1] + dx);
                }
                if (r < rows - 1) {
                    int down = i + columns;
                    d = Math.min(d, distance[down] + dy);
                    if (c > 0) {
                        d = Math.min(d, distance[down - 1] + diagonal);
                    }
                    if (c < columns - 1) {
                        d = Math.min(d, distance[down + 1] + diagonal);
                    }
                }
                distance[i] = d;
            }
        }
    }

    /**
     * Fills the holes of a mask: background that cannot be reached from the border.
     *
     * @param mask changed in place
     * @param columns pixels in a row
     * @param rows number of rows
     */
    static void fillHoles(boolean[] mask, int columns, int rows) {
        int n = columns * rows;
        boolean[] outside = new boolean[n];
        int[] stack = new int[Math.max(64, n)];
        int top = 0;
        for (int c = 0; c < columns; c++) {
            top = push(mask, outside, stack, top, c);
            top = push(mask, outside, stack, top, n - columns + c);
        }
        for (int r = 0; r < rows; r++) {
            top = push(mask, outside, stack, top, r * columns);
            top = push(mask, outside, stack, top, r * columns + columns - 1);
        }
        while (top > 0) {
            int i = stack[--top];
            int c = i % columns;
            if (c > 0) {
                top = push(mask, outside, stack, top, i - 1);
            }
            if (c < columns - 1) {
                top = push(mask, outside, stack, top, i + 1);
            }
            if (i >= columns) {
                top = push(mask, outside, stack, top, i - columns);
            }
            if (i < n - columns) {
                top = push(mask, outside, stack, top, i + columns);
            }
        }
        for (int i = 0; i < n; i++) {
            mask[i] = !outside[i];
        }
    }

    private static int push(boolean[] mask, boolean[] outside, int[] stack, int top, int i) {
        if (mask[i] || outside[i]) {
            return top;
        }
        outside[i] = true;
        stack[top] = i;
        return top + 1;
    }
}
