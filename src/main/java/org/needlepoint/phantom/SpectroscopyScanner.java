package org.needlepoint.phantom;

import java.util.SplittableRandom;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.spectroscopy.Acquisition;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/**
 * Multi-voxel ¹H spectra of a slab in the target slice. Amplitudes are averaged over each voxel on a fine grid; each
 * resonance is a Lorentzian in time, with the sign convention of the spectroscopy package.
 */
final class SpectroscopyScanner {
    private static final double WATER_PPM = 4.7;
    private static final double CHOLINE_PPM = 3.2;
    private static final double CREATINE_PPM = 3.03;
    private static final double[] LIPID_PPM = {1.3, 0.9};
    private static final double[] LIPID_SHARE = {1.0, 0.35};
    /** Fine samples per voxel side. */
    private static final int FINE = 10;

    private static final int CHOLINE = 0;
    private static final int CREATINE = 1;
    private static final int LIPID = 2;
    private static final int WATER = 3;

    private final PhantomRecipe recipe;
    private final SpectroscopyRecipe mrs;
    private final VoxelGrid grid;
    private final double[][] amplitudes;

    SpectroscopyScanner(Scene scene, Textures textures) {
        this.recipe = scene.recipe();
        this.mrs = recipe.spectroscopy();
        this.grid = slab(scene, mrs.columns(), mrs.rows(), mrs.voxelMm());
        this.amplitudes = mrs.hamming() ? hamming(average(scene, textures)) : average(scene, textures);
    }

    /** The slab, centred on the mass, cut into columns × rows. */
    private VoxelGrid slab(Scene scene, int columns, int rows, double sideMm) {
        Vector3 u = Scene.sliceRotation(recipe).apply(new Vector3(1, 0, 0));
        Vector3 v = Scene.sliceRotation(recipe).apply(new Vector3(0, 1, 0));
        double azimuth = Math.toRadians(recipe.tumour().azimuthDeg());
        Vector3 offset = recipe.tumour().offsetMm();
        Vector3 mass = scene.target()
                .plus(new Vector3(Math.cos(azimuth), Math.sin(azimuth), 0).times(offset.x()))
                .plus(new Vector3(-Math.sin(azimuth), Math.cos(azimuth), 0).times(offset.y()));
        Vector3 normal = scene.sliceNormal();
        Vector3 centre = mass.plus(normal.times(scene.target().minus(mass).dot(normal)));
        Vector3 origin = centre.minus(u.times(sideMm * (columns - 1) / 2.0)).minus(v.times(sideMm * (rows - 1) / 2.0));
        return new VoxelGrid(
                org.needlepoint.geometry.Point3.of(scene.mr(), origin),
                u.times(sideMm),
                v.times(sideMm),
                normal.times(mrs.thicknessMm()),
                columns,
                rows,
                1,
                mrs.thicknessMm());
    }

    /** The voxels. */
    VoxelGrid grid() {
        return grid;
    }

    /** Choline amplitude of a voxel, relative to the creatine of muscle. */
    double choline(int column, int row) {
        return amplitudes[CHOLINE][row * mrs.columns() + column];
    }

    /** Creatine amplitude of a voxel, same unit. */
    double creatine(int column, int row) {
        return amplitudes[CREATINE][row * mrs.columns() + column];
    }

    private double[][] average(Scene scene, Textures textures) {
        VoxelGrid fine = slab(scene, mrs.columns() * FINE, mrs.rows() * FINE, mrs.voxelMm() / FINE);
        Contrast contrast = new MetaboliteContrast(recipe, textures);
        float[][] samples = new SliceSampler(
                        fine,
                        RigidTransform.identity(scene.mr(), scene.mr()),
                        scene.mrMap(),
                        contrast,
                        2,
                        SliceSampler.boxSheets(mrs.thicknessMm(), 8),
                        SliceSampler.equalWeights(8))
                .slice(0);
        double[][] mean = new double[contrast.channels()][mrs.columns() * mrs.rows()];
        for (int c = 0; c < mean.length; c++) {
            for (int i = 0; i < samples[c].length; i++) {
                int column = i % fine.columns() / FINE;
                int row = i / fine.columns() / FINE;
                mean[c][row * mrs.columns() + column] += samples[c][i] / (FINE * FINE);
            }
        }
        return mean;
    }

    /** Each voxel takes 0.23 of either neighbour and 0.54 of itself per direction: a Hamming window in k-space. */
    private double[][] hamming(double[][] maps) {
        double[][] out = new double[maps.length][];
        for (int c = 0; c < maps.length; c++) {
            double[] across = new double[maps[c].length];
            double[] down = new double[maps[c].length];
            for (int i = 0; i < across.length; i++) {
                int column = i % mrs.columns();
                double left = column > 0 ? maps[c][i - 1] : 0;
                double right = column + 1 < mrs.columns() ? maps[c][i + 1] : 0;
                across[i] = 0.54 * maps[c][i] + 0.23 * (left + right);
            }
            for (int i = 0; i < down.length; i++) {
                double above = i >= mrs.columns() ? across[i - mrs.columns()] : 0;
                double below = i + mrs.columns() < down.length ? across[i + mrs.columns()] : 0;
                down[i] = 0.54 * across[i] + 0.23 * (above + below);
            }
            out[c] = down;
        }
        return out;
    }

    /** The signals. */
    SpectroscopyGrid scan() {
        Acquisition acquisition = new Acquisition(
                mrs.transmitterFrequencyHz(), mrs.dwellTimeS(), mrs.points(), mrs.echoTimeMs() / 1000, WATER_PPM);
        int voxels = mrs.columns() * mrs.rows();
        float[] signals = new float[voxels * mrs.points() * 2];
        for (int v = 0; v < voxels; v++) {
            SplittableRandom random = new SplittableRandom(Seeds.of(recipe.seed(), "spectrum", v));
            double phase = mrs.phaseSpreadRad() * random.nextGaussian();
            double shift = mrs.shiftSpreadHz() * random.nextGaussian();
            double[] signal = new double[2 * mrs.points()];
            add(signal, acquisition, amplitudes[CHOLINE][v], CHOLINE_PPM, mrs.linewidthHz(), phase, shift);
            add(signal, acquisition, amplitudes[CREATINE][v], CREATINE_PPM, mrs.linewidthHz(), phase, shift);
            for (int i = 0; i < LIPID_PPM.length; i++) {
                double a = amplitudes[LIPID][v] * LIPID_SHARE[i];
                add(signal, acquisition, a, LIPID_PPM[i], mrs.lipidLinewidthHz(), phase, shift);
            }
            double water = amplitudes[WATER][v] * mrs.residualWater();
            // Suppression leaves water with its own phase, as a frequency-selective pulse does.
            add(signal, acquisition, water, WATER_PPM, mrs.waterLinewidthHz(), phase + 0.6, shift);
            for (int i = 0; i < signal.length; i++) {
                double value = mrs.signalScale() * (signal[i] + mrs.noise() * random.nextGaussian());
                signals[v * signal.length + i] = (float) value;
            }
        }
        return new SpectroscopyGrid(grid, acquisition, signals);
    }

    private static void add(
            double[] signal,
            Acquisition a,
            double amplitude,
            double ppm,
            double widthHz,
            double phase,
            double shiftHz) {
        double frequency = a.offsetHz(ppm) + shiftHz;
        for (int i = 0; i < a.points(); i++) {
            double t = i * a.dwellTimeS();
            double decay = amplitude * Math.exp(-Math.PI * widthHz * t);
            double turn = phase + 2 * Math.PI * frequency * t;
            signal[2 * i] += decay * Math.cos(turn);
            signal[2 * i + 1] += decay * Math.sin(turn);
        }
    }
}
