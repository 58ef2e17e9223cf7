package org.needlepoint.dicom;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** JPEG baseline by the Java runtime and JPEG 2000 by the jai-imageio plug-in. */
final class ImageIoDecoder {
    private final TransferSyntax syntax;

    ImageIoDecoder(TransferSyntax syntax) {
        this.syntax = syntax;
        // Codestreams are in memory already.
        ImageIO.setUseCache(false);
    }

    byte[] decode(byte[] stream, PixelFormat format) throws Decompressor.CodecException {
        boolean jpeg = syntax == TransferSyntax.JPEG_BASELINE;
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(jpeg ? "jpeg" : "jpeg2000");
        if (!readers.hasNext()) {
            throw new Decompressor.CodecException(PixelWording.NO_PLUG_IN.say(), null);
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(stream))) {
            reader.setInput(in, true, true);
            Raster raster = reader.canReadRaster() && jpeg
                    ? reader.readRaster(0, null)
                    : reader.read(0).getRaster();
            return samples(raster, format);
        } catch (IOException | RuntimeException | InternalError e) {
            // The plug-in reports damaged streams by whatever it trips over.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Decompressor.CodecException(PixelWording.CODESTREAM.say(why), e);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] samples(Raster raster, PixelFormat format) throws Decompressor.CodecException {
        if (raster.getWidth() != format.columns() || raster.getHeight() != format.rows() || raster.getNumBands() != 1) {
            throw new Decompressor.CodecException(
                    PixelWording.DECODES_TO.say(
                            raster.getWidth(),
                            raster.getHeight(),
                            raster.getNumBands(),
                            format.columns(),
                            format.rows()),
                    null);
        }
        int n = format.columns() * format.rows();
        int[] values = raster.getSamples(0, 0, format.columns(), format.rows(), 0, (int[]) null);
        int width = format.bitsAllocated() / 8;
        byte[] out = new byte[n * width];
        for (int i = 0; i < n; i++) {
            for (int b = 0; b < width; b++) {
                out[i * width + b] = (byte) (values[i] >> 8 * b);
            }
        }
        return out;
    }
}
