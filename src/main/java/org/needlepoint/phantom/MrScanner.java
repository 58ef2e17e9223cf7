package org.needlepoint.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcSource;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.work.Progress;

/**
 * Scans the scene by MR: spin-echo T1 and fat-suppressed T2, and diffusion-weighted echo-planar images.
 *
 * <p>Signal model: ρ (1 − e^(−TR/T1)) e^(−TE/T2) e^(−b·ADC), summed over the voxel with the slice profile; water and fat
 * separately, fat displaced by the chemical shift and reduced by imperfect suppression; times the coil's sensitivity;
 * Rician noise (magnitude of a signal with Gaussian noise in both channels, Gudbjartsson and Patz 1995).
 */
final class MrScanner {
    private final Scene scene;
    private final PhantomRecipe recipe;
    private final MrRecipe mr;
    private final Textures textures;

    MrScanner(Scene scene, Textures textures) {
        this.scene = scene;
        this.recipe = scene.recipe();
        this.mr = recipe.mr();
        this.textures = textures;
    }

    /** Slices of the MR with a given matrix; slice 0 is nearest to the feet. */
    VoxelGrid grid(int matrix) {
        return grid(matrix, mr.fovMm() / matrix, mr.slices(), mr.targetSlice(), mr.spacingMm(), mr.thicknessMm());
    }

    VoxelGrid grid(int matrix, double pixelMm, int slices, int targetSlice, double spacingMm, double thicknessMm) {
        Rotation r = Scene.sliceRotation(recipe);
        Vector3 column = r.apply(new Vector3(1, 0, 0));
        Vector3 row = r.apply(new Vector3(0, 1, 0));
        Vector3 normal = scene.sliceNormal();
        // The middle of the picture is the body part, the target slice holds the target point.
        Vector3 body = scene.bodyCentre();
        Vector3 centre = body.plus(normal.times(scene.target().minus(body).dot(normal)));
        if (recipe.anatomy().otherLimb()) {
            centre = new Vector3(0.15 * centre.x(), centre.y(), centre.z());
            centre = centre.plus(normal.times(scene.target().minus(centre).dot(normal)));
        }
        Vector3 origin = centre.minus(column.plus(row).times(pixelMm * (matrix - 1) / 2.0))
                .minus(normal.times(spacingMm * targetSlice));
        return new VoxelGrid(
                Point3.of(scene.mr(), origin),
                column.times(pixelMm),
                row.times(pixelMm),
                normal.times(spacingMm),
                matrix,
                matrix,
                slices,
                thicknessMm);
    }

    /** T1 and fat-suppressed T2, in this order. */
    List<Volume> anatomical(Progress progress) {
        VoxelGrid grid = grid(mr.matrix());
        SliceSampler sampler = sampler(grid, new SpinEchoContrast(recipe, textures));
        int n = grid.columns() * grid.rows();
        float[][] out = new float[2][n * grid.slices()];
        SliceWork.each(grid.slices(), "T1 and T2", progress, slice -> {
            float[][] s = sampler.slice(slice);
            for (int image = 0; image < 2; image++) {
                float[] water = s[2 * image];
                float[] fat = s[2 * image + 1];
                if (image == 1) {
                    unsuppress(grid, fat, s[SpinEchoContrast.FULL_FAT_T2]);
                }
                addShifted(water, fat, grid.columns(), mr.chemicalShiftPixels());
                finish(grid, slice, water, mr.noise(), image == 0 ? "T1" : "T2", out[image]);
            }
        });
        return List.of(Volume.ofFloats(grid, "", out[0]), Volume.ofFloats(grid, "", out[1]));
    }

    /** Images of every b-value without noise and with an even coil. */
    List<DiffusionImage> cleanDiffusion(Progress progress) {
        VoxelGrid grid = grid(mr.dwiMatrix());
        SliceSampler sampler = sampler(grid, new DiffusionContrast(recipe, textures));
        int n = grid.columns() * grid.rows();
        int count = mr.bValues().size();
        float[][] out = new float[count][n * grid.slices()];
        SliceWork.each(grid.slices(), "Diffusion", progress, slice -> {
            float[][] s = sampler.slice(slice);
            for (int b = 0; b < count; b++) {
                Blur.gaussian(s[b], grid.columns(), grid.rows(), 0, mr.epiBlurPixels());
                System.arraycopy(s[b], 0, out[b], slice * n, n);
            }
        });
        List<DiffusionImage> images = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            images.add(new DiffusionImage(mr.bValues().get(b), Volume.ofFloats(grid, "", out[b])));
        }
        return images;
    }

    /** The same images as the scanner delivers them: shaded, scaled and noisy. */
    List<DiffusionImage> noisy(List<DiffusionImage> clean) {
        List<DiffusionImage> images = new ArrayList<>();
        for (int b = 0; b < clean.size(); b++) {
            Volume signal = clean.get(b).signal();
            VoxelGrid grid = signal.grid();
            float[] out = new float[(int) grid.voxels()];
            for (int slice = 0; slice < grid.slices(); slice++) {
                finish(grid, slice, signal.sliceValues(slice), mr.dwiNoise(), "DWI " + b, out);
            }
            images.add(new DiffusionImage(clean.get(b).bValue(), Volume.ofFloats(grid, "", out)));
        }
        return images;
    }

    /**
     * The vendor's map: log-linear least squares over all b-values; 0 where the first image is within the noise.
     *
     * @param images images of all b-values
     * @param floor signal below which the map is 0
     */
    AdcMap adc(List<DiffusionImage> images, double floor) {
        VoxelGrid grid = images.get(0).signal().grid();
        double meanB =
                mr.bValues().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double spread = mr.bValues().stream()
                .mapToDouble(b -> (b - meanB) * (b - meanB))
                .sum();
        float[] adc = new float[(int) grid.voxels()];
        for (int i = 0; i < adc.length; i++) {
            if (images.get(0).signal().value(i) <= floor) {
                continue;
            }
            double slope = 0;
            for (DiffusionImage image : images) {
                double s = Math.max(image.signal().value(i), 1e-6);
                slope += (image.bValue() - meanB) * Math.log(s);
            }
            adc[i] = (float) Math.max(0, -slope / spread);
        }
        return new AdcMap(
                Volume.ofFloats(grid, AdcMap.UNIT, adc), AdcSource.COMPUTED_FROM_B_VALUES, "log-linear over all b");
    }

    private SliceSampler sampler(VoxelGrid grid, Contrast contrast) {
        double[] sheets = SliceSampler.boxSheets(1.3 * mr.thicknessMm(), mr.subSlices());
        return new SliceSampler(
                grid,
                RigidTransform.identity(scene.mr(), scene.mr()),
                scene.mrMap(),
                contrast,
                mr.subSamples(),
                sheets,
                SliceSampler.profileWeights(sheets, mr.thicknessMm()));
    }

    /** Fat suppression fails toward the left edge of the picture, where the field is less even. */
    private void unsuppress(VoxelGrid grid, float[] residual, float[] full) {
        for (int i = 0; i < residual.length; i++) {
            double u = (i % grid.columns()) / (double) grid.columns();
            residual[i] += (float) (mr.suppressionVariation() * u * u * u * Math.max(0, full[i] - residual[i]));
        }
    }

    private static void addShifted(float[] water, float[] fat, int columns, double shift) {
        int whole = (int) Math.floor(shift);
        double part = shift - whole;
        for (int i = 0; i < water.length; i++) {
            int c = i % columns - whole;
            double near = c >= 0 && c < columns ? fat[i - whole] : 0;
            double far = c >= 1 && c <= columns ? fat[i - whole - 1] : 0;
            water[i] += (float) ((1 - part) * near + part * far);
        }
    }

    /** Relative receive sensitivity: strongest toward the front coil element, falling off smoothly. */
    private double sensitivity(VoxelGrid grid, int column, int row, int slice) {
        double u = 2.0 * column / grid.columns() - 1;
        double v = 2.0 * row / grid.rows() - 1;
        double w = grid.slices() < 2 ? 0 : 2.0 * slice / (grid.slices() - 1) - 1;
        return 1 + mr.coilShading() * (-0.5 * v + 0.25 * u * u - 0.2 * u + 0.15 * v * v - 0.3 * w * w);
    }

    private void finish(VoxelGrid grid, int slice, float[] signal, double noise, String what, float[] out) {
        SplittableRandom random = new SplittableRandom(Seeds.of(recipe.seed(), "MR noise " + what, slice));
        int start = slice * signal.length;
        for (int i = 0; i < signal.length; i++) {
            double s = signal[i] * sensitivity(grid, i % grid.columns(), i / grid.columns(), slice);
            double real = s + noise * random.nextGaussian();
            double imaginary = noise * random.nextGaussian();
            out[start + i] = (float) (mr.signalScale() * Math.sqrt(real * real + imaginary * imaginary));
        }
    }
}
