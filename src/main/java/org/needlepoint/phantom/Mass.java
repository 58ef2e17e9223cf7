package org.needlepoint.phantom;

import org.needlepoint.geometry.Vector3;

/** The tumour: cell-rich, myxoid and necrotic parts and the oedema around them. */
final class Mass {
    private final Vector3 target;
    private final Vector3 outward;
    private final Vector3 along;
    private final Lump whole;
    private final Lump cellular;
    private final Lump necrosis;
    private final double oedemaRadius;

    /**
     * Makes the mass.
     *
     * @param recipe recipe
     * @param target target point in the local coordinates of the body part
     * @param seed seed
     */
    Mass(TumourRecipe recipe, Vector3 target, long seed) {
        this.target = target;
        double azimuth = Math.toRadians(recipe.azimuthDeg());
        this.outward = new Vector3(Math.cos(azimuth), Math.sin(azimuth), 0);
        this.along = new Vector3(-Math.sin(azimuth), Math.cos(azimuth), 0);
        double size = recipe.semiAxesMm().x();
        SmoothField border = new SmoothField(seed, 0.6 * size, 1.6 * size);
        SmoothField inner = new SmoothField(seed + 1, 0.4 * size, 1.2 * size);
        this.oedemaRadius = 1
                + recipe.oedemaMm()
                        / Math.cbrt(size
                                * recipe.semiAxesMm().y()
                                * recipe.semiAxesMm().z());
        this.whole = new Lump(recipe.offsetMm(), recipe.semiAxesMm(), recipe.roughness(), border, oedemaRadius);
        this.cellular =
                new Lump(recipe.cellularOffsetMm(), recipe.cellularSemiAxesMm(), 1.5 * recipe.roughness(), inner, 1);
        this.necrosis = new Lump(recipe.necrosisOffsetMm(), recipe.necrosisSemiAxesMm(), recipe.roughness(), inner, 1);
    }

    /** The tissue at a local point of the body part, {@link Tissue#OEDEMA} beside the mass, or null further away. */
    Tissue at(double x, double y, double z) {
        double dx = x - target.x();
        double dy = y - target.y();
        double dz = z - target.z();
        double u = dx * outward.x() + dy * outward.y();
        double v = dx * along.x() + dy * along.y();
        double q = whole.radius(u, v, dz);
        if (q >= 1) {
            return q < oedemaRadius ? Tissue.OEDEMA : null;
        }
        if (necrosis.radius(u, v, dz) < 1) {
            return Tissue.NECROSIS;
        }
        return cellular.radius(u, v, dz) < 1 ? Tissue.CELLULAR : Tissue.MYXOID;
    }
}
