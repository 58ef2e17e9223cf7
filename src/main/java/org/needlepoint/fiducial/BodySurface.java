package org.needlepoint.fiducial;

import java.util.stream.IntStream;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.work.Progress;

/**
 * What sticks out of the body: the foreground of each slice, less the part a large disc can reach from inside.
 *
 * <p>A capsule on the skin is too small for the disc, as are cables, table tops, drapes and the tips of fingers; the
 * limb is not. Opening by a disc therefore gives the body without its markers, with no need to know patient, table
 * or scanner. Works on every second or third pixel where pixels are fine: positions come from the later fit.
 */
final class BodySurface {
    /** Radius of the largest disc, mm: wider than half of any marker, smaller than any limb that is biopsied. */
    private static final double DISC_MM = 20;

    /** Structures thinner than twice this close no holes: table shells, drapes. */
    private static final double THIN_MM = 3;

    /** How far outside the opened body a marker may float in MR when the tissue below it gives no signal, mm. */
    private static final double MR_BAND_MM = 25;

    /** In CT all tissue shows: no farther than the marker is high and the disc is kept off by a bony edge, mm. */
    private static final double CT_EDGE_MM = 6;

    /**
     * The "disc" of the distance transform is an octagon; its flat sides stay up to this far from a round skin, mm.
     * Flat markers cannot afford to lose so much: for them a tenth of their height is taken off, at the price of more
     * parts to look at.
     */
    private static final double FACET_MM = 1;

    private static final double FLAT_MM = 5;

    /** CT numbers above this are metal or dense bone; metal outside the body must not bridge to a marker. */
    static final double METAL_HU = 1200;

    /** Pixel of the mask: MR needs the finer one, because noise and thick slices blur its edges. */
    private static final double CT_WORKING_PIXEL_MM = 1.4;

    private static final double MR_WORKING_PIXEL_MM = 1.25;

    final int columns;
    final int rows;
    final int slices;
    final int strideColumn;
    final int strideRow;
    final float dx;
    final float dy;
    /** Foreground per slice, at working resolution. */
    final boolean[][] mask;
    /** Distance of foreground pixels to the nearest background, per slice, mm. */
    final float[][] depth;
    /** Distance to the core of the body (the body eroded by the disc), per slice, mm. */
    final float[][] beyondCore;
    /** Radius of the disc in use, mm. */
    final double discMm;

    private final double facetMm;
    private final double bandMm;

    private BodySurface(VoxelGrid grid, boolean isCt, double discMm, SizeRange height) {
        this.strideColumn = stride(grid.columnSpacingMm(), isCt);
        this.strideRow = stride(grid.rowSpacingMm(), isCt);
        this.columns = (grid.columns() + strideColumn - 1) / strideColumn;
        this.rows = (grid.rows() + strideRow - 1) / strideRow;
        this.slices = grid.slices();
        this.dx = (float) (strideColumn * grid.columnSpacingMm());
        this.dy = (float) (strideRow * grid.rowSpacingMm());
        this.mask = new boolean[slices][];
        this.depth = new float[slices][];
        this.beyondCore = new float[slices][];
        this.discMm = discMm;
        this.facetMm = height.nominal() < FLAT_MM ? 0.1 * height.nominal() : FACET_MM;
        this.bandMm = isCt ? height.max() + CT_EDGE_MM : MR_BAND_MM;
    }

    private static int stride(double pixelMm, boolean isCt) {
        return Math.max(1, (int) Math.round((isCt ? CT_WORKING_PIXEL_MM : MR_WORKING_PIXEL_MM) / pixelMm));
    }

    /**
     * Finds the surface.
     *
     * @param volume image
     * @param isCt whether metal is to be taken out
     * @param threshold value between air and tissue, in the volume's unit
     * @param height height of a marker above the skin
     * @param progress told about the two passes
     * @return the surface
     */
    static BodySurface of(Volume volume, boolean isCt, double threshold, SizeRange height, Progress progress) {
        VoxelGrid grid = volume.grid();
        BodySurface pass = new BodySurface(grid, isCt, DISC_MM, height);
        boolean[][] solid = new boolean[pass.slices][];
        ChamferDistance.Window[] windows = new ChamferDistance.Window[pass.slices];
        double[] thickest = new double[pass.slices];
        IntStream.range(0, pass.slices).parallel().forEach(k -> {
            progress.stopIfCancelled();
            boolean[] foreground = pass.foreground(volume, k, isCt, threshold);
            float[] toBackground = new float[foreground.length];
            float[] inside = new float[foreground.length];
            pass.mask[k] = foreground;
            pass.depth[k] = toBackground;
            pass.beyondCore[k] = inside;
            windows[k] = ChamferDistance.Window.around(foreground, pass.columns, pass.rows, 4);
            if (windows[k] == null) {
                return;
            }
            ChamferDistance.fill(foreground, true, windows[k], pass.dx, pass.dy, toBackground);
            solid[k] = pass.solid(foreground, toBackground, windows[k], inside);
            ChamferDistance.fill(solid[k], true, windows[k], pass.dx, pass.dy, inside);
            for (float d : inside) {
                thickest[k] = Math.max(thickest[k], d < ChamferDistance.FAR ? d : 0);
            }
            if (isCt && pass.takeOutMetal(volume, k, foreground)) {
                ChamferDistance.fill(foreground, true, windows[k], pass.dx, pass.dy, toBackground);
            }
        });
        double widest = 0;
        for (double t : thickest) {
            widest = Math.max(widest, t);
        }
        double disc = widest > 0 ? Math.min(DISC_MM, 0.7 * widest) : DISC_MM;
        BodySurface out = new BodySurface(grid, isCt, disc, height);
        IntStream.range(0, out.slices).parallel().forEach(k -> {
            progress.stopIfCancelled();
            out.mask[k] = pass.mask[k];
            out.depth[k] = pass.depth[k];
            float[] inside = pass.beyondCore[k];
            out.beyondCore[k] = inside;
            if (windows[k] != null) {
                boolean[] core = solid[k];
                for (int i = 0; i < core.length; i++) {
                    core[i] = inside[i] > disc;
                }
                ChamferDistance.fill(core, false, windows[k], out.dx, out.dy, inside);
            }
        });
        return out;
    }

    private boolean[] foreground(Volume volume, int slice, boolean isCt, double threshold) {
        boolean[] out = new boolean[columns * rows];
        if (!volume.isPresent(slice)) {
            return out;
        }
        int fullColumns = volume.grid().columns();
        int fullRows = volume.grid().rows();
        int base = slice * fullColumns * fullRows;
        for (int r = 0; r < rows; r++) {
            int row = base + r * strideRow * fullColumns;
            for (int c = 0; c < columns; c++) {
                double v = isCt
                        ? volume.value(row + c * strideColumn)
                        : crossMean(volume, c * strideColumn, r * strideRow, slice);
                out[r * columns + c] = v > threshold;
            }
        }
        return out;
    }

    /** Mean of a pixel and its four neighbours: halves the noise of MR without moving edges. */
    private static double crossMean(Volume volume, int column, int row, int slice) {
        VoxelGrid g = volume.grid();
        int columns = g.columns();
        int i = (slice * g.rows() + row) * columns + column;
        if (column == 0 || row == 0 || column == columns - 1 || row == g.rows() - 1) {
            return volume.value(i);
        }
        return 0.2
                * (volume.value(i)
                        + volume.value(i - 1)
                        + volume.value(i + 1)
                        + volume.value(i - columns)
                        + volume.value(i + columns));
    }

    /**
     * Clears metal and a rim of 2 mm around it, so that a needle does not bridge to a marker beside it. The body
     * itself is judged with its metal: a slit along the needle would stop the disc.
     */
    private boolean takeOutMetal(Volume volume, int slice, boolean[] out) {
        int fullColumns = volume.grid().columns();
        int base = slice * fullColumns * volume.grid().rows();
        int reachColumn = (int) Math.ceil(2 / dx);
        int reachRow = (int) Math.ceil(2 / dy);
        boolean any = false;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int full = base + r * strideRow * fullColumns + c * strideColumn;
                if (volume.value(full) > METAL_HU) {
                    any = true;
                    int lastColumn = Math.min(columns - 1, c + reachColumn);
                    for (int rr = Math.max(0, r - reachRow); rr <= Math.min(rows - 1, r + reachRow); rr++) {
                        for (int cc = Math.max(0, c - reachColumn); cc <= lastColumn; cc++) {
                            out[rr * columns + cc] = false;
                        }
                    }
                }
            }
        }
        return any;
    }

    /** The mask without thin structures, its holes filled. */
    private boolean[] solid(
            boolean[] foreground, float[] toBackground, ChamferDistance.Window window, float[] scratch) {
        boolean[] core = new boolean[foreground.length];
        for (int i = 0; i < core.length; i++) {
            core[i] = toBackground[i] > THIN_MM;
        }
        ChamferDistance.fill(core, false, window, dx, dy, scratch);
        for (int r = window.row0(); r <= window.row1(); r++) {
            for (int i = r * columns + window.column0(); i <= r * columns + window.column1(); i++) {
                core[i] = scratch[i] <= THIN_MM;
            }
        }
        ChamferDistance.fillHoles(core, window);
        return core;
    }

    /**
     * Whether a pixel is foreground outside the opened body, near enough to belong to it.
     *
     * @param slice slice
     * @param i working pixel
     * @return true for what sticks out
     */
    boolean sticksOut(int slice, int i) {
        float d = beyondCore[slice][i];
        return mask[slice][i] && d > discMm + facetMm && d < discMm + bandMm;
    }
}
