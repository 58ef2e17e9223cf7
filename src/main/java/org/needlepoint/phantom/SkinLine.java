package org.needlepoint.phantom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.needlepoint.geometry.Vector3;

/**
 * A line drawn around the body part where a plane cuts the skin; places along it are arc lengths from the azimuth of the
 * mass. Coordinates are local to the body part.
 */
final class SkinLine {
    private static final double STEP_RAD = 5e-4;

    private final BodySurface surface;
    private final Vector3 centre;
    private final Vector3 normal;
    private final Vector3 first;
    private final Vector3 second;

    /**
     * Draws a line.
     *
     * @param surface skin
     * @param centre a point of the plane near the axis of the body part
     * @param normal unit normal of the plane, toward the head
     * @param toward direction of the mass
     */
    SkinLine(BodySurface surface, Vector3 centre, Vector3 normal, Vector3 toward) {
        this.surface = surface;
        this.centre = centre;
        this.normal = normal;
        this.first = toward.minus(normal.times(toward.dot(normal))).normalized();
        this.second = normal.cross(first);
    }

    private Vector3 atAngle(double angle) {
        return surface.exit(centre, first.times(Math.cos(angle)).plus(second.times(Math.sin(angle))));
    }

    /** Point of the line at an arc length, mm, positive toward increasing azimuth. */
    Vector3 at(double arcMm) {
        double angle = 0;
        double length = 0;
        Vector3 p = atAngle(0);
        double step = Math.copySign(STEP_RAD * 20, arcMm);
        while (true) {
            Vector3 q = atAngle(angle + step);
            double d = q.minus(p).norm();
            if (length + d >= Math.abs(arcMm)) {
                return atAngle(angle + step * (Math.abs(arcMm) - length) / d);
            }
            length += d;
            angle += step;
            p = q;
        }
    }

    /** Capsules at the given arcs, in the order patient right to left, labelled from a number on. */
    List<Capsule> capsules(MarkerRecipe recipe, List<Double> arcs, int firstNumber) {
        List<Vector3> places = new ArrayList<>();
        for (double arc : arcs) {
            places.add(at(arc));
        }
        places.sort(Comparator.comparingDouble(Vector3::x));
        List<Capsule> capsules = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            capsules.add(capsule(recipe, "P" + (firstNumber + i), places.get(i)));
        }
        return capsules;
    }

    private Capsule capsule(MarkerRecipe recipe, String label, Vector3 skin) {
        Vector3 outward = surface.normal(skin);
        Vector3 along = normal.cross(outward).normalized();
        Vector3 axis = recipe.orientation() == MarkerRecipe.Orientation.ALONG_LINE
                ? along
                : outward.cross(along).normalized();
        return new Capsule(
                label,
                skin.plus(outward.times(recipe.widthMm() / 2)),
                axis,
                skin,
                outward,
                recipe.lengthMm() / 2,
                recipe.widthMm() / 2,
                recipe.shellMm());
    }

    /**
     * The capsule after the skin has moved under it, or it over the skin.
     *
     * @param recipe marker recipe: random slip and deliberate slips
     * @param capsule capsule as in the MR
     * @param random source of the random slip
     * @return capsule as in the CT
     */
    Capsule slipped(MarkerRecipe recipe, Capsule capsule, SplittableRandom random) {
        MarkerRecipe.Slip slip = recipe.slips().getOrDefault(capsule.label(), new MarkerRecipe.Slip(0, 0));
        Vector3 along = normal.cross(capsule.outward()).normalized();
        Vector3 head = capsule.outward().cross(along);
        double a = slip.alongLineMm() + recipe.skinSlipMm() * random.nextGaussian();
        double h = slip.headMm() + recipe.skinSlipMm() * random.nextGaussian();
        Vector3 inside = capsule.skin()
                .plus(along.times(a))
                .plus(head.times(h))
                .minus(capsule.outward().times(15));
        return capsule(recipe, capsule.label(), surface.exit(inside, capsule.outward()));
    }
}
