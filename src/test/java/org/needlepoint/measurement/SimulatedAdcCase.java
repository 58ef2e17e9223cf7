package org.needlepoint.measurement;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcNoise;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.geometry.Point3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;

/**
 * One simulated case, measured by the program, beside its truth.
 *
 * @param core markers and needle
 * @param tissue the tumour
 * @param images the images
 * @param measured what the program says, with the noise known
 * @param withoutNoise the same where the noise is not known
 * @param trueMean noise-free mean at the true core
 * @param trueMin noise-free minimum at the true core
 * @param nominalMin noise-free minimum at the core where the program laid it
 */
record SimulatedAdcCase(
        SimulatedCore core,
        SimulatedTissue tissue,
        SimulatedDiffusion images,
        AdcInCore measured,
        AdcInCore withoutNoise,
        double trueMean,
        double trueMin,
        double nominalMin) {

    private static final int DRAWS = 1000;
    private static final double LENGTH_MM = 20;
    private static final double WIDTH_MM = 2;

    /** Cases that the program measures, in the order of their seeds. */
    static List<SimulatedAdcCase> measured(long seed, int count, double fleFactor) {
        // Few are refused; the next seeds stand in for them.
        List<SimulatedAdcCase> cases = IntStream.range(0, count + count / 10)
                .parallel()
                .mapToObj(i -> of(seed + 1000L * i, fleFactor))
                .flatMap(Optional::stream)
                .toList();
        return cases.subList(0, count);
    }

    /** Simulates and measures one case; empty if the program refuses its registration. */
    static Optional<SimulatedAdcCase> of(long seed, double fleFactor) {
        try {
            SplittableRandom random = new SplittableRandom(seed);
            SimulatedCore core = new SimulatedCore(random, fleFactor);
            Optional<CorePose> pose = core.registered();
            if (pose.isEmpty()) {
                return Optional.empty();
            }
            Point3 middle = core.trueTipMr.plus(core.trueDirectionMr.times(LENGTH_MM / 2));
            SimulatedTissue.Kind kind =
                    SimulatedTissue.Kind.values()[random.nextInt(SimulatedTissue.Kind.values().length)];
            SimulatedTissue tissue = new SimulatedTissue(kind, middle, random);
            SimulatedDiffusion images = new SimulatedDiffusion(tissue, middle, random);
            VoxelGrid grid = images.series.grid();
            AdcSample truth = sample(images.noiseFree, grid, core);
            int slice =
                    (int) Math.round(grid.toIndex(pose.get().estimate().tipMr()).slice());
            CoreMeasurement m = new CoreMeasurement(pose.get(), grid, slice, LENGTH_MM, WIDTH_MM, DRAWS, seed + 1);
            AdcMap map = images.measured();
            AdcInCore measured = m.adc(map, AdcNoise.of(images.series)).orElseThrow();
            return Optional.of(new SimulatedAdcCase(
                    core,
                    tissue,
                    images,
                    measured,
                    m.adc(map, Optional.empty()).orElseThrow(),
                    truth.mean(),
                    truth.min(),
                    AdcSample.of(images.noiseFree, measured.weights())
                            .orElseThrow()
                            .min()));
        } catch (ProblemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value that the true core has without noise: the same pixels, the same exact overlap, the same rule. */
    private static AdcSample sample(AdcMap noiseFree, VoxelGrid grid, SimulatedCore core) throws ProblemException {
        BiopsyCore truth = new BiopsyCore(core.trueTipMr, core.trueDirectionMr, LENGTH_MM, WIDTH_MM);
        CoreRectangle rectangle = truth.rectangle(
                grid, (int) Math.round(grid.toIndex(core.trueTipMr).slice()));
        int slice = (int) Math.round(grid.toIndex(rectangle.centre()).slice());
        return AdcSample.of(noiseFree, PixelWeights.exactOverlap(grid, slice, rectangle))
                .orElseThrow();
    }
}
