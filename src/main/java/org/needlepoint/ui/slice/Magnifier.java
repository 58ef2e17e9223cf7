package org.needlepoint.ui.slice;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.needlepoint.geometry.Point2;

/** The picture around the mouse, three times as large. */
final class Magnifier {
    private static final double RADIUS = 90;
    private static final double MAGNIFICATION = 3;

    private Magnifier() {}

    /**
     * Draws it.
     *
     * @param g on what
     * @param image picture
     * @param at mouse, pixels of the window
     * @param unit pixels of the picture for one of the window
     * @param letterScale how many times larger than usual letters are, and this with them
     */
    static void draw(GraphicsContext g, Image image, Point2 at, double unit, double letterScale) {
        double radius = RADIUS * letterScale;
        double left = at.u() - radius;
        double top = at.v() - radius;
        double side = 2 * radius;
        double reach = radius / MAGNIFICATION;
        g.save();
        g.beginPath();
        g.arc(at.u(), at.v(), radius, radius, 0, 360);
        g.closePath();
        g.clip();
        g.setFill(Color.BLACK);
        g.fillRect(left, top, side, side);
        double from = 2 * reach * unit;
        g.drawImage(image, (at.u() - reach) * unit, (at.v() - reach) * unit, from, from, left, top, side, side);
        g.restore();
        g.setStroke(Color.WHITE);
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeOval(left, top, side, side);
    }
}
