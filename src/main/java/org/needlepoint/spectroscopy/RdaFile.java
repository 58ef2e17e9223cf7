package org.needlepoint.spectroscopy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * Siemens RDA: a textual header, then little-endian 64-bit complex time samples, voxels in column-fastest order.
 *
 * <p>The stored signal is the conjugate of this package's convention and is conjugated. The header's PositionVector is
 * the outer corner of the first voxel, as VOI position minus half the extent shows in files of syngo 2004A and D13; the
 * transmitter is at water, taken as 4.7 ppm. The file names no frame of reference, so the caller must know it.
 */
public final class RdaFile {
    private static final byte[] END = ">>> End of header <<<".getBytes(StandardCharsets.US_ASCII);
    private static final double WATER_PPM = 4.7;

    private RdaFile() {}

    /**
     * Reads a file's content.
     *
     * @param name name for messages
     * @param content the whole file
     * @param frame frame of reference of the examination
     * @return signals on their voxels
     * @throws ProblemException if the file is truncated or its header incomplete or contradictory
     */
    public static SpectroscopyGrid parse(String name, byte[] content, Frame frame) throws ProblemException {
        int end = indexOf(content, END);
        if (end < 0) {
            throw new ProblemException(
                    SpectroscopyProblem.MALFORMED_FILE, name, "its header has no end, so it is not an RDA file");
        }
        HeaderValues header = new HeaderValues(
                name,
                new String(content, 0, end, StandardCharsets.ISO_8859_1).lines().toList());
        int start = end + END.length;
        while (start < content.length && (content[start] == '\r' || content[start] == '\n')) {
            if (content[start++] == '\n') {
                break;
            }
        }
        Acquisition acquisition = new Acquisition(
                header.positive("MRFrequency") * 1e6,
                header.positive("DwellTime") * 1e-6,
                header.count("VectorSize"),
                header.number("TE") * 1e-3,
                WATER_PPM);
        VoxelGrid grid = grid(header, frame);
        long values = 2 * grid.voxels() * acquisition.points();
        if (content.length - start != 8 * values) {
            throw header.malformed(content.length - start + " bytes of data where the header tells of " + 8 * values);
        }
        ByteBuffer data =
                ByteBuffer.wrap(content, start, content.length - start).order(ByteOrder.LITTLE_ENDIAN);
        float[] signals = new float[Math.toIntExact(values)];
        for (int i = 0; i < signals.length; i += 2) {
            signals[i] = (float) data.getDouble();
            signals[i + 1] = (float) -data.getDouble();
        }
        return new SpectroscopyGrid(grid, acquisition, signals);
    }

    private static VoxelGrid grid(HeaderValues header, Frame frame) throws ProblemException {
        int columns = header.count("CSIMatrixSize[0]");
        int rows = header.count("CSIMatrixSize[1]");
        int slices = header.count("CSIMatrixSize[2]");
        double width = header.has("PixelSpacingCol")
                ? header.positive("PixelSpacingCol")
                : header.positive("FoVWidth") / columns;
        double height = header.has("PixelSpacingRow")
                ? header.positive("PixelSpacingRow")
                : header.positive("FoVHeight") / rows;
        double depth = header.has("PixelSpacing3D")
                ? header.positive("PixelSpacing3D")
                : header.positive("SliceThickness") / slices;
        Vector3 across = vector(header, "RowVector");
        Vector3 down = vector(header, "ColumnVector");
        Vector3 corner = vector(header, "PositionVector");
        if (Math.abs(across.norm() - 1) > 1e-3
                || Math.abs(down.norm() - 1) > 1e-3
                || Math.abs(across.dot(down)) > 1e-4) {
            throw header.malformed("RowVector and ColumnVector are not orthonormal");
        }
        Vector3 u = across.normalized();
        Vector3 v = down.normalized();
        Vector3 first = corner.plus(u.times(width / 2)).plus(v.times(height / 2));
        return new VoxelGrid(
                Point3.of(frame, first),
                u.times(width),
                v.times(height),
                u.cross(v).normalized().times(depth),
                columns,
                rows,
                slices,
                depth);
    }

    private static Vector3 vector(HeaderValues header, String name) throws ProblemException {
        return new Vector3(header.number(name + "[0]"), header.number(name + "[1]"), header.number(name + "[2]"));
    }

    private static int indexOf(byte[] content, byte[] pattern) {
        for (int i = 0; i <= content.length - pattern.length; i++) {
            if (content[i] == pattern[0] && Arrays.equals(content, i, i + pattern.length, pattern, 0, pattern.length)) {
                return i;
            }
        }
        return -1;
    }
}
