package org.needlepoint.measurement;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcNoise;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.roi.PixelWeights;

/**
 * What the ADC of the pixels around a core may be without the noise of the images: draws of a {@link NoiseFreeField} for each
 * slice that placements of the core touch. Slices are taken one by one.
 */
final class NoiseFreeAdc {
    /** Draws of the field; placements of the core take them in turn. */
    static final int FIELDS = 250;

    /** Plausible variances and lengths of the tissue among which the draws are divided. */
    private static final int TISSUES = 10;

    /** More pixels would take seconds. Those that most placements touch are kept; the few others stay as measured. */
    private static final int MOST_PIXELS = 300;

    /** Pixels from which variance and length of the tissue are learned, and fewest of them for that. */
    private static final int LEARNING_PIXELS = 120;

    private static final int FEWEST_LEARNING = 12;

    private final AdcMap map;
    private final AdcNoise noise;
    private final Map<Integer, Slice> slices = new HashMap<>();

    /**
     * Drawn values of some pixels of a slice.
     *
     * @param places index of a pixel (row × columns + column) in a draw
     * @param values one row of values per draw, mm²/s
     */
    private record Slice(Map<Integer, Integer> places, double[][] values) {}

    /**
     * Draws the noise-free ADC.
     *
     * @param map measured ADC
     * @param noise its noise, of the same grid
     * @param placements placements of the core on the map's grid
     * @param random source of randomness
     */
    NoiseFreeAdc(AdcMap map, AdcNoise noise, List<PixelWeights> placements, RandomGenerator random) {
        this.map = map;
        this.noise = noise;
        Map<Integer, Map<Integer, Double>> use = new TreeMap<>();
        int columns = map.adc().grid().columns();
        for (PixelWeights w : placements) {
            Map<Integer, Double> slice = use.computeIfAbsent(w.slice(), k -> new TreeMap<>());
            for (int i = 0; i < w.size(); i++) {
                slice.merge(w.row(i) * columns + w.column(i), w.fraction(i), Double::sum);
            }
        }
        use.forEach(
                (slice, pixels) -> drawn(slice, mostUsed(slice, pixels), random).ifPresent(s -> slices.put(slice, s)));
    }

    private int[] mostUsed(int slice, Map<Integer, Double> use) {
        Volume adc = map.adc();
        int columns = adc.grid().columns();
        return !adc.isPresent(slice)
                ? new int[0]
                : use.entrySet().stream()
                        .sorted(Comparator.comparingDouble((Map.Entry<Integer, Double> e) -> -e.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .mapToInt(Map.Entry::getKey)
                        .filter(p -> adc.value(p % columns, p / columns, slice) > 0)
                        .filter(p -> noise.sd(p % columns, p / columns, slice).isPresent())
                        .limit(MOST_PIXELS)
                        .toArray();
    }

    private Optional<Slice> drawn(int slice, int[] pixels, RandomGenerator random) {
        int n = pixels.length;
        if (n < 2) {
            return Optional.empty();
        }
        VoxelGrid grid = map.adc().grid();
        int columns = grid.columns();
        double[] measured = new double[n];
        double[] sd = new double[n];
        double[][] covariance = new double[n][n];
        double[][] distance = new double[n][n];
        for (int i = 0; i < n; i++) {
            int c = pixels[i] % columns;
            int r = pixels[i] / columns;
            measured[i] = map.adc().value(c, r, slice);
            sd[i] = noise.sd(c, r, slice).orElseThrow();
            for (int j = 0; j <= i; j++) {
                int dc = c - pixels[j] % columns;
                int dr = r - pixels[j] / columns;
                covariance[i][j] = sd[i] * sd[j] * noise.correlation(dc, dr);
                covariance[j][i] = covariance[i][j];
                distance[i][j] = Math.hypot(dc * grid.columnSpacingMm(), dr * grid.rowSpacingMm());
                distance[j][i] = distance[i][j];
            }
        }
        NoiseFreeField field = new NoiseFreeField(measured, covariance, distance);
        double[][] values = new double[FIELDS][];
        int filled = 0;
        for (Map.Entry<NoiseFreeField.Tissue, Integer> t :
                field.plausible(learning(pixels, columns), TISSUES).entrySet()) {
            int count = t.getValue() * FIELDS / TISSUES;
            System.arraycopy(field.draws(t.getKey(), count, random), 0, values, filled, count);
            filled += count;
        }
        // Placements are not in the order of tissues.
        Collections.shuffle(Arrays.asList(values), new Random(random.nextLong()));
        Map<Integer, Integer> places = new HashMap<>();
        IntStream.range(0, n).forEach(i -> places.put(pixels[i], i));
        return Optional.of(new Slice(places, values));
    }

    /** The most used pixels on the lattice that the scanner acquired: their noise is independent. */
    private int[] learning(int[] pixels, int columns) {
        int acrossStep = Math.max(1, (int) Math.round(noise.columnFactor()));
        int downStep = Math.max(1, (int) Math.round(noise.rowFactor()));
        int[] lattice = IntStream.range(0, pixels.length)
                .filter(i -> pixels[i] % columns % acrossStep == 0 && pixels[i] / columns % downStep == 0)
                .limit(LEARNING_PIXELS)
                .toArray();
        return lattice.length >= FEWEST_LEARNING
                ? lattice
                : IntStream.range(0, Math.min(LEARNING_PIXELS, pixels.length)).toArray();
    }

    /**
     * Noise-free values of the pixels of a placement.
     *
     * @param weights placement
     * @param draw which draw, any number
     * @return one value per pixel, mm²/s; zero where the map holds none
     */
    double[] values(PixelWeights weights, int draw) {
        double[] out = AdcSample.pixels(map, weights);
        Slice s = slices.get(weights.slice());
        if (s == null) {
            return out;
        }
        int columns = map.adc().grid().columns();
        double[] field = s.values()[Math.floorMod(draw, FIELDS)];
        for (int i = 0; i < out.length; i++) {
            Integer place = s.places().get(weights.row(i) * columns + weights.column(i));
            if (place != null) {
                // A drawn value is a usable one, however low.
                out[i] = Math.max(Double.MIN_NORMAL, field[place]);
            }
        }
        return out;
    }
}
