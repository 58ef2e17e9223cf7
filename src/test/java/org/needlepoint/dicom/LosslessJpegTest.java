package org.needlepoint.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.problem.ProblemException;

/** Lossless JPEG of every predictor comes back as it was. */
class LosslessJpegTest {
    @TempDir
    Path folder;

    private static void run(String... command) throws Exception {
        Process p;
        try {
            p = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (java.io.IOException e) {
            Assumptions.abort(command[0] + " absent: the Debian package dcmtk brings it");
            return;
        }
        assertThat(p.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(p.exitValue())
                .as(new String(p.getInputStream().readAllBytes()))
                .isZero();
    }

    private static double[] samples(Path file) throws ProblemException {
        SourceFile source = new SourceFile.OnDisk(file, file.getFileName().toString(), -1);
        ObjectReader.ReadObject read = ObjectReader.read(new DicomReader(DicomToolkit.installed()), source);
        Samples s = PixelFrames.of(read, source).frame(0);
        PixelFormat f = PixelFormat.of(read.object().dataSet());
        double[] out = new double[f.rows() * f.columns()];
        for (int i = 0; i < out.length; i++) {
            out[i] = s.value(i);
        }
        return out;
    }

    private Path image(int bits, int seed) throws Exception {
        int rows = 37;
        int columns = 53;
        Random random = new Random(seed);
        ByteBuffer pixels = ByteBuffer.allocate(2 * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows * columns; i++) {
            // Smooth with outliers over the whole range, so that short and long codes occur.
            int smooth = (i % columns * 7 + i / columns * 3) % (1 << bits - 1);
            pixels.putShort((short) (random.nextInt(9) == 0 ? random.nextInt(1 << bits) : smooth));
        }
        return SyntheticSlice.write(
                folder,
                "plain.dcm",
                SyntheticSlice.mr(1, 0, 0)
                        .number(Tags.ROWS, rows)
                        .number(Tags.COLUMNS, columns)
                        .number(Tags.BITS_STORED, bits)
                        .number(Tags.HIGH_BIT, bits - 1)
                        .bytes(Tags.PIXEL_DATA, pixels.array())
                        .build());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void every_predictor_of_dcmtk_s_encoder(int predictor) throws Exception {
        Path plain = image(12, predictor);
        Path packed = folder.resolve("packed.dcm");
        run("dcmcjpeg", "+el", "+sv", Integer.toString(predictor), plain.toString(), packed.toString());
        assertThat(samples(packed)).isEqualTo(samples(plain));
    }

    @Test
    void sixteen_bits() throws Exception {
        Path plain = image(16, 99);
        Path packed = folder.resolve("packed.dcm");
        run("dcmcjpeg", "+e1", plain.toString(), packed.toString());
        assertThat(samples(packed)).isEqualTo(samples(plain));
    }

    @Test
    void a_stream_that_ends_early_is_refused_not_returned() throws Exception {
        Path plain = image(12, 5);
        Path packed = folder.resolve("packed.dcm");
        run("dcmcjpeg", "+e1", plain.toString(), packed.toString());
        byte[] file = Files.readAllBytes(packed);
        DicomObject object = new DicomReader(DicomToolkit.installed()).read(file, "packed");
        byte[] stream = ((PixelData.Encapsulated) object.pixels().orElseThrow())
                .fragments()
                .get(0);
        // The only fragment is the last item: its length stands 4 bytes before it, a delimiter of 8 bytes behind it.
        int start = file.length - 8 - stream.length;
        int half = stream.length / 2 & ~1;
        ByteBuffer cut = ByteBuffer.allocate(start + half + 8).order(ByteOrder.LITTLE_ENDIAN);
        cut.put(file, 0, start - 4).putInt(half).put(file, start, half).put(file, file.length - 8, 8);
        Path damaged = folder.resolve("damaged.dcm");
        Files.write(damaged, cut.array());
        assertThatThrownBy(() -> samples(damaged))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(DicomProblem.DECOMPRESSION_FAILED));
    }
}
