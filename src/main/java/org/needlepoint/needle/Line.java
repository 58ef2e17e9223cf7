package org.needlepoint.needle;

import org.needlepoint.geometry.Vector3;

/**
 * A stretch of a straight line: point + s · direction for s from {@code from} to {@code to}, LPS mm of the image's frame.
 *
 * @param point a point of the line, mm
 * @param direction unit vector
 * @param from first s, mm
 * @param to last s, mm
 */
record Line(Vector3 point, Vector3 direction, double from, double to) {

    Vector3 at(double s) {
        return point.plus(direction.times(s));
    }

    double lengthMm() {
        return to - from;
    }

    Line between(double newFrom, double newTo) {
        return new Line(point, direction, newFrom, newTo);
    }

    Line reversed() {
        return new Line(point, direction.negated(), -to, -from);
    }

    /** Coordinate s of the foot of a point. */
    double foot(Vector3 p) {
        return p.minus(point).dot(direction);
    }

    /** Whether another stretch is the same thing seen twice: nearly parallel, near and overlapping. */
    boolean sameAs(Line o) {
        if (Math.abs(direction.dot(o.direction)) < Math.cos(Math.toRadians(8))) {
            return false;
        }
        double a = foot(o.at(o.from));
        double b = foot(o.at(o.to));
        double overlap = Math.min(to, Math.max(a, b)) - Math.max(from, Math.min(a, b));
        if (overlap < 0.4 * Math.min(lengthMm(), o.lengthMm())) {
            return false;
        }
        double middle = (Math.min(to, Math.max(a, b)) + Math.max(from, Math.min(a, b))) / 2;
        Vector3 p = at(middle);
        Vector3 q = o.at(o.foot(p));
        return p.minus(q).norm() < 4;
    }
}
