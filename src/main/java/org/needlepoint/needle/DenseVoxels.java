package org.needlepoint.needle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.work.Progress;

/**
 * Voxels that could be metal: dense, and thin in the slice, that is, at half height or less 5 mm to both sides in at least one of four
 * directions. Bone's interior and contrast-filled organs are left out; the cortex of a bone is not, its shape betrays it later.
 */
final class DenseVoxels {
    /** Density of soft tissue against which heights are measured, HU. */
    static final double TISSUE_HU = 50;

    private static final double SOFT_HU = 400;
    private static final double REACH_MM = 5;

    private final Volume ct;
    private final int[] offsets;
    private final float[] values;

    private DenseVoxels(Volume ct, int[] offsets, float[] values) {
        this.ct = ct;
        this.offsets = offsets;
        this.values = values;
    }

    static DenseVoxels of(Volume ct, double minimumHu, Progress progress) {
        VoxelGrid grid = ct.grid();
        int columns = grid.columns();
        int rows = grid.rows();
        int dc = Math.max(1, (int) Math.round(REACH_MM / grid.columnSpacingMm()));
        int dr = Math.max(1, (int) Math.round(REACH_MM / grid.rowSpacingMm()));
        int[] offsets = new int[4096];
        float[] values = new float[4096];
        int n = 0;
        for (int s = 0; s < grid.slices(); s++) {
            progress.stopIfCancelled();
            if (!ct.isPresent(s)) {
                continue;
            }
            int base = s * rows * columns;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    double v = ct.value(base + r * columns + c);
                    if (v >= minimumHu && isThin(ct, base, columns, rows, c, r, dc, dr, (v + TISSUE_HU) / 2)) {
                        if (n == offsets.length) {
                            offsets = Arrays.copyOf(offsets, 2 * n);
                            values = Arrays.copyOf(values, 2 * n);
                        }
                        values[n] = (float) v;
                        offsets[n++] = base + r * columns + c;
                    }
                }
            }
        }
        return new DenseVoxels(ct, Arrays.copyOf(offsets, n), Arrays.copyOf(values, n));
    }

    /** Standard deviation of the noise in soft tissue, HU, from the differences of pixels two columns apart, where it is strong. */
    static double noiseHu(Volume ct) {
        VoxelGrid grid = ct.grid();
        double[] differences = new double[4096];
        int n = 0;
        int area = grid.columns() * grid.rows();
        int step = (int) Math.max(1, grid.voxels() / 400_000) | 1;
        for (long i = 0; i + 2 < grid.voxels() && n < differences.length; i += step) {
            if (ct.isPresent((int) (i / area))) {
                double a = ct.value((int) i);
                double b = ct.value((int) i + 2);
                if (Math.abs(a - TISSUE_HU) < SOFT_HU && Math.abs(b - TISSUE_HU) < SOFT_HU) {
                    differences[n++] = Math.abs(a - b);
                }
            }
        }
        if (n < 100) {
            return 0;
        }
        Arrays.sort(differences, 0, n);
        // The 90th percentile of |difference| of two normal deviates is 1.645 · √2 σ.
        return differences[(int) (0.9 * n)] / 2.326;
    }

    private static boolean isThin(
            Volume ct, int base, int columns, int rows, int c, int r, int dc, int dr, double half) {
        int ec = (int) Math.round(dc * Math.sqrt(0.5));
        int er = (int) Math.round(dr * Math.sqrt(0.5));
        return below(ct, base, columns, rows, c, r, dc, 0, half)
                || below(ct, base, columns, rows, c, r, 0, dr, half)
                || below(ct, base, columns, rows, c, r, ec, er, half)
                || below(ct, base, columns, rows, c, r, ec, -er, half);
    }

    private static boolean below(
            Volume ct, int base, int columns, int rows, int c, int r, int dc, int dr, double half) {
        return low(ct, base, columns, rows, c + dc, r + dr, half) && low(ct, base, columns, rows, c - dc, r - dr, half);
    }

    private static boolean low(Volume ct, int base, int columns, int rows, int c, int r, double half) {
        return c < 0 || r < 0 || c >= columns || r >= rows || ct.value(base + r * columns + c) < half;
    }

    /**
     * Pieces of voxels above a threshold that touch by face, edge or corner, largest first.
     *
     * @param minimumHu threshold
     * @param smallest fewest voxels of a piece
     * @return offsets of the voxels of each piece
     */
    List<int[]> pieces(double minimumHu, int smallest) {
        VoxelGrid grid = ct.grid();
        int columns = grid.columns();
        int rows = grid.rows();
        int area = columns * rows;
        BitSet open = new BitSet((int) grid.voxels());
        for (int i = 0; i < offsets.length; i++) {
            if (values[i] >= minimumHu) {
                open.set(offsets[i]);
            }
        }
        List<int[]> pieces = new ArrayList<>();
        int[] queue = new int[1024];
        for (int start = open.nextSetBit(0); start >= 0; start = open.nextSetBit(start + 1)) {
            int head = 0;
            int tail = 0;
            queue[tail++] = start;
            open.clear(start);
            while (head < tail) {
                int i = queue[head++];
                if (tail + 26 > queue.length) {
                    queue = Arrays.copyOf(queue, 2 * queue.length);
                }
                int c = i % columns;
                int r = i / columns % rows;
                int s = i / area;
                for (int ds = s > 0 ? -1 : 0; ds <= (s + 1 < grid.slices() ? 1 : 0); ds++) {
                    for (int dr = r > 0 ? -1 : 0; dr <= (r + 1 < rows ? 1 : 0); dr++) {
                        for (int dc = c > 0 ? -1 : 0; dc <= (c + 1 < columns ? 1 : 0); dc++) {
                            int j = i + ds * area + dr * columns + dc;
                            if (open.get(j)) {
                                open.clear(j);
                                queue[tail++] = j;
                            }
                        }
                    }
                }
            }
            if (tail >= smallest) {
                pieces.add(Arrays.copyOf(queue, tail));
            }
        }
        pieces.sort((a, b) -> b.length - a.length);
        return pieces;
    }
}
