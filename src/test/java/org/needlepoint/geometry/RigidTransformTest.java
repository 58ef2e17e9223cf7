package org.needlepoint.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.needlepoint.geometry.RandomGeometry.A;
import static org.needlepoint.geometry.RandomGeometry.B;
import static org.needlepoint.geometry.RandomGeometry.C;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Tolerance: 500 mm positions in double precision keep about 1e-13 relative, so 1e-10 mm is loose by a thousand. */
class RigidTransformTest {
    private static final double TOLERANCE_MM = 1e-10;

    @Property
    void a_point_returns_from_the_round_trip(@ForAll Rotation r, @ForAll Vector3 t, @ForAll Point3 p) {
        RigidTransform aToB = new RigidTransform(A, B, r, t);
        assertThat(aToB.inverse().apply(aToB.apply(p)).distanceMm(p)).isLessThan(TOLERANCE_MM);
    }

    @Property
    void composition_is_one_after_the_other(
            @ForAll Rotation r1, @ForAll Vector3 t1, @ForAll Rotation r2, @ForAll Vector3 t2, @ForAll Point3 p) {
        RigidTransform aToB = new RigidTransform(A, B, r1, t1);
        RigidTransform bToC = new RigidTransform(B, C, r2, t2);
        assertThat(aToB.then(bToC).apply(p).distanceMm(bToC.apply(aToB.apply(p))))
                .isLessThan(TOLERANCE_MM);
    }

    @Property
    void distances_are_kept(@ForAll Rotation r, @ForAll Vector3 t, @ForAll Point3 p, @ForAll Point3 q) {
        RigidTransform aToB = new RigidTransform(A, B, r, t);
        assertThat(aToB.apply(p).distanceMm(aToB.apply(q)) - p.distanceMm(q)).isBetween(-TOLERANCE_MM, TOLERANCE_MM);
    }

    @Property
    void the_matrix_says_the_same(@ForAll Rotation r, @ForAll Vector3 t, @ForAll Point3 p) {
        RigidTransform aToB = new RigidTransform(A, B, r, t);
        double[] m = aToB.toMatrix();
        Point3 q = aToB.apply(p);
        for (int i = 0; i < 3; i++) {
            double expected = m[4 * i] * p.x() + m[4 * i + 1] * p.y() + m[4 * i + 2] * p.z() + m[4 * i + 3];
            assertThat(q.toArray()[i] - expected).isBetween(-TOLERANCE_MM, TOLERANCE_MM);
        }
        assertThat(RigidTransform.ofMatrix(A, B, m).apply(p).distanceMm(q)).isLessThan(TOLERANCE_MM);
    }

    @Test
    void frames_are_never_mixed() {
        RigidTransform aToB = RigidTransform.identity(A, B);
        assertThatThrownBy(() -> aToB.apply(new Point3(B, 0, 0, 0)))
                .isInstanceOf(FrameMismatchException.class)
                .hasMessageContaining("frame A")
                .hasMessageContaining("frame B");
        assertThatThrownBy(() -> aToB.then(aToB)).isInstanceOf(FrameMismatchException.class);
        assertThatThrownBy(() -> new Point3(A, 0, 0, 0).distanceMm(new Point3(B, 0, 0, 0)))
                .isInstanceOf(FrameMismatchException.class);
    }

    @Test
    void the_direction_is_from_argument_to_result() {
        // A quarter turn about +z carries left (+x) to posterior (+y), then 10 mm toward the head.
        RigidTransform aToB =
                new RigidTransform(A, B, Rotation.aboutAxis(new Vector3(0, 0, 1), Math.PI / 2), new Vector3(0, 0, 10));
        Point3 q = aToB.apply(new Point3(A, 1, 0, 0));
        assertThat(q.frame()).isEqualTo(B);
        assertThat(q.distanceMm(new Point3(B, 0, 1, 10))).isLessThan(1e-15);
    }

    @Test
    void about_keeps_the_centre_but_for_the_translation() {
        Vector3 centre = new Vector3(12, -40, 700);
        RigidTransform aToB =
                RigidTransform.about(A, B, Rotation.aboutAxis(new Vector3(1, 2, 3), 0.7), centre, new Vector3(1, 2, 3));
        assertThat(aToB.apply(Point3.of(A, centre)).distanceMm(Point3.of(B, centre.plus(new Vector3(1, 2, 3)))))
                .isLessThan(1e-12);
    }

    @Test
    void a_matrix_that_is_not_rigid_is_refused() {
        assertThatThrownBy(() -> RigidTransform.ofMatrix(A, B, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orthonormal");
        assertThatThrownBy(() -> RigidTransform.ofMatrix(A, B, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reflection");
        assertThatThrownBy(() -> RigidTransform.ofMatrix(A, B, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
