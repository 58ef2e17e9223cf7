package org.needlepoint.spectroscopy;

import java.util.Objects;
import org.needlepoint.image.VoxelGrid;

/**
 * Water-suppressed time signals (FIDs) on a grid of spectroscopic voxels, one coil-combined average each.
 *
 * <p>A single-voxel acquisition is a grid of one voxel. The sign convention is that of the package.
 */
public final class SpectroscopyGrid {
    private final VoxelGrid grid;
    private final Acquisition acquisition;
    private final float[] signals;

    /**
     * Makes a grid of signals.
     *
     * @param grid voxels, with their true extent as spacing and slice thickness
     * @param acquisition acquisition common to all
     * @param signals interleaved real and imaginary parts: 2 · points values per voxel, voxels in column-fastest
     *     order; ownership passes to the grid
     * @throws IllegalArgumentException if the length does not fit
     */
    public SpectroscopyGrid(VoxelGrid grid, Acquisition acquisition, float[] signals) {
        this.grid = Objects.requireNonNull(grid, "grid");
        this.acquisition = Objects.requireNonNull(acquisition, "acquisition");
        this.signals = signals;
        if (signals.length != grid.voxels() * acquisition.points() * 2) {
            throw new IllegalArgumentException("Got " + signals.length + " values for " + grid.voxels() + " voxels of "
                    + acquisition.points() + " complex points");
        }
    }

    /**
     * The voxels.
     *
     * @return grid
     */
    public VoxelGrid grid() {
        return grid;
    }

    /**
     * The acquisition.
     *
     * @return acquisition
     */
    public Acquisition acquisition() {
        return acquisition;
    }

    /**
     * The time signal of a voxel.
     *
     * @param column column index
     * @param row row index
     * @param slice slice index
     * @return a new array, real and imaginary parts interleaved, 2 · points values
     */
    public float[] signal(int column, int row, int slice) {
        int length = 2 * acquisition.points();
        int start = ((slice * grid.rows() + row) * grid.columns() + column) * length;
        return java.util.Arrays.copyOfRange(signals, start, start + length);
    }
}
