package org.needlepoint.spectroscopy;

import java.nio.charset.StandardCharsets;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.image.VoxelGrid;
import org.needlepoint.problem.ProblemException;

/**
 * Philips SPAR (text header) and SDAT (VAX F-float complex time samples) of a single voxel.
 *
 * <p>The stored sign is that of this package: N-acetylaspartate of known phantoms lies at 2 ppm without conjugation. Off-centre distances are toward
 * left, posterior and head, which are the LPS axes; the transmitter is at water, taken as 4.7 ppm. Angulated voxels, several rows
 * of signals and a shifted transmitter are refused: nothing at hand proves how they are to be read. The files name
 * no frame of reference, so the caller must know it.
 */
public final class SparSdatFile {
    private static final double WATER_PPM = 4.7;

    private SparSdatFile() {}

    /**
     * Reads a pair of files.
     *
     * @param name name of the SPAR file, for messages
     * @param spar content of the SPAR file
     * @param sdat content of the SDAT file
     * @param frame frame of reference of the examination
     * @return the signal on its voxel
     * @throws ProblemException if a file is truncated, the header incomplete, or the voxel of a kind not read
     */
    public static SpectroscopyGrid parse(String name, byte[] spar, byte[] sdat, Frame frame) throws ProblemException {
        HeaderValues header = new HeaderValues(
                name, new String(spar, StandardCharsets.ISO_8859_1).lines().toList());
        if (header.count("rows") != 1) {
            throw header.malformed("it holds " + header.text("rows") + " signals; only one is read from this format");
        }
        for (String angle : new String[] {"ap_angulation", "lr_angulation", "cc_angulation"}) {
            if (header.number(angle) != 0) {
                throw header.malformed("its voxel is angulated (" + angle + " " + header.text(angle)
                        + "°), which is not read from this format");
            }
        }
        if (header.number("offset_frequency") != 0) {
            throw header.malformed("its transmitter is shifted by " + header.text("offset_frequency")
                    + " Hz, which is not read from this format");
        }
        Acquisition acquisition = new Acquisition(
                header.positive("synthesizer_frequency"),
                1 / header.positive("sample_frequency"),
                header.count("samples"),
                header.number("echo_time") * 1e-3,
                WATER_PPM);
        int values = 2 * acquisition.points();
        if (sdat.length != 4 * values) {
            throw header.malformed(
                    "the SDAT file has " + sdat.length + " bytes where the header tells of " + 4 * values);
        }
        float[] signal = new float[values];
        for (int i = 0; i < values; i++) {
            signal[i] = vaxFloat(sdat, 4 * i);
        }
        double depth = header.positive("cc_size");
        VoxelGrid grid = new VoxelGrid(
                new Point3(
                        frame,
                        header.number("lr_off_center"),
                        header.number("ap_off_center"),
                        header.number("cc_off_center")),
                new Vector3(header.positive("lr_size"), 0, 0),
                new Vector3(0, header.positive("ap_size"), 0),
                new Vector3(0, 0, depth),
                1,
                1,
                1,
                depth);
        return new SpectroscopyGrid(grid, acquisition, signal);
    }

    /**
     * A VAX F-float: 16-bit words in little-endian order, the first with sign, 8-bit exponent in excess 128 and the upper 7
     * bits of a fraction 0.1…₂ whose leading bit is implied.
     *
     * @param bytes bytes
     * @param at index of the first of four
     * @return value
     */
    static float vaxFloat(byte[] bytes, int at) {
        int high = (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
        int low = (bytes[at + 2] & 0xff) | (bytes[at + 3] & 0xff) << 8;
        int exponent = high >> 7 & 0xff;
        if (exponent == 0) {
            return 0;
        }
        int fraction = 1 << 23 | (high & 0x7f) << 16 | low;
        float magnitude = Math.scalb((float) fraction, exponent - 128 - 24);
        return (high & 0x8000) != 0 ? -magnitude : magnitude;
    }
}
