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

    /**
     * These signals after eddy-current correction, voxel by voxel; see {@link FidProcessing#eddyCurrentCorrected}.
     *
     * @param waterReference unsuppressed water on the same voxels with the same timing
     * @return new signals
     * @throws IllegalArgumentException if voxels, points or dwell time differ
     */
    public SpectroscopyGrid eddyCurrentCorrected(SpectroscopyGrid waterReference) {
        Acquisition other = waterReference.acquisition;
        if (!grid.coincidesWith(waterReference.grid, 0.01)
                || other.points() != acquisition.points()
                || other.dwellTimeS() != acquisition.dwellTimeS()) {
            throw new IllegalArgumentException("The water reference is of other voxels or timing: " + other + " on "
                    + waterReference.grid + ", signals " + acquisition + " on " + grid);
        }
        float[] corrected = new float[signals.length];
        int length = 2 * acquisition.points();
        for (int start = 0; start < signals.length; start += length) {
            double[] signal = FidProcessing.toDouble(java.util.Arrays.copyOfRange(signals, start, start + length));
            double[] water =
                    FidProcessing.toDouble(java.util.Arrays.copyOfRange(waterReference.signals, start, start + length));
            double[] result = FidProcessing.eddyCurrentCorrected(signal, water);
            for (int i = 0; i < length; i++) {
                corrected[start + i] = (float) result[i];
            }
        }
        return new SpectroscopyGrid(grid, acquisition, corrected);
    }
}
