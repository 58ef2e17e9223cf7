package org.needlepoint.roi;

import java.util.List;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.Point2;

/**
 * How much of each unit cell of a lattice a polygon covers, exactly, in one walk along its edges.
 *
 * <p>By Green's theorem the covered area of a row of cells follows from its boundary: an edge that climbs by dy inside a cell
 * adds dy to every cell to its right and dy times the mean distance to the right border to its own cell (the
 * accumulation used by scan converters of outline fonts). It equals clipping the polygon against every cell, but costs only the
 * cells the boundary meets.
 */
final class PolygonCoverage {
    private static final int MAX_CELLS = 16_000_000;

    private final int firstColumn;
    private final int firstRow;
    private final int columns;
    private final int rows;
    private final double[] fraction;

    private PolygonCoverage(int firstColumn, int firstRow, int columns, int rows, double[] fraction) {
        this.firstColumn = firstColumn;
        this.firstRow = firstRow;
        this.columns = columns;
        this.rows = rows;
        this.fraction = fraction;
    }

    /** Coverage of the cells [i − ½, i + ½] × [j − ½, j + ½]; the polygon is simple, in either orientation. */
    static PolygonCoverage of(PlanarPolygon polygon) {
        List<Point2> vertices = polygon.vertices();
        int n = vertices.size();
        double[] x = new double[n];
        double[] y = new double[n];
        double minX = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            // Cell borders at whole numbers.
            x[i] = vertices.get(i).u() + 0.5;
            y[i] = vertices.get(i).v() + 0.5;
            minX = Math.min(minX, x[i]);
            maxX = Math.max(maxX, x[i]);
            minY = Math.min(minY, y[i]);
            maxY = Math.max(maxY, y[i]);
        }
        double across = Math.floor(maxX) - Math.floor(minX) + 1;
        double down = Math.floor(maxY) - Math.floor(minY) + 1;
        if (!(across * down <= MAX_CELLS)) {
            throw new IllegalArgumentException("A region of " + across + " × " + down + " pixels is not a biopsy core");
        }
        int firstColumn = (int) Math.floor(minX);
        int firstRow = (int) Math.floor(minY);
        int columns = (int) across;
        int rows = (int) down;
        // One more column takes what spills to the right of the last cell.
        double[] a = new double[(columns + 1) * rows];
        for (int i = 0, j = n - 1; i < n; j = i++) {
            edge(a, columns + 1, rows, x[j] - firstColumn, y[j] - firstRow, x[i] - firstColumn, y[i] - firstRow);
        }
        double[] fraction = new double[columns * rows];
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += a[r * (columns + 1) + c];
                fraction[r * columns + c] = Math.min(1, Math.abs(sum));
            }
        }
        return new PolygonCoverage(firstColumn, firstRow, columns, rows, fraction);
    }

    private static void edge(double[] a, int stride, int rows, double xa, double ya, double xb, double yb) {
        if (ya == yb) {
            return;
        }
        double sign = ya < yb ? 1 : -1;
        double x0 = ya < yb ? xa : xb;
        double y0 = Math.min(ya, yb);
        double x1 = ya < yb ? xb : xa;
        double y1 = Math.max(ya, yb);
        double slope = (x1 - x0) / (y1 - y0);
        int lastRow = Math.min(rows - 1, (int) y1);
        for (int r = (int) y0; r <= lastRow; r++) {
            double top = Math.max(y0, r);
            double bottom = Math.min(y1, r + 1.0);
            if (bottom > top) {
                double left = clamp(x0 + (top - y0) * slope, x0, x1);
                double right = clamp(x0 + (bottom - y0) * slope, x0, x1);
                span(a, r * stride, Math.min(left, right), Math.max(left, right), sign * (bottom - top));
            }
        }
    }

    /** Round-off must not carry an edge beyond its end points, or it would leave the lattice. */
    private static double clamp(double v, double a, double b) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), v));
    }

    /** Part of an edge within one row of cells, from xLeft to xRight, climbing by {@code climb} in all. */
    private static void span(double[] a, int row, double xLeft, double xRight, double climb) {
        int first = (int) xLeft;
        int last = (int) xRight;
        if (first == last) {
            double toRight = first + 1 - (xLeft + xRight) / 2;
            a[row + first] += climb * toRight;
            a[row + first + 1] += climb * (1 - toRight);
            return;
        }
        double perColumn = climb / (xRight - xLeft);
        for (int c = first; c <= last; c++) {
            double l = Math.max(xLeft, c);
            double r = Math.min(xRight, c + 1.0);
            if (r > l) {
                double dy = perColumn * (r - l);
                double toRight = c + 1 - (l + r) / 2;
                a[row + c] += dy * toRight;
                a[row + c + 1] += dy * (1 - toRight);
            }
        }
    }

    int firstColumn() {
        return firstColumn;
    }

    int firstRow() {
        return firstRow;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Covered part of the cell, 0 to 1, at an offset from the first column and row. */
    double fraction(int column, int row) {
        return fraction[row * columns + column];
    }
}
