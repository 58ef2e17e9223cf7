package org.needlepoint.report.chart;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Labels beside points: each below its point on the right, on no curve and on no other label where there is room. */
final class PointLabels {
    private static final double LINE = Palette.NOTE_SIZE + 2;
    private static final int FARTHEST = 12;

    private final PlotArea area;
    private final double lowest;
    private final List<Line2D> lines = new ArrayList<>();
    private final List<Rectangle2D> taken = new ArrayList<>();

    /** Labels that stay above a place, such as the upper side of a legend. */
    PointLabels(PlotArea area, double lowest) {
        this.area = area;
        this.lowest = lowest;
    }

    /** Keeps the labels off a curve, given by its values on both axes. */
    void avoid(double[] across, double[] up) {
        for (int i = 1; i < up.length; i++) {
            lines.add(new Line2D.Double(area.x(across[i - 1]), area.y(up[i - 1]), area.x(across[i]), area.y(up[i])));
        }
    }

    /** Writes the label of a point of the canvas. */
    void draw(String label, double x, double y) {
        Canvas.Style style = Canvas.Style.of(Palette.NOTE_SIZE);
        Rectangle2D place = place(x, y, style.length(label));
        area.canvas().textOnWhite(label, place.getX(), place.getMaxY() - 2, style);
        taken.add(place);
    }

    private Rectangle2D place(double x, double y, double length) {
        Rectangle2D first = null;
        for (int distance = 0; distance < FARTHEST; distance++) {
            for (int down = 0; down <= distance; down++) {
                double left = Math.min(x + 5 + (distance - down) * LINE, area.right() - length);
                double top = Math.min(y + 3 + down * LINE, lowest - LINE - 1);
                Rectangle2D r = new Rectangle2D.Double(left, top, length, LINE);
                first = first == null ? r : first;
                if (taken.stream().noneMatch(r::intersects) && lines.stream().noneMatch(r::intersectsLine)) {
                    return r;
                }
            }
        }
        return first;
    }
}
