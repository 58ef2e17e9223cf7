package org.needlepoint.report.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Shapes of points, equal in area, centred on the bounds of each. */
enum Marker {
    CIRCLE,
    TRIANGLE,
    SQUARE,
    DIAMOND,
    TRIANGLE_DOWN;

    /** The shape around a point; the diameter is that of the circle, points. */
    Shape at(double x, double y, double diameter) {
        double area = Math.PI * diameter * diameter / 4;
        double side = Math.sqrt(area);
        return switch (this) {
            case CIRCLE -> new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter);
            case SQUARE -> new Rectangle2D.Double(x - side / 2, y - side / 2, side, side);
            case DIAMOND -> {
                double h = side / Math.sqrt(2);
                yield polygon(x, y - h, x + h, y, x, y + h, x - h, y);
            }
            case TRIANGLE -> triangle(x, y, area, 1);
            case TRIANGLE_DOWN -> triangle(x, y, area, -1);
        };
    }

    private static Shape triangle(double x, double y, double area, int up) {
        double side = Math.sqrt(4 * area / Math.sqrt(3));
        double h = side * Math.sqrt(3) / 2;
        return polygon(x, y - up * h / 2, x + side / 2, y + up * h / 2, x - side / 2, y + up * h / 2);
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
