package org.needlepoint.phantom;

import java.util.SplittableRandom;
import org.needlepoint.geometry.Vector3;

/**
 * A smooth random function of space, mean 0 and standard deviation 1: a sum of plane waves of random direction and phase
 * with wavelengths in a given range. Deterministic for a seed; safe from any thread.
 */
final class SmoothField {
    private static final int WAVES = 5;
    private static final int TABLE = 4096;
    /** No value is larger in magnitude: all waves at their crests. */
    static final double LARGEST = Math.sqrt(2.0 * WAVES);

    private static final float[] SINE = new float[TABLE + 1];

    static {
        for (int i = 0; i <= TABLE; i++) {
            SINE[i] = (float) Math.sin(2 * Math.PI * i / TABLE);
        }
    }

    private final double[] kx = new double[WAVES];
    private final double[] ky = new double[WAVES];
    private final double[] kz = new double[WAVES];
    private final double[] phase = new double[WAVES];
    private final double amplitude = Math.sqrt(2.0 / WAVES);

    /**
     * Makes a field.
     *
     * @param seed seed
     * @param shortestMm shortest wavelength, mm
     * @param longestMm longest wavelength, mm
     */
    SmoothField(long seed, double shortestMm, double longestMm) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < WAVES; i++) {
            Vector3 d = new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalized();
            double wavelength = shortestMm + (longestMm - shortestMm) * random.nextDouble();
            // In units of table entries, so that value() needs no 2π.
            kx[i] = TABLE * d.x() / wavelength;
            ky[i] = TABLE * d.y() / wavelength;
            kz[i] = TABLE * d.z() / wavelength;
            phase[i] = TABLE * random.nextDouble();
        }
    }

    double value(double x, double y, double z) {
        double sum = 0;
        for (int i = 0; i < WAVES; i++) {
            double t = kx[i] * x + ky[i] * y + kz[i] * z + phase[i];
            double floor = Math.floor(t);
            int j = (int) ((long) floor & TABLE - 1);
            sum += SINE[j] + (t - floor) * (SINE[j + 1] - SINE[j]);
        }
        return amplitude * sum;
    }
}
