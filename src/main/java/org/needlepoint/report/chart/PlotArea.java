package org.needlepoint.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * The rectangle of a plot with its axes: a line on the left and one below, ticks outward.
 *
 * @param canvas the whole canvas
 * @param left left end of the horizontal axis, points
 * @param top upper end of the vertical axis, points
 * @param right right end of the horizontal axis, points
 * @param bottom lower end of the vertical axis, points
 * @param horizontal scale from left to right; empty for groups
 * @param vertical scale from bottom to top
 */
record PlotArea(
        Canvas canvas,
        double left,
        double top,
        double right,
        double bottom,
        Optional<Scale> horizontal,
        Scale vertical) {
    private static final double TICK = 3;
    private static final double GAP = 2;
    private static final double LINE = 1.25;

    /**
     * Room around a plot.
     *
     * @param top above, points
     * @param right on the right, points
     * @param below under the line of the horizontal axis's numbers, points
     */
    record Room(double top, double right, double below) {}

    /** Lays out a plot: the room on the left follows from the longest number and the axis's title. */
    static PlotArea of(Canvas canvas, Optional<Scale> horizontal, Scale vertical, AxisTitle up, Room room) {
        Canvas.Style tick = Canvas.Style.of(Palette.TICK_SIZE);
        double plotHeight = canvas.height() - room.top() - room.below() - 12;
        double titles = titleLines(up, plotHeight).size() * Palette.AXIS_SIZE * LINE;
        double left = 2 + titles + GAP + vertical.longestLabel(tick) + GAP + TICK;
        double below = TICK + Palette.TICK_SIZE * LINE + room.below();
        // The last number of the horizontal axis stands half beyond its end.
        double beyond = horizontal
                .map(s -> tick.length(s.label(s.ticks().get(s.ticks().size() - 1))) / 2)
                .orElse(0.0);
        return new PlotArea(
                canvas,
                left,
                Math.max(room.top(), Palette.TICK_SIZE * 0.6),
                canvas.width() - Math.max(room.right(), beyond + 1),
                canvas.height() - below,
                horizontal,
                vertical);
    }

    private static List<String> titleLines(AxisTitle title, double length) {
        Canvas.Style style = Canvas.Style.of(Palette.AXIS_SIZE);
        return style.length(title.text()) <= length || title.unit().isEmpty()
                ? Words.wrapped(title.text(), style, length)
                : java.util.stream.Stream.of(title.name(), "(" + title.unit() + ")")
                        .flatMap(t -> Words.wrapped(t, style, length).stream())
                        .toList();
    }

    /** Room below for the title of the horizontal axis. */
    static double roomForTitle(AxisTitle title, double width) {
        return titleLines(title, width).size() * Palette.AXIS_SIZE * LINE + 3;
    }

    double x(double value) {
        return left + horizontal.orElseThrow().fraction(value) * (right - left);
    }

    double y(double value) {
        return bottom - vertical.fraction(value) * (bottom - top);
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    /** Draws the vertical axis. */
    void drawVertical(AxisTitle title) {
        Canvas.Style tick = Canvas.Style.of(Palette.TICK_SIZE).anchored(Canvas.Anchor.END);
        canvas.begin("axis vertical");
        canvas.line(left, top, left, bottom, Palette.AXIS);
        for (double t : vertical.ticks()) {
            canvas.begin("tick");
            canvas.line(left - TICK, y(t), left, y(t), Palette.AXIS);
            canvas.text(vertical.label(t), left - TICK - GAP, y(t) + Palette.TICK_SIZE * 0.36, tick);
            canvas.end();
        }
        Canvas.Style style = Canvas.Style.of(Palette.AXIS_SIZE)
                .anchored(Canvas.Anchor.MIDDLE)
                .turnedUpward();
        double x = 2 + Palette.AXIS_SIZE * 0.8;
        for (String line : titleLines(title, height())) {
            canvas.text(line, x, (top + bottom) / 2, style);
            x += Palette.AXIS_SIZE * LINE;
        }
        canvas.end();
    }

    /** Draws the horizontal axis. */
    void drawHorizontal(AxisTitle title) {
        Scale scale = horizontal.orElseThrow();
        Canvas.Style tick = Canvas.Style.of(Palette.TICK_SIZE).anchored(Canvas.Anchor.MIDDLE);
        canvas.begin("axis horizontal");
        canvas.line(left, bottom, right, bottom, Palette.AXIS);
        for (double t : scale.ticks()) {
            canvas.begin("tick");
            canvas.line(x(t), bottom, x(t), bottom + TICK, Palette.AXIS);
            canvas.text(scale.label(t), x(t), bottom + TICK + Palette.TICK_SIZE, tick);
            canvas.end();
        }
        drawTitleBelow(title, bottom + TICK + Palette.TICK_SIZE * LINE + 2 + Palette.AXIS_SIZE);
        canvas.end();
    }

    /** Writes a title under the plot, its first baseline given. */
    void drawTitleBelow(AxisTitle title, double baseline) {
        Canvas.Style style = Canvas.Style.of(Palette.AXIS_SIZE).anchored(Canvas.Anchor.MIDDLE);
        double y = baseline;
        for (String line : titleLines(title, width())) {
            canvas.text(line, (left + right) / 2, y, style);
            y += Palette.AXIS_SIZE * LINE;
        }
    }
}
