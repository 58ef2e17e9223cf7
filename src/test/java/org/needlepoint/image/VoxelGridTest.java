package org.needlepoint.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.needlepoint.geometry.RandomGeometry.A;
import static org.needlepoint.geometry.RandomGeometry.B;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.FrameMismatchException;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

class VoxelGridTest {
    static VoxelGrid grid(Rotation r, Vector3 origin, double tiltRad) {
        return new VoxelGrid(
                Point3.of(A, origin),
                r.apply(new Vector3(0.7, 0, 0)),
                r.apply(new Vector3(0, 0.9, 0)),
                r.apply(new Vector3(0, 6 * Math.tan(tiltRad), 6)),
                40,
                30,
                20,
                5);
    }

    @Property
    void index_and_position_are_each_others_inverse(
            @ForAll Rotation r,
            @ForAll Vector3 origin,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double tilt,
            @ForAll @DoubleRange(min = -5, max = 45) double column,
            @ForAll @DoubleRange(min = -5, max = 35) double row,
            @ForAll @DoubleRange(min = -5, max = 25) double slice) {
        VoxelGrid g = grid(r, origin, tilt);
        ContinuousIndex i = g.toIndex(g.toPatient(column, row, slice));
        assertThat(i.column()).isCloseTo(column, within(1e-9));
        assertThat(i.row()).isCloseTo(row, within(1e-9));
        assertThat(i.slice()).isCloseTo(slice, within(1e-9));
    }

    @Test
    void spacing_normal_and_shear() {
        VoxelGrid g = grid(Rotation.identity(), Vector3.ZERO, Math.toRadians(18.5));
        assertThat(g.columnSpacingMm()).isCloseTo(0.7, within(1e-12));
        assertThat(g.rowSpacingMm()).isCloseTo(0.9, within(1e-12));
        assertThat(g.sliceSpacingMm()).isCloseTo(6, within(1e-12));
        assertThat(g.sliceThicknessMm()).isEqualTo(5);
        assertThat(Math.toDegrees(g.shearAngleRad())).isCloseTo(18.5, within(1e-9));
        assertThat(g.normal()).isEqualTo(new Vector3(0, 0, 1));
        assertThat(g.pixelAreaMm2()).isCloseTo(0.63, within(1e-12));
    }

    @Test
    void the_normal_points_along_the_stack_even_when_slices_descend() {
        VoxelGrid g = new VoxelGrid(
                new Point3(A, 0, 0, 0), new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, -4), 2, 2, 3, 3);
        assertThat(g.normal().minus(new Vector3(0, 0, -1)).norm()).isZero();
        assertThat(g.sliceSpacingMm()).isEqualTo(4);
    }

    @Test
    void a_point_of_another_frame_is_refused() {
        VoxelGrid g = grid(Rotation.identity(), Vector3.ZERO, 0);
        assertThatThrownBy(() -> g.toIndex(new Point3(B, 0, 0, 0))).isInstanceOf(FrameMismatchException.class);
    }

    @Test
    void impossible_lattices_are_refused() {
        Point3 o = new Point3(A, 0, 0, 0);
        Vector3 x = new Vector3(1, 0, 0);
        Vector3 y = new Vector3(0, 1, 0);
        Vector3 z = new Vector3(0, 0, 1);
        assertThatThrownBy(() -> new VoxelGrid(o, x, new Vector3(0.1, 1, 0), z, 1, 1, 1, 1))
                .hasMessageContaining("orthogonal");
        assertThatThrownBy(() -> new VoxelGrid(o, x, y, y, 1, 1, 1, 1)).hasMessageContaining("slice plane");
        assertThatThrownBy(() -> new VoxelGrid(o, x, y, z, 0, 1, 1, 1)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new VoxelGrid(o, x, y, z, 1, 1, 1, 0)).hasMessageContaining("thickness");
    }
}
