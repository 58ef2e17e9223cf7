package org.needlepoint.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.problem.ProblemException;

/** Pictures are told by their content; files come from the platform's own writers or are built by the format's rules. */
class HistologyFormatTest {
    @TempDir
    private Path folder;

    private Path written(String format, String name) throws IOException {
        BufferedImage image = new BufferedImage(123, 77, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(1);
        for (int y = 0; y < 77; y++) {
            for (int x = 0; x < 123; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        return file;
    }

    private String refused(Path file) {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> HistologyFormat.open(file));
        assertThat(e).as(file.toString()).isNotNull();
        assertThat(e.problem()).isEqualTo(PathologyProblem.IMAGE_UNREADABLE);
        return e.getMessage();
    }

    @ParameterizedTest
    @CsvSource({"jpg,JPEG,a.JPEG", "png,PNG,a.png", "tiff,TIFF,a.tif", "png,PNG,without-ending"})
    void files_of_the_platforms_writers(String format, HistologyFormat expected, String name) throws Exception {
        assertThat(HistologyFormat.open(written(format, name)))
                .isEqualTo(new HistologyFormat.Opened(expected, 123, 77));
    }

    /** A TIFF with width, height and a description, in either order of bytes, classic or big. */
    private Path tiff(ByteOrder order, boolean big, String description, String name) throws IOException {
        byte[] text = description.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer b = ByteBuffer.allocate(400).order(order);
        b.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.ISO_8859_1));
        if (big) {
            b.putShort((short) 43)
                    .putShort((short) 8)
                    .putShort((short) 0)
                    .putLong(16)
                    .putLong(3);
        } else {
            b.putShort((short) 42).putInt(8).putShort((short) 3);
        }
        int[] tags = {256, 257, 270};
        long[] values = {91_000, 60_000, 300};
        for (int i = 0; i < 3; i++) {
            b.putShort((short) tags[i]).putShort((short) (i == 2 ? 2 : 4));
            long count = i == 2 ? text.length : 1;
            if (big) {
                b.putLong(count);
                if (i == 2) {
                    b.putLong(values[i]);
                } else {
                    b.putInt((int) values[i]).putInt(0);
                }
            } else {
                b.putInt((int) count).putInt((int) values[i]);
            }
        }
        b.position(300).put(text);
        return Files.write(folder.resolve(name), b.array());
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void whole_slides_are_tiff_by_aperio(boolean little, boolean big) throws Exception {
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        assertThat(HistologyFormat.open(tiff(order, big, "Aperio Image Library v12.0.15", "s.svs")))
                .isEqualTo(new HistologyFormat.Opened(HistologyFormat.SVS, 91_000, 60_000));
        assertThat(HistologyFormat.open(tiff(order, big, "Another maker's file", "s.tif")))
                .isEqualTo(new HistologyFormat.Opened(HistologyFormat.TIFF, 91_000, 60_000));
        assertThat(refused(tiff(order, big, "Another maker's file", "t.svs"))).contains(".svs", "TIFF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tiff"})
    void truncated_files_are_refused(String format) throws Exception {
        Path whole = written(format, "whole");
        byte[] bytes = Files.readAllBytes(whole);
        // A TIFF of the platform's writer has its directory at the end or at the start; eight bytes are no picture
        // anyway.
        int length = format.equals("tiff") ? 8 : bytes.length / 2;
        assertThat(refused(Files.write(folder.resolve("half"), Arrays.copyOf(bytes, length))))
                .contains("half");
    }

    @Test
    void other_content_and_wrong_names_are_refused() throws Exception {
        assertThat(refused(Files.writeString(folder.resolve("a.jpg"), "no picture")))
                .contains("none of JPEG, PNG, TIFF and SVS");
        assertThat(refused(Files.write(folder.resolve("empty.png"), new byte[0])))
                .contains("none of");
        assertThat(refused(written("png", "b.jpg"))).contains("ends in .jpg", "PNG");
        assertThat(refused(folder.resolve("nowhere.png"))).contains("nowhere.png");
    }
}
