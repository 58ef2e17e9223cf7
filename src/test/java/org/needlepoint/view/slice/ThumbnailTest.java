package org.needlepoint.view.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

class ThumbnailTest {

    /** Each slice is one ramp from 1000 · slice on. */
    private static Volume volume(String unit, int... absent) {
        VoxelGrid grid = new VoxelGrid(
                new Point3(new Frame("1.2.3", "MR"), 0, 0, 0),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 5),
                40,
                20,
                5,
                5);
        float[] values = new float[40 * 20 * 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1000 * (i / 800) + i % 800;
        }
        BitSet missing = new BitSet();
        Arrays.stream(absent).forEach(missing::set);
        return Volume.ofFloats(grid, unit, values, missing);
    }

    @Test
    void the_middle_slice_is_shown_from_dark_to_bright() {
        SliceImage picture = Thumbnail.of(volume(""), 64);
        assertThat(picture.plane().width()).isEqualTo(64);
        assertThat(picture.plane().height()).isEqualTo(32);
        assertThat(picture.plane().origin().z()).isEqualTo(10);
        assertThat(picture.argb()[0]).isEqualTo(0xff000000);
        assertThat(picture.argb()[64 * 32 - 1]).isEqualTo(0xffffffff);
        assertThat(Thumbnail.window(volume(""))).isEqualTo(Window.ofRange(2008, 2795));
    }

    @Test
    void ct_is_shown_in_soft_tissue() {
        assertThat(Thumbnail.window(volume("HU"))).isEqualTo(Window.CT_SOFT_TISSUE);
    }

    @Test
    void a_missing_middle_gives_way_to_the_nearest_slice() {
        assertThat(Thumbnail.of(volume("", 2), 40).plane().origin().z()).isEqualTo(15);
        assertThat(Thumbnail.of(volume("", 2, 3), 40).plane().origin().z()).isEqualTo(5);
        // The ramp of that slice, not the hatching of the missing one.
        assertThat(Thumbnail.of(volume("", 2), 40).argb())
                .startsWith(0xff000000)
                .endsWith(0xffffffff);
    }
}
