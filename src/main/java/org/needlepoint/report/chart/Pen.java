package org.needlepoint.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/**
 * A line's look.
 *
 * @param color colour
 * @param widthPt width, points
 * @param dash lengths of dashes and gaps, points; empty for a whole line
 */
record Pen(Color color, double widthPt, List<Double> dash) {
    Pen {
        dash = List.copyOf(dash);
    }

    /** A whole line. */
    static Pen of(Color color, double widthPt) {
        return new Pen(color, widthPt, List.of());
    }

    /** The same line in dashes. */
    Pen dashed(double... lengths) {
        return new Pen(color, widthPt, java.util.Arrays.stream(lengths).boxed().toList());
    }

    /** As a stroke of Java 2D. */
    BasicStroke stroke() {
        float[] lengths = new float[dash.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dash.get(i).floatValue();
        }
        return new BasicStroke(
                (float) widthPt,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                lengths.length == 0 ? null : lengths,
                0);
    }
}
