package org.needlepoint.measurement;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.needle.BiopsyCore;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.roi.PixelWeights;
import org.needlepoint.spectroscopy.Acquisition;
import org.needlepoint.spectroscopy.SpectroscopyGrid;

/**
 * One simulated core in a slab of 5 × 5 spectroscopic voxels of 10 mm, measured by the program, beside its truth. Choline and
 * creatine vary from voxel to voxel, as do frequency, phase and width of the lines; water and lipids are there; the noise is
 * white in the time signal. The slab has fewer voxels than a clinical one, since only those under the core are ever fitted.
 *
 * @param core markers and needle
 * @param snr height of creatine in the time signal over the noise of a sample
 * @param measured what the program says
 * @param truth choline over creatine of the noise-free amplitudes, voxels weighted by their overlap with the true core
 */
record SimulatedSpectraCase(SimulatedCore core, double snr, SpectraInCore measured, double truth) {
    private static final int SIDE = 5;
    private static final double VOXEL_MM = 10;
    private static final double MEAN_CREATINE = 2;

    /** Whether the interval holds the truth. */
    boolean held() {
        return IntervalCoverageTest.in(measured.choCr().orElseThrow(), truth);
    }

    /** Cases with a ratio, of so many simulated. */
    static List<SimulatedSpectraCase> measured(long seed, int simulated) {
        return IntStream.range(0, simulated)
                .parallel()
                .mapToObj(i -> of(seed + 1000L * i))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .filter(c -> c.measured().choCr().isPresent())
                .toList();
    }

    /** Simulates and measures one case; empty if the program refuses its registration or the core leaves the slab. */
    private static Optional<SimulatedSpectraCase> of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedCore core = new SimulatedCore(random, 1);
        try {
            Optional<CorePose> pose = core.registered();
            if (pose.isEmpty()) {
                return Optional.empty();
            }
            Point3 middle = core.trueTipMr.plus(core.trueDirectionMr.times(10));
            double first = -VOXEL_MM * (SIDE - 1) / 2.0;
            VoxelGrid grid = new VoxelGrid(
                    middle.plus(new Vector3(
                            first + VOXEL_MM * (random.nextDouble() - 0.5),
                            first + VOXEL_MM * (random.nextDouble() - 0.5),
                            random.nextDouble(-1.5, 1.5))),
                    new Vector3(VOXEL_MM, 0, 0),
                    new Vector3(0, VOXEL_MM, 0),
                    new Vector3(0, 0, VOXEL_MM),
                    SIDE,
                    SIDE,
                    1,
                    VOXEL_MM);
            double[] choline = new double[SIDE * SIDE];
            double[] creatine = new double[SIDE * SIDE];
            SimulatedTissue field = new SimulatedTissue(SimulatedTissue.Kind.SMOOTH, middle, random);
            for (int v = 0; v < choline.length; v++) {
                Point3 p = grid.toPatient(v % SIDE, v / SIDE, 0);
                double wave = (field.at(p.x(), p.y(), p.z())[0] - field.meanAdc) / field.sdAdc;
                choline[v] = 6 * Math.exp(0.5 * wave);
                creatine[v] = MEAN_CREATINE * Math.exp(0.2 * random.nextGaussian());
            }
            double snr = Math.exp(random.nextDouble(Math.log(2), Math.log(30)));
            SpectroscopyGrid signals = signals(grid, choline, creatine, MEAN_CREATINE / snr, random);
            CoreMeasurement m = new CoreMeasurement(pose.get(), grid, 0, 20, 2, 1000, seed + 1);
            BiopsyCore truth = new BiopsyCore(core.trueTipMr, core.trueDirectionMr, 20, 2);
            PixelWeights w = PixelWeights.exactOverlap(grid, 0, truth.rectangle(grid, 0));
            double cho = 0;
            double cr = 0;
            for (int i = 0; i < w.size(); i++) {
                cho += w.fraction(i) * choline[w.row(i) * SIDE + w.column(i)];
                cr += w.fraction(i) * creatine[w.row(i) * SIDE + w.column(i)];
            }
            return Optional.of(new SimulatedSpectraCase(core, snr, m.spectra(signals), cho / cr));
        } catch (ProblemException outsideSlab) {
            return Optional.empty();
        }
    }

    private static SpectroscopyGrid signals(
            VoxelGrid grid, double[] choline, double[] creatine, double noise, SplittableRandom random) {
        Acquisition a = new Acquisition(127.7e6, 1 / 2000.0, 512, 0.144, 4.7);
        float[] out = new float[choline.length * a.points() * 2];
        for (int v = 0; v < choline.length; v++) {
            double shiftHz = 3 * random.nextGaussian();
            double phase = 0.5 * random.nextGaussian();
            double widthHz = random.nextDouble(4, 8);
            double[][] lines = {
                {3.2, choline[v], widthHz},
                {3.03, creatine[v], widthHz},
                {1.3, random.nextDouble(1, 8), 15},
                {0.9, random.nextDouble(0.5, 3), 20},
                {4.7, random.nextDouble(20, 60), 10}
            };
            for (int k = 0; k < a.points(); k++) {
                double t = k * a.dwellTimeS();
                double re = noise * random.nextGaussian();
                double im = noise * random.nextGaussian();
                for (double[] line : lines) {
                    double angle = 2 * Math.PI * (a.offsetHz(line[0]) + shiftHz) * t + phase;
                    double size = line[1] * Math.exp(-Math.PI * line[2] * t);
                    re += size * Math.cos(angle);
                    im += size * Math.sin(angle);
                }
                out[2 * (v * a.points() + k)] = (float) re;
                out[2 * (v * a.points() + k) + 1] = (float) im;
            }
        }
        return new SpectroscopyGrid(grid, a, out);
    }
}
