package org.needlepoint.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.needlepoint.diffusion.TargetSliceRanking.RankedSlice;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

class TargetSliceRankingTest {
    private static final Frame MR = new Frame("2.25.9", "MR");
    private static final VoxelGrid T2_GRID = grid(1, 60);
    private static final VoxelGrid ADC_GRID = grid(2, 30);

    private static VoxelGrid grid(double spacing, int size) {
        double first = -30 + spacing / 2;
        return new VoxelGrid(
                new Point3(MR, first, first, 0),
                new Vector3(spacing, 0, 0),
                new Vector3(0, spacing, 0),
                new Vector3(0, 0, 6),
                size,
                size,
                7,
                5);
    }

    /** A cylinder of muscle with a tumour whose radius is largest in slice 4, and a bright node elsewhere. */
    private static Volume scene(VoxelGrid g, double air, double muscle, double tumour, double node) {
        return Volume.ofFloats(g, "", values(g, air, muscle, tumour, node));
    }

    private static float[] values(VoxelGrid g, double air, double muscle, double tumour, double node) {
        float[] v = new float[(int) g.voxels()];
        int i = 0;
        for (int s = 0; s < g.slices(); s++) {
            for (int r = 0; r < g.rows(); r++) {
                for (int c = 0; c < g.columns(); c++) {
                    Point3 p = g.toPatient(c, r, s);
                    boolean inTumour = Math.hypot(p.x() - 5, p.y()) < 10 - 2 * Math.abs(s - 4);
                    boolean inNode = Math.hypot(p.x() + 18, p.y()) < 4;
                    boolean inBody = Math.hypot(p.x(), p.y()) < 27;
                    v[i++] = (float) (inTumour ? tumour : inNode ? node : inBody ? muscle : air);
                }
            }
        }
        return v;
    }

    private static AdcMap adc(double tumour) {
        return new AdcMap(
                Volume.ofFloats(ADC_GRID, AdcMap.UNIT, values(ADC_GRID, 0, 1.4e-3, tumour, 1.0e-3)),
                AdcSource.RESCALE,
                "test");
    }

    @Test
    void slices_are_ranked_by_their_area_in_the_largest_piece() {
        TargetSliceRanking.Result r = TargetSliceRanking.withDefaults()
                .rank(scene(T2_GRID, 2, 100, 500, 500), Optional.of(scene(ADC_GRID, 2, 50, 300, 300)), adc(0.9e-3));
        assertThat(r.slices()).extracting(RankedSlice::index).startsWith(4);
        // A disc of radius 10 on pixels of 2 mm: 314 mm² within the pixels of its rim.
        assertThat(r.slices().get(0).areaMm2()).isCloseTo(314, within(25.0));
        // The node is as bright and as dark on ADC, but it is another piece: slice 0 holds only the node and a tip of r
        // 2.
        assertThat(r.slices()).allSatisfy(s -> assertThat(s.areaMm2()).isLessThan(340));
        assertThat(r.rank(4)).contains(1);
        assertThat(r.slices().get(1).areaMm2()).isCloseTo(201, within(20.0));
    }

    @Test
    void a_myxoid_tumour_has_no_cellular_slice() {
        Volume t2 = scene(T2_GRID, 2, 100, 500, 90);
        TargetSliceRanking.Result r = TargetSliceRanking.withDefaults().rank(t2, Optional.empty(), adc(3.0e-3));
        assertThat(r.slices()).isEmpty();
        assertThat(r.rank(4)).isEmpty();
    }

    @Test
    void the_readers_thresholds_are_used() {
        TargetSliceRanking.Thresholds all = new TargetSliceRanking.Thresholds(400, 0, 3.5e-3);
        TargetSliceRanking.Result r = TargetSliceRanking.withDefaults()
                .with(all)
                .rank(scene(T2_GRID, 2, 100, 500, 90), Optional.empty(), adc(3.0e-3));
        assertThat(r.thresholds()).isEqualTo(all);
        assertThat(r.rank(4)).contains(1);
    }

    @Test
    void shift_is_signed_toward_the_head_and_said_in_words() {
        SliceShift down = SliceShift.of(T2_GRID, OptionalDouble.of(6), 6, 2);
        assertThat(down.shiftMm()).isCloseTo(-24, within(1e-9));
        assertThat(down.words()).isEqualTo("move 24 mm toward the feet: 4 slices of 5 + 1 mm");
        assertThat(down.warning()).isEmpty();
        assertThat(SliceShift.of(T2_GRID, OptionalDouble.empty(), 2, 3).words())
                .isEqualTo("move 6 mm toward the head: 1 slice of 5 + 1 mm");
        assertThat(SliceShift.of(T2_GRID, OptionalDouble.empty(), 2, 2).words()).contains("no move");
    }

    @Test
    void a_stack_from_head_to_feet_has_the_same_shift() {
        VoxelGrid descending = new VoxelGrid(
                new Point3(MR, 0, 0, 36),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, -6),
                2,
                2,
                7,
                5);
        // Slice 0 is now the one nearest the head.
        SliceShift s = SliceShift.of(descending, OptionalDouble.empty(), 0, 4);
        assertThat(s.shiftMm()).isCloseTo(-24, within(1e-9));
        assertThat(s.words()).contains("toward the feet");
    }

    @Test
    void positions_and_formula_that_differ_are_told() {
        SliceShift s = SliceShift.of(T2_GRID, OptionalDouble.of(5.5), 0, 4);
        assertThat(s.shiftMm()).isCloseTo(24, within(1e-9));
        assertThat(s.formulaMm()).isCloseTo(22, within(1e-9));
        assertThat(s.warning())
                .hasValueSatisfying(w -> assertThat(w).contains("24.0").contains("22.0"));
    }
}
