package org.needlepoint.roi;

import java.util.Arrays;
import java.util.Objects;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.PlanarPolygon.Location;
import org.needlepoint.geometry.Point2;
import org.needlepoint.image.VoxelGrid;

/**
 * The pixels of one slice that a region covers, each with the part of its area inside.
 *
 * <p>A pixel spans half a step to each side of its centre: gaps between slices exist, gaps between pixels do not. Weights sum to the
 * area of the region that lies inside the grid. Immutable.
 */
public final class PixelWeights {
    /** Round-off of the accumulated coverage; a pixel with less is not touched. */
    private static final double ROUND_OFF = 1e-12;

    /** Coverage above which nothing but round-off is missing. */
    private static final double WHOLE = 1 - 1e-9;

    private final VoxelGrid grid;
    private final int slice;
    private final int[] columns;
    private final int[] rows;
    private final double[] fractions;
    private final double totalFraction;
    private final double coverage;

    private PixelWeights(VoxelGrid grid, int slice, int[] columns, int[] rows, double[] fractions, double coverage) {
        this.grid = grid;
        this.slice = slice;
        this.columns = columns;
        this.rows = rows;
        this.fractions = fractions;
        this.totalFraction = Arrays.stream(fractions).sum();
        this.coverage = coverage;
    }

    /**
     * Exact overlap of a core rectangle with the pixels of a slice. The rectangle is projected along the slice
     * normal. Costs about a microsecond for a core of 20 mm × 2 mm.
     *
     * @param grid grid of the image, in the rectangle's frame
     * @param slice slice index
     * @param rectangle the core
     * @return pixels with a part of their area inside, row by row; none if the rectangle lies beside the grid
     * @throws org.needlepoint.geometry.FrameMismatchException if grid and rectangle are of different frames
     * @throws IllegalArgumentException if the slice is not in the grid
     */
    public static PixelWeights exactOverlap(VoxelGrid grid, int slice, CoreRectangle rectangle) {
        requireSlice(grid, slice);
        return exactOverlap(grid, slice, rectangle.inPixels(grid, slice));
    }

    /**
     * Exact overlap of a polygon with the pixels of a slice.
     *
     * @param grid grid of the image
     * @param slice slice index
     * @param polygon region in (column, row), 0 = centre of the first pixel
     * @return pixels with a part of their area inside, row by row; none if the polygon lies beside the grid
     * @throws IllegalArgumentException if the slice is not in the grid
     */
    public static PixelWeights exactOverlap(VoxelGrid grid, int slice, PlanarPolygon polygon) {
        requireSlice(grid, slice);
        PolygonCoverage cover = PolygonCoverage.of(polygon);
        int capacity = cover.columns() * cover.rows();
        int[] columns = new int[capacity];
        int[] rows = new int[capacity];
        double[] fractions = new double[capacity];
        int n = 0;
        double inside = 0;
        for (int r = 0; r < cover.rows(); r++) {
            int row = cover.firstRow() + r;
            if (row < 0 || row >= grid.rows()) {
                continue;
            }
            for (int c = 0; c < cover.columns(); c++) {
                double f = cover.fraction(c, r);
                int column = cover.firstColumn() + c;
                if (f > ROUND_OFF && column >= 0 && column < grid.columns()) {
                    columns[n] = column;
                    rows[n] = row;
                    fractions[n++] = f;
                    inside += f;
                }
            }
        }
        return new PixelWeights(
                grid,
                slice,
                Arrays.copyOf(columns, n),
                Arrays.copyOf(rows, n),
                Arrays.copyOf(fractions, n),
                coverage(inside, polygon.area()));
    }

    /**
     * The pixels whose centre lies in a core rectangle or on its border, each counted whole: what a workstation
     * does. The coverage is that of the exact overlap.
     *
     * @param grid grid of the image, in the rectangle's frame
     * @param slice slice index
     * @param rectangle the core
     * @return pixels with fraction 1, row by row
     * @throws org.needlepoint.geometry.FrameMismatchException if grid and rectangle are of different frames
     * @throws IllegalArgumentException if the slice is not in the grid
     */
    public static PixelWeights pixelCentres(VoxelGrid grid, int slice, CoreRectangle rectangle) {
        PixelWeights touched = exactOverlap(grid, slice, rectangle);
        PlanarPolygon polygon = rectangle.inPixels(grid, slice);
        int[] columns = new int[touched.size()];
        int[] rows = new int[touched.size()];
        int n = 0;
        for (int i = 0; i < touched.size(); i++) {
            Point2 centre = new Point2(touched.columns[i], touched.rows[i]);
            if (polygon.locate(centre) != Location.OUTSIDE) {
                columns[n] = touched.columns[i];
                rows[n++] = touched.rows[i];
            }
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return new PixelWeights(grid, slice, Arrays.copyOf(columns, n), Arrays.copyOf(rows, n), ones, touched.coverage);
    }

    private static void requireSlice(VoxelGrid grid, int slice) {
        Objects.requireNonNull(grid, "grid");
        if (slice < 0 || slice >= grid.slices()) {
            throw new IllegalArgumentException("Slice " + slice + " of a grid of " + grid.slices() + " slices");
        }
    }

    private static double coverage(double inside, double all) {
        double part = all > 0 ? Math.min(1, inside / all) : 0;
        return part > WHOLE ? 1 : part;
    }

    /**
     * The grid the pixels belong to.
     *
     * @return grid
     */
    public VoxelGrid grid() {
        return grid;
    }

    /**
     * The slice the pixels belong to.
     *
     * @return slice index
     */
    public int slice() {
        return slice;
    }

    /**
     * Number of pixels.
     *
     * @return count
     */
    public int size() {
        return fractions.length;
    }

    /**
     * Column of a pixel.
     *
     * @param i 0 to {@link #size()} − 1
     * @return column index
     */
    public int column(int i) {
        return columns[i];
    }

    /**
     * Row of a pixel.
     *
     * @param i 0 to {@link #size()} − 1
     * @return row index
     */
    public int row(int i) {
        return rows[i];
    }

    /**
     * Part of a pixel inside the region.
     *
     * @param i 0 to {@link #size()} − 1
     * @return above 0, at most 1
     */
    public double fraction(int i) {
        return fractions[i];
    }

    /**
     * Area of the part of a pixel inside the region.
     *
     * @param i 0 to {@link #size()} − 1
     * @return mm²
     */
    public double areaMm2(int i) {
        return fractions[i] * grid.pixelAreaMm2();
    }

    /**
     * Area of all parts together.
     *
     * @return mm²
     */
    public double totalAreaMm2() {
        return totalFraction * grid.pixelAreaMm2();
    }

    /**
     * Part of the region's area that lies inside the grid.
     *
     * @return 0 to 1; exactly 1 if the whole region does
     */
    public double coverage() {
        return coverage;
    }

    /**
     * Whether the whole region lies inside the grid.
     *
     * @return true if nothing sticks out
     */
    public boolean isWhole() {
        return coverage == 1;
    }
}
