package org.needlepoint.dicom;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.needlepoint.problem.ProblemException;

/**
 * Decompresses encapsulated pixel data: RLE, JPEG baseline and JPEG 2000 in this process, lossless JPEG,
 * JPEG-LS and 12-bit JPEG by DCMTK's command-line programs in a child process, so that a native codec cannot bring this one down.
 */
final class Decompressor {
    private Decompressor() {}

    /** Little-endian samples, and their format: a lossy codec may have changed the bits. */
    record Result(PixelData.Native pixels, PixelFormat format) {}

    static Result decompress(PixelData.Encapsulated data, ObjectReader.ReadObject read, PixelFormat format, String name)
            throws ProblemException {
        String uid = read.object().transferSyntaxUid();
        Optional<TransferSyntax> syntax = TransferSyntax.ofUid(uid);
        if (syntax.isEmpty()) {
            throw new ProblemException(DicomProblem.UNSUPPORTED_COMPRESSION, name, uid);
        }
        return switch (syntax.get()) {
            case RLE -> each(data, read, format, name, RleDecoder::decode);
            case DEFLATED_FRAMES -> each(data, read, format, name, Decompressor::inflate);
            case JPEG_BASELINE, JPEG_2000, JPEG_2000_LOSSLESS ->
                each(data, read, format, name, new ImageIoDecoder(syntax.get())::decode);
            case JPEG_LOSSLESS, JPEG_LOSSLESS_SV1, JPEG_EXTENDED, JPEG_LS, JPEG_LS_NEAR ->
                DcmtkDecoder.decode(read, syntax.get(), name);
            default ->
                throw new ProblemException(
                        DicomProblem.UNSUPPORTED_COMPRESSION, name, syntax.get().title());
        };
    }

    /** Raw deflate, PS3.5 Annex A.4.13. */
    private static byte[] inflate(byte[] stream, PixelFormat format) throws CodecException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(stream);
            byte[] out = new byte[(int) format.frameBytes()];
            int n = 0;
            while (n < out.length && !inflater.finished() && !inflater.needsInput()) {
                n += inflater.inflate(out, n, out.length - n);
            }
            if (n < out.length) {
                throw new CodecException(PixelWording.DEFLATED_SHORT.say(), null);
            }
            return out;
        } catch (DataFormatException e) {
            throw new CodecException(PixelWording.DEFLATED_DAMAGED.say(), e);
        } finally {
            inflater.end();
        }
    }

    /** Decodes the codestream of one frame to little-endian samples. */
    interface FrameDecoder {
        byte[] decode(byte[] stream, PixelFormat format) throws CodecException;
    }

    /** A codestream that cannot be decoded. */
    static final class CodecException extends Exception {
        private static final long serialVersionUID = 1L;

        CodecException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static Result each(
            PixelData.Encapsulated data,
            ObjectReader.ReadObject read,
            PixelFormat format,
            String name,
            FrameDecoder decoder)
            throws ProblemException {
        int frames = read.object().dataSet().integer(Tags.NUMBER_OF_FRAMES).orElse(1);
        List<byte[]> streams = streams(data, frames);
        String title = TransferSyntax.title(read.object().transferSyntaxUid());
        if (streams.size() < frames) {
            throw new ProblemException(
                    DicomProblem.DECOMPRESSION_FAILED,
                    name,
                    title,
                    PixelWording.FRAMES_THERE.say(streams.size(), frames));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) format.frameBytes() * frames);
        try {
            for (int i = 0; i < frames; i++) {
                byte[] frame = decoder.decode(streams.get(i), format);
                out.write(frame, 0, frame.length);
            }
        } catch (CodecException e) {
            throw new ProblemException(e, DicomProblem.DECOMPRESSION_FAILED, name, title, e.getMessage());
        }
        return new Result(new PixelData.Native(Tags.PIXEL_DATA.number(), out.toByteArray(), false, false), format);
    }

    /** One codestream per frame: by the offset table, or one fragment each, or all fragments of a single frame. */
    private static List<byte[]> streams(PixelData.Encapsulated data, int frames) {
        List<byte[]> fragments = data.fragments();
        if (fragments.size() == frames) {
            return fragments;
        }
        if (frames == 1) {
            return List.of(join(fragments));
        }
        List<byte[]> out = new ArrayList<>();
        List<byte[]> current = new ArrayList<>();
        long position = 0;
        int next = 1;
        for (byte[] fragment : fragments) {
            if (next < data.offsets().length && position >= data.offsets()[next]) {
                out.add(join(current));
                current.clear();
                next++;
            }
            current.add(fragment);
            position += 8 + fragment.length;
        }
        out.add(join(current));
        return out;
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(p -> out.write(p, 0, p.length));
        return out.toByteArray();
    }
}
