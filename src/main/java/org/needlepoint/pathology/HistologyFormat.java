package org.needlepoint.pathology;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.needlepoint.problem.ProblemException;

/** The kinds of picture that histology comes in, told by their content and not by their name. */
public enum HistologyFormat {
    /** JPEG. */
    JPEG("image/jpeg", "jpg"),
    /** PNG. */
    PNG("image/png", "png"),
    /** TIFF or BigTIFF. */
    TIFF("image/tiff", "tif"),
    /** Whole slide of Aperio: a TIFF whose description begins with the maker's name. */
    SVS("image/x-aperio-svs", "svs");

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final List<String> OTHER_ENDINGS = List.of("jpeg", "jpe", "tiff", "btf", "tf8");
    /** Warnings of the platform's JPEG decoder, which would show a half picture. */
    private static final Pattern DAMAGE = Pattern.compile("(?i)premature|truncated|corrupt");
    /** A picture is decoded to about so many pixels; that it can be decoded is what counts. */
    private static final double SAMPLED_PIXELS = 1e6;

    private final String mediaType;
    private final String ending;

    HistologyFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /**
     * The media type.
     *
     * @return such as {@code image/png}
     */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The ending of file names.
     *
     * @return such as {@code png}
     */
    public String ending() {
        return ending;
    }

    /**
     * A picture that was opened.
     *
     * @param format what it is
     * @param widthPx width, pixels; of a whole slide that of its first, largest level
     * @param heightPx height, pixels
     */
    public record Opened(HistologyFormat format, long widthPx, long heightPx) {}

    /**
     * Opens a picture: JPEG and PNG are decoded, of TIFF and whole slides the first directory is read.
     *
     * @param file file
     * @return what it is
     * @throws ProblemException {@link PathologyProblem#IMAGE_UNREADABLE} if it is none of these, broken, or named as another
     */
    public static Opened open(Path file) throws ProblemException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[8];
            int n = Math.max(0, in.read(head));
            Opened opened;
            if (n >= 3 && head[0] == (byte) 0xff && head[1] == (byte) 0xd8 && head[2] == (byte) 0xff) {
                opened = decoded(JPEG, file);
            } else if (java.util.Arrays.equals(head, PNG_SIGNATURE)) {
                opened = decoded(PNG, file);
            } else if (TiffDirectory.isTiff(head)) {
                TiffDirectory directory = TiffDirectory.read(in);
                boolean slide = directory.description().startsWith("Aperio");
                opened = new Opened(slide ? SVS : TIFF, directory.width(), directory.height());
            } else {
                throw unreadable(file, "it is none of JPEG, PNG, TIFF and SVS");
            }
            requireName(file, opened.format());
            return opened;
        } catch (IOException e) {
            throw new ProblemException(
                    e,
                    PathologyProblem.IMAGE_UNREADABLE,
                    file,
                    e instanceof IIOException || e.getMessage() == null
                            ? "its content is broken"
                            : e.getMessage().toLowerCase(Locale.ROOT));
        }
    }

    private static ProblemException unreadable(Path file, String why) {
        return new ProblemException(PathologyProblem.IMAGE_UNREADABLE, file, why);
    }

    /** A name that says another kind is a mix-up that somebody should look at. */
    private static void requireName(Path file, HistologyFormat format) throws ProblemException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String said = name.substring(name.lastIndexOf('.') + 1);
        boolean known = OTHER_ENDINGS.contains(said)
                || List.of("jpg", "png", "tif", "svs").contains(said);
        boolean fits = said.startsWith(format.ending)
                || format == JPEG && said.startsWith("jp")
                || format == TIFF && (said.equals("btf") || said.equals("tf8"));
        if (known && !fits) {
            throw unreadable(file, "its name ends in ." + said + ", but its content is " + format);
        }
    }

    private static Opened decoded(HistologyFormat format, Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.ending);
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                ImageReadParam sampled = reader.getDefaultReadParam();
                int step = (int) Math.max(1, Math.ceil(Math.sqrt((double) width * height / SAMPLED_PIXELS)));
                sampled.setSourceSubsampling(step, step, 0, 0);
                boolean[] broken = new boolean[1];
                reader.addIIOReadWarningListener((source, warning) ->
                        broken[0] |= DAMAGE.matcher(warning).find());
                BufferedImage picture = reader.read(0, sampled);
                if (picture == null || broken[0]) {
                    throw new IIOException("truncated");
                }
                return new Opened(format, width, height);
            } catch (RuntimeException e) {
                // The platform's decoders throw these for some broken files.
                throw new IIOException("broken", e);
            } finally {
                reader.dispose();
            }
        }
    }

    /** The first directory of a TIFF file, as far as it is needed. */
    private record TiffDirectory(long width, long height, String description) {
        private static final int WIDTH = 256;
        private static final int HEIGHT = 257;
        private static final int DESCRIPTION = 270;
        private static final int MOST_ENTRIES = 4096;

        static boolean isTiff(byte[] head) {
            String h = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
            return h.equals("II*\0") || h.equals("MM\0*") || h.equals("II+\0") || h.equals("MM\0+");
        }

        static TiffDirectory read(RandomAccessFile in) throws IOException {
            in.seek(0);
            boolean little = in.readByte() == 'I';
            in.seek(2);
            boolean big = number(in, 2, little) == 43;
            in.seek(big ? 8 : 4);
            long start = number(in, big ? 8 : 4, little);
            require(start > 0 && start < in.length());
            in.seek(start);
            long entries = number(in, big ? 8 : 2, little);
            require(entries > 0 && entries <= MOST_ENTRIES);
            long width = 0;
            long height = 0;
            String description = "";
            for (int i = 0; i < entries; i++) {
                in.seek(start + (big ? 8 + 20L * i : 2 + 12L * i));
                int tag = (int) number(in, 2, little);
                int type = (int) number(in, 2, little);
                long count = number(in, big ? 8 : 4, little);
                if (tag == WIDTH || tag == HEIGHT) {
                    long value = number(in, type == 3 ? 2 : type == 4 ? 4 : 8, little);
                    width = tag == WIDTH ? value : width;
                    height = tag == HEIGHT ? value : height;
                } else if (tag == DESCRIPTION && type == 2) {
                    long at = count <= (big ? 8 : 4) ? in.getFilePointer() : number(in, big ? 8 : 4, little);
                    require(at > 0 && at < in.length());
                    in.seek(at);
                    byte[] text = new byte[(int) Math.min(count, 32)];
                    in.readFully(text);
                    description = new String(text, StandardCharsets.ISO_8859_1);
                }
            }
            require(width > 0 && height > 0);
            return new TiffDirectory(width, height, description);
        }

        private static void require(boolean holds) throws IOException {
            if (!holds) {
                throw new IIOException("no image directory");
            }
        }

        private static long number(RandomAccessFile in, int bytes, boolean little) throws IOException {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                long b = in.readUnsignedByte();
                value = little ? value | b << 8 * i : value << 8 | b;
            }
            return value;
        }
    }
}
