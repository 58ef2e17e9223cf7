package org.needlepoint.registration.intensity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.Volume;
import org.needlepoint.image.VoxelGrid;

/** Reads the little of NIfTI-1 that the shared data use: one gzipped volume, quaternion geometry, float or byte voxels. */
final class NiftiFile {
    private static final int HEADER = 352;
    private static final int FLOAT = 16;
    private static final int BYTE = 2;

    private NiftiFile() {}

    static Volume read(Path file, Frame frame, String unit) throws IOException {
        ByteBuffer b;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            b = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
        int columns = b.getShort(42);
        int rows = b.getShort(44);
        int slices = b.getShort(46);
        int type = b.getShort(70);
        if (b.getInt(0) != 348 || b.getFloat(108) != HEADER || b.getShort(252) != 1 || type != FLOAT && type != BYTE) {
            throw new IOException(file + ": not the kind of NIfTI file this reader knows");
        }
        double qb = b.getFloat(256);
        double qc = b.getFloat(260);
        double qd = b.getFloat(264);
        double qa = Math.sqrt(Math.max(0, 1 - qb * qb - qc * qc - qd * qd));
        double handed = b.getFloat(76) < 0 ? -1 : 1;
        Vector3 c = toLps(qa * qa + qb * qb - qc * qc - qd * qd, 2 * (qb * qc + qa * qd), 2 * (qb * qd - qa * qc));
        Vector3 r = toLps(2 * (qb * qc - qa * qd), qa * qa + qc * qc - qb * qb - qd * qd, 2 * (qc * qd + qa * qb));
        Vector3 s = toLps(2 * (qb * qd + qa * qc), 2 * (qc * qd - qa * qb), qa * qa + qd * qd - qb * qb - qc * qc);
        VoxelGrid grid = new VoxelGrid(
                Point3.of(frame, toLps(b.getFloat(268), b.getFloat(272), b.getFloat(276))),
                c.times(b.getFloat(80)),
                r.times(b.getFloat(84)),
                s.times(handed * b.getFloat(88)),
                columns,
                rows,
                slices,
                b.getFloat(88));
        float[] values = new float[columns * rows * slices];
        for (int i = 0; i < values.length; i++) {
            values[i] = type == FLOAT ? b.getFloat(HEADER + 4 * i) : b.get(HEADER + i) & 0xff;
        }
        return Volume.ofFloats(grid, unit, values);
    }

    /** NIfTI counts to the right and the front, DICOM to the left and the back. */
    private static Vector3 toLps(double x, double y, double z) {
        return new Vector3(-x, -y, z);
    }
}
