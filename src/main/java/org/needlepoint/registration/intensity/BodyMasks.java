package org.needlepoint.registration.intensity;

import java.util.Arrays;
import java.util.BitSet;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * Masks made from the images: the body in MR and CT, without air, table and drapes, and what metal spoils in CT.
 *
 * <p>Worked out on pixels of about 1.3 mm: a foreground by threshold, opened slice by slice so that thin shells (table tops,
 * cables) go, large pieces kept, holes filled (gas and cortical bone belong to the body).
 */
public final class BodyMasks {
    private static final double PIXEL_MM = 1.3;
    private static final double SKIN_HU = -350;
    /** Half the thickness of what is taken away: table tops are 2 to 6 mm thick. */
    private static final double OPENING_MM = 4;
    /** MR foreground begins at this part of the 98th percentile: fat is bright on T1, air and its noise are not. */
    private static final double MR_PART = 0.1;

    private static final double PIECE = 0.1;
    private static final int LEAST_VOXELS = 2000;
    private static final double METAL_HU = 2000;
    /** How far metal spoils its slices, mm: blur, blooming and the dark ends of a needle. */
    private static final double METAL_REACH_MM = 8;

    private BodyMasks() {}

    /**
     * The body in an MR image.
     *
     * @param mr anatomical MR, air dark
     * @return mask on the image's grid
     * @throws ProblemException {@link IntensityProblem#NO_BODY}
     */
    public static VoxelMask ofMr(Volume mr) throws ProblemException {
        return body(mr, "MR", false);
    }

    /**
     * The body in CT, without the table.
     *
     * @param ct CT, HU
     * @return mask on the image's grid
     * @throws ProblemException {@link IntensityProblem#NO_BODY}
     */
    public static VoxelMask ofCt(Volume ct) throws ProblemException {
        return body(ct, "CT", true);
    }

    private static VoxelMask body(Volume image, String name, boolean isCt) throws ProblemException {
        VoxelGrid g = image.grid();
        int fc = Math.max(1, (int) Math.round(PIXEL_MM / g.columnSpacingMm()));
        int fr = Math.max(1, (int) Math.round(PIXEL_MM / g.rowSpacingMm()));
        int columns = Math.max(1, g.columns() / fc);
        int rows = Math.max(1, g.rows() / fr);
        float[] mean = new float[columns * rows * g.slices()];
        java.util.stream.IntStream.range(0, g.slices()).parallel().forEach(s -> {
            if (image.isPresent(s)) {
                blockMeans(image, s, fc, fr, columns, rows, mean);
            }
        });
        double threshold = isCt ? SKIN_HU : MR_PART * percentile(mean, 0.98);
        SliceMorphology m = new SliceMorphology(columns, rows, g.slices());
        boolean[] foreground = new boolean[mean.length];
        for (int i = 0; i < mean.length; i++) {
            foreground[i] = image.isPresent(i / (columns * rows)) && crossMean(mean, i, columns, rows) > threshold;
        }
        int oc = Math.max(1, (int) Math.round(OPENING_MM / (fc * g.columnSpacingMm())));
        int or = Math.max(1, (int) Math.round(OPENING_MM / (fr * g.rowSpacingMm())));
        boolean[] core = m.largePieces(m.eroded(m.filled(foreground), oc, or), PIECE);
        boolean[] grown = m.filled(m.dilated(core, oc, or));
        int count = 0;
        for (boolean b : grown) {
            count += b ? 1 : 0;
        }
        if (count < LEAST_VOXELS) {
            throw new ProblemException(IntensityProblem.NO_BODY, name);
        }
        BitSet bits = new BitSet((int) g.voxels());
        for (int line = 0; line < g.rows() * g.slices(); line++) {
            int s = line / g.rows();
            int from = (s * rows + Math.min(rows - 1, line % g.rows() / fr)) * columns;
            for (int c = 0; c < columns && image.isPresent(s); c++) {
                if (grown[from + c]) {
                    int last = c == columns - 1 ? g.columns() : (c + 1) * fc;
                    bits.set(line * g.columns() + c * fc, line * g.columns() + last);
                }
            }
        }
        return VoxelMask.ofBits(g, bits);
    }

    private static void blockMeans(Volume image, int s, int fc, int fr, int columns, int rows, float[] out) {
        int width = image.grid().columns();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double sum = 0;
                for (int dr = 0; dr < fr; dr++) {
                    int at = (s * image.grid().rows() + r * fr + dr) * width + c * fc;
                    for (int dc = 0; dc < fc; dc++) {
                        sum += image.value(at + dc);
                    }
                }
                out[(s * rows + r) * columns + c] = (float) (sum / (fc * fr));
            }
        }
    }

    /** Mean with the four neighbours in the slice: noise must not make holes. */
    private static double crossMean(float[] v, int i, int columns, int rows) {
        int c = i % columns;
        int r = i / columns % rows;
        double left = v[c > 0 ? i - 1 : i];
        double right = v[c + 1 < columns ? i + 1 : i];
        double up = v[r > 0 ? i - columns : i];
        double down = v[r + 1 < rows ? i + columns : i];
        return 0.2 * (v[i] + left + right + up + down);
    }

    static double percentile(float[] values, double part) {
        int step = Math.max(1, values.length / 100_000);
        float[] some = new float[(values.length + step - 1) / step];
        for (int i = 0; i < some.length; i++) {
            some[i] = values[i * step];
        }
        Arrays.sort(some);
        return some.length == 0 ? 0 : some[(int) Math.min(some.length - 1L, Math.round(part * (some.length - 1)))];
    }

    /**
     * What metal spoils in CT: everything within 8 mm, in its slice and the two neighbours, of a voxel above 2000 HU. A
     * needle lies nearly in the slice, so that its streaks lie in that plane.
     *
     * @param ct CT, HU
     * @return mask on the image's grid; empty if there is no metal
     */
    public static VoxelMask metalOf(Volume ct) {
        VoxelGrid g = ct.grid();
        int area = g.columns() * g.rows();
        int hc = (int) Math.ceil(METAL_REACH_MM / g.columnSpacingMm());
        int hr = (int) Math.ceil(METAL_REACH_MM / g.rowSpacingMm());
        SliceMorphology m = new SliceMorphology(g.columns(), g.rows(), 1);
        BitSet bits = new BitSet();
        boolean[] metal = new boolean[area];
        for (int s = 0; s < g.slices(); s++) {
            if (!ct.isPresent(s)) {
                continue;
            }
            boolean any = false;
            for (int i = 0; i < area; i++) {
                metal[i] = ct.value(s * area + i) > METAL_HU;
                any |= metal[i];
            }
            if (any) {
                boolean[] near = m.dilated(metal, hc, hr);
                for (int i = 0; i < area; i++) {
                    for (int k = Math.max(0, s - 1); near[i] && k <= Math.min(g.slices() - 1, s + 1); k++) {
                        bits.set(k * area + i);
                    }
                }
            }
        }
        return VoxelMask.ofBits(g, bits);
    }
}
