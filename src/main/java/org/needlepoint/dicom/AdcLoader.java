package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcSource;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/**
 * Decides the scale of a vendor's ADC map. In this order: Real World Value Mapping with a unit of diffusion; modality
 * rescale with a unit; a unit in words, or the convention of GE and Siemens that stored integers are 10⁻⁶ mm²/s. A
 * scale that is stated but implausible is refused, not replaced. Only where nothing states a unit is it inferred, and
 * only if exactly one customary unit gives tissue a physically possible ADC.
 */
final class AdcLoader {
    /** Median ADC of anything a person is made of, mm²/s; free water at 37 °C is 3.0e-3. */
    static final double LOWEST = 0.1e-3;

    static final double HIGHEST = 4.0e-3;

    private static final int SAMPLE = 100_000;
    private static final double[] CUSTOMARY = {1, 1e-3, 1e-6};

    private final VolumeLoader loader;

    AdcLoader(VolumeLoader loader) {
        this.loader = loader;
    }

    /** A scale from stored values to mm²/s, slice by slice, with its origin. */
    private record Choice(AdcSource source, Function<FrameHeader, VolumeLoader.Line> scale, String evidence) {}

    Inventory.Loaded<AdcMap> adcMap(ImageStack stack, Progress progress) throws ProblemException {
        VoxelGrid grid = stack.requireGrid();
        VolumeLoader.Slices slices = loader.slices(stack, progress);
        Optional<Choice> stated = stated(stack);
        Choice choice = stated.isPresent() ? stated.get() : inferred(stack, slices.samples());
        Volume adc = VolumeLoader.assemble(stack, grid, slices.samples(), AdcMap.UNIT, choice.scale());
        OptionalDouble median = median(stack, slices.samples(), choice.scale());
        String evidence = choice.evidence() + "; " + measured(stack, slices.samples(), median);
        if (median.isPresent() && !plausible(median.getAsDouble())) {
            throw new ProblemException(DicomProblem.ADC_SCALE_IMPLAUSIBLE, stack.name(), evidence);
        }
        return new Inventory.Loaded<>(new AdcMap(adc, choice.source(), evidence), slices.inputs());
    }

    private static boolean plausible(double adc) {
        return adc >= LOWEST && adc <= HIGHEST;
    }

    private static Optional<Choice> stated(ImageStack stack) throws ProblemException {
        ValueScale first = stack.first().scale();
        Optional<ValueScale.RealWorldMapping> mapping = first.realWorld().stream()
                .filter(m -> DiffusionUnit.of(m.unit()).isPresent())
                .findFirst();
        if (mapping.isPresent()) {
            requireEverywhere(stack);
            return Optional.of(new Choice(
                    AdcSource.REAL_WORLD_VALUE_MAPPING,
                    AdcLoader::realWorld,
                    DicomWording.MAPPING.say(
                            Text.number(mapping.get().slope()),
                            Text.number(mapping.get().intercept()),
                            mapping.get().unit())));
        }
        String rescale = DicomWording.RESCALE.say(Text.number(first.slope()), Text.number(first.intercept()));
        OptionalDouble typed = DiffusionUnit.of(first.type());
        if (typed.isPresent()) {
            return Optional.of(new Choice(
                    AdcSource.RESCALE,
                    rescaled(typed.getAsDouble()),
                    DicomWording.RESCALE_TYPED.say(rescale, first.type())));
        }
        for (Tag tag : unitTexts()) {
            String text = String.join(" ", stack.dataSet().texts(tag));
            OptionalDouble unit = DiffusionUnit.of(text);
            // GE calls its maps "Apparent Diffusion Coefficient (mm²/s)" and stores 10⁻⁶ mm²/s: a bare unit names the
            // quantity, not the scale of integers that nobody rescaled.
            boolean bare = unit.isPresent() && unit.getAsDouble() == 1 && first.slope() == 1 && isInteger(stack);
            if (unit.isPresent() && !bare) {
                return Optional.of(new Choice(
                        AdcSource.UNITS_TEXT,
                        rescaled(unit.getAsDouble()),
                        DicomWording.UNIT_IN_TEXT.say(tag.name(), text, rescale)));
            }
        }
        // A slope other than 1 shows that somebody rescaled; the convention of stored integers then no longer holds.
        String maker = stack.dataSet().text(Tags.MANUFACTURER).orElse("").toUpperCase(Locale.ROOT);
        boolean convention = maker.startsWith("GE") || maker.startsWith("SIEMENS");
        if (convention && first.slope() == 1 && first.intercept() == 0) {
            return Optional.of(new Choice(
                    AdcSource.UNITS_TEXT,
                    rescaled(1e-6),
                    DicomWording.UNIT_BY_CONVENTION.say(maker.startsWith("GE") ? "GE" : "Siemens")));
        }
        return Optional.empty();
    }

    private static boolean isInteger(ImageStack stack) {
        return stack.first().format().bitsAllocated() <= 16;
    }

    private static List<Tag> unitTexts() {
        return List.of(
                Tags.WINDOW_CENTER_AND_WIDTH_EXPLANATION,
                Tags.SERIES_DESCRIPTION,
                Tags.IMAGE_COMMENTS,
                Tags.PROTOCOL_NAME);
    }

    private static void requireEverywhere(ImageStack stack) throws ProblemException {
        long without = stack.sliceFrames().stream()
                .filter(f -> f != null
                        && f.scale().realWorld().stream()
                                .noneMatch(m -> DiffusionUnit.of(m.unit()).isPresent()))
                .count();
        if (without > 0) {
            throw new ProblemException(
                    DicomProblem.ADC_SCALE_UNKNOWN,
                    stack.name(),
                    DicomWording.LACK_MAPPING.say(without, stack.slices()));
        }
    }

    private static VolumeLoader.Line realWorld(FrameHeader f) {
        for (ValueScale.RealWorldMapping m : f.scale().realWorld()) {
            OptionalDouble unit = DiffusionUnit.of(m.unit());
            if (unit.isPresent()) {
                return new VolumeLoader.Line(m.slope() * unit.getAsDouble(), m.intercept() * unit.getAsDouble());
            }
        }
        throw new IllegalStateException("Every slice was checked to have a mapping");
    }

    private static Function<FrameHeader, VolumeLoader.Line> rescaled(double unit) {
        return f -> new VolumeLoader.Line(f.scale().slope() * unit, f.scale().intercept() * unit);
    }

    private static Choice inferred(ImageStack stack, Samples[] slices) throws ProblemException {
        OptionalDouble median = median(stack, slices, rescaled(1));
        List<Double> possible = new ArrayList<>();
        for (double unit : CUSTOMARY) {
            if (median.isPresent() && plausible(median.getAsDouble() * unit)) {
                possible.add(unit);
            }
        }
        ValueScale scale = stack.first().scale();
        String rescale = DicomWording.RESCALE.say(Text.number(scale.slope()), Text.number(scale.intercept()));
        if (possible.size() != 1) {
            throw new ProblemException(
                    DicomProblem.ADC_SCALE_UNKNOWN,
                    stack.name(),
                    DicomWording.UNIT_IMPOSSIBLE.say(rescale, measured(stack, slices, OptionalDouble.empty())));
        }
        String name = possible.get(0) == 1 ? "mm²/s" : possible.get(0) == 1e-3 ? "10⁻³ mm²/s" : "10⁻⁶ mm²/s";
        boolean scaled = scale.slope() != 1 || scale.intercept() != 0;
        return new Choice(
                scaled ? AdcSource.RESCALE : AdcSource.UNITS_TEXT,
                rescaled(possible.get(0)),
                DicomWording.UNIT_INFERRED.say(rescale, name));
    }

    private static String measured(ImageStack stack, Samples[] slices, OptionalDouble adc) {
        OptionalDouble stored = median(stack, slices, f -> new VolumeLoader.Line(1, 0));
        if (stored.isEmpty()) {
            return DicomWording.MAP_EMPTY.say();
        }
        String median = Text.number(stored.getAsDouble());
        return adc.isPresent()
                ? DicomWording.MEDIAN_GIVES.say(median, Text.number(adc.getAsDouble() * 1e3))
                : DicomWording.MEDIAN_STORED.say(median);
    }

    /**
     * Median over voxels that are not background, that is whose stored value is not 0 and whose ADC is positive. A
     * hundred thousand of them, evenly taken, tell it well enough.
     */
    private static OptionalDouble median(
            ImageStack stack, Samples[] slices, Function<FrameHeader, VolumeLoader.Line> scale) {
        int n = stack.rows() * stack.columns();
        // Odd, so that it does not run down a single column of an even matrix.
        int stride = (int) ((long) n * stack.slices() / SAMPLE) | 1;
        double[] values = new double[n / stride * stack.slices() + stack.slices()];
        int count = 0;
        for (int s = 0; s < slices.length; s++) {
            if (slices[s] == null) {
                continue;
            }
            VolumeLoader.Line line = scale.apply(stack.sliceFrames().get(s));
            for (int i = 0; i < n; i += stride) {
                double stored = slices[s].value(i);
                double v = line.slope() * stored + line.intercept();
                if (stored != 0 && v > 0) {
                    values[count++] = v;
                }
            }
        }
        if (count == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(values, 0, count);
        return OptionalDouble.of(values[count / 2]);
    }
}
