package org.needlepoint.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;

class LineSamplerTest {
    private static final int N = 90;

    private static Volume noise(String kind, int columns, int rows, int slices, long seed, int... absent) {
        VoxelGrid grid = new VoxelGrid(
                new Point3(new Frame("1.2", "MR"), 0, 0, 0),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1),
                columns,
                rows,
                slices,
                1);
        Random random = new Random(seed);
        BitSet missing = new BitSet();
        for (int a : absent) {
            missing.set(a);
        }
        int n = (int) grid.voxels();
        if (kind.equals("float")) {
            float[] values = new float[n];
            for (int i = 0; i < n; i++) {
                values[i] = random.nextFloat();
            }
            return Volume.ofFloats(grid, "", values, missing);
        }
        short[] values = new short[n];
        for (int i = 0; i < n; i++) {
            values[i] = (short) random.nextInt();
        }
        return Volume.ofShorts(grid, "", values, kind.equals("unsigned"), 0.5, -100, missing);
    }

    private static int compare(Volume volume, ContinuousIndex start, ContinuousIndex step, double tolerance) {
        float[] values = new float[N];
        byte[] states = new byte[N];
        new LineSampler(volume).sample(start, step, values, states);
        int inside = 0;
        for (int i = 0; i < N; i++) {
            ContinuousIndex at = new ContinuousIndex(
                    start.column() + i * step.column(), start.row() + i * step.row(), start.slice() + i * step.slice());
            OptionalDouble expected = volume.sample(at);
            if (expected.isPresent()) {
                assertThat(states[i]).isEqualTo(LineSampler.VALUE);
                assertThat((double) values[i]).isCloseTo(expected.getAsDouble(), within(tolerance));
                inside++;
            } else {
                assertThat(states[i]).isEqualTo(volume.grid().contains(at) ? LineSampler.ABSENT : LineSampler.OUTSIDE);
            }
        }
        return inside;
    }

    @ParameterizedTest
    @CsvSource({
        "signed, 40, 30, 9",
        "unsigned, 40, 30, 9",
        "float, 40, 30, 9",
        "float, 40, 30, 1",
        "signed, 1, 30, 9",
        "signed, 40, 1, 9",
        "signed, 2, 2, 2",
        "float, 1, 1, 1"
    })
    void random_lines_give_the_values_of_single_samples(String kind, int columns, int rows, int slices) {
        Volume volume = noise(kind, columns, rows, slices, 5);
        Random random = new Random(6);
        int inside = 0;
        for (int k = 0; k < 400; k++) {
            ContinuousIndex start = new ContinuousIndex(
                    random.nextDouble() * (columns + 4) - 2,
                    random.nextDouble() * (rows + 4) - 2,
                    random.nextDouble() * (slices + 2) - 1);
            ContinuousIndex step = new ContinuousIndex(
                    random.nextGaussian() * 0.5, random.nextGaussian() * 0.5, random.nextGaussian() * 0.05);
            // Values span 65,536 · 0.5 and are stored with 24 bits; a step is rounded to 2⁻³² voxel.
            inside += compare(volume, start, step, kind.equals("float") ? 1e-6 : 0.02);
        }
        assertThat(inside).isGreaterThan(20);
    }

    @Test
    void lines_along_the_axes_through_voxel_centres_and_borders_are_exact() {
        Volume volume = noise("signed", 40, 30, 9, 7);
        for (double slice : new double[] {-0.5, 0, 3, 3.25, 8, 8.5}) {
            for (double row : new double[] {-0.5, 0, 7, 28.75, 29, 29.5}) {
                compare(volume, new ContinuousIndex(-3, row, slice), new ContinuousIndex(0.5, 0, 0), 0.02);
                compare(volume, new ContinuousIndex(41, row, slice), new ContinuousIndex(-0.5, 0, 0), 0.02);
                compare(volume, new ContinuousIndex(row, -2, slice), new ContinuousIndex(0, 0.5, 0), 0.02);
            }
        }
    }

    @Test
    void missing_slices_give_no_value_and_their_neighbours_do() {
        Volume volume = noise("signed", 40, 30, 9, 8, 4);
        compare(volume, new ContinuousIndex(1, 1, 0), new ContinuousIndex(0.3, 0.2, 0.1), 0.02);
        int onNeighbour = compare(volume, new ContinuousIndex(0, 5, 3), new ContinuousIndex(0.4, 0, 0), 0.02);
        assertThat(onNeighbour).isEqualTo(N);
        float[] values = new float[N];
        byte[] states = new byte[N];
        // Round-off of a plane made from slice 5 must not ask for slice 4.
        new LineSampler(volume)
                .sample(new ContinuousIndex(0, 5, 5 - 1e-9), new ContinuousIndex(0.4, 0, 0), values, states);
        assertThat(states).containsOnly(LineSampler.VALUE);
    }

    @Test
    void random_lines_through_missing_slices_give_the_values_of_single_samples() {
        Volume volume = noise("signed", 40, 30, 12, 9, 0, 4, 5, 9);
        Random random = new Random(10);
        int inside = 0;
        for (int k = 0; k < 400; k++) {
            ContinuousIndex start = new ContinuousIndex(
                    random.nextDouble() * 40, random.nextDouble() * 30, random.nextDouble() * 14 - 1);
            ContinuousIndex step = new ContinuousIndex(
                    random.nextGaussian() * 0.3,
                    random.nextGaussian() * 0.3,
                    k % 5 == 0 ? 0 : random.nextGaussian() * 0.1);
            inside += compare(volume, start, step, 0.02);
        }
        assertThat(inside).isGreaterThan(3000);
    }

    @Test
    void a_part_of_a_line_has_the_values_of_the_whole_and_leaves_the_rest_alone() {
        Volume volume = noise("float", 40, 30, 9, 11, 4);
        ContinuousIndex start = new ContinuousIndex(-3, 2, 2.2);
        ContinuousIndex step = new ContinuousIndex(0.6, 0.25, 0.03);
        float[] whole = new float[N];
        byte[] wholeStates = new byte[N];
        new LineSampler(volume).sample(start, step, whole, wholeStates);
        for (int first : new int[] {0, 3, 20, 60, 89}) {
            for (int end : new int[] {first, first + 1, 75, N}) {
                if (end > N || end < first) {
                    continue;
                }
                float[] part = new float[N];
                byte[] states = new byte[N];
                java.util.Arrays.fill(states, (byte) 9);
                new LineSampler(volume).sample(start, step, first, end, part, states);
                for (int i = 0; i < N; i++) {
                    boolean sampled = i >= first && i < end;
                    assertThat(states[i]).isEqualTo(sampled ? wholeStates[i] : (byte) 9);
                    if (sampled && states[i] == LineSampler.VALUE) {
                        // The fixed-point position begins anew at the first point, 2⁻³² voxel apart.
                        assertThat(part[i]).isCloseTo(whole[i], within(1e-6f));
                    }
                }
            }
        }
    }
}
