package org.needlepoint.phantom;

/** T1 water, T1 fat, suppressed-T2 water, suppressed-T2 fat, and the fat of T2 had it not been suppressed. */
final class SpinEchoContrast implements Contrast {
    /** Channel of the unsuppressed fat of T2. */
    static final int FULL_FAT_T2 = 4;

    private final TissueProperties[] properties = new TissueProperties[Tissue.count()];
    private final double[] t1 = new double[Tissue.count()];
    private final double[] t2 = new double[Tissue.count()];
    private final Textures textures;

    SpinEchoContrast(PhantomRecipe recipe, Textures textures) {
        this.textures = textures;
        MrRecipe mr = recipe.mr();
        for (Tissue t : Tissue.values()) {
            TissueProperties p = recipe.properties(t);
            properties[t.ordinal()] = p;
            t1[t.ordinal()] = p.spinEcho(mr.t1RepetitionMs(), mr.t1EchoMs());
            t2[t.ordinal()] = p.spinEcho(mr.t2RepetitionMs(), mr.t2EchoMs());
        }
    }

    @Override
    public int channels() {
        return 5;
    }

    @Override
    public void add(Tissue tissue, double x, double y, double z, double weight, double[] sums) {
        int i = tissue.ordinal();
        TissueProperties p = properties[i];
        if (p.protonDensity() == 0) {
            return;
        }
        double w = weight * textures.signalFactor(p, x, y, z);
        double fat = p.fatFraction();
        sums[0] += w * t1[i] * (1 - fat);
        sums[1] += w * t1[i] * fat;
        sums[2] += w * t2[i] * (1 - fat);
        sums[3] += w * t2[i] * fat * p.suppressionResidual();
        sums[FULL_FAT_T2] += w * t2[i] * fat;
    }
}
