package org.needlepoint.geometry;

import java.util.List;

/**
 * A simple polygon: the closed region bounded by straight edges between its vertices in order, the last joined
 * to the first. Coordinates are those of a plane the owner names.
 *
 * @param vertices at least three vertices, either orientation, edges not crossing
 */
public record PlanarPolygon(List<Point2> vertices) {

    /** Where a point lies: three answers, because the boundary is neither inside nor outside. */
    public enum Location {
        /** In the interior. */
        INSIDE,
        /** On an edge or a vertex, to round-off. */
        BOUNDARY,
        /** In the exterior. */
        OUTSIDE
    }

    /**
     * Makes a polygon.
     *
     * @throws IllegalArgumentException if there are fewer than three vertices
     */
    public PlanarPolygon {
        vertices = List.copyOf(vertices);
        if (vertices.size() < 3) {
            throw new IllegalArgumentException("A polygon has at least 3 vertices, got " + vertices.size());
        }
    }

    /**
     * Area by the shoelace formula, positive for either orientation.
     *
     * @return area in squared units of the coordinates
     */
    public double area() {
        return Math.abs(signedArea());
    }

    private double signedArea() {
        double twice = 0;
        // Relative to the first vertex, so that a small polygon far from the origin keeps its digits.
        Point2 o = vertices.get(0);
        for (int i = 1; i + 1 < vertices.size(); i++) {
            Point2 a = vertices.get(i);
            Point2 b = vertices.get(i + 1);
            twice += (a.u() - o.u()) * (b.v() - o.v()) - (b.u() - o.u()) * (a.v() - o.v());
        }
        return twice / 2;
    }

    /**
     * Where a point lies, by counting crossings of a ray toward +u.
     *
     * @param p point
     * @return inside, boundary or outside
     */
    public Location locate(Point2 p) {
        boolean inside = false;
        int n = vertices.size();
        for (int i = 0, j = n - 1; i < n; j = i++) {
            Point2 a = vertices.get(j);
            Point2 b = vertices.get(i);
            double cross = (b.u() - a.u()) * (p.v() - a.v()) - (b.v() - a.v()) * (p.u() - a.u());
            double scale = Math.abs(b.u() - a.u()) + Math.abs(b.v() - a.v());
            boolean within = p.u() >= Math.min(a.u(), b.u()) - 1e-12 * scale
                    && p.u() <= Math.max(a.u(), b.u()) + 1e-12 * scale
                    && p.v() >= Math.min(a.v(), b.v()) - 1e-12 * scale
                    && p.v() <= Math.max(a.v(), b.v()) + 1e-12 * scale;
            if (within && Math.abs(cross) <= 1e-12 * scale * scale) {
                return Location.BOUNDARY;
            }
            // Half-open in v: a vertex on the ray is counted once.
            if ((a.v() > p.v()) != (b.v() > p.v())) {
                double u = a.u() + (p.v() - a.v()) / (b.v() - a.v()) * (b.u() - a.u());
                if (p.u() < u) {
                    inside = !inside;
                }
            }
        }
        return inside ? Location.INSIDE : Location.OUTSIDE;
    }

    /**
     * Exact area of the part inside an axis-aligned box (Sutherland and Hodgman 1974, clipping a simple polygon
     * against a convex window; edges that coincide on the window's border enclose no area, so the area is exact
     * for concave polygons too).
     *
     * @param uMin lower bound in u
     * @param vMin lower bound in v
     * @param uMax upper bound in u
     * @param vMax upper bound in v
     * @return area of the intersection, in squared units
     */
    public double areaWithin(double uMin, double vMin, double uMax, double vMax) {
        int capacity = 2 * vertices.size() + 8;
        double[] u = new double[capacity];
        double[] v = new double[capacity];
        for (int i = 0; i < vertices.size(); i++) {
            u[i] = vertices.get(i).u();
            v[i] = vertices.get(i).v();
        }
        int n = vertices.size();
        double[] u2 = new double[capacity];
        double[] v2 = new double[capacity];
        n = clip(u, v, n, u2, v2, 1, 0, -uMin);
        n = clip(u2, v2, n, u, v, -1, 0, uMax);
        n = clip(u, v, n, u2, v2, 0, 1, -vMin);
        n = clip(u2, v2, n, u, v, 0, -1, vMax);
        double twice = 0;
        for (int i = 1; i + 1 < n; i++) {
            twice += (u[i] - u[0]) * (v[i + 1] - v[0]) - (u[i + 1] - u[0]) * (v[i] - v[0]);
        }
        return Math.abs(twice) / 2;
    }

    /** Keeps the half-plane a u + b v + c ≥ 0. */
    private static int clip(double[] u, double[] v, int n, double[] outU, double[] outV, double a, double b, double c) {
        int m = 0;
        for (int i = 0, j = n - 1; i < n; j = i++) {
            double dj = a * u[j] + b * v[j] + c;
            double di = a * u[i] + b * v[i] + c;
            if ((dj < 0) != (di < 0)) {
                double t = dj / (dj - di);
                outU[m] = u[j] + t * (u[i] - u[j]);
                outV[m++] = v[j] + t * (v[i] - v[j]);
            }
            if (di >= 0) {
                outU[m] = u[i];
                outV[m++] = v[i];
            }
        }
        return m;
    }
}
