package org.needlepoint.report.chart;

import java.awt.Color;
import java.awt.Shape;

/** What a canvas is made of: pixels, SVG elements, or PDF operators. Points, downward from the top left. */
interface Ink {
    /** Fills a shape. */
    void fill(Shape shape, Color color);

    /** Draws the outline of a shape. */
    void stroke(Shape shape, Pen pen);

    /** Writes a line of text; x and y are the anchor on the baseline. */
    void text(String text, double x, double y, Canvas.Style style);

    /** Begins a group of elements with a name; only formats that keep elements know it. */
    void begin(String name);

    /** Ends the innermost group. */
    void end();
}
