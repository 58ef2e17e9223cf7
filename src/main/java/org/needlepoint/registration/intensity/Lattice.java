package org.needlepoint.registration.intensity;

import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

/** Where the voxels of a cropped or coarsened image lie: p = origin + Σ step_k · i_k, mm. Bare numbers for inner loops. */
final class Lattice {
    final int[] size;
    final double[] origin;
    /** Steps as columns, row-major 3 × 3. */
    final double[] step;
    /** Inverse of {@link #step}. */
    final double[] inverse;

    Lattice(int[] size, double[] origin, double[] step) {
        this.size = size;
        this.origin = origin;
        this.step = step;
        this.inverse = inverse(step);
    }

    static Lattice of(VoxelGrid g) {
        Vector3 c = g.columnStep();
        Vector3 r = g.rowStep();
        Vector3 s = g.sliceStep();
        return new Lattice(
                new int[] {g.columns(), g.rows(), g.slices()},
                g.origin().toArray(),
                new double[] {c.x(), r.x(), s.x(), c.y(), r.y(), s.y(), c.z(), r.z(), s.z()});
    }

    int voxels() {
        return size[0] * size[1] * size[2];
    }

    double spacingMm(int axis) {
        return Math.sqrt(step[axis] * step[axis] + step[3 + axis] * step[3 + axis] + step[6 + axis] * step[6 + axis]);
    }

    /** Every factor-th voxel's block of voxels becomes one, centred in its block; a remainder is left off. */
    Lattice coarsened(int[] factor) {
        int[] n = new int[3];
        double[] o = origin.clone();
        double[] s = step.clone();
        for (int k = 0; k < 3; k++) {
            n[k] = Math.max(1, size[k] / factor[k]);
            for (int a = 0; a < 3; a++) {
                o[a] += step[3 * a + k] * (factor[k] - 1) / 2;
                s[3 * a + k] *= factor[k];
            }
        }
        return new Lattice(n, o, s);
    }

    Lattice cropped(int[] from, int[] to) {
        double[] o = position(from[0], from[1], from[2]);
        return new Lattice(new int[] {to[0] - from[0], to[1] - from[1], to[2] - from[2]}, o, step);
    }

    double[] position(double c, double r, double s) {
        double[] p = new double[3];
        for (int a = 0; a < 3; a++) {
            p[a] = origin[a] + step[3 * a] * c + step[3 * a + 1] * r + step[3 * a + 2] * s;
        }
        return p;
    }

    double[] index(Vector3 p) {
        double x = p.x() - origin[0];
        double y = p.y() - origin[1];
        double z = p.z() - origin[2];
        double[] i = new double[3];
        for (int k = 0; k < 3; k++) {
            i[k] = inverse[3 * k] * x + inverse[3 * k + 1] * y + inverse[3 * k + 2] * z;
        }
        return i;
    }

    private static double[] inverse(double[] m) {
        double a = m[4] * m[8] - m[5] * m[7];
        double b = m[5] * m[6] - m[3] * m[8];
        double c = m[3] * m[7] - m[4] * m[6];
        double f = 1 / (m[0] * a + m[1] * b + m[2] * c);
        return new double[] {
            f * a,
            f * (m[2] * m[7] - m[1] * m[8]),
            f * (m[1] * m[5] - m[2] * m[4]),
            f * b,
            f * (m[0] * m[8] - m[2] * m[6]),
            f * (m[2] * m[3] - m[0] * m[5]),
            f * c,
            f * (m[1] * m[6] - m[0] * m[7]),
            f * (m[0] * m[4] - m[1] * m[3])
        };
    }
}
