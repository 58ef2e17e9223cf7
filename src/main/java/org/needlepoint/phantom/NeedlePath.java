package org.needlepoint.phantom;

import java.util.ArrayList;
import java.util.List;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/** Where the needles go: past the middle capsule of the target slice, so that the core's middle is the target point. */
final class NeedlePath {
    private final PhantomRecipe recipe;
    private final BodySurface surface;
    private final SkinLine line;
    private final Vector3 target;
    private final Vector3 sliceNormal;

    NeedlePath(PhantomRecipe recipe, BodySurface surface, SkinLine line, Vector3 target, Vector3 sliceNormal) {
        this.recipe = recipe;
        this.surface = surface;
        this.line = line;
        this.target = target;
        this.sliceNormal = sliceNormal;
    }

    /** Needles in local coordinates of the body part; capsules are those of the target slice. */
    List<Needle> needles(List<Capsule> capsules) {
        NeedleRecipe n = recipe.needles();
        Capsule beside = capsules.size() < 2 ? null : capsules.get(1);
        double arc = beside == null ? 0 : arcBeside(beside);
        List<Needle> needles = new ArrayList<>();
        for (int i = 0; i < n.count(); i++) {
            double shift = n.side() * i * n.besideMm();
            // Further needles run beside the first one, not to the same point.
            Vector3 goal = i == 0 ? target : target.plus(line.at(arc + shift).minus(line.at(arc)));
            needles.add(needle(arc + shift, goal));
        }
        return needles;
    }

    /** Arc where the needle's surface passes the capsule at the wanted distance; the distance grows with the arc. */
    private double arcBeside(Capsule capsule) {
        NeedleRecipe n = recipe.needles();
        double wanted = n.clearanceMm() + n.diameterMm() / 2;
        // Arcs count from the azimuth of the mass; the middle capsule need not lie exactly there.
        double base = nearestArc(capsule.skin());
        double near = 0;
        double far = 60;
        for (int i = 0; i < 40; i++) {
            double mid = (near + far) / 2;
            Needle trial = needle(base + n.side() * mid, target);
            if (capsule.distanceToLine(trial.skin(), trial.direction()) < wanted) {
                near = mid;
            } else {
                far = mid;
            }
        }
        return base + n.side() * far;
    }

    private double nearestArc(Vector3 skin) {
        double best = 0;
        double distance = Double.POSITIVE_INFINITY;
        for (double arc = -60; arc <= 60; arc += 0.5) {
            double d = line.at(arc).minus(skin).norm();
            if (d < distance) {
                distance = d;
                best = arc;
            }
        }
        return best;
    }

    private Needle needle(double arc, Vector3 goal) {
        NeedleRecipe n = recipe.needles();
        Vector3 inPlane = goal.minus(line.at(arc)).normalized();
        Vector3 hinge = inPlane.cross(sliceNormal).normalized();
        Vector3 direction = Rotation.aboutAxis(hinge, Math.toRadians(n.outOfPlaneDeg()))
                .apply(inPlane)
                .normalized();
        // The core starts at the tip; its middle is the goal, as far as the slice plane goes: the tip lies in the
        // plane.
        Vector3 tip = goal.minus(inPlane.times(n.coreLengthMm() / 2));
        Vector3 skin = surface.exit(tip, direction.negated());
        return new Needle(tip, direction, skin, n);
    }
}
