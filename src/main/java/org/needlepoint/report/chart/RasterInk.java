package org.needlepoint.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import org.needlepoint.view.lettering.Lettering;

/** Draws on graphics of Java 2D, letters as outlines: no font of the machine is used. */
final class RasterInk implements Ink {
    private final Graphics2D g;

    RasterInk(Graphics2D g) {
        this.g = g;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void fill(Shape shape, Color color) {
        g.setColor(color);
        g.fill(shape);
    }

    @Override
    public void stroke(Shape shape, Pen pen) {
        g.setColor(pen.color());
        g.setStroke(pen.stroke());
        g.draw(shape);
    }

    @Override
    public void text(String text, double x, double y, Canvas.Style style) {
        Lettering font = style.lettering();
        Shape outline = font.outline(text, -style.lead(text), 0, style.sizePt());
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        if (style.upward()) {
            place.rotate(-Math.PI / 2);
        }
        fill(place.createTransformedShape(outline), style.color());
    }

    @Override
    public void begin(String name) {
        // Pixels know no groups.
    }

    @Override
    public void end() {
        // Pixels know no groups.
    }
}
