package org.needlepoint.spectroscopy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;
import org.needlepoint.wording.Wording;

/**
 * Choline and creatine of a core from the spectra of the voxels it overlaps.
 *
 * <p>Each voxel is fitted with its own frequency, phase and width, since a core sums voxels whose shim differs and lines
 * of different width do not sum to one line. The aligned sum of the voxels under the nominal core, fitted first,
 * gives what is common: the distance between the lines, the line shape and the expected width. Amplitudes of the core are the voxels'
 * amplitudes weighted by overlap; once a voxel is fitted, another placement of the core costs a microsecond.
 *
 * <p>Safe for use by several threads.
 */
public final class CoreSpectroscopy {
    private static final int MIN_POINTS = 256;
    /** A voxel in which neither line reaches this many standard deviations cannot be aligned on its own. */
    private static final double ALIGNABLE_Z = 4;

    private static final double FOLLOWER_SHIFT_SD_HZ = 3;

    private final SpectroscopyGrid spectra;
    private final int slice;
    private final ConcurrentMap<Integer, VoxelSignal> first = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, VoxelFit> fits = new ConcurrentHashMap<>();
    private final double meanShiftHz;
    private final PreparedSignal sum;
    private final LineFit sumFit;
    private final CoreSpectrum spectrum;

    /** A voxel fitted on its own. */
    private record VoxelSignal(PreparedSignal signal, LineFit fit) {
        boolean alignable() {
            return Math.max(fit.cholineZ(), fit.creatineZ()) >= ALIGNABLE_Z;
        }
    }

    private CoreSpectroscopy(SpectroscopyGrid spectra, PixelWeights nominal, QualityLimits limits) {
        this.spectra = spectra;
        this.slice = nominal.slice();
        IntStream.range(0, nominal.size()).parallel().forEach(i -> firstFit(nominal.column(i), nominal.row(i)));
        boolean anyAlignable = false;
        for (int i = 0; i < nominal.size(); i++) {
            anyAlignable |= firstFit(nominal.column(i), nominal.row(i)).alignable();
        }
        double[] total = new double[2 * spectra.acquisition().points()];
        double weights = 0;
        double shifts = 0;
        for (int i = 0; i < nominal.size(); i++) {
            VoxelSignal v = firstFit(nominal.column(i), nominal.row(i));
            if (v.alignable() || !anyAlignable) {
                double w = nominal.fraction(i);
                weights += w;
                shifts += w * v.fit().shiftHz();
                double[] aligned = FidProcessing.turnBack(
                        v.signal().signal,
                        spectra.acquisition().dwellTimeS(),
                        v.fit().shiftHz(),
                        v.fit().phaseRad());
                for (int k = 0; k < total.length; k++) {
                    total[k] += w * v.signal().scale * aligned[k];
                }
            }
        }
        for (int k = 0; k < total.length; k++) {
            total[k] /= weights;
        }
        this.meanShiftHz = shifts / weights;
        this.sum = new PreparedSignal(spectra.acquisition(), total);
        this.sumFit = LineShape.fit(sum);
        this.spectrum = new CoreAssessment(this, nominal, limits).spectrum();
    }

    /**
     * Fits the voxels under a core.
     *
     * @param spectra signals
     * @param nominal overlap of the core with the voxels of one slice of the signals' grid
     * @param limits quality limits
     * @return the fitted core
     * @throws ProblemException if the core does not touch the grid, or the signals cannot hold choline and creatine
     * @throws IllegalArgumentException if the weights belong to another grid
     */
    public static CoreSpectroscopy of(SpectroscopyGrid spectra, PixelWeights nominal, QualityLimits limits)
            throws ProblemException {
        if (!nominal.grid().coincidesWith(spectra.grid(), 1e-6)) {
            throw new IllegalArgumentException(
                    "The weights belong to " + nominal.grid() + ", the spectra to " + spectra.grid());
        }
        requireUsable(spectra.acquisition());
        if (nominal.size() == 0) {
            throw new ProblemException(SpectroscopyProblem.CORE_OUTSIDE, SpectroscopyWording.NO_AREA_INSIDE.say());
        }
        return new CoreSpectroscopy(spectra, nominal, limits);
    }

    private static void requireUsable(Acquisition a) throws ProblemException {
        if (a.points() < MIN_POINTS) {
            throw new ProblemException(
                    SpectroscopyProblem.UNUSABLE_ACQUISITION, SpectroscopyWording.TOO_FEW_POINTS.say(a.points()));
        }
        double half = 0.5 / a.dwellTimeS();
        if (a.offsetHz(2) < -half || a.offsetHz(5) > half) {
            throw new ProblemException(
                    SpectroscopyProblem.UNUSABLE_ACQUISITION,
                    SpectroscopyWording.BANDWIDTH_NARROW.say(
                            Wording.number(2 * half, 0), Wording.number(a.referencePpm(), 2)));
        }
    }

    /**
     * The slice of spectroscopic voxels that holds a core.
     *
     * @param spectra signals
     * @param core core, in the signals' frame
     * @return index of the slice nearest to the middle of the core
     * @throws ProblemException if tip, middle or end of the core lies outside the slices, or the middle beside the
     *     voxels
     */
    public static int sliceOf(SpectroscopyGrid spectra, CoreRectangle core) throws ProblemException {
        VoxelGrid grid = spectra.grid();
        ContinuousIndex middle = grid.toIndex(core.centre());
        int nearest = (int) Math.max(0, Math.min(grid.slices() - 1, Math.round(middle.slice())));
        double halfMm = grid.sliceThicknessMm() / 2;
        for (var point : List.of(core.start(), core.centre(), core.end())) {
            double offMm = Math.abs(grid.toIndex(point).slice() - nearest) * grid.sliceSpacingMm();
            boolean between = grid.slices() > 1 && grid.contains(grid.toIndex(point));
            if (offMm > halfMm + 1e-6 && !between) {
                throw new ProblemException(
                        SpectroscopyProblem.CORE_OUTSIDE,
                        SpectroscopyWording.OFF_SLAB.say(Wording.number(offMm, 1), Wording.number(2 * halfMm, 1)));
            }
        }
        if (!grid.contains(new ContinuousIndex(middle.column(), middle.row(), nearest))) {
            throw new ProblemException(
                    SpectroscopyProblem.CORE_OUTSIDE,
                    SpectroscopyWording.BESIDE_VOXELS.say(
                            Wording.number(middle.column(), 1),
                            Wording.number(middle.row(), 1),
                            grid.columns(),
                            grid.rows()));
        }
        return nearest;
    }

    /**
     * The spectrum of the nominal core.
     *
     * @return fit and verdict
     */
    public CoreSpectrum spectrum() {
        return spectrum;
    }

    /**
     * Choline and creatine for another placement of the core. Voxels not met before are fitted first, some 20 ms each.
     *
     * @param weights overlap with voxels of the same grid and slice
     * @return amplitudes; those of {@link #spectrum()} for the nominal weights
     * @throws IllegalArgumentException if the weights are of another slice or touch no voxel
     */
    public AmplitudeSums amplitudes(PixelWeights weights) {
        if (weights.slice() != slice || weights.size() == 0) {
            throw new IllegalArgumentException("Weights of slice " + weights.slice() + " with " + weights.size()
                    + " voxels, expected some of slice " + slice);
        }
        double cho = 0;
        double cr = 0;
        double choVariance = 0;
        double crVariance = 0;
        double covariance = 0;
        double total = 0;
        for (int i = 0; i < weights.size(); i++) {
            VoxelFit v = fit(weights.column(i), weights.row(i));
            double w = weights.fraction(i);
            double w2 = w * w * v.inflation();
            total += w;
            cho += w * v.line().choline();
            cr += w * v.line().creatine();
            choVariance += w2 * v.line().cholineVariance();
            crVariance += w2 * v.line().creatineVariance();
            covariance += w2 * v.line().covariance();
        }
        double t2 = total * total;
        return new AmplitudeSums(cho / total, cr / total, choVariance / t2, crVariance / t2, covariance / t2);
    }

    /**
     * Fits, on all processors, every voxel that some placements of the core touch, so that {@link #amplitudes} is fast.
     *
     * @param placements overlaps with voxels of the same grid and slice
     */
    public void prepare(Collection<PixelWeights> placements) {
        placements.stream()
                .flatMap(w -> IntStream.range(0, w.size()).mapToObj(i -> index(w.column(i), w.row(i))))
                .distinct()
                .toList()
                .parallelStream()
                .forEach(i ->
                        fit(i % spectra.grid().columns(), i / spectra.grid().columns()));
    }

    SpectroscopyGrid spectra() {
        return spectra;
    }

    PreparedSignal sum() {
        return sum;
    }

    LineFit sumFit() {
        return sumFit;
    }

    /** Final fit of a voxel, with the shape learned from the sum. */
    VoxelFit fit(int column, int row) {
        return fits.computeIfAbsent(index(column, row), i -> {
            VoxelSignal v = firstFit(column, row);
            ShapePrior prior;
            LineFit line;
            if (v.alignable()) {
                prior = ShapePrior.around(sumFit, v.fit().shiftHz(), 12);
                line = LineFitter.refine(v.signal(), prior, v.fit());
            } else {
                prior = ShapePrior.around(sumFit, meanShiftHz, FOLLOWER_SHIFT_SD_HZ);
                line = LineFitter.fit(v.signal(), prior);
            }
            return VoxelFit.of(v.signal(), prior, line, v.alignable());
        });
    }

    private VoxelSignal firstFit(int column, int row) {
        return first.computeIfAbsent(index(column, row), i -> {
            PreparedSignal signal = new PreparedSignal(
                    spectra.acquisition(), FidProcessing.toDouble(spectra.signal(column, row, slice)));
            return new VoxelSignal(signal, LineFitter.fit(signal, ShapePrior.initial(spectra.acquisition())));
        });
    }

    private int index(int column, int row) {
        return row * spectra.grid().columns() + column;
    }

    /** Slice of the voxels. */
    int slice() {
        return slice;
    }

    /** Fits of the voxels under a core, in the order of the weights. */
    List<VoxelFit> fitsUnder(PixelWeights weights) {
        List<VoxelFit> out = new ArrayList<>(weights.size());
        for (int i = 0; i < weights.size(); i++) {
            out.add(fit(weights.column(i), weights.row(i)));
        }
        return out;
    }
}
