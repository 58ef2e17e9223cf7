package org.needlepoint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;

/**
 * The direction of a written transform file, decided by ITK itself: Plastimatch, which reads the file with ITK and
 * resamples with ITK, moves a blob from the CT to where {@code ctToMr} says.
 */
class ItkDirectionTest {
    private static final Path PLASTIMATCH = Path.of("/usr/bin/plastimatch");
    private static final Frame CT = new Frame("2.25.1", "CT");
    private static final Frame MR = new Frame("2.25.2", "MR");
    private static final int SIDE = 40;

    @TempDir
    private Path temp;

    @Test
    void itk_moves_the_ct_onto_the_mr_with_the_file_that_has_mr_fixed() throws Exception {
        assumeTrue(Files.exists(PLASTIMATCH), "skipped: plastimatch (Debian package) is not installed");
        RigidTransform ctToMr = new RigidTransform(
                CT, MR, Rotation.ofRotationVector(new Vector3(0.1, -0.25, 0.4)), new Vector3(6, -9, 4));
        Point3 blobCt = new Point3(CT, 3, -4, 2);
        Path ct = temp.resolve("ct.mha");
        Path mr = temp.resolve("mr.mha");
        Files.write(ct, metaImage(blobCt));
        Files.write(mr, metaImage(new Point3(MR, 1000, 0, 0)));
        Path transform = temp.resolve("mr-to-ct.tfm");
        ItkTransformFile.write(transform, ctToMr.inverse());
        Path out = temp.resolve("out.mha");
        Process p = new ProcessBuilder(
                        PLASTIMATCH.toString(),
                        "warp",
                        "--input",
                        ct.toString(),
                        "--fixed",
                        mr.toString(),
                        "--xf",
                        transform.toString(),
                        "--output-img",
                        out.toString(),
                        "--output-type",
                        "float")
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("log").toFile())
                .start();
        assertThat(p.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(out).as(Files.readString(temp.resolve("log"))).exists();
        // The blob is symmetric, so its centroid is its centre; trilinear resampling keeps it within a tenth of a
        // voxel.
        assertThat(centroid(Files.readAllBytes(out)))
                .containsExactly(ctToMr.apply(blobCt).toArray(), within(0.1));
    }

    /** A cube of 40 voxels of 1 mm about the origin with a Gaussian blob, in ITK's own image format. */
    private static byte[] metaImage(Point3 blob) throws Exception {
        String header = "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n"
                + "TransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = -20 -20 -20\nElementSpacing = 1 1 1\n"
                + "DimSize = 40 40 40\nElementType = MET_FLOAT\nElementDataFile = LOCAL\n";
        ByteBuffer values = ByteBuffer.allocate(4 * SIDE * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < SIDE; k++) {
            for (int j = 0; j < SIDE; j++) {
                for (int i = 0; i < SIDE; i++) {
                    double x = i - 20 - blob.x();
                    double y = j - 20 - blob.y();
                    double z = k - 20 - blob.z();
                    values.putFloat((float) (1000 * Math.exp(-(x * x + y * y + z * z) / (2 * 2.5 * 2.5))));
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(header.getBytes(StandardCharsets.US_ASCII));
        out.write(values.array());
        return out.toByteArray();
    }

    private static double[] centroid(byte[] metaImage) {
        int start = metaImage.length - 4 * SIDE * SIDE * SIDE;
        ByteBuffer values =
                ByteBuffer.wrap(metaImage, start, metaImage.length - start).order(ByteOrder.LITTLE_ENDIAN);
        double sum = 0;
        double[] at = new double[3];
        for (int k = 0; k < SIDE; k++) {
            for (int j = 0; j < SIDE; j++) {
                for (int i = 0; i < SIDE; i++) {
                    double v = Math.max(0, values.getFloat());
                    sum += v;
                    at[0] += v * (i - 20);
                    at[1] += v * (j - 20);
                    at[2] += v * (k - 20);
                }
            }
        }
        return new double[] {at[0] / sum, at[1] / sum, at[2] / sum};
    }
}
