package org.needlepoint.registration.intensity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.image.ContinuousIndex;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.registration.intensity.SyntheticLimb.Tissue;

/** The body is the limb with its bone and gas, without air, table and cables; metal is found with its surroundings. */
class BodyMasksTest {
    private static final RigidTransform TRUTH = SyntheticLimb.truth();

    /** A limb with gas inside, on a table top 5 mm thick and 2 mm away, and a needle in the plane z = 2. */
    private static Tissue onTable(double x, double y, double z) {
        if (Math.abs(y - 46) < 2.5) {
            return Tissue.TABLE;
        }
        if (Math.hypot(x + 20, y - 5) < 4) {
            return Tissue.AIR;
        }
        if (Math.abs(z - 2) < 3 && Math.abs(y - 10) < 2 && x > 10) {
            return Tissue.METAL;
        }
        return SyntheticLimb.limb(x, y, z);
    }

    private static int offset(VoxelGrid g, RigidTransform fromMr, double x, double y, double z) {
        ContinuousIndex i = g.toIndex(fromMr.apply(new Point3(SyntheticLimb.MR, x, y, z)));
        assertThat(g.contains(i)).isTrue();
        return (int) ((Math.round(i.slice()) * g.rows() + Math.round(i.row())) * g.columns() + Math.round(i.column()));
    }

    @Test
    void ct_body_is_without_table_and_with_gas() throws Exception {
        Volume ct = SyntheticLimb.ct(BodyMasksTest::onTable, TRUTH);
        VoxelMask body = BodyMasks.ofCt(ct);
        VoxelGrid g = ct.grid();
        assertThat(body.contains(offset(g, TRUTH, 0, 46, 0))).as("table").isFalse();
        assertThat(body.contains(offset(g, TRUTH, -30, 46, 10))).as("table").isFalse();
        assertThat(body.contains(offset(g, TRUTH, -20, 5, 0))).as("gas").isTrue();
        assertThat(body.contains(offset(g, TRUTH, 9, 6, 0))).as("bone").isTrue();
        assertThat(body.contains(offset(g, TRUTH, -55, 0, 0))).as("air").isFalse();
        agrees(ct, body, TRUTH.inverse());
    }

    @Test
    void mr_body_is_the_limb() throws Exception {
        Volume mr = SyntheticLimb.mr(BodyMasksTest::onTable);
        VoxelMask body = BodyMasks.ofMr(mr);
        RigidTransform same = RigidTransform.identity(SyntheticLimb.MR, SyntheticLimb.MR);
        assertThat(body.contains(offset(mr.grid(), same, 9, 6, 0)))
                .as("bone without signal")
                .isTrue();
        agrees(mr, body, same);
    }

    /** Right everywhere but within 6 % of the radius from the skin: 2.5 mm, little more than a pixel of either image. */
    private static void agrees(Volume image, VoxelMask body, RigidTransform toMr) {
        VoxelGrid g = image.grid();
        int wrong = 0;
        int judged = 0;
        for (int i = 0; i < g.voxels(); i++) {
            int line = i / g.columns();
            Point3 p = toMr.apply(g.toPatient(i % g.columns(), line % g.rows(), line / g.rows()));
            boolean inside = isLimb(p, 0.94);
            if (inside == isLimb(p, 1.06)) {
                judged++;
                wrong += inside != body.contains(i) ? 1 : 0;
            }
        }
        assertThat(judged).isGreaterThan(40_000);
        assertThat(wrong).isLessThan(judged / 500);
    }

    private static boolean isLimb(Point3 p, double scale) {
        double middle = 0.12 * p.z();
        return SyntheticLimb.limb(middle + scale * (p.x() - middle), scale * p.y(), p.z()) != Tissue.AIR;
    }

    @Test
    void metal_is_masked_with_its_surroundings() {
        Volume ct =
                SyntheticLimb.ct(BodyMasksTest::onTable, RigidTransform.identity(SyntheticLimb.MR, SyntheticLimb.CT));
        VoxelMask metal = BodyMasks.metalOf(ct);
        RigidTransform same = RigidTransform.identity(SyntheticLimb.MR, SyntheticLimb.CT);
        VoxelGrid g = ct.grid();
        assertThat(metal.contains(offset(g, same, 20, 10, 2))).isTrue();
        assertThat(metal.contains(offset(g, same, 20, 15, 2)))
                .as("5 mm beside it")
                .isTrue();
        assertThat(metal.contains(offset(g, same, 20, 10, 6))).as("next slice").isTrue();
        assertThat(metal.contains(offset(g, same, 20, 25, 2)))
                .as("15 mm beside it")
                .isFalse();
        assertThat(metal.contains(offset(g, same, 20, 10, 14)))
                .as("four slices away")
                .isFalse();
        assertThat(BodyMasks.metalOf(SyntheticLimb.ct(SyntheticLimb::limb, TRUTH))
                        .count())
                .isZero();
    }
}
