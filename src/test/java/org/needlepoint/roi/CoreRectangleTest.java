package org.needlepoint.roi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.FrameMismatchException;
import org.needlepoint.geometry.PlanarPolygon;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

class CoreRectangleTest {
    private static final Frame MR = new Frame("2.25.11", "MR");
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final Vector3 Z = new Vector3(0, 0, 1);

    @Test
    void corners_go_round_from_the_tip() {
        CoreRectangle core = new CoreRectangle(new Point3(MR, 10, 20, 30), X, Y, 20, 2);
        assertThat(core.corners())
                .containsExactly(
                        new Point3(MR, 10, 19, 30),
                        new Point3(MR, 30, 19, 30),
                        new Point3(MR, 30, 21, 30),
                        new Point3(MR, 10, 21, 30));
        assertThat(core.centre()).isEqualTo(new Point3(MR, 20, 20, 30));
        assertThat(core.end()).isEqualTo(new Point3(MR, 30, 20, 30));
        assertThat(core.areaMm2()).isEqualTo(40);
    }

    @Test
    void it_is_projected_along_the_slice_normal_also_where_slices_are_sheared() {
        // Gantry tilt: the step between slices leans by 2 mm in y. The plane of slice 3 is z = 30; along its normal y
        // stays.
        VoxelGrid grid = new VoxelGrid(
                new Point3(MR, 0, 0, 0), X.times(0.5), Y.times(0.8), new Vector3(0, 2, 10), 100, 100, 5, 10);
        CoreRectangle core = new CoreRectangle(new Point3(MR, 5, 16, 33), X, Y, 20, 2);
        PlanarPolygon p = core.inPixels(grid, 3);
        assertThat(p.vertices().get(0).u()).isCloseTo(10, within(1e-12));
        // Slice 3 begins at y = 6: (15 − 6) / 0.8.
        assertThat(p.vertices().get(0).v()).isCloseTo(11.25, within(1e-12));
        assertThat(p.area() * grid.pixelAreaMm2()).isCloseTo(40, within(1e-10));
    }

    @Test
    void sides_are_positive_and_directions_orthonormal() {
        Point3 o = new Point3(MR, 0, 0, 0);
        assertThatThrownBy(() -> new CoreRectangle(o, X, Y, 0, 2)).hasMessageContaining("0.0 mm × 2.0 mm");
        assertThatThrownBy(() -> new CoreRectangle(o, X, X, 20, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CoreRectangle(o, X.times(2), Y, 20, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_grid_of_another_frame_is_refused() {
        VoxelGrid ct = new VoxelGrid(new Point3(new Frame("2.25.12", "CT"), 0, 0, 0), X, Y, Z, 9, 9, 1, 1);
        CoreRectangle core = new CoreRectangle(new Point3(MR, 0, 0, 0), X, Y, 20, 2);
        assertThatThrownBy(() -> core.inPixels(ct, 0)).isInstanceOf(FrameMismatchException.class);
    }
}
