package org.needlepoint.phantom;

/** Attenuation above air (HU + 1000) and the share of steel. */
final class CtContrast implements Contrast {
    /** Channel of HU + 1000. */
    static final int ATTENUATION = 0;
    /** Channel of the share of the voxel that is steel. */
    static final int STEEL = 1;

    private final TissueProperties[] properties = new TissueProperties[Tissue.count()];
    private final Textures textures;

    CtContrast(PhantomRecipe recipe, Textures textures) {
        this.textures = textures;
        for (Tissue t : Tissue.values()) {
            properties[t.ordinal()] = recipe.properties(t);
        }
    }

    @Override
    public int channels() {
        return 2;
    }

    @Override
    public void add(Tissue tissue, double x, double y, double z, double weight, double[] sums) {
        TissueProperties p = properties[tissue.ordinal()];
        sums[ATTENUATION] += weight * (textures.hounsfield(p, x, y, z) + 1000);
        if (tissue == Tissue.STEEL) {
            sums[STEEL] += weight;
        }
    }
}
