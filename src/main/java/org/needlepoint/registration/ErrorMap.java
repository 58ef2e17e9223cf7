package org.needlepoint.registration;

import java.util.Objects;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

/**
 * The predicted registration error over a plane, such as a slice.
 *
 * <p>The error is linear in the position, so each element of its covariance is a quadratic polynomial of (column, row); the
 * map evaluates six polynomials and three eigenvalues a pixel and allocates nothing in the loop. The 95 % length comes from a
 * table of the exact quantile, interpolated to better than 0.1 %.
 */
public final class ErrorMap {
    private final int columns;
    private final int rows;
    private final double[] rmsMm;
    private final double[] p95Mm;

    private ErrorMap(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.rmsMm = new double[columns * rows];
        this.p95Mm = new double[columns * rows];
    }

    /**
     * Computes a map.
     *
     * @param pose the registration
     * @param origin centre of pixel (0, 0), in the CT or the MR frame
     * @param columnStepMm displacement from one column to the next, in the same frame, mm
     * @param rowStepMm displacement from one row to the next, mm
     * @param columns number of columns, at least 1
     * @param rows number of rows, at least 1
     * @return the map
     * @throws org.needlepoint.geometry.FrameMismatchException if the origin is of a third frame
     * @throws IllegalArgumentException if a count is not positive
     */
    public static ErrorMap over(
            PoseUncertainty pose, Point3 origin, Vector3 columnStepMm, Vector3 rowStepMm, int columns, int rows) {
        Objects.requireNonNull(pose);
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("An error map has at least one pixel, got " + columns + " × " + rows);
        }
        boolean inMr = origin.frame().equals(pose.ctToMr().to());
        Vector3 d = pose.toMr(origin).minus(pose.pivot());
        Vector3 u = inMr ? columnStepMm : pose.ctToMr().applyVector(columnStepMm);
        Vector3 v = inMr ? rowStepMm : pose.ctToMr().applyVector(rowStepMm);
        ErrorMap map = new ErrorMap(columns, rows);
        map.fill(new double[][] {
            polynomial(pose, d, u, v, 0),
            polynomial(pose, d, u, v, 1),
            polynomial(pose, d, u, v, 2),
            polynomial(pose, d, u, v, 4),
            polynomial(pose, d, u, v, 5),
            polynomial(pose, d, u, v, 8)
        });
        return map;
    }

    /** Coefficients of 1, c, r, c², cr, r² of one element of the covariance at d + c u + r v. */
    private static double[] polynomial(PoseUncertainty pose, Vector3 d, Vector3 u, Vector3 v, int element) {
        // J is affine in the lever, so three samples a line fix each quadratic exactly.
        double f00 = at(pose, d, element);
        double fp0 = at(pose, d.plus(u), element);
        double fm0 = at(pose, d.minus(u), element);
        double f0p = at(pose, d.plus(v), element);
        double f0m = at(pose, d.minus(v), element);
        double fpp = at(pose, d.plus(u).plus(v), element);
        double cc = (fp0 + fm0) / 2 - f00;
        double rr = (f0p + f0m) / 2 - f00;
        double c = (fp0 - fm0) / 2;
        double r = (f0p - f0m) / 2;
        return new double[] {f00, c, r, cc, fpp - f00 - c - r - cc - rr, rr};
    }

    private static double at(PoseUncertainty pose, Vector3 d, int element) {
        return pose.errorCovariance(d.x(), d.y(), d.z(), d.x(), d.y(), d.z())[element];
    }

    private void fill(double[][] f) {
        UnitQuantileTable table = UnitQuantileTable.p95();
        double[] e = new double[6];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int k = 0; k < 6; k++) {
                    double[] p = f[k];
                    e[k] = p[0] + column * (p[1] + column * p[3] + row * p[4]) + row * (p[2] + row * p[5]);
                }
                int i = row * columns + column;
                rmsMm[i] = Math.sqrt(Math.max(0, e[0] + e[3] + e[5]));
                p95Mm[i] = table.length(e[0], e[1], e[2], e[3], e[4], e[5]);
            }
        }
    }

    /**
     * Number of columns.
     *
     * @return count
     */
    public int columns() {
        return columns;
    }

    /**
     * Number of rows.
     *
     * @return count
     */
    public int rows() {
        return rows;
    }

    /**
     * Root mean square error at a pixel.
     *
     * @param column 0 to columns − 1
     * @param row 0 to rows − 1
     * @return mm
     */
    public double rmsMm(int column, int row) {
        return rmsMm[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
    }

    /**
     * Length that the error at a pixel does not exceed in 95 % of cases.
     *
     * @param column 0 to columns − 1
     * @param row 0 to rows − 1
     * @return mm
     */
    public double p95Mm(int column, int row) {
        return p95Mm[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
    }
}
