package org.needlepoint.casefile;

import java.util.Arrays;
import java.util.Locale;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.RigidTransform;

/**
 * A homogeneous 4 × 4 matrix as stored; in JSON an array of four rows of four numbers. Kept as numbers, not as a
 * transform, so that what is read is bit for bit what was written.
 */
public final class Matrix4 {
    private final double[] rowMajor;

    /**
     * Makes a matrix.
     *
     * @param rowMajor 16 finite elements, row by row
     * @throws IllegalArgumentException if there are not 16 or one is not finite
     */
    public Matrix4(double... rowMajor) {
        if (rowMajor.length != 16 || !Arrays.stream(rowMajor).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A 4 × 4 matrix has 16 finite elements: " + Arrays.toString(rowMajor));
        }
        this.rowMajor = rowMajor.clone();
    }

    /**
     * The matrix of a transform.
     *
     * @param transform rigid transform in millimetres
     * @return p_to = M p_from with column vectors (x, y, z, 1)
     */
    public static Matrix4 of(RigidTransform transform) {
        return new Matrix4(transform.toMatrix());
    }

    /**
     * The transform of a rigid matrix.
     *
     * @param from frame it applies to
     * @param to frame it leads to
     * @return the transform
     * @throws IllegalArgumentException if the matrix is not rigid
     */
    public RigidTransform toTransform(Frame from, Frame to) {
        return RigidTransform.ofMatrix(from, to, rowMajor);
    }

    /**
     * An element.
     *
     * @param row row, 0 to 3
     * @param column column, 0 to 3
     * @return element; translations in mm
     */
    public double element(int row, int column) {
        return rowMajor[4 * row + column];
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Matrix4 m && Arrays.equals(m.rowMajor, rowMajor);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rowMajor);
    }

    @Override
    public String toString() {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            s.append(String.format(Locale.ROOT, "%.6f%s", rowMajor[i], i % 4 == 3 ? "\n" : " "));
        }
        return s.toString();
    }
}
