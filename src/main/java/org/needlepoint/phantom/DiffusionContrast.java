package org.needlepoint.phantom;

/** One channel per b-value; fat is suppressed as in T2. */
final class DiffusionContrast implements Contrast {
    private final TissueProperties[] properties = new TissueProperties[Tissue.count()];
    private final double[] signal = new double[Tissue.count()];
    private final double[] bValues;
    private final Textures textures;

    DiffusionContrast(PhantomRecipe recipe, Textures textures) {
        this.textures = textures;
        MrRecipe mr = recipe.mr();
        bValues = mr.bValues().stream().mapToDouble(Double::doubleValue).toArray();
        for (Tissue t : Tissue.values()) {
            TissueProperties p = recipe.properties(t);
            properties[t.ordinal()] = p;
            // The fat-selective suppression of echo-planar imaging is stronger: its fat would land elsewhere.
            double kept = 1 - p.fatFraction() + 0.5 * p.fatFraction() * p.suppressionResidual();
            signal[t.ordinal()] = p.spinEcho(mr.dwiRepetitionMs(), mr.dwiEchoMs()) * kept;
        }
    }

    @Override
    public int channels() {
        return bValues.length;
    }

    @Override
    public void add(Tissue tissue, double x, double y, double z, double weight, double[] sums) {
        int i = tissue.ordinal();
        if (signal[i] == 0) {
            return;
        }
        double s = weight * signal[i] * textures.signalFactor(properties[i], x, y, z);
        double adc = textures.adcMm2PerS(tissue, x, y, z);
        for (int b = 0; b < bValues.length; b++) {
            sums[b] += bValues[b] == 0 ? s : s * Math.exp(-bValues[b] * adc);
        }
    }
}
