package org.needlepoint.diffusion;

import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.wording.Wording;

/**
 * Mono-exponential fit of the apparent diffusion coefficient: S(b) = S(0) exp(−b · ADC).
 *
 * <p>With two b-values the fit is exact. With more, log S is fitted by least squares, weighted by S², the reciprocal
 * variance of log S for noise that is the same in every image, or unweighted; {@link Method#NON_LINEAR} minimises the misfit
 * of S itself by Gauss–Newton steps from the weighted fit. Where the decay is not mono-exponential the three differ by
 * several percent: weighting favours low b-values. A voxel whose signal at any b-value lies below the noise floor
 * ({@link #NOISE_FLOOR_SIGMAS} times the background noise, Gudbjartsson and Patz 1995) has no ADC: magnitude images do not
 * decay below that floor and would give a value that is too low. Such voxels, and those without signal, hold 0 in the map,
 * as in the vendors' maps, and are rejected by {@link AdcSample}.
 *
 * <p>An immutable set of options.
 */
public final class AdcFit {
    /** Signals below this many standard deviations of the noise are not used. */
    public static final double NOISE_FLOOR_SIGMAS = 3;

    private static final int MOST_STEPS = 20;
    private static final double SETTLED = 1e-10;
    private static final AdcFit DEFAULT = new AdcFit(Method.WEIGHTED_LOG_LINEAR);

    private final Method method;

    /** What is minimised. */
    public enum Method implements Wording {
        /** Squares of log S, all alike: what most scanners and viewers do. */
        LOG_LINEAR("log-linear"),
        /** Squares of log S weighted by S². */
        WEIGHTED_LOG_LINEAR("weighted log-linear"),
        /** Squares of S. */
        NON_LINEAR("non-linear");

        private final String words;

        Method(String words) {
            this.words = words;
        }

        @Override
        public String template() {
            return words;
        }
    }

    /**
     * A fitted map.
     *
     * @param map ADC, mm²/s, {@link AdcSource#COMPUTED_FROM_B_VALUES}
     * @param residual root mean square misfit of the signal over its degrees of freedom, in units of the signal; zero
     *     with two b-values
     * @param noiseSigma noise from the background of the image with the highest b-value; empty if it is not known
     * @param belowNoiseFloor voxels that were left out for their low signal
     */
    public record Result(AdcMap map, Volume residual, OptionalDouble noiseSigma, long belowNoiseFloor) {}

    private AdcFit(Method method) {
        this.method = method;
    }

    /**
     * Weighted log-linear.
     *
     * @return the default options
     */
    public static AdcFit withDefaults() {
        return DEFAULT;
    }

    /**
     * With another method.
     *
     * @param newMethod what is minimised
     * @return new options
     */
    public AdcFit with(Method newMethod) {
        return new AdcFit(newMethod);
    }

    /**
     * Fits every voxel.
     *
     * @param series images at two or more b-values
     * @return map on the series' grid
     * @throws IllegalArgumentException if there is only one b-value
     */
    public Result fit(DiffusionSeries series) {
        return fit(series, 0, series.grid().slices());
    }

    /**
     * Fits the voxels of some slices; the others are absent from the map.
     *
     * @param series images at two or more b-values
     * @param from first slice
     * @param to slice after the last
     * @return map on the series' grid
     * @throws IllegalArgumentException if there is only one b-value
     */
    public Result fit(DiffusionSeries series, int from, int to) {
        int k = series.images().size();
        if (k < 2) {
            throw new IllegalArgumentException("An ADC needs two b-values, got " + k);
        }
        VoxelGrid grid = series.grid();
        double[] b =
                series.images().stream().mapToDouble(DiffusionImage::bValue).toArray();
        Volume[] signals = series.images().stream().map(DiffusionImage::signal).toArray(Volume[]::new);
        BitSet absent = new BitSet();
        for (int s = 0; s < grid.slices(); s++) {
            for (Volume v : signals) {
                if (s < from || s >= to || !v.isPresent(s)) {
                    absent.set(s);
                }
            }
        }
        OptionalDouble sigma = BackgroundNoise.sigma(signals[k - 1]);
        double floor = NOISE_FLOOR_SIGMAS * sigma.orElse(0);
        float[] adc = new float[(int) grid.voxels()];
        float[] residual = new float[adc.length];
        int perSlice = grid.columns() * grid.rows();
        long below = IntStream.range(from, to)
                .parallel()
                .filter(s -> !absent.get(s))
                .mapToLong(s -> {
                    long low = 0;
                    double[] signal = new double[k];
                    double[] out = new double[2];
                    for (int i = s * perSlice; i < (s + 1) * perSlice; i++) {
                        boolean usable = true;
                        for (int j = 0; j < k; j++) {
                            signal[j] = signals[j].value(i);
                            usable &= signal[j] > floor && signal[j] > 0;
                        }
                        if (usable) {
                            voxel(b, signal, out);
                            adc[i] = (float) out[0];
                            residual[i] = (float) out[1];
                        } else {
                            low++;
                        }
                    }
                    return low;
                })
                .sum();
        String evidence =
                DiffusionWording.COMPUTED.say(words(b), k == 2 ? DiffusionWording.TWO_POINTS.say() : method.words);
        return new Result(
                new AdcMap(Volume.ofFloats(grid, AdcMap.UNIT, adc, absent), AdcSource.COMPUTED_FROM_B_VALUES, evidence),
                Volume.ofFloats(grid, "", residual, absent),
                sigma,
                below);
    }

    private static String words(double[] b) {
        StringBuilder out = new StringBuilder();
        for (double value : b) {
            out.append(out.isEmpty() ? "" : ", ").append(Math.round(value));
        }
        return out.toString();
    }

    /**
     * Fits one voxel.
     *
     * @param b b-values, s/mm²
     * @param signal signals, all positive
     * @param out receives ADC (mm²/s) and the RMS residual
     */
    void voxel(double[] b, double[] signal, double[] out) {
        int k = b.length;
        double w = 0;
        double wb = 0;
        double wy = 0;
        for (int j = 0; j < k; j++) {
            double weight = weight(signal[j]);
            w += weight;
            wb += weight * b[j];
            wy += weight * Math.log(signal[j]);
        }
        double meanB = wb / w;
        double meanY = wy / w;
        double sbb = 0;
        double sby = 0;
        for (int j = 0; j < k; j++) {
            double weight = weight(signal[j]);
            sbb += weight * (b[j] - meanB) * (b[j] - meanB);
            sby += weight * (b[j] - meanB) * (Math.log(signal[j]) - meanY);
        }
        double d = -sby / sbb;
        double s0 = Math.exp(meanY + d * meanB);
        if (method == Method.NON_LINEAR && k > 2) {
            double[] both = {s0, d};
            refine(b, signal, both);
            s0 = both[0];
            d = both[1];
        }
        double squares = 0;
        for (int j = 0; j < k; j++) {
            double e = signal[j] - s0 * Math.exp(-b[j] * d);
            squares += e * e;
        }
        out[0] = d;
        out[1] = k > 2 ? Math.sqrt(squares / (k - 2)) : 0;
    }

    private double weight(double signal) {
        return method == Method.LOG_LINEAR ? 1 : signal * signal;
    }

    /** Gauss–Newton with step halving on Σ (S − S0 e^{−bD})². */
    private static void refine(double[] b, double[] signal, double[] s0AndD) {
        double s0 = s0AndD[0];
        double d = s0AndD[1];
        double misfit = misfit(b, signal, s0, d);
        for (int step = 0; step < MOST_STEPS; step++) {
            double a11 = 0;
            double a12 = 0;
            double a22 = 0;
            double g1 = 0;
            double g2 = 0;
            for (int j = 0; j < b.length; j++) {
                double e = Math.exp(-b[j] * d);
                double j2 = -b[j] * s0 * e;
                double r = signal[j] - s0 * e;
                a11 += e * e;
                a12 += e * j2;
                a22 += j2 * j2;
                g1 += e * r;
                g2 += j2 * r;
            }
            double determinant = a11 * a22 - a12 * a12;
            if (!(determinant > 0)) {
                break;
            }
            double ds = (a22 * g1 - a12 * g2) / determinant;
            double dd = (a11 * g2 - a12 * g1) / determinant;
            double length = 1;
            double next = misfit(b, signal, s0 + ds, d + dd);
            while (next > misfit && length > 1e-4) {
                length /= 2;
                next = misfit(b, signal, s0 + length * ds, d + length * dd);
            }
            if (next > misfit) {
                break;
            }
            s0 += length * ds;
            d += length * dd;
            boolean settled = misfit - next <= SETTLED * misfit;
            misfit = next;
            if (settled) {
                break;
            }
        }
        s0AndD[0] = s0;
        s0AndD[1] = d;
    }

    private static double misfit(double[] b, double[] signal, double s0, double d) {
        double sum = 0;
        for (int j = 0; j < b.length; j++) {
            double e = signal[j] - s0 * Math.exp(-b[j] * d);
            sum += e * e;
        }
        return sum;
    }
}
