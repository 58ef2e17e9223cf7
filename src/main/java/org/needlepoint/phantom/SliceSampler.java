package org.needlepoint.phantom;

import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.VoxelGrid;

/**
 * Averages the scene over each voxel of a slice: partial volume in the plane and through the slice profile.
 *
 * <p>The tissue is looked up at the corners of the pixels on several sheets through the slice. A voxel whose corners all
 * agree is integrated by two-point Gauss quadrature through the slice, which is exact for the smooth variation within a
 * tissue; any other voxel is sub-sampled.
 */
final class SliceSampler {
    private static final double GAUSS = 0.5 / Math.sqrt(3);

    private final VoxelGrid grid;
    /** Per MR coordinate: origin, then its change per column, row, slice and mm along the normal. */
    private final double[][] toMr;

    private final TissueMap map;
    private final Contrast contrast;
    private final int subSamples;
    private final double[] sheets;
    private final double[] weights;

    /**
     * Makes a sampler.
     *
     * @param grid voxels
     * @param gridToMr from the grid's frame to the MR frame
     * @param map scene
     * @param contrast signals
     * @param subSamples samples per pixel side at borders
     * @param sheets places through the slice, mm from its centre
     * @param weights weight of each sheet, sum 1
     */
    SliceSampler(
            VoxelGrid grid,
            RigidTransform gridToMr,
            TissueMap map,
            Contrast contrast,
            int subSamples,
            double[] sheets,
            double[] weights) {
        this.grid = grid;
        double[][] parts = {
            gridToMr.apply(grid.origin()).toArray(),
            gridToMr.applyVector(grid.columnStep()).toArray(),
            gridToMr.applyVector(grid.rowStep()).toArray(),
            gridToMr.applyVector(grid.sliceStep()).toArray(),
            gridToMr.applyVector(grid.normal()).toArray()
        };
        this.toMr = new double[3][5];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 5; j++) {
                toMr[i][j] = parts[j][i];
            }
        }
        this.map = map;
        this.contrast = contrast;
        this.subSamples = subSamples;
        this.sheets = sheets;
        this.weights = weights;
    }

    /** Evenly spaced sheets through a box profile of the slice thickness. */
    static double[] boxSheets(double thicknessMm, int n) {
        double[] sheets = new double[n];
        for (int i = 0; i < n; i++) {
            sheets[i] = thicknessMm * ((i + 0.5) / n - 0.5);
        }
        return sheets;
    }

    /** Equal weights. */
    static double[] equalWeights(int n) {
        double[] w = new double[n];
        java.util.Arrays.fill(w, 1.0 / n);
        return w;
    }

    /**
     * Weights of sheets that reach over 1.3 thicknesses: flat in the middle, raised-cosine shoulders, full width at half
     * height equal to the thickness, as of a selective pulse.
     */
    static double[] profileWeights(double[] sheets, double thicknessMm) {
        double[] w = new double[sheets.length];
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            double u = Math.abs(sheets[i]) / thicknessMm;
            w[i] = u <= 0.35 ? 1 : u >= 0.65 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * (u - 0.35) / 0.3);
            sum += w[i];
        }
        for (int i = 0; i < w.length; i++) {
            w[i] /= sum;
        }
        return w;
    }

    /**
     * Averages one slice.
     *
     * @param slice slice index
     * @return signals by channel, column fastest
     */
    float[][] slice(int slice) {
        int columns = grid.columns();
        int rows = grid.rows();
        Tissue[][] corners = corners(slice);
        float[][] out = new float[contrast.channels()][columns * rows];
        double[] sums = new double[contrast.channels()];
        double thickness = sheets.length < 2 ? 0 : Math.abs(sheets[1] - sheets[0]) * sheets.length;
        double[] p = new double[3];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                java.util.Arrays.fill(sums, 0);
                Tissue one = uniform(corners, column, row);
                if (one == Tissue.AIR) {
                    continue;
                }
                if (one != null) {
                    for (int side = -1; side <= 1; side += 2) {
                        place(column, row, slice, side * GAUSS * thickness, p);
                        contrast.add(one, p[0], p[1], p[2], 0.5, sums);
                    }
                } else {
                    subSample(corners, column, row, slice, p, sums);
                }
                for (int c = 0; c < sums.length; c++) {
                    out[c][row * columns + column] = (float) sums[c];
                }
            }
        }
        return out;
    }

    private Tissue[][] corners(int slice) {
        int width = grid.columns() + 1;
        Tissue[][] corners = new Tissue[sheets.length][width * (grid.rows() + 1)];
        double[] p = new double[3];
        for (int s = 0; s < sheets.length; s++) {
            for (int row = 0; row <= grid.rows(); row++) {
                for (int column = 0; column < width; column++) {
                    place(column - 0.5, row - 0.5, slice, sheets[s], p);
                    corners[s][row * width + column] = map.at(p[0], p[1], p[2]);
                }
            }
        }
        return corners;
    }

    private Tissue uniform(Tissue[][] corners, int column, int row) {
        Tissue first = corners[0][row * (grid.columns() + 1) + column];
        for (Tissue[] sheet : corners) {
            if (sheetTissue(sheet, column, row) != first) {
                return null;
            }
        }
        return first;
    }

    /** The tissue at all four corners of a pixel on a sheet, or null if they differ. */
    private Tissue sheetTissue(Tissue[] sheet, int column, int row) {
        int width = grid.columns() + 1;
        int o = row * width + column;
        Tissue t = sheet[o];
        return sheet[o + 1] == t && sheet[o + width] == t && sheet[o + width + 1] == t ? t : null;
    }

    private void subSample(Tissue[][] corners, int column, int row, int slice, double[] p, double[] sums) {
        double cell = 1.0 / subSamples;
        for (int s = 0; s < sheets.length; s++) {
            Tissue one = sheetTissue(corners[s], column, row);
            if (one != null) {
                place(column, row, slice, sheets[s], p);
                contrast.add(one, p[0], p[1], p[2], weights[s], sums);
                continue;
            }
            for (int i = 0; i < subSamples; i++) {
                for (int j = 0; j < subSamples; j++) {
                    place(column - 0.5 + (j + 0.5) * cell, row - 0.5 + (i + 0.5) * cell, slice, sheets[s], p);
                    contrast.add(map.at(p[0], p[1], p[2]), p[0], p[1], p[2], weights[s] * cell * cell, sums);
                }
            }
        }
    }

    private void place(double column, double row, int slice, double offsetMm, double[] p) {
        for (int i = 0; i < 3; i++) {
            double[] m = toMr[i];
            p[i] = m[0] + m[1] * column + m[2] * row + m[3] * slice + m[4] * offsetMm;
        }
    }
}
