package org.needlepoint.view.slice;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.Point2;

/**
 * The line along which a map over a picture has one value: marching squares (Lorensen and Cline 1987 in the plane), straight
 * within a cell, exact for a map that is linear there.
 *
 * @param segments pairs of ends, one after the other, pixels of the picture
 */
record ContourLine(List<Point2> segments) {

    /**
     * Finds the line.
     *
     * @param values row-major samples
     * @param columns samples in a row
     * @param step distance between samples, pixels of the picture; the first lies at (0, 0)
     * @param level value of the line
     * @return its pieces; none if the map does not cross the level
     */
    static ContourLine of(double[] values, int columns, double step, double level) {
        List<Point2> out = new ArrayList<>();
        int rows = values.length / columns;
        for (int r = 0; r + 1 < rows; r++) {
            for (int c = 0; c + 1 < columns; c++) {
                int i = r * columns + c;
                List<Point2> crossings = new ArrayList<>(4);
                crossing(values[i], values[i + 1], level, c, r, 1, 0, crossings);
                crossing(values[i + 1], values[i + 1 + columns], level, c + 1, r, 0, 1, crossings);
                crossing(values[i + columns], values[i + 1 + columns], level, c, r + 1, 1, 0, crossings);
                crossing(values[i], values[i + columns], level, c, r, 0, 1, crossings);
                for (int k = 0; k + 1 < crossings.size(); k += 2) {
                    out.add(scaled(crossings.get(k), step));
                    out.add(scaled(crossings.get(k + 1), step));
                }
            }
        }
        return new ContourLine(List.copyOf(out));
    }

    private static void crossing(
            double a, double b, double level, double u, double v, int du, int dv, List<Point2> out) {
        if (a < level != b < level) {
            double t = (level - a) / (b - a);
            out.add(new Point2(u + t * du, v + t * dv));
        }
    }

    private static Point2 scaled(Point2 p, double step) {
        return new Point2(step * p.u(), step * p.v());
    }

    /** The line as pieces of two points. */
    List<List<Point2>> pieces() {
        List<List<Point2>> out = new ArrayList<>(segments.size() / 2);
        for (int i = 0; i < segments.size(); i += 2) {
            out.add(segments.subList(i, i + 2));
        }
        return out;
    }

    /** The place on the line nearest to a ray from a point, to the lower right: where its label stands. */
    java.util.Optional<Point2> onRay(double u, double v) {
        Point2 best = null;
        double least = 10;
        for (Point2 p : segments) {
            double along = p.u() - u + p.v() - v;
            double off = Math.abs(p.u() - u - (p.v() - v));
            if (along > 0 && off < least) {
                least = off;
                best = p;
            }
        }
        return java.util.Optional.ofNullable(best);
    }
}
