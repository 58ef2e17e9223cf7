package org.needlepoint.phantom;

/**
 * Multi-voxel ¹H spectroscopy (PRESS, one slab centred on the target slice).
 *
 * @param present whether it was acquired
 * @param columns voxels along the image rows
 * @param rows voxels along the image columns
 * @param voxelMm side of a voxel in the slice plane, mm
 * @param thicknessMm thickness of the slab, mm
 * @param points complex samples per signal
 * @param dwellTimeS time between samples, s
 * @param transmitterFrequencyHz frequency of the transmitter, Hz
 * @param repetitionTimeMs TR, ms
 * @param echoTimeMs TE, ms
 * @param linewidthHz full width at half height of Cho and Cr, Hz
 * @param lipidLinewidthHz full width at half height of the lipids, Hz
 * @param waterLinewidthHz full width at half height of the residual water, Hz
 * @param residualWater amplitude of the water left over, relative to the creatine of muscle
 * @param noise standard deviation of the real and the imaginary part of each sample, same unit
 * @param phaseSpreadRad standard deviation of the phase of a voxel, rad
 * @param shiftSpreadHz standard deviation of the frequency shift of a voxel, Hz
 * @param hamming whether the phase encoding was Hamming-filtered, which lets each voxel see its neighbours
 * @param signalScale stored value of an amplitude of 1
 */
public record SpectroscopyRecipe(
        boolean present,
        int columns,
        int rows,
        double voxelMm,
        double thicknessMm,
        int points,
        double dwellTimeS,
        double transmitterFrequencyHz,
        double repetitionTimeMs,
        double echoTimeMs,
        double linewidthHz,
        double lipidLinewidthHz,
        double waterLinewidthHz,
        double residualWater,
        double noise,
        double phaseSpreadRad,
        double shiftSpreadHz,
        boolean hamming,
        double signalScale) {

    /**
     * Makes the settings.
     *
     * @throws IllegalArgumentException if a count or size is not positive
     */
    public SpectroscopyRecipe {
        if (columns < 1 || rows < 1 || points < 16) {
            throw new IllegalArgumentException("Spectroscopy needs at least one voxel of 16 points");
        }
        if (!(voxelMm > 0 && thicknessMm > 0 && dwellTimeS > 0 && transmitterFrequencyHz > 0 && signalScale > 0)) {
            throw new IllegalArgumentException("Sizes, dwell time, frequency and scale must be positive");
        }
    }
}
