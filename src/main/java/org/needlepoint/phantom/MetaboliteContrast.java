package org.needlepoint.phantom;

/** Choline, creatine, lipid and water. */
final class MetaboliteContrast implements Contrast {
    private final PhantomRecipe recipe;
    private final Textures textures;

    MetaboliteContrast(PhantomRecipe recipe, Textures textures) {
        this.recipe = recipe;
        this.textures = textures;
    }

    @Override
    public int channels() {
        return 4;
    }

    @Override
    public void add(Tissue tissue, double x, double y, double z, double weight, double[] sums) {
        TissueProperties p = recipe.properties(tissue);
        sums[0] += weight * textures.choline(tissue, x, y, z);
        sums[1] += weight * p.creatine();
        sums[2] += weight * p.lipid();
        sums[3] += weight * p.protonDensity() * (1 - p.fatFraction());
    }
}
