package org.needlepoint.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * The case in space, before any scanner: body, mass, capsules as they lay in the MR and in the CT, needles, table, and
 * the pose between the two frames. All positions are in the MR frame unless a name says otherwise.
 */
final class Scene {
    private final PhantomRecipe recipe;
    private final Frame mr;
    private final Frame ct;
    private final RigidTransform ctToMr;
    private final Anatomy anatomy;
    private final Vector3 target;
    private final Vector3 sliceNormal;
    private final List<Capsule> mrCapsules = new ArrayList<>();
    private final List<Capsule> ctCapsules = new ArrayList<>();
    private final List<Needle> needles = new ArrayList<>();
    private final TableTop table;

    Scene(PhantomRecipe recipe) {
        this.recipe = recipe;
        this.mr = new Frame(SyntheticUid.of(recipe, "frame", "MR"), "MR");
        this.ct = new Frame(SyntheticUid.of(recipe, "frame", "CT"), "CT");
        TumourRecipe tumour = recipe.tumour();
        long seed = recipe.seed();
        BodySurface surface = new BodySurface(recipe.anatomy(), tumour, Seeds.of(seed, "surface", 0));
        double azimuth = Math.toRadians(tumour.azimuthDeg());
        Vector3 outward = new Vector3(Math.cos(azimuth), Math.sin(azimuth), 0);
        double radius = surface.depthAt(outward.times(1e-3)) - tumour.depthMm();
        Vector3 localTarget = outward.times(radius);
        Mass mass = new Mass(tumour, localTarget, Seeds.of(seed, "mass", 0));
        this.anatomy = new Anatomy(recipe.anatomy(), surface, mass, Seeds.of(seed, "interior", 0));
        this.target = anatomy.toMr(localTarget);
        this.sliceNormal = sliceRotation(recipe).apply(new Vector3(0, 0, 1));

        Vector3 inPlane =
                outward.minus(sliceNormal.times(outward.dot(sliceNormal))).normalized();
        Vector3 axisB = localTarget.minus(inPlane.times(radius));
        SkinLine lineB = new SkinLine(surface, axisB, sliceNormal, outward);
        double toA = -recipe.markers().shiftSlices() * recipe.mr().spacingMm()
                + recipe.markers().lineAOffsetMm();
        SkinLine lineA = new SkinLine(surface, axisB.plus(sliceNormal.times(toA)), sliceNormal, outward);
        List<Capsule> a = lineA.capsules(recipe.markers(), recipe.markers().arcsA(), 1);
        List<Capsule> b = lineB.capsules(recipe.markers(), recipe.markers().arcsB(), a.size() + 1);
        place(a, lineA);
        place(b, lineB);

        RigidTransform mrToCt = RigidTransform.about(
                mr,
                ct,
                Rotation.ofRotationVector(radians(recipe.pose().rotationDeg())),
                target,
                recipe.pose().targetInCtMm().minus(target));
        this.ctToMr = mrToCt.inverse();
        List<Capsule> line = b.isEmpty() ? a : b;
        NeedlePath path = new NeedlePath(recipe, surface, lineB, localTarget, sliceNormal);
        for (Needle n : path.needles(line)) {
            needles.add(new Needle(anatomy.toMr(n.tip()), n.direction(), anatomy.toMr(n.skin()), recipe.needles()));
        }
        double reach = recipe.ct().slices() * recipe.ct().spacingMm() / 2 + 30;
        this.table = recipe.ct().table()
                ? new TableTop(
                        mrToCt,
                        recipe.ct().prone(),
                        anatomy.skinSamples(target.z() - reach, target.z() + reach),
                        recipe.pose().targetInCtMm().x()
                                + recipe.ct().centreOffsetMm().x())
                : null;
    }

    /** Rotation that carries the LPS axes to the column, row and normal directions of the MR slices. */
    static Rotation sliceRotation(PhantomRecipe recipe) {
        return Rotation.ofRotationVector(radians(recipe.mr().obliqueDeg()));
    }

    private static Vector3 radians(Vector3 degrees) {
        return degrees.times(Math.PI / 180);
    }

    private void place(List<Capsule> local, SkinLine line) {
        MarkerRecipe m = recipe.markers();
        for (Capsule c : local) {
            SplittableRandom random = new SplittableRandom(Seeds.of(recipe.seed(), "slip " + c.label(), 0));
            if (!m.missingOnMr().contains(c.label())) {
                mrCapsules.add(moved(c));
            }
            if (!m.missingOnCt().contains(c.label())) {
                ctCapsules.add(moved(line.slipped(m, c, random)));
            }
        }
    }

    private Capsule moved(Capsule c) {
        return new Capsule(
                c.label(),
                anatomy.toMr(c.centre()),
                c.longAxis(),
                anatomy.toMr(c.skin()),
                c.outward(),
                c.halfLengthMm(),
                c.halfWidthMm(),
                c.shellMm());
    }

    PhantomRecipe recipe() {
        return recipe;
    }

    Frame mr() {
        return mr;
    }

    Frame ct() {
        return ct;
    }

    RigidTransform ctToMr() {
        return ctToMr;
    }

    /** Middle of the core of the first needle, on the target slice. */
    Vector3 target() {
        return target;
    }

    /** Unit normal of the MR slices, toward the head. */
    Vector3 sliceNormal() {
        return sliceNormal;
    }

    /** Centre of the body part at the level of the target point. */
    Vector3 bodyCentre() {
        return recipe.anatomy().centreMm();
    }

    List<Capsule> mrCapsules() {
        return mrCapsules;
    }

    List<Capsule> ctCapsules() {
        return ctCapsules;
    }

    List<Needle> needles() {
        return needles;
    }

    /** What the MR scanner sees. */
    TissueMap mrMap() {
        Capsule[] capsules = mrCapsules.toArray(Capsule[]::new);
        return (x, y, z) -> {
            Tissue c = capsuleAt(capsules, x, y, z);
            return c != null ? c : anatomy.at(x, y, z);
        };
    }

    /** What the CT sees; points still in the MR frame. */
    TissueMap ctMap() {
        Capsule[] capsules = ctCapsules.toArray(Capsule[]::new);
        Needle[] steel = needles.toArray(Needle[]::new);
        return (x, y, z) -> {
            for (Needle n : steel) {
                Tissue t = n.at(x, y, z);
                if (t != null) {
                    return t;
                }
            }
            Tissue c = capsuleAt(capsules, x, y, z);
            if (c != null) {
                return c;
            }
            Tissue t = anatomy.at(x, y, z);
            return t == Tissue.AIR && table != null ? table.at(x, y, z) : t;
        };
    }

    private static Tissue capsuleAt(Capsule[] capsules, double x, double y, double z) {
        for (Capsule c : capsules) {
            Tissue t = c.at(x, y, z);
            if (t != null) {
                return t;
            }
        }
        return null;
    }
}
