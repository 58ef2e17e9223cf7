package org.needlepoint.view.slice;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.needlepoint.geometry.Point3;
import org.needlepoint.registration.ErrorMap;
import org.needlepoint.registration.PoseUncertainty;
import org.needlepoint.registration.QualityGate;
import org.needlepoint.registration.Verdict;

/**
 * Lines of equal predicted registration error over a picture (the length not exceeded in 95 %), coloured by what a gate says of
 * them.
 *
 * @param levelsMm values of the lines that the picture reaches, rising, mm; at most six
 * @param verdicts what the gate says of each
 * @param leastAt where the error is least, in the plane's frame
 * @param marks lines with their labels
 */
public record ErrorContours(List<Double> levelsMm, List<Verdict> verdicts, Point3 leastAt, List<OverlayMark> marks) {
    private static final int COLUMNS = 128;
    private static final int MOST_LEVELS = 6;
    private static final double[] STEPS_MM = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20};

    /** Makes a record of the lines. */
    public ErrorContours {
        levelsMm = List.copyOf(levelsMm);
        verdicts = List.copyOf(verdicts);
        marks = List.copyOf(marks);
    }

    /**
     * Computes the lines from 128 samples across the picture.
     *
     * @param overlay picture, at least two pixels wide, in the CT or the MR frame of the registration
     * @param pose the registration
     * @param gate limits
     * @return lines; none if the error hardly changes over the picture
     */
    public static ErrorContours of(SliceOverlay overlay, PoseUncertainty pose, QualityGate gate) {
        SlicePlane plane = overlay.plane();
        double step = (plane.width() - 1.0) / (COLUMNS - 1);
        // The last row may lie beyond the picture; a whisker of round-off must not add one.
        int rows = (int) Math.ceil((plane.height() - 1.0) / step - 1e-9) + 1;
        ErrorMap map = ErrorMap.over(
                pose, plane.origin(), plane.right().times(step), plane.down().times(step), COLUMNS, rows);
        double[] p95 = new double[COLUMNS * rows];
        int best = 0;
        for (int i = 0; i < p95.length; i++) {
            p95[i] = map.p95Mm(i % COLUMNS, i / COLUMNS);
            best = p95[i] < p95[best] ? i : best;
        }
        Point3 valley = plane.toPatient(step * (best % COLUMNS), step * (best / COLUMNS));
        List<Double> levels = levels(p95);
        List<Verdict> verdicts = levels.stream().map(gate::judge).toList();
        List<OverlayMark> marks = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            double level = levels.get(i);
            marks.addAll(overlay.contour(p95, COLUMNS, level, text(level), valley, color(verdicts.get(i))));
        }
        return new ErrorContours(levels, verdicts, valley, marks);
    }

    /**
     * The colour of a verdict.
     *
     * @param verdict verdict
     * @return green, amber or red, each bright on dark tissue
     */
    public static Color color(Verdict verdict) {
        return switch (verdict) {
            case ACCEPT -> new Color(0x7d, 0xf0, 0x8e);
            case CAUTION -> new Color(0xff, 0xb4, 0x3c);
            case FAIL -> new Color(0xff, 0x5a, 0x5a);
        };
    }

    /** Multiples of the finest round step that gives at most six. */
    private static List<Double> levels(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        for (double step : STEPS_MM) {
            long first = (long) Math.floor(low / step) + 1;
            long last = (long) Math.ceil(high / step) - 1;
            if (last - first < MOST_LEVELS) {
                return LongStream.rangeClosed(first, last)
                        .mapToObj(k -> k * step)
                        .toList();
            }
        }
        return List.of();
    }

    private static String text(double level) {
        return level == Math.rint(level)
                ? String.format(Locale.ROOT, "%.0f", level)
                : String.format(Locale.ROOT, "%.1f", level);
    }
}
