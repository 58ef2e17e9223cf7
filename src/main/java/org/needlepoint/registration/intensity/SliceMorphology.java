package org.needlepoint.registration.intensity;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Opening, closing of holes and choice of pieces on a stack of binary slices, column fastest. */
final class SliceMorphology {
    private final int columns;
    private final int rows;
    private final int slices;

    SliceMorphology(int columns, int rows, int slices) {
        this.columns = columns;
        this.rows = rows;
        this.slices = slices;
    }

    /** Grows every slice by a rectangle of half widths in pixels. */
    boolean[] dilated(boolean[] in, int halfColumns, int halfRows) {
        boolean[] across = spread(in, columns, 1, halfColumns, true);
        return spread(across, rows, columns, halfRows, true);
    }

    /** Shrinks every slice by a rectangle; what lies outside the picture counts as set. */
    boolean[] eroded(boolean[] in, int halfColumns, int halfRows) {
        boolean[] across = spread(in, columns, 1, halfColumns, false);
        return spread(across, rows, columns, halfRows, false);
    }

    /** Along one axis: true where a voxel of the given value lies within the reach, or false for erosion. */
    private boolean[] spread(boolean[] in, int n, int stride, int reach, boolean value) {
        boolean[] out = new boolean[in.length];
        int lines = in.length / n;
        for (int line = 0; line < lines; line++) {
            int start = stride == 1 ? line * n : line / stride * stride * n + line % stride;
            int last = -reach - 1;
            for (int i = 0; i < n + reach; i++) {
                if (i < n && in[start + i * stride] == value) {
                    last = i;
                }
                int at = i - reach;
                if (at >= 0) {
                    out[start + at * stride] = (last >= at - reach) == value;
                }
            }
        }
        return out;
    }

    /** Keeps pieces of at least a given part of the largest; pieces hang together through faces, across slices too. */
    boolean[] largePieces(boolean[] in, double part) {
        int[] label = new int[in.length];
        int[] stack = new int[in.length];
        int[] size = new int[64];
        int pieces = 0;
        int area = columns * rows;
        int largest = 0;
        for (int start = 0; start < in.length; start++) {
            if (!in[start] || label[start] != 0) {
                continue;
            }
            pieces++;
            if (pieces == size.length) {
                size = Arrays.copyOf(size, 2 * pieces);
            }
            int top = 0;
            stack[top++] = start;
            label[start] = pieces;
            while (top > 0) {
                int i = stack[--top];
                size[pieces]++;
                int c = i % columns;
                int r = i / columns % rows;
                top = visit(in, label, stack, top, c > 0 ? i - 1 : -1, pieces);
                top = visit(in, label, stack, top, c + 1 < columns ? i + 1 : -1, pieces);
                top = visit(in, label, stack, top, r > 0 ? i - columns : -1, pieces);
                top = visit(in, label, stack, top, r + 1 < rows ? i + columns : -1, pieces);
                top = visit(in, label, stack, top, i - area, pieces);
                top = visit(in, label, stack, top, i + area < in.length ? i + area : -1, pieces);
            }
            largest = Math.max(largest, size[pieces]);
        }
        boolean[] out = new boolean[in.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = in[i] && size[label[i]] >= part * largest;
        }
        return out;
    }

    private static int visit(boolean[] in, int[] label, int[] stack, int top, int i, int piece) {
        if (i < 0 || !in[i] || label[i] != 0) {
            return top;
        }
        label[i] = piece;
        stack[top] = i;
        return top + 1;
    }

    /** Sets what cannot be reached from the border of its slice: gas, bone without signal. */
    boolean[] filled(boolean[] in) {
        boolean[] outside = new boolean[in.length];
        int area = columns * rows;
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int s = 0; s < slices; s++) {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c += r == 0 || r == rows - 1 ? 1 : Math.max(1, columns - 1)) {
                    open(in, outside, queue, s * area + r * columns + c);
                }
            }
        }
        while (!queue.isEmpty()) {
            int i = queue.poll();
            int c = i % columns;
            int r = i / columns % rows;
            if (c > 0) {
                open(in, outside, queue, i - 1);
            }
            if (c + 1 < columns) {
                open(in, outside, queue, i + 1);
            }
            if (r > 0) {
                open(in, outside, queue, i - columns);
            }
            if (r + 1 < rows) {
                open(in, outside, queue, i + columns);
            }
        }
        boolean[] out = new boolean[in.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = !outside[i];
        }
        return out;
    }

    private static void open(boolean[] in, boolean[] outside, ArrayDeque<Integer> queue, int i) {
        if (!in[i] && !outside[i]) {
            outside[i] = true;
            queue.add(i);
        }
    }
}
