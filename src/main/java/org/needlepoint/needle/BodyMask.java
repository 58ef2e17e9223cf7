package org.needlepoint.needle;

import java.util.ArrayDeque;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Where the body is in a CT, on cells of about 3 mm: denser than −350 HU, at least 12 mm thick in the slice (so that couch, cables and the
 * needle itself are not body), in a piece at least a tenth of the largest, with inner air filled. Immutable.
 */
public final class BodyMask {
    private static final double CELL_MM = 3;
    private static final double SKIN_HU = -350;
    private static final double OPENING_MM = 6;
    private static final double SMALLEST_PIECE = 0.1;
    private static final float FAR = 1e6f;

    private final VoxelGrid grid;
    private final int stepColumn;
    private final int stepRow;
    private final int columns;
    private final int rows;
    /** Distance in the slice from each cell to the nearest cell outside, mm; 0 outside. */
    private final float[] depth;

    private BodyMask(VoxelGrid grid, int stepColumn, int stepRow, int columns, int rows, int cells) {
        this.grid = grid;
        this.stepColumn = stepColumn;
        this.stepRow = stepRow;
        this.columns = columns;
        this.rows = rows;
        this.depth = new float[cells];
    }

    /**
     * Finds the body; a second or less, a few megabytes.
     *
     * @param ct CT in HU; missing slices hold no body
     * @return the mask
     */
    public static BodyMask of(Volume ct) {
        VoxelGrid grid = ct.grid();
        int stepColumn = Math.max(1, (int) Math.round(CELL_MM / grid.columnSpacingMm()));
        int stepRow = Math.max(1, (int) Math.round(CELL_MM / grid.rowSpacingMm()));
        int columns = (grid.columns() + stepColumn - 1) / stepColumn;
        int rows = (grid.rows() + stepRow - 1) / stepRow;
        BodyMask mask = new BodyMask(grid, stepColumn, stepRow, columns, rows, columns * rows * grid.slices());
        mask.fill(ct);
        return mask;
    }

    private void fill(Volume ct) {
        int area = columns * rows;
        int slices = grid.slices();
        byte[] core = new byte[area * slices];
        boolean[] in = new boolean[area];
        float[] d = new float[area];
        for (int s = 0; s < slices; s++) {
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    in[r * columns + c] = ct.isPresent(s) && ct.value(c * stepColumn, r * stepRow, s) > SKIN_HU;
                }
            }
            distance(in, false, d);
            for (int i = 0; i < area; i++) {
                core[s * area + i] = (byte) (d[i] > OPENING_MM ? 1 : 0);
            }
        }
        keepLargePieces(core, slices);
        for (int s = 0; s < slices; s++) {
            for (int i = 0; i < area; i++) {
                in[i] = core[s * area + i] == 2;
            }
            // Opened: everything within the opening radius of the eroded body.
            distance(in, true, d);
            for (int i = 0; i < area; i++) {
                in[i] = d[i] <= OPENING_MM;
            }
            fillHoles(in);
            distance(in, false, d);
            System.arraycopy(d, 0, depth, s * area, area);
        }
    }

    /** Marks with 2 the 6-connected pieces of 1 that are large enough. */
    private void keepLargePieces(byte[] core, int slices) {
        int area = columns * rows;
        int[] label = new int[core.length];
        int[] sizes = new int[64];
        int pieces = 0;
        int largest = 0;
        int[] stack = new int[1024];
        for (int start = 0; start < core.length; start++) {
            if (core[start] == 0 || label[start] != 0) {
                continue;
            }
            if (++pieces == sizes.length) {
                sizes = java.util.Arrays.copyOf(sizes, 2 * pieces);
            }
            int top = 0;
            stack[top++] = start;
            label[start] = pieces;
            while (top > 0) {
                int i = stack[--top];
                sizes[pieces]++;
                if (top + 6 > stack.length) {
                    stack = java.util.Arrays.copyOf(stack, 2 * stack.length);
                }
                int c = i % columns;
                int r = i / columns % rows;
                int s = i / area;
                top = visit(core, label, stack, top, c > 0 ? i - 1 : -1, pieces);
                top = visit(core, label, stack, top, c + 1 < columns ? i + 1 : -1, pieces);
                top = visit(core, label, stack, top, r > 0 ? i - columns : -1, pieces);
                top = visit(core, label, stack, top, r + 1 < rows ? i + columns : -1, pieces);
                top = visit(core, label, stack, top, s > 0 ? i - area : -1, pieces);
                top = visit(core, label, stack, top, s + 1 < slices ? i + area : -1, pieces);
            }
            largest = Math.max(largest, sizes[pieces]);
        }
        for (int i = 0; i < core.length; i++) {
            if (label[i] != 0 && sizes[label[i]] >= SMALLEST_PIECE * largest) {
                core[i] = 2;
            }
        }
    }

    private static int visit(byte[] core, int[] label, int[] stack, int top, int i, int piece) {
        if (i >= 0 && core[i] != 0 && label[i] == 0) {
            label[i] = piece;
            stack[top] = i;
            return top + 1;
        }
        return top;
    }

    private void fillHoles(boolean[] in) {
        boolean[] outside = new boolean[in.length];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                boolean border = r == 0 || c == 0 || r == rows - 1 || c == columns - 1;
                if (border && !in[r * columns + c]) {
                    outside[r * columns + c] = true;
                    queue.add(r * columns + c);
                }
            }
        }
        while (!queue.isEmpty()) {
            int i = queue.poll();
            int c = i % columns;
            int r = i / columns;
            spread(in, outside, queue, c > 0 ? i - 1 : -1);
            spread(in, outside, queue, c + 1 < columns ? i + 1 : -1);
            spread(in, outside, queue, r > 0 ? i - columns : -1);
            spread(in, outside, queue, r + 1 < rows ? i + columns : -1);
        }
        for (int i = 0; i < in.length; i++) {
            in[i] = !outside[i];
        }
    }

    private static void spread(boolean[] in, boolean[] outside, ArrayDeque<Integer> queue, int i) {
        if (i >= 0 && !in[i] && !outside[i]) {
            outside[i] = true;
            queue.add(i);
        }
    }

    /**
     * Chamfer distance (Borgefors 1986), mm: of cells in the set to its complement, or, if {@code toSet}, of every cell to the set. The
     * border of the image is not a border of the set.
     */
    private void distance(boolean[] in, boolean toSet, float[] d) {
        float dx = (float) (stepColumn * grid.columnSpacingMm());
        float dy = (float) (stepRow * grid.rowSpacingMm());
        float dd = (float) Math.hypot(dx, dy);
        for (int i = 0; i < d.length; i++) {
            d[i] = in[i] == toSet ? 0 : FAR;
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int i = r * columns + c;
                float v = d[i];
                v = c > 0 ? Math.min(v, d[i - 1] + dx) : v;
                v = r > 0 ? Math.min(v, d[i - columns] + dy) : v;
                v = r > 0 && c > 0 ? Math.min(v, d[i - columns - 1] + dd) : v;
                v = r > 0 && c + 1 < columns ? Math.min(v, d[i - columns + 1] + dd) : v;
                d[i] = v;
            }
        }
        for (int r = rows - 1; r >= 0; r--) {
            for (int c = columns - 1; c >= 0; c--) {
                int i = r * columns + c;
                float v = d[i];
                v = c + 1 < columns ? Math.min(v, d[i + 1] + dx) : v;
                v = r + 1 < rows ? Math.min(v, d[i + columns] + dy) : v;
                v = r + 1 < rows && c + 1 < columns ? Math.min(v, d[i + columns + 1] + dd) : v;
                v = r + 1 < rows && c > 0 ? Math.min(v, d[i + columns - 1] + dd) : v;
                d[i] = v;
            }
        }
    }

    /**
     * Depth under the skin measured in the slice.
     *
     * @param i place in the CT's grid
     * @return mm, to about one cell; 0 outside the body or the image
     */
    public double depthMm(ContinuousIndex i) {
        if (!grid.contains(i)) {
            return 0;
        }
        int c = Math.min(columns - 1, Math.max(0, (int) Math.round(i.column() / stepColumn)));
        int r = Math.min(rows - 1, Math.max(0, (int) Math.round(i.row() / stepRow)));
        int s = Math.min(grid.slices() - 1, Math.max(0, (int) Math.round(i.slice())));
        return depth[(s * rows + r) * columns + c];
    }
}
