package org.needlepoint.needle;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;

/**
 * What the voxels around one rod should read for given parameters: {@link SlabLineModel} above the tissue, clipped as the scanner clips.
 *
 * <p>Parameters: shift and tilt across a reference axis (two each, about the middle of the stretch), the two ends along it, and the
 * length of the ground point, and the logarithms of mass, blur, slab thickness and of the half-width of the slab's soft edge.
 */
final class RodModel {
    static final int SHIFT1 = 0;
    static final int SHIFT2 = 1;
    static final int TILT1 = 2;
    static final int TILT2 = 3;
    static final int START = 4;
    static final int END = 5;
    static final int LN_MASS = 6;
    static final int LN_SIGMA = 7;
    static final int LN_SLAB = 8;
    static final int LN_EDGE = 9;
    static final int TAPER = 10;
    static final int SIZE = 11;
    static final double[] STEP = {0.02, 0.02, 2e-4, 2e-4, 0.02, 0.02, 0.01, 0.01, 0.01, 0.02, 0.05};

    private static final double METAL_HU = 8000;
    private static final double DARKEST_HU = 60;

    private final RodVoxels voxels;
    private final Vector3 origin;
    private final Vector3 axis;
    private final Vector3 side1;
    private final Vector3 side2;
    private final double pivot;
    private final double clip;
    private final SlabLineModel model = new SlabLineModel();

    RodModel(Volume ct, Line line) {
        this.origin = line.at(line.from());
        this.voxels = RodVoxels.around(ct, line, origin);
        this.axis = voxels.localDirection(line.direction());
        Vector3 normal = new Vector3(0, 0, 1);
        this.side1 = Math.abs(axis.z()) < 0.995 ? normal.cross(axis).normalized() : axis.anyOrthogonal();
        this.side2 = axis.cross(side1);
        this.pivot = line.lengthMm() / 2;
        this.clip = voxels.clippedAt();
    }

    int size() {
        return voxels.size();
    }

    /** Coordinate along the reference axis about which tilts turn, mm. */
    double pivot() {
        return pivot;
    }

    boolean isClipped() {
        return !Double.isInfinite(clip);
    }

    void set(double[] p) {
        double mid = pivot;
        double au = side1.x() * p[TILT1] + side2.x() * p[TILT2];
        double av = side1.y() * p[TILT1] + side2.y() * p[TILT2];
        double ah = side1.z() * p[TILT1] + side2.z() * p[TILT2];
        model.line(
                side1.x() * p[SHIFT1] + side2.x() * p[SHIFT2] - mid * au,
                side1.y() * p[SHIFT1] + side2.y() * p[SHIFT2] - mid * av,
                side1.z() * p[SHIFT1] + side2.z() * p[SHIFT2] - mid * ah,
                axis.x() + au,
                axis.y() + av,
                axis.z() + ah);
        model.rod(
                p[START],
                p[END],
                p[TAPER],
                Math.exp(p[LN_MASS]),
                Math.exp(p[LN_SIGMA]),
                Math.exp(p[LN_SLAB]),
                Math.exp(p[LN_EDGE]));
    }

    double predicted(int i) {
        double tissue = voxels.tissue(i);
        double height = model.height(voxels.u(i), voxels.v(i), voxels.h(i));
        // Metal replaces what was there: the same rod stands higher above air than above tissue.
        return Math.min(clip, tissue + height * (METAL_HU - tissue) / (METAL_HU - DenseVoxels.TISSUE_HU));
    }

    /** Predicted height of the rod above the tissue in a voxel, HU, for the parameters last set. */
    double height(int i) {
        return predicted(i) - voxels.tissue(i);
    }

    /** Mass, as a logarithm, that makes the middle of the model as high as the image. */
    double lnMass(double[] p, int[] used) {
        double[] one = p.clone();
        one[LN_MASS] = 0;
        set(one);
        double[] unit = new double[used.length];
        double highest = 0;
        for (int i = 0; i < unit.length; i++) {
            unit[i] = model.height(voxels.u(used[i]), voxels.v(used[i]), voxels.h(used[i]));
            highest = Math.max(highest, unit[i]);
        }
        double[] ratios = new double[unit.length];
        int n = 0;
        for (int i = 0; i < unit.length; i++) {
            if (unit[i] > 0.5 * highest) {
                ratios[n++] = (voxels.value(used[i]) - voxels.tissue(used[i])) / unit[i];
            }
        }
        double mass = n == 0 ? 1000 : Math.max(50, ShaftTrace.median(Arrays.copyOf(ratios, n)));
        return Math.log(mass * (isClipped() ? 1.5 : 1.1));
    }

    int[] all() {
        return IntStream.range(0, voxels.size()).toArray();
    }

    /** Voxels up to a coordinate along the axis. */
    int[] used(int[] from, double lastS) {
        int[] used = new int[from.length];
        int n = 0;
        for (int i : from) {
            double s = axis.x() * voxels.u(i) + axis.y() * voxels.v(i) + axis.z() * voxels.h(i);
            if (s <= lastS) {
                used[n++] = i;
            }
        }
        return Arrays.copyOf(used, n);
    }

    void residuals(double[] p, int[] used, double[] r) {
        set(p);
        for (int i = 0; i < used.length; i++) {
            // Dark streaks and the undershoot of sharp kernels are no part of the model.
            double seen = Math.max(voxels.value(used[i]), voxels.tissue(used[i]) - DARKEST_HU);
            r[i] = predicted(used[i]) - seen;
        }
    }

    Vector3 direction(double[] p) {
        Vector3 tilt = side1.times(p[TILT1]).plus(side2.times(p[TILT2]));
        return voxels.patientDirection(axis.plus(tilt).normalized());
    }

    /** Patient position of the axis where its coordinate is zero. */
    Vector3 atZero(double[] p) {
        Vector3 tilt = side1.times(p[TILT1]).plus(side2.times(p[TILT2]));
        Vector3 shift = side1.times(p[SHIFT1]).plus(side2.times(p[SHIFT2])).minus(tilt.times(pivot));
        return origin.plus(voxels.patientDirection(shift));
    }

    Covariance3 pointCovariance(DMatrixRMaj c, double s, int endParameter) {
        double lever = s - pivot;
        double v1 = c.get(SHIFT1, SHIFT1) + 2 * lever * c.get(SHIFT1, TILT1) + lever * lever * c.get(TILT1, TILT1);
        double v2 = c.get(SHIFT2, SHIFT2) + 2 * lever * c.get(SHIFT2, TILT2) + lever * lever * c.get(TILT2, TILT2);
        double va = c.get(endParameter, endParameter);
        return inAxes(Math.max(0, va), Math.max(0, v1), Math.max(0, v2));
    }

    Covariance3 tiltCovariance(DMatrixRMaj c) {
        return inAxes(0, Math.max(0, c.get(TILT1, TILT1)), Math.max(0, c.get(TILT2, TILT2)));
    }

    private Covariance3 inAxes(double along, double across1, double across2) {
        Vector3 a = voxels.patientDirection(axis);
        Vector3 b = voxels.patientDirection(side1);
        Vector3 c = voxels.patientDirection(side2);
        double[] m = new double[9];
        add(m, a, along);
        add(m, b, across1);
        add(m, c, across2);
        return Covariance3.ofMatrix(m);
    }

    private static void add(double[] m, Vector3 e, double variance) {
        double[] x = e.toArray();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                m[3 * i + j] += variance * x[i] * x[j];
            }
        }
    }
}
