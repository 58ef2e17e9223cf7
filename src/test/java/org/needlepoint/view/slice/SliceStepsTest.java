package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

class SliceStepsTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final Rotation TILT = Rotation.ofRotationVector(new Vector3(0.1, -0.2, 0.3));
    private static final VoxelGrid GRID = new VoxelGrid(
            new Point3(MR, -40, 30, -50),
            TILT.apply(new Vector3(0.8, 0, 0)),
            TILT.apply(new Vector3(0, 0.9, 0)),
            TILT.apply(new Vector3(0, 0, 4)),
            100,
            80,
            24,
            3);

    @Test
    void along_the_slices_one_step_is_one_slice_and_positions_are_slice_centres() {
        SliceSteps steps = SliceSteps.of(GRID, GRID.normal().times(-3));
        assertThat(steps.areSlices()).isTrue();
        assertThat(steps.count()).isEqualTo(24);
        assertThat(steps.stepMm()).isCloseTo(4, within(1e-12));
        Point3 between = GRID.toPatient(12, 60, 6.3);
        assertThat(steps.index(between)).isCloseTo(6.3, within(1e-12));
        assertThat(GRID.toIndex(steps.snapped(between)).slice()).isCloseTo(6, within(1e-12));
        assertThat(GRID.toIndex(steps.scrolled(between, 3)).slice()).isCloseTo(9, within(1e-12));
        assertThat(GRID.toIndex(steps.scrolled(between, -100)).slice()).isCloseTo(0, within(1e-12));
        assertThat(GRID.toIndex(steps.scrolled(between, 100)).slice()).isCloseTo(23, within(1e-12));
        // The point moves along the normal only.
        assertThat(GRID.toIndex(steps.snapped(between)).column()).isCloseTo(12, within(1e-9));
        SlicePosition position = steps.position(steps.snapped(between));
        assertThat(position.number()).isEqualTo(7);
        assertThat(position.count()).isEqualTo(24);
        assertThat(position.exact()).isTrue();
        assertThat(steps.position(between).exact()).isFalse();
    }

    @Test
    void across_the_columns_one_step_is_one_column() {
        SliceSteps steps = SliceSteps.of(GRID, GRID.columnDirection().negated());
        assertThat(steps.areSlices()).isFalse();
        assertThat(steps.count()).isEqualTo(100);
        assertThat(steps.stepMm()).isCloseTo(0.8, within(1e-12));
        Point3 p = GRID.toPatient(30.2, 11, 3);
        assertThat(GRID.toIndex(steps.snapped(p)).column()).isCloseTo(30, within(1e-9));
        // Number 1 is nearest to the viewer, who looks toward smaller columns here.
        assertThat(steps.position(p).number()).isEqualTo(70);
        assertThat(GRID.toIndex(steps.scrolled(p, 1)).column()).isCloseTo(29, within(1e-9));
    }

    @Test
    void in_other_directions_one_step_is_the_smallest_voxel_side_and_the_volume_is_covered() {
        Vector3 n = new Vector3(0.3, 0.5, 0.8).normalized();
        SliceSteps steps = SliceSteps.of(GRID, n);
        assertThat(steps.stepMm()).isCloseTo(0.8, within(1e-12));
        Point3 middle = GRID.toPatient(49.5, 39.5, 11.5);
        assertThat(steps.index(middle)).isCloseTo((steps.count() - 1) / 2.0, within(1e-9));
        double least = 1e9;
        double most = -1e9;
        for (int corner = 0; corner < 8; corner++) {
            double i = steps.index(
                    GRID.toPatient((corner & 1) * 100 - 0.5, (corner >> 1 & 1) * 80 - 0.5, (corner >> 2) * 24 - 0.5));
            least = Math.min(least, i);
            most = Math.max(most, i);
        }
        assertThat(least).isBetween(-1.0, 0.0);
        assertThat(most).isBetween(steps.count() - 1.0, (double) steps.count());
    }

    @Test
    void a_sheared_grid_scrolls_by_its_slices() {
        VoxelGrid sheared = new VoxelGrid(
                new Point3(MR, 0, 0, 0),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 1.5, 4),
                50,
                50,
                10,
                4);
        SliceSteps steps = SliceSteps.of(sheared, new Vector3(0, 0, 1));
        assertThat(steps.stepMm()).isEqualTo(4);
        assertThat(sheared.toIndex(steps.scrolled(new Point3(MR, 20, 20, 9), 1)).slice())
                .isCloseTo(3, within(1e-12));
        // Across the rows of a sheared grid voxels do not lie in planes.
        assertThat(SliceSteps.of(sheared, new Vector3(0, 1, 0)).count()).isEqualTo(65);
    }

    @Test
    void the_place_is_told_with_the_letter_of_its_direction() {
        VoxelGrid axial = new VoxelGrid(
                new Point3(MR, 0, 0, -20),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 5),
                50,
                50,
                10,
                4);
        assertThat(SliceSteps.of(axial, new Vector3(0, 0, 1))
                        .position(new Point3(MR, 3, 7, -15))
                        .placeText())
                .isEqualTo("F 15.0 mm");
        assertThat(SliceSteps.of(axial, new Vector3(0, 1, 0))
                        .position(new Point3(MR, 3, 7, -15))
                        .placeText())
                .isEqualTo("P 7.0 mm");
        assertThat(SliceSteps.of(axial, new Vector3(0, 0, -1))
                        .position(new Point3(MR, 3, 7, -20))
                        .number())
                .isEqualTo(1);
    }
}
