package org.needlepoint.view.scene;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.LineSampler;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.BodyMask;
import org.needlepoint.work.Progress;

/**
 * A volume sampled on cubes along the patient's axes, ready for a surface: couch, needle and markers are gone from it. Sheared
 * and thick slices come out right because sampling goes through {@link VoxelGrid}.
 *
 * @param columns cubes along x
 * @param rows cubes along y
 * @param slices cubes along z
 * @param x0 first centre along x, mm
 * @param y0 along y, mm
 * @param z0 along z, mm
 * @param cellMm side of a cube, mm
 * @param values x fastest, then y, then z
 */
record SurfaceField(int columns, int rows, int slices, double x0, double y0, double z0, double cellMm, float[] values) {

    private static final float AIR_HU = -1000;
    private static final float TISSUE_HU = 50;
    private static final float MOST_SKIN_HU = 150;
    private static final double MARGIN_MM = 6;
    /** The body mask loses this much at edges of the body. */
    private static final double MASK_EDGE_MM = 4;
    /** Deeper than this, air is bowel or lung and no skin. */
    private static final double SKIN_DEPTH_MM = 9;
    /** What is as dense as bone and smaller is streaks, calcification or a clip. */
    private static final double SMALLEST_BONE_MM3 = 700;

    private static final double MOST_CELLS = 14e6;

    /**
     * Samples.
     *
     * @param recipe what for
     * @param progress where to report and learn of cancelling
     * @return the field
     */
    static SurfaceField of(SurfaceRecipe recipe, Progress progress) {
        progress.stopIfCancelled();
        Volume volume = recipe.volume();
        boolean ct = recipe.element() != SceneElement.TUMOUR;
        BodyMask body = ct ? BodyMask.of(volume) : null;
        progress.stopIfCancelled();
        double[] box = ct ? bodyBox(volume.grid(), body) : wholeBox(volume.grid());
        double cell = Math.max(
                recipe.cellMm(), Math.cbrt((box[3] - box[0]) * (box[4] - box[1]) * (box[5] - box[2]) / MOST_CELLS));
        int nx = count(box[0], box[3], cell);
        int ny = count(box[1], box[4], cell);
        int nz = count(box[2], box[5], cell);
        SurfaceField field = new SurfaceField(nx, ny, nz, box[0], box[1], box[2], cell, new float[nx * ny * nz]);
        field.sample(recipe, body, progress);
        if (recipe.element() == SceneElement.BONE) {
            field.dropSmallPieces((float) recipe.level());
        }
        if (recipe.element() != SceneElement.SKIN) {
            // Cut bones get an end; the skin stays open where the scan ends, so that one can look in.
            field.closeBorder(ct ? AIR_HU : (float) (recipe.level() - Math.abs(recipe.level()) - 1));
        }
        return field;
    }

    private static int count(double low, double high, double cell) {
        return Math.max(2, (int) Math.ceil((high - low) / cell) + 1);
    }

    /** Corners of the grid's outer borders: {least x, y, z, greatest x, y, z}. */
    private static double[] wholeBox(VoxelGrid g) {
        double[] box = emptyBox();
        for (int corner = 0; corner < 8; corner++) {
            extend(
                    box,
                    g.toPatient(
                            (corner & 1) == 0 ? -1 : g.columns(),
                            (corner & 2) == 0 ? -1 : g.rows(),
                            (corner & 4) == 0 ? -1 : g.slices()),
                    0);
        }
        return box;
    }

    private static double[] bodyBox(VoxelGrid g, BodyMask body) {
        double[] box = emptyBox();
        int step = Math.max(1, (int) (3 / Math.min(g.columnSpacingMm(), g.rowSpacingMm())));
        for (int s = 0; s < g.slices(); s++) {
            for (int r = 0; r < g.rows(); r += step) {
                for (int c = 0; c < g.columns(); c += step) {
                    if (body.depthMm(new ContinuousIndex(c, r, s)) > 0) {
                        extend(box, g.toPatient(c, r, s), MARGIN_MM);
                    }
                }
            }
        }
        return box[0] > box[3] ? wholeBox(g) : box;
    }

    private static double[] emptyBox() {
        double[] box = new double[6];
        Arrays.fill(box, 0, 3, Double.POSITIVE_INFINITY);
        Arrays.fill(box, 3, 6, Double.NEGATIVE_INFINITY);
        return box;
    }

    /** The margin is for the skin, which runs along the body. */
    private static void extend(double[] box, Point3 p, double margin) {
        double[] x = p.toArray();
        for (int i = 0; i < 3; i++) {
            double here = i == 2 ? 0 : margin;
            box[i] = Math.min(box[i], x[i] - here);
            box[i + 3] = Math.max(box[i + 3], x[i] + here);
        }
    }

    private void sample(SurfaceRecipe recipe, BodyMask body, Progress progress) {
        VoxelGrid grid = recipe.volume().grid();
        Frame frame = grid.frame();
        ContinuousIndex step = grid.toIndexStep(new Vector3(cellMm, 0, 0));
        double edge = MASK_EDGE_MM;
        ContinuousIndex toColumn = new ContinuousIndex(edge / grid.columnSpacingMm(), 0, 0);
        ContinuousIndex toRow = new ContinuousIndex(0, edge / grid.rowSpacingMm(), 0);
        LineSampler sampler = new LineSampler(recipe.volume());
        float outside = body != null ? AIR_HU : (float) (recipe.level() - Math.abs(recipe.level()) - 1);
        IntStream.range(0, slices).parallel().forEach(k -> {
            progress.stopIfCancelled();
            float[] line = new float[columns];
            byte[] states = new byte[columns];
            for (int j = 0; j < rows; j++) {
                double y = y0 + j * cellMm;
                double z = z0 + k * cellMm;
                ContinuousIndex start = grid.toIndex(new Point3(frame, x0, y, z));
                sampler.sample(start, step, line, states);
                for (int i = 0; i < columns; i++) {
                    float v = states[i] == LineSampler.VALUE ? line[i] : outside;
                    if (body != null) {
                        ContinuousIndex at = withinSlices(
                                grid,
                                start.column() + i * step.column(),
                                start.row() + i * step.row(),
                                start.slice() + i * step.slice());
                        if (states[i] == LineSampler.OUTSIDE) {
                            v = (float) recipe.volume().sample(at).orElse(outside);
                        }
                        v = ofCt(recipe, body, at, toColumn, toRow, v);
                        if (v > TISSUE_HU && leftOut(recipe, x0 + i * cellMm, y, z)) {
                            v = TISSUE_HU;
                        }
                    }
                    values[(k * rows + j) * columns + i] = v;
                }
            }
        });
    }

    /** Beyond the first and last slice the body goes on: the skin has no lid there. */
    private static ContinuousIndex withinSlices(VoxelGrid grid, double column, double row, double slice) {
        return new ContinuousIndex(column, row, Math.max(0, Math.min(grid.slices() - 1.0, slice)));
    }

    private static boolean leftOut(SurfaceRecipe recipe, double x, double y, double z) {
        for (SurfaceRecipe.Rod rod : recipe.leftOut()) {
            if (rod.contains(x, y, z)) {
                return true;
            }
        }
        return false;
    }

    private static float ofCt(
            SurfaceRecipe recipe,
            BodyMask body,
            ContinuousIndex at,
            ContinuousIndex toColumn,
            ContinuousIndex toRow,
            float hu) {
        double depth = body.depthMm(at);
        if (recipe.element() == SceneElement.BONE) {
            return depth > 0 ? hu : Math.min(hu, AIR_HU);
        }
        if (depth > SKIN_DEPTH_MM) {
            return TISSUE_HU;
        }
        boolean near = depth > 0
                || body.depthMm(moved(at, toColumn, 1)) > 0
                || body.depthMm(moved(at, toColumn, -1)) > 0
                || body.depthMm(moved(at, toRow, 1)) > 0
                || body.depthMm(moved(at, toRow, -1)) > 0;
        return near ? Math.min(hu, MOST_SKIN_HU) : AIR_HU;
    }

    private static ContinuousIndex moved(ContinuousIndex at, ContinuousIndex by, int times) {
        return new ContinuousIndex(
                at.column() + times * by.column(), at.row() + times * by.row(), at.slice() + times * by.slice());
    }

    /** Lowers the 6-connected pieces above a level that are too small. */
    private void dropSmallPieces(float level) {
        int[] stack = new int[1024];
        boolean[] seen = new boolean[values.length];
        int smallest = (int) (SMALLEST_BONE_MM3 / (cellMm * cellMm * cellMm));
        int plane = columns * rows;
        for (int start = 0; start < values.length; start++) {
            if (seen[start] || values[start] < level) {
                continue;
            }
            int size = 0;
            int[] piece = new int[smallest];
            int top = 0;
            stack[top++] = start;
            seen[start] = true;
            while (top > 0) {
                int i = stack[--top];
                if (size < smallest) {
                    piece[size] = i;
                }
                size++;
                if (top + 6 > stack.length) {
                    stack = Arrays.copyOf(stack, 2 * stack.length);
                }
                int c = i % columns;
                int r = i / columns % rows;
                int s = i / plane;
                top = visit(c > 0 ? i - 1 : -1, level, seen, stack, top);
                top = visit(c + 1 < columns ? i + 1 : -1, level, seen, stack, top);
                top = visit(r > 0 ? i - columns : -1, level, seen, stack, top);
                top = visit(r + 1 < rows ? i + columns : -1, level, seen, stack, top);
                top = visit(s > 0 ? i - plane : -1, level, seen, stack, top);
                top = visit(s + 1 < slices ? i + plane : -1, level, seen, stack, top);
            }
            for (int i = 0; size < smallest && i < size; i++) {
                values[piece[i]] = TISSUE_HU;
            }
        }
    }

    private int visit(int i, float level, boolean[] seen, int[] stack, int top) {
        if (i >= 0 && !seen[i] && values[i] >= level) {
            seen[i] = true;
            stack[top] = i;
            return top + 1;
        }
        return top;
    }

    private void closeBorder(float value) {
        for (int k = 0; k < slices; k++) {
            for (int j = 0; j < rows; j++) {
                int from = (k * rows + j) * columns;
                if (k == 0 || k == slices - 1 || j == 0 || j == rows - 1) {
                    Arrays.fill(values, from, from + columns, value);
                } else {
                    values[from] = value;
                    values[from + columns - 1] = value;
                }
            }
        }
    }
}
