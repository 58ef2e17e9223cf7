package org.needlepoint.spectroscopy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * NIfTI-MRS (Clarke et al., Magn Reson Med 2022;88:2358): a NIfTI-1 or NIfTI-2 file, compressed or not, with complex time
 * signals and a JSON extension of code 44.
 *
 * <p>The standard stores higher chemical shifts at lower frequencies (its appendix A), the conjugate of this package, and
 * positions in RAS; both are converted. Coils and repetitions must have been combined. The standard takes the
 * spectrometer frequency as that of water for protons, here 4.65 ppm, shifted by {@code TxOffset} if given. The file names no
 * frame of reference, so the caller must know it.
 */
public final class NiftiMrsFile {
    private static final int MRS_EXTENSION = 44;
    private static final int COMPLEX_64 = 32;
    private static final int COMPLEX_128 = 1792;
    private static final double WATER_PPM = 4.65;

    private final String name;
    private final ByteBuffer data;
    private final boolean second;

    private NiftiMrsFile(String name, ByteBuffer data, boolean second) {
        this.name = name;
        this.data = data;
        this.second = second;
    }

    /**
     * Reads a file's content.
     *
     * @param name name for messages
     * @param content the whole file
     * @param frame frame of reference of the examination
     * @return signals on their voxels
     * @throws ProblemException if the file is not NIfTI-MRS, is truncated, unplaced, or holds uncombined signals
     */
    public static SpectroscopyGrid parse(String name, byte[] content, Frame frame) throws ProblemException {
        byte[] bytes = content;
        if (content.length > 2 && (content[0] & 0xff) == 0x1f && (content[1] & 0xff) == 0x8b) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
                bytes = in.readAllBytes();
            } catch (IOException e) {
                throw new ProblemException(e, SpectroscopyProblem.MALFORMED_FILE, name, "its compression is broken");
            }
        }
        if (bytes.length < 352) {
            throw new ProblemException(SpectroscopyProblem.MALFORMED_FILE, name, "it is too short for NIfTI");
        }
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int size = data.getInt(0);
        if (size != 348 && size != 540) {
            data.order(ByteOrder.BIG_ENDIAN);
            size = data.getInt(0);
        }
        if (size != 348 && size != 540 || bytes.length < size + 4) {
            throw new ProblemException(SpectroscopyProblem.MALFORMED_FILE, name, "it is not a NIfTI file");
        }
        return new NiftiMrsFile(name, data, size == 540).read(frame);
    }

    private SpectroscopyGrid read(Frame frame) throws ProblemException {
        int type = data.getShort(second ? 12 : 70);
        if (type != COMPLEX_64 && type != COMPLEX_128) {
            throw malformed("its data type " + type + " is not complex");
        }
        long[] size = new long[8];
        for (int i = 0; i < 8; i++) {
            size[i] = Math.max(1, second ? data.getLong(16 + 8 * i) : data.getShort(40 + 2 * i));
        }
        if (size[5] > 1 || size[6] > 1 || size[7] > 1) {
            throw malformed("it holds uncombined coils or repetitions");
        }
        for (int i = 1; i < 5; i++) {
            if (size[i] > 1 << 20) {
                throw malformed("dimension " + i + " is " + size[i]);
            }
        }
        JsonNode header = extension();
        int units = second ? data.getInt(500) : data.get(123);
        double perSecond =
                switch (units & 0x38) {
                    case 8 -> 1;
                    case 16 -> 1e-3;
                    case 24 -> 1e-6;
                    default -> throw malformed("the unit of its dwell time is not stated");
                };
        double toMm =
                switch (units & 7) {
                    case 1 -> 1000;
                    case 2 -> 1;
                    case 3 -> 1e-3;
                    default -> throw malformed("the unit of its voxels is not stated");
                };
        int points = (int) size[4];
        double dwell = spacing(4) * perSecond;
        double frequency = header.path("SpectrometerFrequency").path(0).asDouble(0) * 1e6;
        if (!header.path("EchoTime").isNumber() || !(frequency > 0) || !(dwell > 0)) {
            throw malformed("SpectrometerFrequency, EchoTime or the dwell time is missing");
        }
        Acquisition acquisition = new Acquisition(
                frequency,
                dwell,
                points,
                header.path("EchoTime").asDouble(),
                WATER_PPM + header.path("TxOffset").asDouble(0));
        VoxelGrid grid = grid(frame, size, toMm);
        return new SpectroscopyGrid(grid, acquisition, signals(grid.voxels(), points, type == COMPLEX_128));
    }

    private float[] signals(long voxels, int points, boolean wide) throws ProblemException {
        long start = second ? data.getLong(168) : (long) data.getFloat(108);
        int width = wide ? 16 : 8;
        if (start < 0 || start + voxels * points * width > data.capacity()) {
            throw malformed("it ends before its data do");
        }
        float[] out = new float[Math.toIntExact(2 * voxels * points)];
        int at = (int) start;
        for (int n = 0; n < points; n++) {
            for (int v = 0; v < voxels; v++) {
                int to = 2 * (v * points + n);
                out[to] = wide ? (float) data.getDouble(at) : data.getFloat(at);
                out[to + 1] = -(wide ? (float) data.getDouble(at + 8) : data.getFloat(at + 4));
                at += width;
            }
        }
        return out;
    }

    private JsonNode extension() throws ProblemException {
        int headerSize = second ? 540 : 348;
        long end = second ? data.getLong(168) : (long) data.getFloat(108);
        int at = headerSize + 4;
        while (data.get(headerSize) != 0 && at + 8 <= Math.min(end, data.capacity())) {
            int length = data.getInt(at);
            if (length < 8 || at + length > data.capacity()) {
                break;
            }
            if (data.getInt(at + 4) == MRS_EXTENSION) {
                String json = new String(data.array(), at + 8, length - 8, StandardCharsets.UTF_8);
                int zero = json.indexOf('\0');
                try {
                    return new ObjectMapper().readTree(zero < 0 ? json : json.substring(0, zero));
                } catch (JsonProcessingException e) {
                    throw new ProblemException(
                            e, SpectroscopyProblem.MALFORMED_FILE, name, "its spectroscopy header is not JSON");
                }
            }
            at += length;
        }
        throw malformed("it has no spectroscopy header (extension 44)");
    }

    private double spacing(int i) {
        return second ? data.getDouble(104 + 8 * i) : data.getFloat(76 + 4 * i);
    }

    private double quaternion(int i) {
        return second ? data.getDouble(352 + 8 * i) : data.getFloat(256 + 4 * i);
    }

    /** Method 2 of the NIfTI standard: rotation from the quaternion (b, c, d), offset, handedness in pixdim[0]. */
    private VoxelGrid grid(Frame frame, long[] size, double toMm) throws ProblemException {
        int code = second ? data.getInt(344) : data.getShort(252);
        if (code <= 0) {
            throw malformed("its voxels are not placed (qform_code 0)");
        }
        double b = quaternion(0);
        double c = quaternion(1);
        double d = quaternion(2);
        double a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
        double handedness = spacing(0) < 0 ? -1 : 1;
        Vector3 i = lps(a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c));
        Vector3 j = lps(2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b));
        Vector3 k = lps(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c)
                .times(handedness);
        double depth = spacing(3) * toMm;
        if (!(spacing(1) > 0 && spacing(2) > 0 && depth > 0)) {
            throw malformed("a voxel side is not positive");
        }
        return new VoxelGrid(
                Point3.of(
                        frame, lps(quaternion(3), quaternion(4), quaternion(5)).times(toMm)),
                i.times(spacing(1) * toMm),
                j.times(spacing(2) * toMm),
                k.times(depth),
                (int) size[1],
                (int) size[2],
                (int) size[3],
                depth);
    }

    private static Vector3 lps(double right, double anterior, double superior) {
        return new Vector3(-right, -anterior, superior);
    }

    private ProblemException malformed(String why) {
        return new ProblemException(SpectroscopyProblem.MALFORMED_FILE, name, why);
    }
}
