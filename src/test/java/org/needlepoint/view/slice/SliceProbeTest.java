package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.diffusion.AdcMap;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

class SliceProbeTest {
    private static final Frame MR = new Frame("1.2.3", "MR");
    private static final Frame CT = new Frame("1.2.4", "CT");

    /** Value = 100 slice + 10 row + column; slice 2 is missing. */
    private static Volume ramp(Frame frame, String unit) {
        VoxelGrid grid = new VoxelGrid(
                new Point3(frame, 0, 0, 0),
                new Vector3(2, 0, 0),
                new Vector3(0, 2, 0),
                new Vector3(0, 0, 5),
                8,
                6,
                5,
                5);
        float[] values = new float[8 * 6 * 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 * (i / 48) + 10 * (i / 8 % 6) + i % 8;
        }
        BitSet absent = new BitSet();
        absent.set(2);
        return Volume.ofFloats(grid, unit, values, absent);
    }

    private static SliceProbe at(double slice, double u, double v) {
        Volume volume = ramp(MR, "");
        SlicePlane plane = new SlicePlane(
                volume.grid().toPatient(0, 0, slice), new Vector3(1, 0, 0), new Vector3(0, 1, 0), 30, 30);
        return SliceProbe.read(plane, new Point2(u, v), List.of(Layer.of(volume, new Window(0, 1), ColorMap.GRAY)))
                .get(0);
    }

    @Test
    void a_place_between_voxels_has_an_interpolated_and_a_nearest_value() {
        SliceProbe probe = at(1, 3.2, 5);
        assertThat(probe.coverage()).isEqualTo(SliceProbe.Coverage.VALUE);
        assertThat(probe.index().column()).isCloseTo(1.6, within(1e-12));
        assertThat(probe.position()).isEqualTo(new Point3(MR, 3.2, 5, 5));
        assertThat(probe.interpolated().orElseThrow()).isCloseTo(100 + 25 + 1.6, within(1e-9));
        assertThat(probe.nearest().orElseThrow()).isEqualTo(100 + 20 + 2);
        assertThat(probe.text()).contains("127");
    }

    @Test
    void a_missing_slice_is_not_the_outside() {
        assertThat(at(1.3, 4, 4).coverage()).isEqualTo(SliceProbe.Coverage.ABSENT);
        assertThat(at(1.3, 4, 4).interpolated()).isEmpty();
        assertThat(at(1.3, 4, 4).nearest()).hasValue(122);
        assertThat(at(2, 4, 4).nearest()).isEmpty();
        assertThat(at(2, 4, 4).text()).isEmpty();
        assertThat(at(1, 29, 4).coverage()).isEqualTo(SliceProbe.Coverage.OUTSIDE);
        assertThat(at(1, 29, 4).nearest()).isEmpty();
        // A plane made from a slice needs no other one, whatever its round-off.
        assertThat(at(3 + 1e-9, 4, 4).coverage()).isEqualTo(SliceProbe.Coverage.VALUE);
    }

    @Test
    void each_layer_is_read_in_its_own_frame() {
        Volume mr = ramp(MR, "");
        Volume ct = ramp(CT, "HU");
        RigidTransform mrToCt =
                new RigidTransform(MR, CT, org.needlepoint.geometry.Rotation.identity(), new Vector3(2, 0, 5));
        SlicePlane plane = new SlicePlane(new Point3(MR, 0, 0, 0), new Vector3(1, 0, 0), new Vector3(0, 1, 0), 30, 30);
        List<SliceProbe> read = SliceProbe.read(
                plane,
                new Point2(4, 6),
                List.of(
                        Layer.of(mr, new Window(0, 1), ColorMap.GRAY),
                        Layer.registered(ct, mrToCt, new Window(0, 1), ColorMap.GRAY, 1, Layer.Blend.UNIFORM)));
        assertThat(read.get(0).interpolated().orElseThrow()).isCloseTo(32, within(1e-9));
        assertThat(read.get(1).interpolated().orElseThrow()).isCloseTo(133, within(1e-9));
        assertThat(read.get(1).position()).isEqualTo(new Point3(CT, 6, 6, 5));
        assertThat(read.get(1).text()).contains("133 HU");
    }

    @ParameterizedTest
    @CsvSource({
        "57.4, HU, 57 HU",
        "-0.3, HU, 0 HU",
        "-1000, HU, -1000 HU",
        "0.0012345, " + AdcMap.UNIT + ", 1.23 ×10⁻³ mm²/s",
        "-1e-9, " + AdcMap.UNIT + ", 0.00 ×10⁻³ mm²/s",
        "412.6, '', 413",
        "41.26, '', 41.3",
        "4.126, '', 4.13",
        "0.04126, '', 0.041",
        "12, ms, 12.0 ms"
    })
    void values_have_the_units_and_digits_that_readers_expect(double value, String unit, String text) {
        assertThat(ValueText.of(value, unit)).isEqualTo(text);
    }
}
