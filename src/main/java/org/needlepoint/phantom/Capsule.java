package org.needlepoint.phantom;

import org.needlepoint.geometry.Vector3;

/**
 * A softgel on the skin: an ellipsoid of revolution of oil in a gelatin shell, MR frame.
 *
 * @param label P1 to P6
 * @param centre centre, LPS mm
 * @param longAxis unit direction of the long diameter
 * @param skin point of the skin it touches
 * @param outward unit normal of the skin there
 * @param halfLengthMm half the long outer diameter, mm
 * @param halfWidthMm half the other outer diameters, mm
 * @param shellMm thickness of the shell, mm
 */
record Capsule(
        String label,
        Vector3 centre,
        Vector3 longAxis,
        Vector3 skin,
        Vector3 outward,
        double halfLengthMm,
        double halfWidthMm,
        double shellMm) {

    /** Shell, oil, or null outside. */
    Tissue at(double x, double y, double z) {
        double dx = x - centre.x();
        double dy = y - centre.y();
        double dz = z - centre.z();
        double r2 = dx * dx + dy * dy + dz * dz;
        double reach = Math.max(halfLengthMm, halfWidthMm);
        if (r2 > reach * reach) {
            return null;
        }
        double along = dx * longAxis.x() + dy * longAxis.y() + dz * longAxis.z();
        double across2 = Math.max(0, r2 - along * along);
        if (inside(along, across2, 0)) {
            return inside(along, across2, shellMm) ? Tissue.CAPSULE_OIL : Tissue.CAPSULE_SHELL;
        }
        return null;
    }

    private boolean inside(double along, double across2, double less) {
        double a = halfLengthMm - less;
        double b = halfWidthMm - less;
        return along * along / (a * a) + across2 / (b * b) <= 1;
    }

    /** Smallest distance of the outer surface to an infinite straight line, from a dense set of surface points, mm. */
    double distanceToLine(Vector3 point, Vector3 direction) {
        Vector3 e2 = longAxis.anyOrthogonal();
        Vector3 e3 = longAxis.cross(e2);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 60; i++) {
            double polar = Math.PI * i / 60;
            for (int j = 0; j < 120; j++) {
                double turn = 2 * Math.PI * j / 120;
                Vector3 p = centre.plus(longAxis.times(halfLengthMm * Math.cos(polar)))
                        .plus(e2.times(halfWidthMm * Math.sin(polar) * Math.cos(turn)))
                        .plus(e3.times(halfWidthMm * Math.sin(polar) * Math.sin(turn)));
                best = Math.min(best, p.minus(point).cross(direction).norm());
            }
        }
        return best;
    }
}
