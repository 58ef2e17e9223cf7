package org.needlepoint.phantom;

import java.util.List;
import org.needlepoint.geometry.Vector3;

/**
 * The body part without anything foreign: skin, fat, muscle compartments, bones, vessels and the tumour.
 *
 * <p>{@link #at} takes MR-frame coordinates; the other limb, if any, is the same without the tumour, mirrored about
 * x = 0.
 */
final class Anatomy {
    private final AnatomyRecipe recipe;
    private final BodySurface surface;
    private final Mass mass;
    private final Interior interior;
    private final double cx;
    private final double cy;
    private final double cz;

    /**
     * Makes the body part.
     *
     * @param recipe recipe
     * @param surface its surface
     * @param mass the tumour
     * @param seed seed
     */
    Anatomy(AnatomyRecipe recipe, BodySurface surface, Mass mass, long seed) {
        this.recipe = recipe;
        this.surface = surface;
        this.mass = mass;
        this.interior = new Interior(recipe, seed);
        this.cx = recipe.centreMm().x();
        this.cy = recipe.centreMm().y();
        this.cz = recipe.centreMm().z();
    }

    Vector3 toLocal(Vector3 mr) {
        return mr.minus(recipe.centreMm());
    }

    Vector3 toMr(Vector3 local) {
        return local.plus(recipe.centreMm());
    }

    BodySurface surface() {
        return surface;
    }

    /** Tissue at a point of the MR frame. */
    Tissue at(double x, double y, double z) {
        if (recipe.otherLimb() && (x > 0) != (cx > 0)) {
            return local(-x - cx, y - cy, z - cz, false);
        }
        return local(x - cx, y - cy, z - cz, true);
    }

    private Tissue local(double x, double y, double z, boolean withMass) {
        double px = x - surface.axisX(z);
        double py = y - surface.axisY(z);
        double rho2 = px * px + py * py;
        double largest = surface.largestRadius();
        if (rho2 > largest * largest) {
            return Tissue.AIR;
        }
        if (rho2 < 1e-12) {
            px = 1e-6;
        }
        double depth = surface.depth(px, py, z);
        if (depth < 0) {
            return Tissue.AIR;
        }
        if (depth < recipe.skinMm()) {
            return Tissue.SKIN;
        }
        double fat = surface.fatMm(px, py, z);
        Tissue bone = interior.bone(px, py);
        if (bone != null) {
            return bone;
        }
        Tissue tumour = withMass ? mass.at(x, y, z) : null;
        // The mass lies under the fascia but presses into the fat: half of it is spared.
        if (tumour != null && tumour != Tissue.OEDEMA && depth > recipe.skinMm() + 0.5 * fat) {
            return tumour;
        }
        if (depth < recipe.skinMm() + fat) {
            return Tissue.FAT;
        }
        Tissue inside = interior.soft(px, py, z, depth - recipe.skinMm() - fat);
        return inside == Tissue.MUSCLE && tumour == Tissue.OEDEMA ? Tissue.OEDEMA : inside;
    }

    /** Points around the skin over a range of heights, MR frame: enough to rest the patient on a table. */
    List<Vector3> skinSamples(double fromZ, double toZ) {
        java.util.ArrayList<Vector3> samples = new java.util.ArrayList<>();
        for (double z = fromZ; z <= toZ; z += 4) {
            double lz = z - cz;
            for (int i = 0; i < 180; i++) {
                double theta = 2 * Math.PI * i / 180;
                double r = surface.depth(Math.cos(theta), Math.sin(theta), lz) + 1;
                double x = surface.axisX(lz) + r * Math.cos(theta) + cx;
                double y = surface.axisY(lz) + r * Math.sin(theta) + cy;
                samples.add(new Vector3(x, y, z));
                if (recipe.otherLimb()) {
                    samples.add(new Vector3(-x, y, z));
                }
            }
        }
        return samples;
    }
}
