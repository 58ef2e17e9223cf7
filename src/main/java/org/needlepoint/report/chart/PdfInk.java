package org.needlepoint.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.needlepoint.view.lettering.Lettering;

/** Writes PDF of one page as large as the figure: lines stay lines, texts stay texts, the fonts are embedded. */
final class PdfInk implements Ink {
    /** A document has an identity; derived from nothing, so that equal figures are equal files. */
    private static final long IDENTITY = 0;

    private final PDDocument document;
    private final PDPageContentStream page;
    private final double height;
    private final Map<Boolean, PDType0Font> fonts = new HashMap<>();
    private final Map<Integer, PDExtendedGraphicsState> veils = new HashMap<>();

    private PdfInk(PDDocument document, PDPageContentStream page, double height) {
        this.document = document;
        this.page = page;
        this.height = height;
    }

    /** The chart as a document. */
    static byte[] document(Chart chart) {
        FigureSize size = chart.size();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(IDENTITY);
            document.getDocumentInformation().setTitle(chart.title());
            document.getDocumentInformation().setSubject(chart.altText());
            document.getDocumentCatalog().setLanguage("en");
            PDPage sheet = new PDPage(new PDRectangle((float) size.widthPt(), (float) size.heightPt()));
            document.addPage(sheet);
            try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
                PdfInk ink = new PdfInk(document, page, size.heightPt());
                page.setLineJoinStyle(1);
                chart.draw(new Canvas(ink, 0, 0, size.widthPt(), size.heightPt()));
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused PDF", e);
        }
    }

    @Override
    public void fill(Shape shape, Color color) {
        try {
            page.setNonStrokingColor(color);
            cover(color);
            path(shape);
            if (shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD) {
                page.fillEvenOdd();
            } else {
                page.fill();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused PDF", e);
        }
    }

    @Override
    public void stroke(Shape shape, Pen pen) {
        try {
            page.setStrokingColor(pen.color());
            cover(pen.color());
            page.setLineWidth((float) pen.widthPt());
            float[] dash = new float[pen.dash().size()];
            for (int i = 0; i < dash.length; i++) {
                dash[i] = pen.dash().get(i).floatValue();
            }
            page.setLineDashPattern(dash, 0);
            path(shape);
            page.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused PDF", e);
        }
    }

    private void cover(Color color) throws IOException {
        PDExtendedGraphicsState veil = veils.get(color.getAlpha());
        if (veil == null) {
            veil = new PDExtendedGraphicsState();
            veil.setNonStrokingAlphaConstant(color.getAlpha() / 255f);
            veil.setStrokingAlphaConstant(color.getAlpha() / 255f);
            veil.getCOSObject().setItem(COSName.TYPE, COSName.EXT_G_STATE);
            veils.put(color.getAlpha(), veil);
        }
        page.setGraphicsStateParameters(veil);
    }

    /** PDF counts upward from the lower left corner and knows no quadratic curves. */
    private void path(Shape shape) throws IOException {
        AffineTransform upward = new AffineTransform(1, 0, 0, -1, 0, height);
        double[] c = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator i = shape.getPathIterator(upward); !i.isDone(); i.next()) {
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> {
                    page.moveTo((float) c[0], (float) c[1]);
                    x = c[0];
                    y = c[1];
                }
                case PathIterator.SEG_LINETO -> {
                    page.lineTo((float) c[0], (float) c[1]);
                    x = c[0];
                    y = c[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    page.curveTo(
                            (float) (x + 2 * (c[0] - x) / 3),
                            (float) (y + 2 * (c[1] - y) / 3),
                            (float) (c[2] + 2 * (c[0] - c[2]) / 3),
                            (float) (c[3] + 2 * (c[1] - c[3]) / 3),
                            (float) c[2],
                            (float) c[3]);
                    x = c[2];
                    y = c[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    page.curveTo((float) c[0], (float) c[1], (float) c[2], (float) c[3], (float) c[4], (float) c[5]);
                    x = c[4];
                    y = c[5];
                }
                default -> page.closePath();
            }
        }
    }

    @Override
    public void text(String text, double x, double y, Canvas.Style style) {
        String drawable = drawable(text, style.lettering());
        try {
            page.setNonStrokingColor(style.color());
            cover(style.color());
            AffineTransform place = AffineTransform.getTranslateInstance(x, height - y);
            if (style.upward()) {
                place.rotate(Math.PI / 2);
            }
            place.translate(-style.lead(text), 0);
            page.beginText();
            page.setFont(font(style.bold()), (float) style.sizePt());
            page.setTextMatrix(new Matrix(place));
            page.showText(drawable);
            page.endText();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory refused PDF", e);
        }
    }

    private PDType0Font font(boolean bold) throws IOException {
        PDType0Font font = fonts.get(bold);
        if (font == null) {
            try (InputStream file = (bold ? Lettering.bold() : Lettering.regular()).file()) {
                font = PDType0Font.load(document, file, true);
            }
            fonts.put(bold, font);
        }
        return font;
    }

    /** Characters that the font lacks become a box, as in the report's pages. */
    private static String drawable(String text, Lettering font) {
        StringBuilder b = new StringBuilder();
        text.codePoints().forEach(c -> b.appendCodePoint(font.has(c) ? c : '□'));
        return b.toString();
    }

    @Override
    public void begin(String name) {
        // Groups of PDF are layers that a reader can switch off; a figure has none.
    }

    @Override
    public void end() {
        // See begin.
    }
}
