package org.needlepoint.view.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.needlepoint.geometry.Point2;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.view.lettering.Lettering;
import org.needlepoint.view.scene.SceneElement.Appearance;
import org.needlepoint.view.slice.OrientationLetters;
import org.needlepoint.view.slice.SliceAnnotator;

/**
 * What is written over a scene: labels of markers, letters at the borders, the patient's axes, a scale bar and the factor by
 * which residuals are lengthened. Signs and letters only, so that it needs no translation.
 */
final class SceneOverlay {
    private static final double UNIT_PX = 700;
    private static final double LARGEST_UNIT = 4;
    private static final double MARKER_GAP_MM = 3.5;
    private static final Color RIM = new Color(0, 0, 0, 170);
    private static final Color RESIDUAL = new Color(0xff, 0xb4, 0x3d);
    private static final Color[] AXES = {
        new Color(0xff, 0x8a, 0x80), new Color(0x8f, 0xe3, 0x88), new Color(0x82, 0xb6, 0xff)
    };
    private static final double[] BARS_MM = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
    private static final double LONGEST_BAR = 0.3;

    private final SceneCamera camera;
    private final int width;
    private final int height;
    private final double unit;
    private final Graphics2D g;

    private SceneOverlay(BufferedImage image, SceneCamera camera, double letterScale) {
        this.camera = camera;
        this.width = image.getWidth();
        this.height = image.getHeight();
        this.unit = letterScale * Math.max(1, Math.min(LARGEST_UNIT, Math.min(width, height) / UNIT_PX));
        this.g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /**
     * Writes over a picture.
     *
     * @param argb opaque pixels
     * @param width width, pixels
     * @param height height, pixels
     * @param camera how the scene is seen
     * @param content what is in it
     * @param letterScale how many times larger than usual letters are
     * @return new pixels
     */
    static int[] over(int[] argb, int width, int height, SceneCamera camera, SceneContent content, double letterScale) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] out = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(argb, 0, out, 0, out.length);
        SceneOverlay overlay = new SceneOverlay(image, camera, letterScale);
        overlay.draw(content);
        overlay.g.dispose();
        Arrays.setAll(out, i -> out[i] | 0xff000000);
        return out;
    }

    private void draw(SceneContent content) {
        if (content.appearance(SceneElement.MARKERS).shows()) {
            content.markers().forEach(this::label);
        }
        borderLetters();
        axes();
        double left = scaleBar();
        Appearance residuals = content.appearance(SceneElement.RESIDUALS);
        if (residuals.shows()
                && content.markers().stream().anyMatch(m -> m.ctInMr().isPresent())) {
            residualScale(content.residualScale(), left);
        }
    }

    private void label(SceneMarker m) {
        Point2 p = camera.project(m.mr(), width, height);
        double size = 13 * unit;
        double away = MARKER_GAP_MM / camera.pixelMm(width, height) + 3 * unit;
        text(m.label(), p.u() + away * 0.8, p.v() - away * 0.6, size, SliceAnnotator.MARKER);
    }

    private void borderLetters() {
        Lettering font = Lettering.bold();
        double size = 15 * unit;
        String toRight = OrientationLetters.of(camera.right());
        String toLeft = OrientationLetters.of(camera.right().negated());
        String toTop = OrientationLetters.of(camera.up());
        String toBottom = OrientationLetters.of(camera.up().negated());
        Color white = new Color(0xe8, 0xec, 0xf2);
        text(toLeft, 9 * unit, height / 2.0 + 5 * unit, size, white);
        text(toRight, width - 9 * unit - font.width(toRight, size), height / 2.0 + 5 * unit, size, white);
        text(toTop, (width - font.width(toTop, size)) / 2, 21 * unit, size, white);
        text(toBottom, (width - font.width(toBottom, size)) / 2, height - 11 * unit, size, white);
    }

    /** Six arms around a point at the lower left, the far ones first; each ends in its letter. */
    private void axes() {
        double arm = 30 * unit;
        double cx = 50 * unit;
        double cy = height - 50 * unit;
        Vector3[] arms = {
            new Vector3(1, 0, 0), new Vector3(-1, 0, 0),
            new Vector3(0, 1, 0), new Vector3(0, -1, 0),
            new Vector3(0, 0, 1), new Vector3(0, 0, -1)
        };
        Arrays.sort(
                arms,
                Comparator.comparingDouble((Vector3 a) -> a.dot(camera.direction()))
                        .reversed());
        for (Vector3 a : arms) {
            double depth = a.dot(camera.direction());
            double x = cx + arm * a.dot(camera.right());
            double y = cy - arm * a.dot(camera.up());
            int axis = Math.abs(a.x()) > 0.5 ? 0 : Math.abs(a.y()) > 0.5 ? 1 : 2;
            double near = (1 - depth) / 2;
            Color color = faded(AXES[axis], 0.35 + 0.65 * near);
            g.setStroke(new BasicStroke((float) (2 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(color);
            g.draw(new Line2D.Double(cx, cy, x, y));
            double r = 8.5 * unit;
            g.setColor(new Color(0x14, 0x18, 0x1e));
            g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            g.setColor(color);
            g.setStroke(new BasicStroke((float) (1.2 * unit)));
            g.draw(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
            String letter = OrientationLetters.of(a);
            double size = 11 * unit;
            Lettering.bold().draw(g, letter, x - Lettering.bold().width(letter, size) / 2, y + 4 * unit, size);
        }
    }

    private static Color faded(Color c, double strength) {
        return new Color(
                (int) (c.getRed() * strength), (int) (c.getGreen() * strength), (int) (c.getBlue() * strength));
    }

    /** Draws the bar; returns where it begins, pixels from the left. */
    private double scaleBar() {
        double mm = camera.pixelMm(width, height);
        double lengthMm = BARS_MM[0];
        for (double bar : BARS_MM) {
            if (bar / mm <= LONGEST_BAR * width) {
                lengthMm = bar;
            }
        }
        double right = width - 16 * unit;
        double left = right - lengthMm / mm;
        double y = height - 16 * unit;
        Path2D bar = new Path2D.Double();
        bar.append(new Line2D.Double(left, y, right, y), false);
        bar.append(new Line2D.Double(left, y - 5 * unit, left, y), false);
        bar.append(new Line2D.Double(right, y - 5 * unit, right, y), false);
        stroke(bar, Color.WHITE);
        String words = lengthMm >= 10 ? Math.round(lengthMm / 10) + " cm" : Math.round(lengthMm) + " mm";
        double size = 12 * unit;
        text(words, (left + right - Lettering.bold().width(words, size)) / 2, y - 8 * unit, size, Color.WHITE);
        return left;
    }

    private void residualScale(double factor, double left) {
        String words = String.format(Locale.ROOT, factor == Math.rint(factor) ? "×%.0f" : "×%.1f", factor);
        double size = 12 * unit;
        double x = left - 22 * unit - Lettering.bold().width(words, size);
        double y = height - 13 * unit;
        text(words, x, y, size, RESIDUAL);
        stroke(new Line2D.Double(x - 24 * unit, y - 4 * unit, x - 6 * unit, y - 4 * unit), RESIDUAL);
        double r = 3 * unit;
        g.fill(new Ellipse2D.Double(x - 24 * unit - r, y - 4 * unit - r, 2 * r, 2 * r));
    }

    private void stroke(java.awt.Shape shape, Color color) {
        g.setStroke(new BasicStroke((float) (3.4 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(RIM);
        g.draw(shape);
        g.setStroke(new BasicStroke((float) (1.6 * unit), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(color);
        g.draw(shape);
    }

    private void text(String words, double x, double y, double size, Color color) {
        g.setColor(color);
        Lettering.bold().drawRimmed(g, words, x, y, size);
    }
}
