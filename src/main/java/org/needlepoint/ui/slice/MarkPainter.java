package org.needlepoint.ui.slice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.needlepoint.geometry.Point2;
import org.needlepoint.view.slice.OverlayMark;

/** Draws marks on a canvas as {@link org.needlepoint.view.slice.SliceAnnotator} draws them into a report's figure. */
final class MarkPainter {
    private static final Color RIM = Color.rgb(0, 0, 0, 0.67);
    private static final int RAMP_STEPS = 64;

    private final Map<Integer, Color> colors = new HashMap<>();
    private final Map<Double, Font> fonts = new HashMap<>();

    /**
     * Draws.
     *
     * @param g canvas, in pixels of the window
     * @param marks marks, in pixels of the picture
     * @param scale pixels of the picture for one of the window
     * @param widthPx width of the picture
     */
    void paint(GraphicsContext g, List<OverlayMark> marks, double scale, double widthPx) {
        g.save();
        g.scale(1 / scale, 1 / scale);
        // The centre of the first pixel is (0, 0) in the plane and (½, ½) on the canvas.
        g.translate(0.5, 0.5);
        g.setLineJoin(StrokeLineJoin.MITER);
        g.setLineCap(StrokeLineCap.BUTT);
        for (OverlayMark mark : marks) {
            if (mark instanceof OverlayMark.Lines lines) {
                lines(g, lines);
            } else if (mark instanceof OverlayMark.Ellipse ellipse) {
                ellipse(g, ellipse);
            } else if (mark instanceof OverlayMark.Text text) {
                text(g, text, widthPx);
            } else if (mark instanceof OverlayMark.Ramp ramp) {
                ramp(g, ramp);
            }
        }
        g.restore();
    }

    private Color color(java.awt.Color c) {
        return colors.computeIfAbsent(
                c.getRGB(), k -> Color.rgb(c.getRed(), c.getGreen(), c.getBlue(), c.getAlpha() / 255.0));
    }

    private void lines(GraphicsContext g, OverlayMark.Lines lines) {
        rim(g, lines.pen());
        trace(g, lines);
        pen(g, lines.pen(), lines.color());
        trace(g, lines);
    }

    private static void trace(GraphicsContext g, OverlayMark.Lines lines) {
        g.beginPath();
        for (List<Point2> path : lines.paths()) {
            for (int i = 0; i < path.size(); i++) {
                Point2 p = path.get(i);
                if (i == 0) {
                    g.moveTo(p.u(), p.v());
                } else {
                    g.lineTo(p.u(), p.v());
                }
            }
            if (lines.closed() && !path.isEmpty()) {
                g.closePath();
            }
        }
        g.stroke();
    }

    private void ellipse(GraphicsContext g, OverlayMark.Ellipse e) {
        g.save();
        g.translate(e.centre().u(), e.centre().v());
        g.rotate(Math.toDegrees(e.angleRad()));
        rim(g, e.pen());
        g.strokeOval(-e.majorPx(), -e.minorPx(), 2 * e.majorPx(), 2 * e.minorPx());
        pen(g, e.pen(), e.color());
        g.strokeOval(-e.majorPx(), -e.minorPx(), 2 * e.majorPx(), 2 * e.minorPx());
        g.restore();
    }

    private static void rim(GraphicsContext g, OverlayMark.Pen pen) {
        g.setStroke(RIM);
        g.setLineWidth(pen.rimPx());
        g.setLineDashes();
    }

    private void pen(GraphicsContext g, OverlayMark.Pen pen, java.awt.Color color) {
        g.setStroke(color(color));
        g.setLineWidth(pen.widthPx());
        g.setLineDashes(pen.dashPx().stream().mapToDouble(d -> d).toArray());
    }

    private void text(GraphicsContext g, OverlayMark.Text t, double widthPx) {
        Font font = fonts.computeIfAbsent(t.sizePx(), s -> Font.font("System", FontWeight.BOLD, s));
        double x = t.at().u();
        if (t.keptInside()) {
            Text measured = new Text(t.text());
            measured.setFont(font);
            x = Math.min(x, widthPx - measured.getLayoutBounds().getWidth() - t.sizePx() / 3);
        }
        g.setFont(font);
        g.setTextBaseline(VPos.BASELINE);
        g.setTextAlign(
                switch (t.anchor()) {
                    case LEFT -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        g.setStroke(RIM);
        g.setLineWidth(t.sizePx() / 5);
        g.setLineDashes();
        g.strokeText(t.text(), x, t.at().v());
        g.setFill(color(t.color()));
        g.fillText(t.text(), x, t.at().v());
    }

    private static void ramp(GraphicsContext g, OverlayMark.Ramp r) {
        double step = r.heightPx() / RAMP_STEPS;
        for (int i = 0; i < RAMP_STEPS; i++) {
            int argb = r.colors().color((i + 0.5) / RAMP_STEPS);
            g.setFill(Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255));
            g.fillRect(r.corner().u(), r.corner().v() - (i + 1) * step, r.widthPx(), step + 0.5);
        }
    }
}
