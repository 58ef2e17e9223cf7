package org.needlepoint.report.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes SVG 1.1. Texts stay texts, in a font that travels inside the file with the letters used; a program that ignores
 * such fonts takes Noto Sans or Arial. Elements stand in named groups, so that a figure can be edited.
 */
final class SvgInk implements Ink {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final StringWriter body = new StringWriter();
    private final XMLStreamWriter xml;
    private final Set<Integer> regular = new TreeSet<>();
    private final Set<Integer> bold = new TreeSet<>();

    private SvgInk() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(body);
    }

    /** The chart as a document. */
    static String document(Chart chart) {
        FigureSize size = chart.size();
        try {
            SvgInk ink = new SvgInk();
            ink.begin("figure");
            chart.draw(new Canvas(ink, 0, 0, size.widthPt(), size.heightPt()));
            ink.end();
            ink.xml.flush();

            StringWriter file = new StringWriter();
            XMLStreamWriter whole = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(file);
            whole.writeStartDocument("UTF-8", "1.0");
            whole.writeCharacters("\n");
            whole.writeStartElement("svg");
            whole.writeDefaultNamespace(NAMESPACE);
            whole.writeAttribute("version", "1.1");
            whole.writeAttribute("width", number(size.widthMm()) + "mm");
            whole.writeAttribute("height", number(size.heightMm()) + "mm");
            whole.writeAttribute("viewBox", "0 0 " + number(size.widthPt()) + " " + number(size.heightPt()));
            whole.writeAttribute("role", "img");
            element(whole, "title", chart.title());
            element(whole, "desc", chart.altText());
            element(whole, "style", ink.style());
            whole.writeEmptyElement("rect");
            whole.writeAttribute("class", "ground");
            whole.writeAttribute("width", "100%");
            whole.writeAttribute("height", "100%");
            whole.writeAttribute("fill", "#ffffff");
            whole.writeCharacters("\n");
            whole.flush();
            file.append(body(ink));
            whole.writeEndElement();
            whole.writeEndDocument();
            whole.flush();
            return file.append("\n").toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory refused SVG", e);
        }
    }

    private static String body(SvgInk ink) {
        return ink.body.toString();
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(allowed(text));
        out.writeEndElement();
        out.writeCharacters("\n");
    }

    private String style() {
        return FontSubset.css(false, regular) + FontSubset.css(true, bold)
                + "text{font-family:" + FontSubset.families() + ";font-kerning:none;white-space:pre}"
                + "path,line,rect,circle{stroke-linejoin:round}";
    }

    @Override
    public void fill(Shape shape, Color color) {
        shape(shape, () -> {
            attribute("fill", hex(color));
            if (color.getAlpha() < 255) {
                attribute("fill-opacity", number(color.getAlpha() / 255.0));
            }
        });
    }

    @Override
    public void stroke(Shape shape, Pen pen) {
        shape(shape, () -> {
            attribute("fill", "none");
            attribute("stroke", hex(pen.color()));
            attribute("stroke-width", number(pen.widthPt()));
            if (pen.color().getAlpha() < 255) {
                attribute("stroke-opacity", number(pen.color().getAlpha() / 255.0));
            }
            if (!pen.dash().isEmpty()) {
                attribute(
                        "stroke-dasharray",
                        pen.dash().stream().map(SvgInk::number).collect(Collectors.joining(" ")));
            }
        });
    }

    private void shape(Shape shape, Runnable paint) {
        try {
            if (shape instanceof Ellipse2D e && e.getWidth() == e.getHeight()) {
                xml.writeEmptyElement("circle");
                attribute("cx", number(e.getCenterX()));
                attribute("cy", number(e.getCenterY()));
                attribute("r", number(e.getWidth() / 2));
            } else if (shape instanceof Rectangle2D r) {
                xml.writeEmptyElement("rect");
                attribute("x", number(r.getX()));
                attribute("y", number(r.getY()));
                attribute("width", number(r.getWidth()));
                attribute("height", number(r.getHeight()));
            } else if (shape instanceof Line2D l) {
                xml.writeEmptyElement("line");
                attribute("x1", number(l.getX1()));
                attribute("y1", number(l.getY1()));
                attribute("x2", number(l.getX2()));
                attribute("y2", number(l.getY2()));
            } else {
                xml.writeEmptyElement("path");
                attribute("d", path(shape));
            }
            paint.run();
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory refused SVG", e);
        }
    }

    private static String path(Shape shape) {
        StringBuilder d = new StringBuilder();
        double[] c = new double[6];
        for (PathIterator i = shape.getPathIterator(new AffineTransform()); !i.isDone(); i.next()) {
            int numbers;
            switch (i.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> {
                    d.append('M');
                    numbers = 2;
                }
                case PathIterator.SEG_LINETO -> {
                    d.append('L');
                    numbers = 2;
                }
                case PathIterator.SEG_QUADTO -> {
                    d.append('Q');
                    numbers = 4;
                }
                case PathIterator.SEG_CUBICTO -> {
                    d.append('C');
                    numbers = 6;
                }
                default -> {
                    d.append('Z');
                    numbers = 0;
                }
            }
            for (int k = 0; k < numbers; k++) {
                d.append(k == 0 ? "" : " ").append(number(c[k]));
            }
        }
        return d.toString();
    }

    @Override
    public void text(String text, double x, double y, Canvas.Style style) {
        text.codePoints().forEach((style.bold() ? bold : regular)::add);
        try {
            xml.writeStartElement("text");
            attribute("x", number(x));
            attribute("y", number(y));
            attribute("font-size", number(style.sizePt()));
            if (style.bold()) {
                attribute("font-weight", "bold");
            }
            attribute("fill", hex(style.color()));
            if (style.anchor() != Canvas.Anchor.START) {
                attribute("text-anchor", style.anchor() == Canvas.Anchor.MIDDLE ? "middle" : "end");
            }
            if (style.upward()) {
                attribute("transform", "rotate(-90 " + number(x) + " " + number(y) + ")");
            }
            xml.writeCharacters(allowed(text));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory refused SVG", e);
        }
    }

    @Override
    public void begin(String name) {
        try {
            xml.writeStartElement("g");
            attribute("class", name);
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory refused SVG", e);
        }
    }

    @Override
    public void end() {
        try {
            xml.writeEndElement();
            xml.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory refused SVG", e);
        }
    }

    private void attribute(String name, String value) {
        try {
            xml.writeAttribute(name, value);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory refused SVG", e);
        }
    }

    /** The text with a box for each character that XML 1.0, section 2.2, forbids. */
    private static String allowed(String text) {
        StringBuilder b = new StringBuilder();
        text.codePoints()
                .map(c -> c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000 ? c : '□')
                .forEach(b::appendCodePoint);
        return b.toString();
    }

    private static String hex(Color c) {
        return String.format(java.util.Locale.ROOT, "#%02x%02x%02x", c.getRed(), c.getGreen(), c.getBlue());
    }

    /** Three decimals, a third of a micrometre on paper, without zeros at the end. */
    private static String number(double v) {
        BigDecimal d = BigDecimal.valueOf(v).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return d.signum() == 0 ? "0" : d.toPlainString();
    }
}
