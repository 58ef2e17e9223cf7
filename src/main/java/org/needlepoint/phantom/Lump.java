package org.needlepoint.phantom;

import org.needlepoint.geometry.Vector3;

/** An ellipsoid with a rough border, in the local axes of the tumour. */
final class Lump {
    private final double cx;
    private final double cy;
    private final double cz;
    private final double ax;
    private final double ay;
    private final double az;
    private final double roughness;
    private final SmoothField field;
    private final double clearlyInside;
    private final double clearlyOutside;

    /**
     * Makes a lump.
     *
     * @param centre centre, mm
     * @param semiAxes half diameters, mm; a lump with a 0 among them is empty
     * @param roughness relative standard deviation of the border
     * @param field shape of the border
     * @param reach largest normalised radius that must be exact
     */
    Lump(Vector3 centre, Vector3 semiAxes, double roughness, SmoothField field, double reach) {
        this.cx = centre.x();
        this.cy = centre.y();
        this.cz = centre.z();
        this.ax = semiAxes.x();
        this.ay = semiAxes.y();
        this.az = semiAxes.z();
        this.roughness = roughness;
        this.field = field;
        double swing = roughness * SmoothField.LARGEST;
        this.clearlyInside = 1 - swing;
        this.clearlyOutside = reach * (1 + swing);
    }

    /** Normalised radius: below 1 inside. The border is only worked out near it. */
    double radius(double x, double y, double z) {
        if (!(ax > 0 && ay > 0 && az > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double u = (x - cx) / ax;
        double v = (y - cy) / ay;
        double w = (z - cz) / az;
        double q = Math.sqrt(u * u + v * v + w * w);
        if (q > clearlyOutside || q < clearlyInside) {
            return q;
        }
        return q / Math.max(0.5, 1 + roughness * field.value(x, y, z));
    }
}
