package org.needlepoint.view.lettering;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font whose letters are drawn as outlines. Chinese is drawn with {@link HanFont} where the machine has one; other
 * characters it lacks are drawn as a box. Thread-safe.
 *
 * <p>Latin, Greek and Cyrillic letters, superscripts, and the mathematical signs of the field are there: see the test.
 */
public final class Lettering {
    /** Family name of both weights. */
    public static final String FAMILY = "Noto Sans Needlepoint";

    private static final Optional<Lettering> HAN =
            HanFont.file().map(f -> new Lettering(() -> Files.newInputStream(f), f.toString(), Optional.empty()));
    private static final Lettering REGULAR = ours("NotoSansNeedlepoint-Regular.ttf");
    private static final Lettering BOLD = ours("NotoSansNeedlepoint-Bold.ttf");

    private record Glyph(Path2D outline, double advance) {}

    private final Source source;
    private final String name;
    private final Optional<Lettering> fallback;
    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();
    private TrueTypeFont font;
    private CmapLookup characters;

    /** Opens a font file. */
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private Lettering(Source source, String name, Optional<Lettering> fallback) {
        this.source = source;
        this.name = name;
        this.fallback = fallback;
    }

    private static Lettering ours(String resource) {
        return new Lettering(
                () -> {
                    InputStream stream = Lettering.class.getResourceAsStream(resource);
                    if (stream == null) {
                        throw new IllegalStateException("The program is incomplete: " + resource + " is missing");
                    }
                    return stream;
                },
                resource,
                HAN);
    }

    /**
     * The regular weight.
     *
     * @return lettering
     */
    public static Lettering regular() {
        return REGULAR;
    }

    /**
     * The bold weight.
     *
     * @return lettering
     */
    public static Lettering bold() {
        return BOLD;
    }

    /**
     * The font file, for embedding.
     *
     * @return a new stream of a TrueType font
     */
    public InputStream file() {
        try {
            return source.open();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the font " + name, e);
        }
    }

    private synchronized TrueTypeFont font() {
        if (font == null) {
            try (InputStream in = file()) {
                font = new TTFParser(true).parse(new RandomAccessReadBuffer(in.readAllBytes()));
                characters = font.getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the font " + name, e);
            }
        }
        return font;
    }

    /**
     * Whether a character can be drawn.
     *
     * @param codePoint Unicode code point
     * @return false if it would be drawn as a box
     */
    public boolean draws(int codePoint) {
        return has(codePoint) || fallback.filter(f -> f.has(codePoint)).isPresent();
    }

    /**
     * Whether the font itself has a character.
     *
     * @param codePoint Unicode code point
     * @return false if it is drawn with another font or as a box
     */
    public synchronized boolean has(int codePoint) {
        font();
        return characters.getGlyphId(codePoint) > 0;
    }

    private synchronized Glyph load(int codePoint) {
        try {
            TrueTypeFont f = font();
            double scale = 1.0 / f.getUnitsPerEm();
            int id = characters.getGlyphId(codePoint);
            GlyphData data = f.getGlyph().getGlyph(id);
            GeneralPath path = data == null ? new GeneralPath() : data.getPath();
            // Font units run upward, pixels downward.
            Path2D outline = new Path2D.Double(path, AffineTransform.getScaleInstance(scale, -scale));
            return new Glyph(outline, f.getAdvanceWidth(id) * scale);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a letter of " + name, e);
        }
    }

    private Glyph glyph(int codePoint) {
        Glyph g = glyphs.get(codePoint);
        if (g == null) {
            boolean other = !has(codePoint) && draws(codePoint);
            g = other ? fallback.orElseThrow().glyph(codePoint) : load(codePoint);
            glyphs.put(codePoint, g);
        }
        return g;
    }

    /**
     * Width of a text.
     *
     * @param text text
     * @param size size of the em square, pixels
     * @return pixels
     */
    public double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> glyph(c).advance()).sum() * size;
    }

    /**
     * Outline of a text.
     *
     * @param text text
     * @param x left end of the baseline, pixels
     * @param y baseline, pixels downward
     * @param size size of the em square, pixels
     * @return outline to fill
     */
    public Path2D outline(String text, double x, double y, double size) {
        Path2D whole = new Path2D.Double();
        double pen = x;
        for (int c : text.codePoints().toArray()) {
            Glyph g = glyph(c);
            AffineTransform place = AffineTransform.getTranslateInstance(pen, y);
            place.scale(size, size);
            whole.append(g.outline().getPathIterator(place), false);
            pen += g.advance() * size;
        }
        return whole;
    }

    /**
     * Draws a text in the graphics' colour.
     *
     * @param g where to
     * @param text text
     * @param x left end of the baseline, pixels
     * @param y baseline, pixels downward
     * @param size size of the em square, pixels
     */
    public void draw(Graphics2D g, String text, double x, double y, double size) {
        g.fill(outline(text, x, y, size));
    }

    /**
     * Draws a text with a dark rim, readable on any picture.
     *
     * @param g where to
     * @param text text
     * @param x left end of the baseline, pixels
     * @param y baseline, pixels downward
     * @param size size of the em square, pixels
     */
    public void drawRimmed(Graphics2D g, String text, double x, double y, double size) {
        Path2D outline = outline(text, x, y, size);
        Color color = g.getColor();
        g.setColor(new Color(0, 0, 0, 190));
        g.setStroke(new BasicStroke((float) (size * 0.2), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(outline);
        g.setColor(color);
        g.fill(outline);
    }
}
