package org.needlepoint.measurement;

import java.util.List;
import java.util.SplittableRandom;
import org.needlepoint.diffusion.AdcFit;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcSource;
import org.needlepoint.diffusion.DiffusionImage;
import org.needlepoint.diffusion.DiffusionSeries;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/**
 * Magnitude images at b 0 and 800 of a limb with a {@link SimulatedTissue}, with Rician noise (white, or correlated as by
 * zero-filling of the acquired matrix to twice its size), and the noise-free ADC on the same pixels.
 */
final class SimulatedDiffusion {
    private static final int SLICES = 5;
    private static final double NEAR_MM = 27;
    private static final double TUMOUR_SIGNAL = 500;

    final AdcMap noiseFree;
    final DiffusionSeries series;
    final boolean interpolated;
    final double snr;
    final double sigma;

    SimulatedDiffusion(SimulatedTissue tissue, Point3 middle, SplittableRandom random) {
        interpolated = random.nextInt(4) == 0;
        double pixel = interpolated ? 0.94 : random.nextDouble(1.2, 2.5);
        int size = interpolated ? 112 : 72;
        VoxelGrid grid = new VoxelGrid(
                middle.plus(new Vector3(
                        pixel * (-size / 2.0 + random.nextDouble()),
                        pixel * (-size / 2.0 + random.nextDouble()),
                        6 * (-2.5 + random.nextDouble()))),
                new Vector3(pixel, 0, 0),
                new Vector3(0, pixel, 0),
                new Vector3(0, 0, 6),
                size,
                size,
                SLICES,
                5);
        snr = Math.exp(random.nextDouble(Math.log(12), Math.log(40)));
        sigma = TUMOUR_SIGNAL * Math.exp(-800 * tissue.meanAdc) / snr;
        float[] adc = new float[(int) grid.voxels()];
        float[] s0 = new float[adc.length];
        float[] s1 = new float[adc.length];
        for (int s = 0; s < SLICES; s++) {
            double[][] noise = new double[4][];
            for (int k = 0; k < 4; k++) {
                noise[k] = noise(size, random);
            }
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) {
                    int i = (s * size + r) * size + c;
                    Point3 p = grid.toPatient(c, r, s);
                    double distance = p.minus(middle).norm();
                    double radius = Math.hypot(c - size / 2.0, r - size / 2.0);
                    double[] t = distance < NEAR_MM
                            ? tissue.at(p.x(), p.y(), p.z())
                            : new double[] {tissue.meanAdc, radius < 0.45 * size ? 1 : 0};
                    adc[i] = (float) t[0];
                    double a = TUMOUR_SIGNAL * t[1];
                    double b = a * Math.exp(-800 * t[0]);
                    int j = r * size + c;
                    s0[i] = (float) Math.hypot(a + sigma * noise[0][j], sigma * noise[1][j]);
                    s1[i] = (float) Math.hypot(b + sigma * noise[2][j], sigma * noise[3][j]);
                }
            }
        }
        noiseFree = new AdcMap(Volume.ofFloats(grid, AdcMap.UNIT, adc), AdcSource.RESCALE, "truth");
        series = new DiffusionSeries(List.of(
                new DiffusionImage(0, Volume.ofFloats(grid, "", s0)),
                new DiffusionImage(800, Volume.ofFloats(grid, "", s1))));
    }

    AdcMap measured() {
        return AdcFit.withDefaults().fit(series).map();
    }

    private double[] noise(int size, SplittableRandom random) {
        double[] white = new double[size * size];
        for (int i = 0; i < white.length; i++) {
            white[i] = random.nextGaussian();
        }
        return interpolated ? rowsLowPass(transposed(rowsLowPass(white, size), size), size) : white;
    }

    /** White noise of half the bandwidth along rows, variance one: every other Dirichlet-weighted sample of a coarse row. */
    private static double[] rowsLowPass(double[] white, int size) {
        int coarse = size / 2;
        double[] kernel = DIRICHLET.computeIfAbsent(size, SimulatedDiffusion::dirichlet);
        double[] out = new double[white.length];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                double sum = 0;
                for (int k = 0; k < coarse; k++) {
                    sum += white[r * size + k] * kernel[Math.floorMod(c - 2 * k, size)];
                }
                out[r * size + c] = sum;
            }
        }
        return out;
    }

    private static final java.util.Map<Integer, double[]> DIRICHLET = new java.util.concurrent.ConcurrentHashMap<>();

    /** Interpolation kernel of zero-filling from size/2 to size samples, normalised so that white noise keeps its variance. */
    private static double[] dirichlet(int size) {
        int n = size / 2;
        double[] kernel = new double[size];
        for (int j = 0; j < size; j++) {
            double x = Math.PI * j / size;
            // Odd number of wave numbers, so that the kernel is real.
            kernel[j] = j == 0 ? 1 : Math.sin((n - 1) * x) / (n * Math.sin(x));
        }
        double sum = 0;
        for (int j = 0; j < size; j += 2) {
            sum += kernel[j] * kernel[j];
        }
        for (int j = 0; j < size; j++) {
            kernel[j] /= Math.sqrt(sum);
        }
        return kernel;
    }

    private static double[] transposed(double[] m, int size) {
        double[] out = new double[m.length];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                out[c * size + r] = m[r * size + c];
            }
        }
        return out;
    }
}
