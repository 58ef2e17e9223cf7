package org.needlepoint.geometry;

import java.util.Arrays;
import java.util.Objects;

/**
 * A rigid motion that maps coordinates of one frame to coordinates of another: p_to = R p_from + t.
 *
 * <p>One sentence fixes the direction: for a transform named {@code ctToMr}, a point given in the CT frame goes
 * in and the same place in the MR frame comes out. (ITK and {@code .tfm} files name the same mapping by the
 * fixed image: a transform that maps fixed points to moving points.)
 *
 * @param from frame of the argument
 * @param to frame of the result
 * @param rotation R
 * @param translationMm t, LPS mm
 */
public record RigidTransform(Frame from, Frame to, Rotation rotation, Vector3 translationMm) {

    /** Makes a transform. */
    public RigidTransform {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(rotation, "rotation");
        Objects.requireNonNull(translationMm, "translationMm");
    }

    /**
     * The transform that changes the frame's name and nothing else.
     *
     * @param from frame of the argument
     * @param to frame of the result
     * @return identity map
     */
    public static RigidTransform identity(Frame from, Frame to) {
        return new RigidTransform(from, to, Rotation.identity(), Vector3.ZERO);
    }

    /**
     * Transform from a homogeneous matrix.
     *
     * @param from frame of the argument
     * @param to frame of the result
     * @param rowMajor 16 elements, row-major, translation in mm in the last column
     * @return the transform
     * @throws IllegalArgumentException if the matrix is not a rigid motion
     */
    public static RigidTransform ofMatrix(Frame from, Frame to, double... rowMajor) {
        if (rowMajor.length != 16
                || rowMajor[12] != 0
                || rowMajor[13] != 0
                || rowMajor[14] != 0
                || Math.abs(rowMajor[15] - 1) > 1e-12) {
            throw new IllegalArgumentException("Not a 4×4 rigid matrix: " + Arrays.toString(rowMajor));
        }
        double[] m = rowMajor;
        return new RigidTransform(
                from,
                to,
                Rotation.ofMatrix(m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]),
                new Vector3(m[3], m[7], m[11]));
    }

    /**
     * Rotation about a fixed point followed by a translation.
     *
     * @param from frame of the argument
     * @param to frame of the result
     * @param rotation rotation
     * @param centreMm the point, in {@code from}, about which to rotate
     * @param translationMm displacement of that point, mm
     * @return p ↦ R (p − c) + c + t
     */
    public static RigidTransform about(
            Frame from, Frame to, Rotation rotation, Vector3 centreMm, Vector3 translationMm) {
        return new RigidTransform(
                from, to, rotation, centreMm.minus(rotation.apply(centreMm)).plus(translationMm));
    }

    /**
     * Maps a point.
     *
     * @param p point in {@link #from}
     * @return the same place in {@link #to}
     * @throws FrameMismatchException if the point is of another frame
     */
    public Point3 apply(Point3 p) {
        from.requireSame(p.frame());
        return Point3.of(to, rotation.apply(p.toVector()).plus(translationMm));
    }

    /**
     * Maps a free vector: rotates it.
     *
     * @param v vector in the axes of {@link #from}
     * @return R v
     */
    public Vector3 applyVector(Vector3 v) {
        return rotation.apply(v);
    }

    /**
     * Maps a covariance: R C Rᵀ.
     *
     * @param c covariance in the axes of {@link #from}, mm²
     * @return covariance in the axes of {@link #to}, mm²
     */
    public Covariance3 applyCovariance(Covariance3 c) {
        return c.rotated(rotation);
    }

    /**
     * Composition: first this, then the next.
     *
     * @param next a transform that starts where this one ends
     * @return from this.from to next.to
     * @throws FrameMismatchException if {@code next.from} is not {@code this.to}
     */
    public RigidTransform then(RigidTransform next) {
        to.requireSame(next.from);
        return new RigidTransform(
                from,
                next.to,
                rotation.then(next.rotation),
                next.rotation.apply(translationMm).plus(next.translationMm));
    }

    /**
     * The transform back.
     *
     * @return p_from = Rᵀ (p_to − t)
     */
    public RigidTransform inverse() {
        Rotation back = rotation.inverse();
        return new RigidTransform(to, from, back, back.apply(translationMm).negated());
    }

    /**
     * Homogeneous matrix.
     *
     * @return 16 elements, row-major, translation in mm in the last column
     */
    public double[] toMatrix() {
        double[] r = rotation.toArray();
        return new double[] {
            r[0],
            r[1],
            r[2],
            translationMm.x(),
            r[3],
            r[4],
            r[5],
            translationMm.y(),
            r[6],
            r[7],
            r[8],
            translationMm.z(),
            0,
            0,
            0,
            1
        };
    }
}
