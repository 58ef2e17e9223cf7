package org.needlepoint.phantom;

import java.util.SplittableRandom;

/**
 * Streaks of metal in one CT slice: the error of the measured projections, reconstructed.
 *
 * <p>Along a ray through L mm of steel the scanner measures only L_s (1 − e^(−L/L_s)) mm of it (beam hardening, photon
 * starvation), with noise that grows with L. The difference is back-projected with the Ram–Lak filter (Kak and Slaney
 * 1988, ch. 3, parallel beams), which gives the dark bands beyond the tip and hub and the fine rays around the shaft.
 */
final class MetalStreaks {
    private static final int ANGLES = 360;
    private static final double SATURATION_MM = 25;
    private static final double STARVATION = 0.03;

    private final int matrix;
    private final double pixelMm;
    private final double steelHu;
    private final int bins;
    private final double[] filter;

    /**
     * Makes a model.
     *
     * @param matrix columns and rows
     * @param pixelMm pixel size, mm
     * @param steelHu CT number of steel times the wanted strength of the streaks
     */
    MetalStreaks(int matrix, double pixelMm, double steelHu) {
        this.matrix = matrix;
        this.pixelMm = pixelMm;
        this.steelHu = steelHu;
        this.bins = 2 * (int) Math.ceil(matrix * Math.sqrt(0.5)) + 3;
        this.filter = new double[bins];
        for (int i = 0; i < bins; i++) {
            filter[i] = i == 0 ? 1 / (4 * pixelMm) : i % 2 == 0 ? 0 : -1 / (Math.PI * Math.PI * i * i * pixelMm);
        }
    }

    /**
     * Adds the streaks to a slice.
     *
     * @param steel share of each pixel that is steel
     * @param random source of the starvation noise
     * @param attenuation slice to change, HU above air
     */
    void add(float[] steel, SplittableRandom random, float[] attenuation) {
        int[] where = java.util.stream.IntStream.range(0, steel.length)
                .filter(i -> steel[i] > 0)
                .toArray();
        if (where.length == 0) {
            return;
        }
        double middle = (matrix - 1) / 2.0;
        double[] error = new double[bins];
        for (int a = 0; a < ANGLES; a++) {
            double angle = Math.PI * (a + 0.5) / ANGLES;
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            double[] path = new double[bins];
            for (int i : where) {
                double t = (i % matrix - middle) * c + (i / matrix - middle) * s + bins / 2;
                int bin = (int) Math.floor(t);
                path[bin] += steel[i] * pixelMm * (1 - (t - bin));
                path[bin + 1] += steel[i] * pixelMm * (t - bin);
            }
            for (int b = 0; b < bins; b++) {
                double p = path[b];
                error[b] = p == 0
                        ? 0
                        : SATURATION_MM * -Math.expm1(-p / SATURATION_MM) - p + STARVATION * p * random.nextGaussian();
            }
            backProject(filtered(error), c, s, attenuation);
        }
    }

    private double[] filtered(double[] error) {
        double[] out = new double[bins];
        for (int from = 0; from < bins; from++) {
            if (error[from] != 0) {
                for (int to = 0; to < bins; to++) {
                    out[to] += error[from] * filter[Math.abs(to - from)];
                }
            }
        }
        return out;
    }

    private void backProject(double[] projection, double c, double s, float[] attenuation) {
        double middle = (matrix - 1) / 2.0;
        double scale = Math.PI / ANGLES * steelHu;
        for (int row = 0; row < matrix; row++) {
            double t = -middle * c + (row - middle) * s + bins / 2;
            int o = row * matrix;
            for (int column = 0; column < matrix; column++) {
                int bin = (int) t;
                double f = t - bin;
                attenuation[o + column] += (float) (scale * (projection[bin] * (1 - f) + projection[bin + 1] * f));
                t += c;
            }
        }
    }
}
