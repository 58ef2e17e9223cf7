package org.needlepoint.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;

class SliceSamplerTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final Frame CT = new Frame("1.2.4", "CT");

    /** Share of the voxel that is muscle, and its first moment along x. */
    private static final Contrast SHARE = new Contrast() {
        @Override
        public int channels() {
            return 2;
        }

        @Override
        public void add(Tissue tissue, double x, double y, double z, double weight, double[] sums) {
            if (tissue == Tissue.MUSCLE) {
                sums[0] += weight;
                sums[1] += weight * x;
            }
        }
    };

    private static VoxelGrid grid(Frame frame, double pixelMm, double sliceMm, int matrix, int slices) {
        double corner = -pixelMm * (matrix - 1) / 2;
        return new VoxelGrid(
                new Point3(frame, corner, corner, -sliceMm * (slices - 1) / 2),
                new Vector3(pixelMm, 0, 0),
                new Vector3(0, pixelMm, 0),
                new Vector3(0, 0, sliceMm),
                matrix,
                matrix,
                slices,
                sliceMm);
    }

    private static TissueMap ball(double radius) {
        return (x, y, z) -> x * x + y * y + z * z <= radius * radius ? Tissue.MUSCLE : Tissue.AIR;
    }

    @Test
    void contiguous_slices_conserve_volume() {
        VoxelGrid grid = grid(MR, 0.9, 3, 40, 10);
        SliceSampler sampler = new SliceSampler(
                grid,
                RigidTransform.identity(MR, MR),
                ball(11.3),
                SHARE,
                3,
                SliceSampler.boxSheets(3, 6),
                SliceSampler.equalWeights(6));
        double shares = IntStream.range(0, 10)
                .mapToDouble(s -> sum(sampler.slice(s)[0]))
                .sum();
        double volume = shares * 0.9 * 0.9 * 3;
        // Sub-sampling error of the border: well below half a per cent.
        assertThat(volume).isCloseTo(4.0 / 3 * Math.PI * Math.pow(11.3, 3), within(0.005 * 6044));
    }

    @Test
    void the_grid_may_lie_in_another_frame() {
        VoxelGrid grid = grid(CT, 1, 2, 60, 20);
        RigidTransform ctToMr =
                new RigidTransform(CT, MR, Rotation.aboutAxis(new Vector3(1, 2, 3), 0.4), new Vector3(5, -4, 3));
        SliceSampler sampler = new SliceSampler(
                grid, ctToMr, ball(10), SHARE, 3, SliceSampler.boxSheets(2, 4), SliceSampler.equalWeights(4));
        double[] moment = new double[4];
        for (int s = 0; s < 20; s++) {
            float[] share = sampler.slice(s)[0];
            for (int i = 0; i < share.length; i++) {
                Point3 p = grid.toPatient(i % 60, i / 60.0 - i % 60 / 60.0, s);
                moment[0] += share[i];
                moment[1] += share[i] * p.x();
                moment[2] += share[i] * p.y();
                moment[3] += share[i] * p.z();
            }
        }
        Point3 centre = new Point3(CT, moment[1] / moment[0], moment[2] / moment[0], moment[3] / moment[0]);
        assertThat(ctToMr.apply(centre).toVector().norm()).isLessThan(0.05);
    }

    @Test
    void the_slice_profile_has_the_thickness_as_width_at_half_height() {
        double[] sheets = SliceSampler.boxSheets(1.3 * 5, 200);
        double[] weights = SliceSampler.profileWeights(sheets, 5);
        double peak = weights[100];
        double width = 0;
        double total = 0;
        for (int i = 0; i < 200; i++) {
            width += weights[i] >= peak / 2 ? 1.3 * 5 / 200 : 0;
            total += weights[i];
        }
        assertThat(total).isCloseTo(1, within(1e-12));
        assertThat(width).isCloseTo(5, within(2 * 1.3 * 5 / 200));
    }

    @Test
    void smooth_variation_within_a_tissue_is_integrated_through_the_slice() {
        Contrast cubic = new Contrast() {
            @Override
            public int channels() {
                return 1;
            }

            @Override
            public void add(Tissue tissue, double x, double y, double z, double weight, double[] sums) {
                sums[0] += weight * (z * z * z + 2 * z * z + 1);
            }
        };
        VoxelGrid grid = grid(MR, 1, 4, 3, 1);
        SliceSampler sampler = new SliceSampler(
                grid,
                RigidTransform.identity(MR, MR),
                (x, y, z) -> Tissue.MUSCLE,
                cubic,
                3,
                SliceSampler.boxSheets(4, 5),
                SliceSampler.equalWeights(5));
        // Mean over −2…2 of z³ + 2 z² + 1 = 8/3 + 1; two Gauss points are exact for cubics.
        assertThat(sampler.slice(0)[0][4]).isCloseTo((float) (8.0 / 3 + 1), within(1e-5f));
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum;
    }
}
