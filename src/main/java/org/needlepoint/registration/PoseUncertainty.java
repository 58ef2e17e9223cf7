package org.needlepoint.registration;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.needlepoint.geometry.Covariance3;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * A rigid transform with the covariance of its error.
 *
 * <p>The true transform is p ↦ exp(w)(q − c) + c + τ with q = ctToMr(p), c the pivot, and (w, τ) Gaussian with zero mean: w a
 * rotation vector in radians, τ a translation in mm, both in the axes of the MR frame. To first order the error at q has the
 * covariance J Σ Jᵀ with J = (−[q − c]×, I). Immutable.
 */
public final class PoseUncertainty {
    private static final int SIZE = 6;

    private final RigidTransform ctToMr;
    private final Point3 pivot;
    private final double[] covariance;
    /** Lower triangle L of Σ = L Lᵀ. */
    private final double[] factor;

    /**
     * Makes an uncertain pose.
     *
     * @param ctToMr the estimate
     * @param pivot the point about which w turns, in the frame of the result
     * @param covariance 36 elements, row-major, of (w_x, w_y, w_z, τ_x, τ_y, τ_z): rad², rad mm, mm²; symmetric positive
     *     semi-definite
     * @throws org.needlepoint.geometry.FrameMismatchException if the pivot is of another frame
     * @throws IllegalArgumentException if the covariance has not 36 elements
     */
    public PoseUncertainty(RigidTransform ctToMr, Point3 pivot, double[] covariance) {
        this.ctToMr = Objects.requireNonNull(ctToMr);
        this.pivot = pivot;
        ctToMr.to().requireSame(pivot.frame());
        if (covariance.length != SIZE * SIZE) {
            throw new IllegalArgumentException("A pose covariance has 36 elements, got " + covariance.length);
        }
        this.covariance = covariance.clone();
        this.factor = choleskyFactor(covariance);
    }

    /**
     * The estimate.
     *
     * @return transform from CT to MR
     */
    public RigidTransform ctToMr() {
        return ctToMr;
    }

    /**
     * The point about which the rotation error turns: the centre of the markers.
     *
     * @return point of the MR frame
     */
    public Point3 pivot() {
        return pivot;
    }

    /**
     * The covariance of (w, τ).
     *
     * @return a new array of 36 elements, row-major
     */
    public double[] covariance() {
        return covariance.clone();
    }

    /**
     * Covariance of the registration error at a point.
     *
     * @param p a point of the CT frame, or its image in the MR frame
     * @return covariance in the axes of the MR frame, mm²
     * @throws org.needlepoint.geometry.FrameMismatchException if the point is of a third frame
     */
    public Covariance3 treCovariance(Point3 p) {
        Vector3 d = toMr(p).minus(pivot);
        double[] c = errorCovariance(d.x(), d.y(), d.z(), d.x(), d.y(), d.z());
        // Round-off may leave a variance of −1e-18 where the error is zero.
        return new Covariance3(
                Math.max(0, c[0]),
                (c[1] + c[3]) / 2,
                (c[2] + c[6]) / 2,
                Math.max(0, c[4]),
                (c[5] + c[7]) / 2,
                Math.max(0, c[8]));
    }

    /**
     * Summary of the registration error at a point.
     *
     * @param p a point of the CT frame, or its image in the MR frame
     * @return RMS, 95 % length, ellipsoid
     */
    public TargetError targetError(Point3 p) {
        return TargetError.of(treCovariance(p));
    }

    Point3 toMr(Point3 p) {
        return p.frame().equals(ctToMr.to()) ? p : ctToMr.apply(p);
    }

    /**
     * J(d) Σ J(e)ᵀ: covariance between the errors at two levers from the pivot, row-major. {@link ErrorMap} expands its
     * quadratic from these.
     */
    double[] errorCovariance(double dx, double dy, double dz, double ex, double ey, double ez) {
        // J(d) = (−[d]×, I): row a of J times the motion is (w × d)_a + τ_a.
        double[] jd = {0, dz, -dy, -dz, 0, dx, dy, -dx, 0};
        double[] je = {0, ez, -ey, -ez, 0, ex, ey, -ex, 0};
        double[] js = new double[3 * SIZE];
        for (int a = 0; a < 3; a++) {
            for (int k = 0; k < SIZE; k++) {
                double v = covariance[SIZE * (3 + a) + k];
                for (int b = 0; b < 3; b++) {
                    v += jd[3 * a + b] * covariance[SIZE * b + k];
                }
                js[SIZE * a + k] = v;
            }
        }
        double[] out = new double[9];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double v = js[SIZE * a + 3 + b];
                for (int k = 0; k < 3; k++) {
                    v += js[SIZE * a + k] * je[3 * b + k];
                }
                out[3 * a + b] = v;
            }
        }
        return out;
    }

    /**
     * One transform drawn from the error distribution. The same generator state gives the same draw. Costs a few hundred
     * nanoseconds.
     *
     * @param random source of normal deviates; six are taken
     * @return a possible true transform from CT to MR
     */
    public RigidTransform draw(RandomGenerator random) {
        double[] z = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            z[i] = random.nextGaussian();
        }
        double[] motion = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int k = 0; k <= i; k++) {
                motion[i] += factor[SIZE * i + k] * z[k];
            }
        }
        Rotation e = Rotation.ofRotationVector(new Vector3(motion[0], motion[1], motion[2]));
        Vector3 c = pivot.toVector();
        Vector3 t = e.apply(ctToMr.translationMm().minus(c)).plus(c).plus(new Vector3(motion[3], motion[4], motion[5]));
        return new RigidTransform(ctToMr.from(), ctToMr.to(), ctToMr.rotation().then(e), t);
    }

    /** Lower Cholesky factor of a semi-definite matrix: a direction without variance gets a zero column. */
    private static double[] choleskyFactor(double[] a) {
        double[] l = new double[SIZE * SIZE];
        for (int j = 0; j < SIZE; j++) {
            double d = a[SIZE * j + j];
            for (int k = 0; k < j; k++) {
                d -= l[SIZE * j + k] * l[SIZE * j + k];
            }
            if (d <= 1e-14 * a[SIZE * j + j]) {
                continue;
            }
            double root = Math.sqrt(d);
            l[SIZE * j + j] = root;
            for (int i = j + 1; i < SIZE; i++) {
                double s = a[SIZE * i + j];
                for (int k = 0; k < j; k++) {
                    s -= l[SIZE * i + k] * l[SIZE * j + k];
                }
                l[SIZE * i + j] = s / root;
            }
        }
        return l;
    }
}
