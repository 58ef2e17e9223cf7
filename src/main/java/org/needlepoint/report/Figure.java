package org.needlepoint.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A picture with its words.
 *
 * @param title short title, such as "T2-FS, target slice"
 * @param caption what is seen and how to read it
 * @param wide whether it takes the whole width of the page rather than half
 * @param png the picture, PNG; the array belongs to the figure
 * @param widthPx width, pixels
 * @param heightPx height, pixels
 */
public record Figure(String title, String caption, boolean wide, byte[] png, int widthPx, int heightPx) {

    /**
     * Makes a figure of half the page's width.
     *
     * @param title title
     * @param caption caption
     * @param image picture, opaque
     * @return figure
     */
    public static Figure half(String title, String caption, BufferedImage image) {
        return new Figure(title, caption, false, png(image), image.getWidth(), image.getHeight());
    }

    /**
     * Makes a figure of the whole page's width.
     *
     * @param title title
     * @param caption caption
     * @param image picture, opaque
     * @return figure
     */
    public static Figure wide(String title, String caption, BufferedImage image) {
        return new Figure(title, caption, true, png(image), image.getWidth(), image.getHeight());
    }

    /**
     * Encodes a picture as PNG (ISO/IEC 15948): 8-bit RGB, each row filtered by "up", which suits smooth pictures.
     * Written out here because the platform's writer starts by looking for plug-ins, which takes longer than encoding.
     */
    private static byte[] png(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        byte[] filtered = new byte[h * (1 + 3 * w)];
        int[] above = new int[w];
        int[] row = new int[w];
        int k = 0;
        for (int y = 0; y < h; y++) {
            image.getRGB(0, y, w, 1, row, 0, w);
            filtered[k++] = 2;
            for (int x = 0; x < w; x++) {
                filtered[k++] = (byte) ((row[x] >> 16) - (above[x] >> 16));
                filtered[k++] = (byte) ((row[x] >> 8) - (above[x] >> 8));
                filtered[k++] = (byte) (row[x] - above[x]);
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream(filtered.length / 3);
        try {
            file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(header);
            data.writeInt(w);
            data.writeInt(h);
            data.write(new byte[] {8, 2, 0, 0, 0});
            chunk(file, "IHDR", header.toByteArray());
            ByteArrayOutputStream packed = new ByteArrayOutputStream(filtered.length / 3);
            Deflater deflater = new Deflater(4);
            try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 16)) {
                out.write(filtered);
            } finally {
                deflater.end();
            }
            chunk(file, "IDAT", packed.toByteArray());
            chunk(file, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
