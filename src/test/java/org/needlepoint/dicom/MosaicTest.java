package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.image.Volume;
import org.needlepoint.work.Progress;

/** A Siemens mosaic of five 2×3 slices in 3×3 tiles, with the CSA header that its makers write. */
class MosaicTest {
    @TempDir
    Path folder;

    private static void element(ByteBuffer out, String name, String... values) {
        byte[] text = new byte[64];
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(letters, 0, text, 0, letters.length);
        out.put(text)
                .putInt(values.length)
                .putInt(0)
                .putInt(0)
                .putInt(values.length)
                .putInt(77);
        for (String v : values) {
            byte[] b = v.getBytes(StandardCharsets.US_ASCII);
            out.putInt(b.length).putInt(b.length).putInt(77).putInt(b.length).put(b);
            out.position(out.position() + (4 - b.length % 4) % 4);
        }
    }

    private static byte[] csa() {
        ByteBuffer out = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        out.put("SV10".getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(3).putInt(77);
        element(out, "NumberOfImagesInMosaic", "5");
        element(out, "SliceNormalVector", "0.0", "0.0", "1.0");
        element(out, "B_value", "700");
        return out.array();
    }

    @Test
    void it_is_taken_apart_at_the_right_places() throws Exception {
        int columns = 9;
        ByteBuffer pixels = ByteBuffer.allocate(2 * 6 * columns).order(ByteOrder.LITTLE_ENDIAN);
        for (int r = 0; r < 6; r++) {
            for (int c = 0; c < columns; c++) {
                pixels.putShort((short) (100 * (r / 2 * 3 + c / 3) + 10 * (r % 2) + c % 3));
            }
        }
        SyntheticSlice.write(
                folder,
                "M",
                SyntheticSlice.mr(1, 50, 0)
                        .text(Tags.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "DIFFUSION", "MOSAIC")
                        .text(Tags.SCANNING_SEQUENCE, "EP")
                        .number(Tags.ROWS, 6)
                        .number(Tags.COLUMNS, columns)
                        .number(Tags.PIXEL_SPACING, 2, 2)
                        .number(Tags.SPACING_BETWEEN_SLICES, 4.5)
                        .text(new Tag(0x00290010, Vr.LO, "creator"), "SIEMENS CSA HEADER")
                        .bytes(new Tag(0x00291010, Vr.OB, "CSA"), csa())
                        .bytes(Tags.PIXEL_DATA, pixels.array())
                        .build());
        Inventory inventory = SharedData.read(folder);
        ImageStack stack = SyntheticSlice.only(inventory);
        assertThat(stack.bValue()).hasValue(700);
        Volume v = inventory.volume(stack, Progress.NONE).value();
        assertThat(v.grid().slices()).isEqualTo(5);
        assertThat(v.grid().columns()).isEqualTo(3);
        assertThat(v.grid().rows()).isEqualTo(2);
        assertThat(v.grid().sliceSpacingMm()).isCloseTo(4.5, within(1e-9));
        assertThat(v.value(2, 1, 4)).isEqualTo(412);
        // The stated corner is that of a 6×9 image about the tile's centre: (9 − 3) and (6 − 2) half pixels of 2 mm.
        assertThat(v.grid().origin().toArray()).containsExactly(-10 + 6, -20 + 4, 50);
    }
}
