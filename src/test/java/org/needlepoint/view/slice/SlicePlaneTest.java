package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

class SlicePlaneTest {
    private static final Frame MR = new Frame("1.2.3", "MR");

    @ParameterizedTest
    @CsvSource({
        // column direction, row direction → letters on the right and at the bottom
        "1,0,0, 0,1,0, L,P",
        "-1,0,0, 0,-1,0, L,P",
        "0,1,0, 1,0,0, L,P",
        "1,0,0, 0,0,-1, L,F",
        "-1,0,0, 0,0,1, L,F",
        "0,1,0, 0,0,-1, P,F",
        "0,-1,0, 0,0,1, P,F"
    })
    void slices_are_shown_the_way_radiologists_look_at_them(
            double cx, double cy, double cz, double rx, double ry, double rz, String right, String bottom) {
        Vector3 c = new Vector3(cx, cy, cz);
        Vector3 r = new Vector3(rx, ry, rz);
        VoxelGrid grid = new VoxelGrid(
                new Point3(MR, 5, 6, 7), c.times(0.8), r.times(1.1), c.cross(r).times(4), 100, 60, 9, 4);
        SlicePlane plane = SlicePlane.ofSlice(grid, 3, 320);
        assertThat(OrientationLetters.of(plane.right())).isEqualTo(right);
        assertThat(OrientationLetters.of(plane.down())).isEqualTo(bottom);
        assertThat(Math.max(plane.width(), plane.height())).isEqualTo(320);
        // The whole slice, to half an output pixel, on the slice.
        Point3 centre = grid.toPatient(49.5, 29.5, 3);
        Point3 shown = plane.toPatient((plane.width() - 1) / 2.0, (plane.height() - 1) / 2.0);
        assertThat(shown.distanceMm(centre)).isLessThan(1e-9);
        boolean across = Math.abs(plane.right().normalized().dot(c)) > 0.5;
        assertThat(plane.width() * plane.pixelMm()).isCloseTo(across ? 80 : 66, within(plane.pixelMm()));
        assertThat(plane.height() * plane.pixelMm()).isCloseTo(across ? 66 : 80, within(plane.pixelMm()));
    }

    @Test
    void a_place_in_the_picture_and_in_the_patient_are_inverse() {
        Rotation turn = Rotation.ofRotationVector(new Vector3(0.3, -0.4, 0.9));
        SlicePlane plane = new SlicePlane(
                new Point3(MR, 10, -20, 30),
                turn.apply(new Vector3(0.5, 0, 0)),
                turn.apply(new Vector3(0, 0.5, 0)),
                40,
                30);
        Point3 off = plane.toPatient(12.25, -3.5).plus(plane.normal().times(7));
        Point2 p = plane.toPixel(off);
        assertThat(p.u()).isCloseTo(12.25, within(1e-12));
        assertThat(p.v()).isCloseTo(-3.5, within(1e-12));
        assertThat(plane.distanceMm(off)).isCloseTo(7, within(1e-12));
    }

    @Test
    void a_field_narrower_than_the_slice_is_a_square_around_the_point() {
        VoxelGrid grid = new VoxelGrid(
                new Point3(MR, 0, 0, 0),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 5),
                300,
                200,
                9,
                4);
        SlicePlane plane = SlicePlane.ofSlice(grid, new Point3(MR, 50, 60, 21), 80, 640);
        assertThat(plane.width()).isEqualTo(640);
        assertThat(plane.height()).isEqualTo(640);
        assertThat(plane.pixelMm()).isCloseTo(80.0 / 640, within(1e-12));
        assertThat(plane.toPixel(new Point3(MR, 50, 60, 21))).isEqualTo(new Point2(319.5, 319.5));
    }

    @Test
    void pixels_that_are_not_square_are_refused() {
        assertThatThrownBy(
                        () -> new SlicePlane(new Point3(MR, 0, 0, 0), new Vector3(1, 0, 0), new Vector3(0, 2, 0), 4, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new SlicePlane(new Point3(MR, 0, 0, 0), new Vector3(1, 0, 0), new Vector3(1, 0, 0), 4, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1,0,0, L",
        "-1,0,0, R",
        "0,1,0, P",
        "0,-1,0, A",
        "0,0,1, H",
        "0,0,-1, F",
        // Tilted by 20° about the left–right axis.
        "0,0.9397,0.3420, PH",
        "0,-0.3420,0.9397, HA",
        // Below 3° a tilt is not worth a letter; above it is.
        "1,0.035,0, L",
        "1,0.07,0, LP",
        "-0.6,0.5,-0.4, RPF",
        "0,0,-250, F"
    })
    void letters_follow_the_direction_cosines(double x, double y, double z, String letters) {
        assertThat(OrientationLetters.of(new Vector3(x, y, z))).isEqualTo(letters);
    }
}
