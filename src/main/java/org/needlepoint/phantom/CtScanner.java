package org.needlepoint.phantom;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.work.Progress;

/**
 * Scans the scene by CT: average attenuation of each voxel, streaks of metal, in-plane point spread, correlated noise,
 * and the clipping of a 12-bit scale (−1024 to 3071 HU), which with the point spread makes metal bloom.
 */
final class CtScanner {
    private static final double NOISE_GRAIN_PIXELS = 0.75;
    private static final int LOWEST = -1024;
    private static final int HIGHEST = 3071;

    private final Scene scene;
    private final PhantomRecipe recipe;
    private final CtRecipe ct;
    private final Textures textures;

    CtScanner(Scene scene, Textures textures) {
        this.scene = scene;
        this.recipe = scene.recipe();
        this.ct = recipe.ct();
        this.textures = textures;
    }

    /** Axial slices in the CT frame; slice 0 is nearest to the feet. */
    VoxelGrid grid() {
        double pixel = ct.fovMm() / ct.matrix();
        double turn = ct.prone() ? -1 : 1;
        Vector3 column = new Vector3(turn * pixel, 0, 0);
        Vector3 row = new Vector3(0, turn * pixel, 0);
        Vector3 step = new Vector3(0, 0, ct.spacingMm());
        Vector3 centre = recipe.pose().targetInCtMm().plus(ct.centreOffsetMm());
        Vector3 origin = centre.minus(column.plus(row).times((ct.matrix() - 1) / 2.0))
                .minus(step.times((ct.slices() - 1) / 2.0));
        return new VoxelGrid(
                Point3.of(scene.ct(), origin),
                column,
                row,
                step,
                ct.matrix(),
                ct.matrix(),
                ct.slices(),
                ct.thicknessMm());
    }

    /** The CT, HU. */
    Volume scan(Progress progress) {
        VoxelGrid grid = grid();
        SliceSampler sampler = new SliceSampler(
                grid,
                scene.ctToMr(),
                scene.ctMap(),
                new CtContrast(recipe, textures),
                ct.subSamples(),
                SliceSampler.boxSheets(ct.thicknessMm(), ct.subSlices()),
                SliceSampler.equalWeights(ct.subSlices()));
        int n = ct.matrix() * ct.matrix();
        double pixel = grid.columnSpacingMm();
        short[] stored = new short[n * ct.slices()];
        MetalStreaks streaks = new MetalStreaks(
                ct.matrix(),
                pixel,
                ct.streaks() * recipe.properties(Tissue.STEEL).hounsfield());
        SliceWork.each(ct.slices(), "CT", progress, slice -> {
            float[][] s = sampler.slice(slice);
            float[] attenuation = s[CtContrast.ATTENUATION];
            if (ct.streaks() > 0) {
                SplittableRandom random = new SplittableRandom(Seeds.of(recipe.seed(), "CT starvation", slice));
                streaks.add(s[CtContrast.STEEL], random, attenuation);
            }
            double blur = ct.blurMm() / pixel;
            Blur.gaussian(attenuation, ct.matrix(), ct.matrix(), blur, blur);
            float[] noise = noise(attenuation, slice);
            for (int i = 0; i < n; i++) {
                long hu = Math.round(attenuation[i] - 1000.0 + noise[i]);
                stored[slice * n + i] = (short) Math.max(LOWEST, Math.min(HIGHEST, hu));
            }
        });
        return Volume.ofShorts(grid, "HU", stored, false, 1, 0, new BitSet());
    }

    /** Noise of unit grain, stronger where more tissue lies around: fewer photons get through. */
    private float[] noise(float[] attenuation, int slice) {
        int n = attenuation.length;
        float[] noise = new float[n];
        if (ct.noiseHu() == 0) {
            return noise;
        }
        SplittableRandom random = new SplittableRandom(Seeds.of(recipe.seed(), "CT noise", slice));
        double power = 0;
        for (int i = 0; i < n; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        Blur.gaussian(noise, ct.matrix(), ct.matrix(), NOISE_GRAIN_PIXELS, NOISE_GRAIN_PIXELS);
        for (float v : noise) {
            power += v * v;
        }
        double unit = 1 / Math.sqrt(power / n);
        float[] surrounding = new float[n];
        for (int i = 0; i < n; i++) {
            surrounding[i] = Math.max(0, Math.min(1000, attenuation[i])) / 1000f;
        }
        double reach = ct.matrix() / 24.0;
        Blur.gaussian(surrounding, ct.matrix(), ct.matrix(), reach, reach);
        for (int i = 0; i < n; i++) {
            noise[i] *= (float) (unit * ct.noiseHu() * (0.35 + 0.65 * surrounding[i]));
        }
        return noise;
    }
}
