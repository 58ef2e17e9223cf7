package org.needlepoint.report.chart;

import java.awt.Color;
import java.util.List;

/** Colours, line widths and letter sizes of every figure. */
final class Palette {
    /** Letters and axes. */
    static final Color INK = new Color(0x1a, 0x1a, 0x1a);
    /** Lines of reference. */
    static final Color GREY = new Color(0x80, 0x80, 0x80);
    /** Quiet grounds. */
    static final Color PALE = new Color(0xf2, 0xf2, 0xf2);
    /** Warnings within a figure. */
    static final Color MARK = new Color(0xb0, 0x1c, 0x1c);

    /** Numbers at the ticks, points. */
    static final double TICK_SIZE = 7;
    /** Titles of axes, points. */
    static final double AXIS_SIZE = 8;
    /** Legends and results in the figure, points. */
    static final double NOTE_SIZE = 7;
    /** Letters of panels, points. */
    static final double LETTER_SIZE = 9;

    /** Axes and ticks. */
    static final Pen AXIS = Pen.of(INK, 0.6);
    /** Lines of reference. */
    static final Pen REFERENCE = Pen.of(GREY, 0.6).dashed(3, 2);

    /** Okabe and Ito's, in an order in which neighbours differ in lightness too. */
    private static final List<Color> COLORS = List.of(
            new Color(0x00, 0x72, 0xb2), // blue
            new Color(0xe6, 0x9f, 0x00), // orange
            new Color(0x00, 0x9e, 0x73), // bluish green
            new Color(0xcc, 0x79, 0xa7), // reddish purple
            new Color(0xd5, 0x5e, 0x00), // vermillion
            new Color(0x56, 0xb4, 0xe9), // sky blue
            new Color(0x00, 0x00, 0x00)); // black

    private static final double[][] DASHES = {{}, {5, 2}, {1.5, 1.5}, {6, 2, 1.5, 2}, {9, 3}, {3, 1.5}, {1, 3}};

    private Palette() {}

    /** Colour of a group or curve, counted from 0. */
    static Color color(int series) {
        return COLORS.get(series % COLORS.size());
    }

    /** The colour, so much covering: 0 is glass, 1 is paint. */
    static Color veiled(Color c, double cover) {
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), (int) Math.round(255 * cover));
    }

    /** Line of a curve, counted from 0. */
    static Pen curve(int series) {
        return Pen.of(color(series), 1.2).dashed(DASHES[series % DASHES.length]);
    }

    /** Shape of a group's points, counted from 0. */
    static Marker marker(int series) {
        return Marker.values()[series % Marker.values().length];
    }
}
