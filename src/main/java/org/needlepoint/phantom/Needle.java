package org.needlepoint.phantom;

import org.needlepoint.geometry.Vector3;

/**
 * A straight coaxial needle, MR frame.
 *
 * @param tip the foremost point of the metal, LPS mm
 * @param direction unit vector from the hub to the tip
 * @param skin where the axis crosses the skin
 * @param recipe sizes
 */
record Needle(Vector3 tip, Vector3 direction, Vector3 skin, NeedleRecipe recipe) {

    /** Steel, hub, or null outside. */
    Tissue at(double x, double y, double z) {
        double dx = x - tip.x();
        double dy = y - tip.y();
        double dz = z - tip.z();
        double back = -(dx * direction.x() + dy * direction.y() + dz * direction.z());
        if (back < 0 || back > recipe.lengthMm()) {
            return null;
        }
        double r2 = dx * dx + dy * dy + dz * dz - back * back;
        double hub = recipe.hubDiameterMm() / 2;
        if (r2 > hub * hub) {
            return null;
        }
        double radius = recipe.diameterMm() / 2;
        if (back < recipe.tipConeMm()) {
            radius *= back / recipe.tipConeMm();
        }
        if (r2 <= radius * radius) {
            return Tissue.STEEL;
        }
        return back > recipe.lengthMm() - recipe.hubLengthMm() ? Tissue.HUB : null;
    }
}
