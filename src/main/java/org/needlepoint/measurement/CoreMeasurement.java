package org.needlepoint.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.diffusion.AdcNoise;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;
import org.needlepoint.spectroscopy.AmplitudeSums;
import org.needlepoint.spectroscopy.CoreSpectroscopy;
import org.needlepoint.spectroscopy.QualityLimits;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/**
 * Reads ADC and Cho/Cr in a core and propagates the uncertainty of where the core lies, and of the signals, to them.
 *
 * <p>Method: the needle is drawn many times from the joint error of registration, tip and direction ({@link CorePose});
 * each draw lays its own rectangle, with its own exact overlap weights, on the slice nearest to it, and gives its own value.
 * Where the noise of the images is known, the values under it are those of a noise-free map drawn from what the measured one
 * leaves open ({@link NoiseFreeField}); the amplitudes of a spectrum are drawn within their error bounds. The 2.5 % and 97.5 %
 * quantiles are the interval: of what the value would be at the true core in images without noise, on the same pixels. The
 * draws are seeded: the same inputs give the same interval. Coverage is tested in {@code IntervalCoverageTest}.
 */
public final class CoreMeasurement {
    private final CorePose pose;
    private final VoxelGrid target;
    private final int targetSlice;
    private final double lengthMm;
    private final double widthMm;
    private final long seed;
    private final CoreRectangle rectangle;
    private final List<CoreRectangle> drawn;
    private final int lostDraws;

    /**
     * Lays the core and its draws.
     *
     * @param pose needle on MR with its uncertainty
     * @param target grid of the target series
     * @param targetSlice slice in whose plane the rectangle lies
     * @param lengthMm length of the core, mm
     * @param widthMm width of the core, mm
     * @param draws number of draws
     * @param seed seed of the draws
     * @throws ProblemException if the needle stands so steep that it has no rectangle in the slice plane
     */
    public CoreMeasurement(
            CorePose pose, VoxelGrid target, int targetSlice, double lengthMm, double widthMm, int draws, long seed)
            throws ProblemException {
        this.pose = pose;
        this.target = target;
        this.targetSlice = targetSlice;
        this.lengthMm = lengthMm;
        this.widthMm = widthMm;
        this.seed = seed;
        this.rectangle = core().rectangle(target, targetSlice);
        this.drawn = new ArrayList<>(draws);
        int lost = 0;
        for (CorePose.Placed p : pose.draws(new SplittableRandom(seed), draws)) {
            try {
                drawn.add(new BiopsyCore(p.tipMr(), p.directionMr(), lengthMm, widthMm)
                        .rectangle(target, nearestSlice(p)));
            } catch (ProblemException tooSteep) {
                // A draw so steep that it has no rectangle is counted, not hidden.
                lost++;
            }
        }
        this.lostDraws = lost;
    }

    private int nearestSlice(CorePose.Placed p) {
        long nearest = Math.round(target.toIndex(p.tipMr()).slice());
        return (int) Math.max(0, Math.min(target.slices() - 1L, nearest));
    }

    /**
     * The core at the best estimate.
     *
     * @return core in the MR frame
     */
    public BiopsyCore core() {
        CorePose.Placed p = pose.estimate();
        return new BiopsyCore(p.tipMr(), p.directionMr(), lengthMm, widthMm);
    }

    /**
     * Its rectangle in the target slice.
     *
     * @return rectangle
     */
    public CoreRectangle rectangle() {
        return rectangle;
    }

    /**
     * Slice of an image in which the core's rectangle lies: the one nearest to its middle.
     *
     * @param grid grid in the MR frame
     * @return slice index, or the nearest end of the stack if the core lies beyond it
     */
    public int sliceIn(VoxelGrid grid) {
        return sliceIn(grid, rectangle);
    }

    private static int sliceIn(VoxelGrid grid, CoreRectangle core) {
        long nearest = Math.round(grid.toIndex(core.centre()).slice());
        return (int) Math.max(0, Math.min(grid.slices() - 1L, nearest));
    }

    /**
     * Distance from the middle of the core to the plane of the slice in which it is read.
     *
     * @param grid grid in the MR frame
     * @return mm, not negative
     */
    public double offSliceMm(VoxelGrid grid) {
        Vector3 d = rectangle.centre().minus(grid.toPatient(0, 0, sliceIn(grid)));
        return Math.abs(d.dot(grid.normal()));
    }

    /**
     * Reads the ADC.
     *
     * @param map ADC map in the MR frame
     * @param noise noise of the diffusion images it comes from, if known
     * @return values with intervals; empty if no pixel of the core holds a usable value
     */
    public Optional<AdcInCore> adc(AdcMap map, Optional<AdcNoise> noise) {
        VoxelGrid grid = map.adc().grid();
        PixelWeights weights = PixelWeights.exactOverlap(grid, sliceIn(grid), rectangle);
        Optional<AdcSample> sample = AdcSample.of(map, weights);
        if (sample.isEmpty()) {
            return Optional.empty();
        }
        List<PixelWeights> placements = new ArrayList<>(drawn.size());
        for (CoreRectangle r : drawn) {
            placements.add(PixelWeights.exactOverlap(grid, sliceIn(grid, r), r));
        }
        Optional<AdcNoise> known = noise.filter(x -> x.isOf(grid));
        Optional<NoiseFreeAdc> noiseFree = known.map(
                x -> new NoiseFreeAdc(map, x, withNominal(placements, weights), new SplittableRandom(seed + 1)));
        double[] means = new double[drawn.size()];
        double[] mins = new double[drawn.size()];
        int n = 0;
        for (int i = 0; i < placements.size(); i++) {
            Optional<double[]> v = valuesOf(map, noiseFree, placements.get(i), i);
            if (v.isPresent()) {
                means[n] = v.get()[0];
                mins[n++] = v.get()[1];
            }
        }
        if (n < 2) {
            return Optional.empty();
        }
        int lost = lostDraws + drawn.size() - n;
        return Optional.of(new AdcInCore(
                map,
                weights,
                sample.get(),
                known.map(x -> x.sdOfMean(weights))
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble),
                noiseFree.map(f -> minBias(sample.get(), f, weights)),
                Spread.of(Arrays.copyOf(means, n), lost),
                Spread.of(Arrays.copyOf(mins, n), lost)));
    }

    /** The nominal placement too, or some of its pixels might not be drawn. */
    private static List<PixelWeights> withNominal(List<PixelWeights> placements, PixelWeights nominal) {
        List<PixelWeights> out = new ArrayList<>(placements);
        out.add(nominal);
        return out;
    }

    private static Optional<double[]> valuesOf(
            AdcMap map, Optional<NoiseFreeAdc> noiseFree, PixelWeights weights, int draw) {
        return noiseFree.isPresent()
                ? AdcSample.meanAndMin(noiseFree.get().values(weights, draw), weights)
                : AdcSample.meanAndMin(map, weights);
    }

    /** Measured minimum minus what it is expected to be without noise, at the nominal core. */
    private static double minBias(AdcSample sample, NoiseFreeAdc noiseFree, PixelWeights nominal) {
        double sum = 0;
        for (int k = 0; k < NoiseFreeAdc.FIELDS; k++) {
            sum += AdcSample.meanAndMin(noiseFree.values(nominal, k), nominal).orElseThrow()[1];
        }
        return sample.min() - sum / NoiseFreeAdc.FIELDS;
    }

    /**
     * Fits the spectra under the core.
     *
     * @param signals spectra in the MR frame
     * @return fit with the spread of Cho/Cr
     * @throws ProblemException if the core lies outside the spectroscopic voxels, or the signals are unusable
     */
    public SpectraInCore spectra(SpectroscopyGrid signals) throws ProblemException {
        VoxelGrid grid = signals.grid();
        int slice = CoreSpectroscopy.sliceOf(signals, rectangle);
        PixelWeights weights = PixelWeights.exactOverlap(grid, slice, rectangle);
        CoreSpectroscopy fit = CoreSpectroscopy.of(signals, weights, QualityLimits.standard());
        if (fit.spectrum().choCr().isEmpty()) {
            return new SpectraInCore(fit.spectrum(), weights, Optional.empty());
        }
        List<PixelWeights> placements = new ArrayList<>(drawn.size());
        for (CoreRectangle r : drawn) {
            PixelWeights w = PixelWeights.exactOverlap(grid, slice, r);
            if (w.size() > 0) {
                placements.add(w);
            }
        }
        fit.prepare(placements);
        RandomGenerator random = new SplittableRandom(seed + 2);
        double[] ratios = new double[placements.size()];
        int n = 0;
        for (PixelWeights w : placements) {
            AmplitudeSums sums = fit.amplitudes(w);
            double ratio = sums.drawnRatio(random.nextGaussian(), random.nextGaussian());
            if (Double.isFinite(ratio)) {
                ratios[n++] = ratio;
            }
        }
        int lost = lostDraws + drawn.size() - n;
        return new SpectraInCore(
                fit.spectrum(),
                weights,
                n < 2 ? Optional.empty() : Optional.of(Spread.of(Arrays.copyOf(ratios, n), lost)));
    }
}
