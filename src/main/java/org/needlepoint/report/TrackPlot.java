package org.needlepoint.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;
import org.needlepoint.view.lettering.Lettering;

/**
 * The predicted registration error along the needle's track: not exceeded in 95 %, and root mean square.
 *
 * @param distanceMm places on the track, from the tip forward, ascending, mm; the core begins at zero
 * @param p95Mm error not exceeded in 95 % at each place, mm
 * @param rmsMm root mean square error at each place, mm
 * @param acceptMm limit of the gate up to which a registration is accepted, mm
 * @param cautionMm limit up to which it is used with caution, mm
 */
public record TrackPlot(double[] distanceMm, double[] p95Mm, double[] rmsMm, double acceptMm, double cautionMm) {
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color CURVE = new Color(0x1f, 0x5f, 0x8b);
    private static final Color CORE = new Color(0xff, 0xf1, 0xb8);
    private static final Color GRID = new Color(0xe3, 0xe3, 0xe3);
    private static final Color ACCEPT = new Color(0x2e, 0x7d, 0x32);
    private static final Color CAUTION = new Color(0xb3, 0x6b, 0x00);

    /**
     * Makes a plot.
     *
     * @throws IllegalArgumentException if there are fewer than two places or the arrays are not equally long
     */
    public TrackPlot {
        if (distanceMm.length < 2 || distanceMm.length != p95Mm.length || distanceMm.length != rmsMm.length) {
            throw new IllegalArgumentException("A track has two places or more, each with its errors, got "
                    + distanceMm.length + ", " + p95Mm.length + ", " + rmsMm.length);
        }
        distanceMm = distanceMm.clone();
        p95Mm = p95Mm.clone();
        rmsMm = rmsMm.clone();
    }

    /**
     * Draws the plot.
     *
     * @param width pixels across
     * @param height pixels down
     * @param words language of its words
     * @return picture, dark on white
     */
    public BufferedImage draw(int width, int height, ReportLanguage words) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new Drawing(g, width, height, words).all();
        g.dispose();
        return image;
    }

    /** One drawing: scales and pen. */
    private final class Drawing {
        private final Graphics2D g;
        private final ReportLanguage words;
        private final int width;
        private final int height;
        private final double unit;
        private final double left;
        private final double right;
        private final double top;
        private final double bottom;
        private final double first = distanceMm[0];
        private final double last = distanceMm[distanceMm.length - 1];
        private final double highest;
        private final double yStep;

        Drawing(Graphics2D g, int width, int height, ReportLanguage words) {
            this.g = g;
            this.words = words;
            this.width = width;
            this.height = height;
            this.unit = width / 480.0;
            this.left = 56 * unit;
            this.right = width - 18 * unit;
            this.top = 18 * unit;
            this.bottom = height - 58 * unit;
            double most = Math.max(acceptMm, Arrays.stream(p95Mm).max().orElseThrow());
            this.yStep = most <= 3 ? 0.5 : most <= 6 ? 1 : most <= 15 ? 2 : 10;
            this.highest = yStep * (Math.floor(most / yStep) + 1);
        }

        void all() {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            g.setColor(CORE);
            g.fill(new Rectangle2D.Double(x(0), top, x(last) - x(0), bottom - top));
            axes();
            limit(acceptMm, ACCEPT, words.get("verdict.accept"));
            if (cautionMm < highest) {
                limit(cautionMm, CAUTION, words.get("verdict.caution"));
            }
            curve(rmsMm, 1.4f, 6, 4);
            curve(p95Mm, 2.2f);
            label("95 %", x(first) + 6 * unit, y(p95Mm[0]) - 7 * unit, CURVE);
            label(words.get("plot.rms"), x(first) + 6 * unit, y(rmsMm[0]) + 17 * unit, CURVE);
            String core = words.get("plot.core");
            label(core, (x(0) + x(last)) / 2 - Lettering.bold().width(core, 13 * unit) / 2, bottom - 8 * unit, INK);
        }

        private void axes() {
            for (double v = 0; v <= highest + 1e-9; v += yStep) {
                pen(GRID, 1);
                g.draw(new Line2D.Double(left, y(v), right, y(v)));
                String number = String.format(Locale.ROOT, yStep < 1 ? "%.1f" : "%.0f", v);
                label(number, left - 8 * unit - Lettering.bold().width(number, 13 * unit), y(v) + 5 * unit, INK);
            }
            double xStep = last - first > 90 ? 20 : 10;
            pen(INK, 1.2f);
            for (double d = xStep * Math.ceil(first / xStep); d <= last + 1e-9; d += xStep) {
                g.draw(new Line2D.Double(x(d), bottom, x(d), bottom + 5 * unit));
                String number = String.format(Locale.ROOT, "%.0f", d).replace('-', '−');
                label(
                        number.equals("−0") ? "0" : number,
                        x(d) - Lettering.bold().width(number, 13 * unit) / 2,
                        bottom + 20 * unit,
                        INK);
            }
            pen(INK, 1.2f);
            g.draw(new Line2D.Double(left, bottom, right, bottom));
            String axis = words.get("plot.distance");
            label(axis, (left + right - Lettering.bold().width(axis, 13 * unit)) / 2, height - 14 * unit, INK);
            label(words.get("plot.tre"), left + 6 * unit, top + 12 * unit, INK);
        }

        private void limit(double mm, Color color, String name) {
            pen(color, 1.2f, 2, 3);
            g.draw(new Line2D.Double(left, y(mm), right, y(mm)));
            label(name, right - Lettering.bold().width(name, 13 * unit), y(mm) - 5 * unit, color);
        }

        private void curve(double[] values, float widthPx, float... dash) {
            Path2D path = new Path2D.Double();
            path.moveTo(x(distanceMm[0]), y(values[0]));
            for (int i = 1; i < values.length; i++) {
                path.lineTo(x(distanceMm[i]), y(values[i]));
            }
            pen(CURVE, widthPx, dash);
            g.draw(path);
        }

        private void pen(Color color, float widthPx, float... dash) {
            float[] scaled = new float[dash.length];
            for (int i = 0; i < dash.length; i++) {
                scaled[i] = (float) (dash[i] * unit);
            }
            g.setColor(color);
            g.setStroke(new BasicStroke(
                    (float) (widthPx * unit),
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_ROUND,
                    10,
                    dash.length == 0 ? null : scaled,
                    0));
        }

        private void label(String text, double x, double y, Color color) {
            g.setColor(color);
            Lettering.bold().draw(g, text, x, y, 13 * unit);
        }

        private double x(double mm) {
            return left + (mm - first) / (last - first) * (right - left);
        }

        private double y(double mm) {
            return bottom - mm / highest * (bottom - top);
        }
    }
}
