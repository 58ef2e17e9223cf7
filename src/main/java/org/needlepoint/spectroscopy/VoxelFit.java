package org.needlepoint.spectroscopy;

/**
 * A fitted voxel.
 *
 * @param signal prepared signal
 * @param prior prior of the final fit
 * @param line fitted lines
 * @param residual what the fit leaves in the band, background projected out
 * @param residualRatio root mean square of the residual around choline and creatine over the noise
 * @param alignable whether the voxel could be aligned on its own
 */
record VoxelFit(
        PreparedSignal signal,
        ShapePrior prior,
        LineFit line,
        double[] residual,
        double residualRatio,
        boolean alignable) {

    /** Around choline and creatine. */
    private static final double LOW_PPM = 2.9;

    private static final double HIGH_PPM = 3.35;

    /** Up to this the residual is what chance makes of some forty bins. */
    private static final double CHANCE = 1.25;

    static VoxelFit of(PreparedSignal signal, ShapePrior prior, LineFit line, boolean alignable) {
        double[] residual = LineFitter.residual(signal, line, prior);
        double sum = 0;
        int n = 0;
        for (int b = 0; b < signal.band.bins(); b++) {
            double ppm = signal.acquisition.ppm(signal.band.frequencyHz(b) - line.shiftHz());
            if (ppm > LOW_PPM && ppm < HIGH_PPM) {
                sum += residual[2 * b] * residual[2 * b] + residual[2 * b + 1] * residual[2 * b + 1];
                n += 2;
            }
        }
        double ratio = Math.sqrt(sum / Math.max(1, n)) / line.noise();
        return new VoxelFit(signal, prior, line, residual, ratio, alignable);
    }

    /** Factor on the variances when the model leaves more than noise, as chi-square per degree of freedom. */
    double inflation() {
        return residualRatio > CHANCE ? residualRatio * residualRatio : 1;
    }
}
