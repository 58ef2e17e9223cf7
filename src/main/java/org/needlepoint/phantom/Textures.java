package org.needlepoint.phantom;

/** The smooth variations within the tissues, shared by all scanners and by the truth. */
final class Textures {
    private final PhantomRecipe recipe;
    private final SmoothField signal;
    private final SmoothField adc;

    Textures(PhantomRecipe recipe) {
        this.recipe = recipe;
        this.signal = new SmoothField(Seeds.of(recipe.seed(), "signal texture", 0), 9, 35);
        this.adc = new SmoothField(Seeds.of(recipe.seed(), "adc texture", 0), 12, 45);
    }

    /** Factor of the MR signal at a point. */
    double signalFactor(TissueProperties p, double x, double y, double z) {
        return p.signalTexture() == 0 ? 1 : Math.max(0.1, 1 + p.signalTexture() * signal.value(x, y, z));
    }

    /** CT number at a point, HU. */
    double hounsfield(TissueProperties p, double x, double y, double z) {
        return p.hounsfieldTexture() == 0
                ? p.hounsfield()
                : p.hounsfield() + p.hounsfieldTexture() * signal.value(x, y, z);
    }

    /** ADC at a point, mm²/s. */
    double adcMm2PerS(Tissue tissue, double x, double y, double z) {
        TissueProperties p = recipe.properties(tissue);
        return p.adcTexture() == 0
                ? p.adcMm2PerS()
                : p.adcMm2PerS() * Math.max(0.1, 1 + p.adcTexture() * adc.value(x, y, z));
    }

    /** Choline at a point: where diffusion is more restricted there are more cells, hence more choline. */
    double choline(Tissue tissue, double x, double y, double z) {
        TissueProperties p = recipe.properties(tissue);
        return p.adcTexture() == 0 ? p.choline() : p.choline() * Math.max(0.1, 1 - p.adcTexture() * adc.value(x, y, z));
    }
}
