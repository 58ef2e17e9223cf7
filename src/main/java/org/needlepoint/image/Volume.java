package org.needlepoint.image;

import java.util.BitSet;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Scalar values on a {@link VoxelGrid}, in a named unit.
 *
 * <p>Values are stored either as 16-bit integers with one linear scale (CT, most MR: 2 bytes a voxel) or as 32-bit
 * floats. Order: column fastest, then row, then slice. A slice that was missing from the series is marked absent; its
 * voxels have no value and sampling across it yields nothing. The volume owns its buffer; it is never handed out.
 */
public final class Volume {
    private final VoxelGrid grid;
    private final String unit;
    private final short[] shorts;
    private final boolean unsigned;
    private final double slope;
    private final double intercept;
    private final float[] floats;
    private final BitSet absentSlices;
    private final CellWalk walk;

    private Volume(
            VoxelGrid grid,
            String unit,
            short[] shorts,
            boolean unsigned,
            double slope,
            double intercept,
            float[] floats,
            BitSet absentSlices) {
        this.grid = Objects.requireNonNull(grid, "grid");
        this.unit = Objects.requireNonNull(unit, "unit");
        this.shorts = shorts;
        this.unsigned = unsigned;
        this.slope = slope;
        this.intercept = intercept;
        this.floats = floats;
        this.absentSlices = (BitSet) absentSlices.clone();
        this.walk = new CellWalk(grid.columns(), grid.rows(), (float) slope, (float) intercept);
        long length = shorts != null ? shorts.length : floats.length;
        if (length != grid.voxels()) {
            throw new IllegalArgumentException("Buffer of " + length + " values for a grid of " + grid.voxels());
        }
    }

    /**
     * Volume of 16-bit stored values: value = slope · stored + intercept.
     *
     * @param grid grid
     * @param unit unit of the scaled values, such as {@code HU}; empty for arbitrary signal
     * @param stored stored values, column fastest; ownership passes to the volume
     * @param unsigned whether the stored values are unsigned
     * @param slope scale, not zero
     * @param intercept offset, in the unit
     * @param absentSlices slices that were missing from the series
     * @return the volume
     */
    public static Volume ofShorts(
            VoxelGrid grid,
            String unit,
            short[] stored,
            boolean unsigned,
            double slope,
            double intercept,
            BitSet absentSlices) {
        if (slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException("Unusable scale: slope " + slope + ", intercept " + intercept);
        }
        return new Volume(grid, unit, stored, unsigned, slope, intercept, null, absentSlices);
    }

    /**
     * Volume of 32-bit float values.
     *
     * @param grid grid
     * @param unit unit of the values
     * @param values values, column fastest; ownership passes to the volume
     * @param absentSlices slices that were missing from the series
     * @return the volume
     */
    public static Volume ofFloats(VoxelGrid grid, String unit, float[] values, BitSet absentSlices) {
        return new Volume(grid, unit, null, false, 1, 0, values, absentSlices);
    }

    /**
     * Volume of 32-bit float values with every slice present.
     *
     * @param grid grid
     * @param unit unit of the values
     * @param values values, column fastest; ownership passes to the volume
     * @return the volume
     */
    public static Volume ofFloats(VoxelGrid grid, String unit, float[] values) {
        return ofFloats(grid, unit, values, new BitSet());
    }

    /**
     * The grid.
     *
     * @return grid
     */
    public VoxelGrid grid() {
        return grid;
    }

    /**
     * Unit of the values.
     *
     * @return unit; empty for arbitrary signal
     */
    public String unit() {
        return unit;
    }

    /**
     * Whether a slice was in the series.
     *
     * @param slice slice index
     * @return false if it is missing and its voxels have no value
     */
    public boolean isPresent(int slice) {
        return slice >= 0 && slice < grid.slices() && !absentSlices.get(slice);
    }

    /**
     * Whether every slice was in the series.
     *
     * @return true if none is missing
     */
    public boolean isComplete() {
        return absentSlices.isEmpty();
    }

    /**
     * Value of a voxel. Fast, unchecked beyond array bounds: the caller has checked the slice with
     * {@link #isPresent}.
     *
     * @param column column index
     * @param row row index
     * @param slice slice index
     * @return value in {@link #unit}
     */
    public double value(int column, int row, int slice) {
        return value((slice * grid.rows() + row) * grid.columns() + column);
    }

    /**
     * Value of a voxel by its position in column-fastest order, for inner loops.
     *
     * @param offset (slice · rows + row) · columns + column
     * @return value in {@link #unit}
     */
    public double value(int offset) {
        if (floats != null) {
            return floats[offset];
        }
        int s = shorts[offset];
        return slope * (unsigned ? s & 0xffff : s) + intercept;
    }

    /**
     * Values of one slice.
     *
     * @param slice slice index
     * @return a new array, column fastest
     */
    public float[] sliceValues(int slice) {
        int n = grid.columns() * grid.rows();
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) value(slice * n + i);
        }
        return out;
    }

    /**
     * Trilinear interpolation. Within half a voxel of the border the outermost voxel's value holds, so that the
     * whole of every voxel can be sampled.
     *
     * @param i continuous index
     * @return interpolated value; empty outside the grid, or where a missing slice would be needed
     */
    public OptionalDouble sample(ContinuousIndex i) {
        if (!grid.contains(i)) {
            return OptionalDouble.empty();
        }
        double c = clamp(i.column(), grid.columns());
        double r = clamp(i.row(), grid.rows());
        double s = clamp(i.slice(), grid.slices());
        int c0 = Math.min((int) c, Math.max(0, grid.columns() - 2));
        int r0 = Math.min((int) r, Math.max(0, grid.rows() - 2));
        int s0 = Math.min((int) s, Math.max(0, grid.slices() - 2));
        double fs = s - s0;
        double low = 0;
        double high = 0;
        if (fs < 1) {
            if (!isPresent(s0)) {
                return OptionalDouble.empty();
            }
            low = bilinear(c, r, c0, r0, s0);
        }
        if (fs > 0) {
            if (!isPresent(s0 + 1)) {
                return OptionalDouble.empty();
            }
            high = bilinear(c, r, c0, r0, s0 + 1);
        }
        return OptionalDouble.of(low * (1 - fs) + high * fs);
    }

    /** For {@link LineSampler}: points within one slice; column and row are 32.32 fixed point, inside the slice. */
    void bilinear(long c, long r, int slice, long stepC, long stepR, float[] out, int from, int to) {
        if (floats != null) {
            walk.bilinear(floats, c, r, slice, stepC, stepR, out, from, to);
        } else {
            walk.bilinear(shorts, unsigned ? 0xffff : -1, c, r, slice, stepC, stepR, out, from, to);
        }
    }

    /** For {@link LineSampler}: points between slices; the index is 32.32 fixed point, inside the grid. */
    void trilinear(long c, long r, long s, long stepC, long stepR, long stepS, float[] out, int from, int to) {
        if (floats != null) {
            walk.trilinear(floats, c, r, s, stepC, stepR, stepS, out, from, to);
        } else {
            walk.trilinear(shorts, unsigned ? 0xffff : -1, c, r, s, stepC, stepR, stepS, out, from, to);
        }
    }

    private double bilinear(double c, double r, int c0, int r0, int slice) {
        double fc = c - c0;
        double fr = r - r0;
        int offset = (slice * grid.rows() + r0) * grid.columns() + c0;
        int dc = grid.columns() > 1 ? 1 : 0;
        int dr = grid.rows() > 1 ? grid.columns() : 0;
        double top = value(offset) * (1 - fc) + value(offset + dc) * fc;
        double bottom = value(offset + dr) * (1 - fc) + value(offset + dr + dc) * fc;
        return top * (1 - fr) + bottom * fr;
    }

    private static double clamp(double x, int n) {
        return Math.max(0, Math.min(n - 1.0, x));
    }
}
