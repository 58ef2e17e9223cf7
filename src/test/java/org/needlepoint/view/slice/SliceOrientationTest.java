package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

class SliceOrientationTest {
    private static final Frame CT = new Frame("1.2.4", "CT");
    private static final Frame MR = new Frame("1.2.3", "MR");

    private static Vector3 unit(Random random) {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalized();
    }

    private static VoxelGrid turned(Rotation turn) {
        return new VoxelGrid(
                new Point3(MR, -40, 30, 7),
                turn.apply(new Vector3(0.8, 0, 0)),
                turn.apply(new Vector3(0, 0.9, 0)),
                turn.apply(new Vector3(0, 0, 4)),
                100,
                80,
                24,
                3);
    }

    @ParameterizedTest
    @CsvSource({"AXIAL, L, P", "CORONAL, L, F", "SAGITTAL, P, F"})
    void reformats_of_the_patient_have_the_usual_letters(Reformat reformat, String right, String bottom) {
        assertThat(OrientationLetters.of(reformat.patient().right())).isEqualTo(right);
        assertThat(OrientationLetters.of(reformat.patient().down())).isEqualTo(bottom);
    }

    @ParameterizedTest
    @EnumSource(Reformat.class)
    void reformats_of_a_grid_lie_along_its_axes_near_the_patient_s(Reformat reformat) {
        // A coronal acquisition, tilted: columns to the left, rows to the feet, slices to the front.
        Rotation tilt = Rotation.ofRotationVector(new Vector3(0.2, 0.1, -0.15));
        VoxelGrid grid = new VoxelGrid(
                new Point3(MR, 0, 0, 0),
                tilt.apply(new Vector3(0.8, 0, 0)),
                tilt.apply(new Vector3(0, 0, -0.9)),
                tilt.apply(new Vector3(0, -4, 0)),
                100,
                80,
                24,
                3);
        SliceOrientation o = SliceOrientation.of(grid, reformat);
        assertThat(o.normal().dot(reformat.patient().normal())).isGreaterThan(0.95);
        assertThat(o.right().dot(reformat.patient().right())).isGreaterThan(0.95);
        Vector3[] axes = {grid.columnDirection(), grid.rowDirection(), grid.normal()};
        for (Vector3 d : new Vector3[] {o.right(), o.down(), o.normal()}) {
            assertThat(axes).anyMatch(a -> Math.abs(Math.abs(a.dot(d)) - 1) < 1e-12);
        }
        if (reformat == Reformat.CORONAL) {
            assertThat(o).isEqualTo(SliceOrientation.ofSlices(grid));
        }
    }

    @Test
    void both_planes_along_a_needle_hold_its_axis_and_the_third_is_across_it() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Vector3 axis = unit(random);
            SliceOrientation slices = SliceOrientation.ofSlices(
                    turned(Rotation.ofRotationVector(unit(random).times(0.6))));
            Point3 tip = new Point3(MR, 12, -30, 41);
            SlicePlane along = slices.alongNeedle(axis).plane(tip, 0.4, 300, 200);
            SlicePlane upright = slices.alongNeedleUpright(axis).plane(tip, 0.4, 300, 200);
            Point3 deep = tip.plus(axis.times(17));
            SlicePlane across = slices.acrossNeedle(axis).plane(deep, 0.4, 300, 200);
            for (double s = -150; s <= 50; s += 10) {
                Point3 p = tip.plus(axis.times(s));
                assertThat(along.distanceMm(p)).isCloseTo(0, within(1e-9));
                assertThat(upright.distanceMm(p)).isCloseTo(0, within(1e-9));
                assertThat(Math.abs(across.distanceMm(p))).isCloseTo(Math.abs(s - 17), within(1e-9));
                Point2 foot = across.toPixel(p);
                assertThat(Math.hypot(foot.u() - 149.5, foot.v() - 99.5)).isCloseTo(0, within(1e-9));
            }
            assertThat(along.normal().dot(upright.normal())).isCloseTo(0, within(1e-12));
            // The nearest plane that holds the needle: the tilt is the needle's own angle out of the slice.
            double out = Math.asin(Math.abs(axis.dot(slices.normal())));
            assertThat(slices.normal().angleRad(along.normal())).isCloseTo(out, within(1e-9));
        }
    }

    @Test
    void a_needle_in_the_slice_leaves_the_slice_as_it_is() {
        SliceOrientation o = SliceOrientation.AXIAL.alongNeedle(new Vector3(0.6, 0.8, 0));
        assertThat(o).isEqualTo(SliceOrientation.AXIAL);
    }

    @Test
    void a_needle_at_a_right_angle_to_the_slice_still_has_its_planes() {
        Vector3 axis = new Vector3(0, 0, -1);
        SliceOrientation along = SliceOrientation.AXIAL.alongNeedle(axis);
        assertThat(along.normal().dot(axis)).isCloseTo(0, within(1e-12));
        assertThat(along.right()).isEqualTo(new Vector3(1, 0, 0));
        assertThat(SliceOrientation.AXIAL.alongNeedleUpright(axis).normal().dot(axis))
                .isCloseTo(0, within(1e-12));
        assertThat(Math.abs(SliceOrientation.AXIAL.acrossNeedle(axis).normal().dot(axis)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void a_fitted_plane_shows_every_voxel_as_large_as_possible() {
        VoxelGrid grid = turned(Rotation.identity());
        Point3 on = new Point3(MR, 0, 50, 33);
        for (Reformat reformat : Reformat.values()) {
            SlicePlane plane = SliceOrientation.of(grid, reformat).fitted(grid, on, 400, 300);
            assertThat(plane.distanceMm(on)).isCloseTo(0, within(1e-9));
            double left = 1e9;
            double right = -1e9;
            double top = 1e9;
            double bottom = -1e9;
            for (int corner = 0; corner < 8; corner++) {
                Point2 p = plane.toPixel(grid.toPatient(
                        (corner & 1) * 100 - 0.5, (corner >> 1 & 1) * 80 - 0.5, (corner >> 2) * 24 - 0.5));
                left = Math.min(left, p.u());
                right = Math.max(right, p.u());
                top = Math.min(top, p.v());
                bottom = Math.max(bottom, p.v());
            }
            assertThat(left).isGreaterThanOrEqualTo(-0.5 - 1e-9);
            assertThat(top).isGreaterThanOrEqualTo(-0.5 - 1e-9);
            assertThat(Math.max((right - left) / 400, (bottom - top) / 300)).isCloseTo(1, within(1e-9));
            assertThat(left + right).isCloseTo(399, within(1e-9));
            assertThat(top + bottom).isCloseTo(299, within(1e-9));
        }
    }

    @Test
    void linked_planes_agree_through_the_registration() {
        Random random = new Random(8);
        RigidTransform ctToMr = new RigidTransform(
                CT, MR, Rotation.ofRotationVector(new Vector3(0.3, -0.2, 0.5)), new Vector3(20, -15, 8));
        SlicePlane inCt = SliceOrientation.CORONAL.plane(new Point3(CT, 3, 4, 5), 0.7, 256, 128);
        SlicePlane inMr = inCt.under(ctToMr);
        assertThat(inMr.frame()).isEqualTo(MR);
        for (int i = 0; i < 50; i++) {
            double u = 256 * random.nextDouble();
            double v = 128 * random.nextDouble();
            assertThat(ctToMr.apply(inCt.toPatient(u, v)).distanceMm(inMr.toPatient(u, v)))
                    .isLessThan(1e-9);
            Point3 p =
                    new Point3(CT, random.nextGaussian() * 50, random.nextGaussian() * 50, random.nextGaussian() * 50);
            assertThat(inMr.distanceMm(ctToMr.apply(p))).isCloseTo(inCt.distanceMm(p), within(1e-9));
        }
        SlicePlane back = inMr.under(ctToMr.inverse());
        assertThat(back.origin().distanceMm(inCt.origin())).isLessThan(1e-9);
        assertThat(inCt.orientation()
                        .under(ctToMr)
                        .right()
                        .dot(inMr.orientation().right()))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void dragging_zooming_and_resizing_keep_what_they_should() {
        SlicePlane plane = SliceOrientation.SAGITTAL.plane(new Point3(MR, 1, 2, 3), 0.5, 200, 100);
        Point3 grabbed = plane.toPatient(30, 40);
        assertThat(plane.dragged(12.5, -7).toPixel(grabbed)).isEqualTo(new Point2(42.5, 33));
        SlicePlane zoomed = plane.zoomed(new Point2(30, 40), 0.1);
        assertThat(zoomed.pixelMm()).isCloseTo(0.1, within(1e-12));
        assertThat(zoomed.toPatient(30, 40).distanceMm(grabbed)).isLessThan(1e-9);
        assertThat(plane.resized(64, 32).centre().distanceMm(plane.centre())).isLessThan(1e-9);
        assertThat(plane.resized(64, 32).pixelMm()).isEqualTo(0.5);
        assertThat(plane.moved(6).distanceMm(plane.centre())).isCloseTo(-6, within(1e-12));
        assertThat(plane.centredOn(grabbed).centre().distanceMm(grabbed)).isLessThan(1e-9);
        assertThat(plane.orientation()).isEqualTo(SliceOrientation.SAGITTAL);
    }

    @Test
    void directions_that_are_not_orthonormal_are_refused() {
        assertThatThrownBy(() -> new SliceOrientation(new Vector3(1, 0, 0), new Vector3(0, 2, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SliceOrientation(new Vector3(1, 0, 0), new Vector3(0.6, 0.8, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
