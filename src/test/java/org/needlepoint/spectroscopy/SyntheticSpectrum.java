package org.needlepoint.spectroscopy;

import java.util.Random;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.roi.CoreRectangle;
import org.needlepoint.roi.PixelWeights;

/**
 * A signal with known truth, by the sign convention of the package. Fields are set one by one by the tests; the
 * defaults are a tumour at 3 T: choline 8, creatine 1, 6 Hz, lipid and water present.
 */
final class SyntheticSpectrum {
    static final Frame FRAME = new Frame("1.2.3", "MR");

    double transmitterHz = 127.7e6;
    double dwellTimeS = 1 / 2000.0;
    int points = 1024;
    double referencePpm = 4.7;
    double choline = 8;
    double creatine = 1;
    double cholinePpm = 3.2;
    double creatinePpm = 3.03;
    double widthHz = 6;
    double gaussianHz = 0;
    double lipid = 1.5;
    double lipidWidthHz = 20;
    double lipidGaussianHz = 0;
    double water = 40;
    double baseline = 0;
    double waterPhaseRad = 0.7;
    double shiftHz = 0;
    double phaseRad = 0;
    double noise = 0.1;

    Acquisition acquisition() {
        return new Acquisition(transmitterHz, dwellTimeS, points, 0.144, referencePpm);
    }

    /** The signal with noise of the given source. */
    double[] signal(Random random) {
        double[] s = new double[2 * points];
        add(s, choline, cholinePpm, widthHz, gaussianHz, 0);
        add(s, creatine, creatinePpm, widthHz, gaussianHz, 0);
        add(s, 0.75 * lipid, 1.3, lipidWidthHz, lipidGaussianHz, 0);
        add(s, 0.25 * lipid, 0.9, lipidWidthHz + 4, lipidGaussianHz, 0);
        add(s, 0.8 * water, 4.68, widthHz + 3, 0, waterPhaseRad);
        add(s, 0.2 * water, 4.74, widthHz + 10, 0, -waterPhaseRad);
        for (double ppm = 0.7; ppm < 4; ppm += 0.45) {
            add(s, baseline, ppm, 90, 0, 0);
        }
        for (int i = 0; i < s.length; i++) {
            s[i] += noise * random.nextGaussian();
        }
        return s;
    }

    private void add(double[] s, double a, double ppm, double lorentzHz, double gaussHz, double extraPhase) {
        double f = acquisition().offsetHz(ppm) + shiftHz;
        double g = Math.PI * gaussHz / 2 * (Math.PI * gaussHz / 2) / Math.log(2);
        for (int n = 0; n < points; n++) {
            double t = n * dwellTimeS;
            double decay = a * Math.exp(-(Math.PI * lorentzHz + g * t) * t);
            double turn = 2 * Math.PI * f * t + phaseRad + extraPhase;
            s[2 * n] += decay * Math.cos(turn);
            s[2 * n + 1] += decay * Math.sin(turn);
        }
    }

    /** One voxel of 20 mm with the core inside. */
    CoreSpectrum measure(Random random) {
        return measureAll(acquisition(), signal(random));
    }

    /** A row of voxels of equal weight. */
    static CoreSpectrum measureAll(Acquisition acquisition, double[]... signals) {
        return core(acquisition, signals).spectrum();
    }

    static CoreSpectroscopy core(Acquisition acquisition, double[]... signals) {
        float[] all = new float[signals.length * 2 * acquisition.points()];
        for (int v = 0; v < signals.length; v++) {
            for (int i = 0; i < signals[v].length; i++) {
                all[v * signals[v].length + i] = (float) signals[v][i];
            }
        }
        VoxelGrid grid = grid(signals.length, 1);
        double length = 20.0 * signals.length;
        CoreRectangle core =
                new CoreRectangle(new Point3(FRAME, -10, 0, 0), new Vector3(1, 0, 0), new Vector3(0, 1, 0), length, 2);
        try {
            return CoreSpectroscopy.of(
                    new SpectroscopyGrid(grid, acquisition, all),
                    PixelWeights.exactOverlap(grid, 0, core),
                    QualityLimits.standard());
        } catch (org.needlepoint.problem.ProblemException e) {
            throw new AssertionError(e);
        }
    }

    static VoxelGrid grid(int columns, int rows) {
        return new VoxelGrid(
                new Point3(FRAME, 0, 0, 0),
                new Vector3(20, 0, 0),
                new Vector3(0, 20, 0),
                new Vector3(0, 0, 10),
                columns,
                rows,
                1,
                10);
    }
}
