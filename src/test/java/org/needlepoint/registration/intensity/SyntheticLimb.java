package org.needlepoint.registration.intensity;

import java.util.SplittableRandom;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** An analytic limb in two modalities, for a known pose: skin, fat, two muscles, a bone, a tumour; small, so that tests are quick. */
final class SyntheticLimb {
    static final Frame MR = new Frame("synthetic-mr", "MR");
    static final Frame CT = new Frame("synthetic-ct", "CT");

    /** What is where, MR millimetres. */
    enum Tissue {
        AIR(5, -1000),
        FAT(950, -100),
        MUSCLE(350, 55),
        OTHER_MUSCLE(420, 70),
        BONE(60, 700),
        TUMOUR(250, 30),
        TABLE(4, 150),
        METAL(4, 3000);

        final double mr;
        final double hu;

        Tissue(double mr, double hu) {
            this.mr = mr;
            this.hu = hu;
        }
    }

    /** A scene. */
    interface Anatomy {
        Tissue at(double x, double y, double z);
    }

    private SyntheticLimb() {}

    /** A limb with enough structure to register. */
    static Tissue limb(double x, double y, double z) {
        double cx = x - 0.12 * z;
        double taper = 1 - 0.003 * z;
        double r = Math.hypot(cx / (46 * taper), y / (40 * taper));
        if (r > 1) {
            return Tissue.AIR;
        }
        if (ball(x, y, z, -16, -14, 6, 11)) {
            return Tissue.TUMOUR;
        }
        if (Math.hypot(cx - 9 + 0.1 * z, y - 6) < 8) {
            return Tissue.BONE;
        }
        double wall = 0.72 + 0.08 * Math.sin(3 * Math.atan2(y, cx) + 0.06 * z);
        if (r > wall) {
            return Tissue.FAT;
        }
        return y > 0.3 * cx + 0.25 * z
                ? Tissue.MUSCLE
                : ball(x, y, z, 12, -18, -14, 8) ? Tissue.FAT : Tissue.OTHER_MUSCLE;
    }

    /** A round bar of one tissue in another: it may turn and slide without any change. */
    static Tissue bar(double x, double y, double z) {
        double r = Math.hypot(x, y);
        return r < 20 ? Tissue.MUSCLE : r < 40 ? Tissue.FAT : Tissue.AIR;
    }

    private static boolean ball(double x, double y, double z, double cx, double cy, double cz, double r) {
        return (x - cx) * (x - cx) + (y - cy) * (y - cy) + (z - cz) * (z - cz) < r * r;
    }

    /** The pose used by most tests: a few degrees and centimetres. */
    static RigidTransform truth() {
        return new RigidTransform(
                MR, CT, Rotation.ofRotationVector(new Vector3(0.05, -0.04, 0.1)), new Vector3(30, -20, 110));
    }

    static Volume mr(Anatomy anatomy) {
        VoxelGrid g = new VoxelGrid(
                new Point3(MR, -57, -51, -38),
                new Vector3(1.9, 0, 0),
                new Vector3(0, 1.9, 0),
                new Vector3(0, 0, 4),
                61,
                55,
                20,
                4);
        return scan(g, RigidTransform.identity(MR, MR), anatomy, true, 12);
    }

    static Volume ct(Anatomy anatomy, RigidTransform mrToCt) {
        Point3 centre = mrToCt.apply(new Point3(MR, 0, 0, 0));
        VoxelGrid g = new VoxelGrid(
                centre.plus(new Vector3(-66, -64, -48)),
                new Vector3(1.6, 0, 0),
                new Vector3(0, 1.6, 0),
                new Vector3(0, 0, 3),
                84,
                82,
                33,
                3);
        return scan(g, mrToCt.inverse(), anatomy, false, 15);
    }

    /** Two by two by two points a voxel, and noise. */
    private static Volume scan(VoxelGrid g, RigidTransform toMr, Anatomy anatomy, boolean isMr, double noise) {
        float[] v = new float[(int) g.voxels()];
        SplittableRandom random = new SplittableRandom(isMr ? 3 : 4);
        int i = 0;
        for (int s = 0; s < g.slices(); s++) {
            for (int r = 0; r < g.rows(); r++) {
                for (int c = 0; c < g.columns(); c++) {
                    double sum = 0;
                    for (int k = 0; k < 8; k++) {
                        Point3 p = toMr.apply(g.toPatient(
                                c - 0.25 + 0.5 * (k & 1), r - 0.25 + 0.5 * (k >> 1 & 1), s - 0.25 + 0.5 * (k >> 2)));
                        Tissue t = anatomy.at(p.x(), p.y(), p.z());
                        sum += isMr ? t.mr : t.hu;
                    }
                    double n = noise * random.nextGaussian();
                    v[i++] = (float) (isMr ? Math.abs(sum / 8 + n) : sum / 8 + n);
                }
            }
        }
        return Volume.ofFloats(g, isMr ? "" : "HU", v);
    }

    static Target target() {
        return Target.at(new Point3(MR, -16, -14, 6), 11);
    }

    /** Root mean square error over the tumour, mm. */
    static double errorMm(RigidTransform mrToCt, RigidTransform truth) {
        return PoseDistance.rmsMm(mrToCt, truth, target().centreMr().toVector(), 11);
    }

    /** A start that is off by a turn about the tumour and a shift, both in the MR frame; CT to MR. */
    static RigidTransform ctToMrStart(Vector3 turnRad, Vector3 shiftMm) {
        return StartFamily.moved(truth(), target().centreMr().toVector(), turnRad, shiftMm)
                .inverse();
    }
}
