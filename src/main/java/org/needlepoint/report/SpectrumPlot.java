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
import java.util.List;
import org.needlepoint.view.lettering.Lettering;

/**
 * A spectrum with its fit, the way spectroscopists draw it: chemical shift falling from left to right, real part, the
 * residual below on the same scale.
 *
 * @param ppm chemical shift of each point, in either order
 * @param measured real part of the processed spectrum
 * @param fit real part of the fitted model, same points
 * @param peaks names at their chemical shifts
 * @param lowPpm right end of the axis
 * @param highPpm left end of the axis
 */
public record SpectrumPlot(
        double[] ppm, double[] measured, double[] fit, List<Peak> peaks, double lowPpm, double highPpm) {
    private static final double LEFT = 0.03;

    /**
     * A name on the spectrum.
     *
     * @param name such as {@code Cho}
     * @param ppm chemical shift
     */
    public record Peak(String name, double ppm) {}

    /**
     * Colours of a picture.
     *
     * @param paper ground
     * @param measured measured spectrum and residual
     * @param fit fitted spectrum
     * @param axis axis and letters
     * @param grid lines behind
     */
    public record Look(Color paper, Color measured, Color fit, Color axis, Color grid) {

        /** Dark on white, as reports have it. */
        public static final Look PRINTED = new Look(
                Color.WHITE,
                new Color(0x55, 0x5b, 0x63),
                new Color(0xb0, 0x3a, 0x2e),
                new Color(0x22, 0x22, 0x22),
                new Color(0xe3, 0xe3, 0xe3));

        /** Light on black, beside the pictures of a screen. */
        public static final Look ON_BLACK = new Look(
                Color.BLACK,
                new Color(0xb8, 0xbe, 0xc8),
                new Color(0xff, 0x8a, 0x65),
                new Color(0xf0, 0xf0, 0xf0),
                new Color(0x33, 0x36, 0x3c));
    }

    /**
     * Makes a plot.
     *
     * @throws IllegalArgumentException if the arrays are not equally long, or no point lies on the axis
     */
    public SpectrumPlot {
        if (ppm.length != measured.length || ppm.length != fit.length) {
            throw new IllegalArgumentException(
                    "Lengths differ: " + ppm.length + ", " + measured.length + ", " + fit.length);
        }
        if (!(lowPpm < highPpm) || Arrays.stream(ppm).noneMatch(p -> p >= lowPpm && p <= highPpm)) {
            throw new IllegalArgumentException("No point between " + lowPpm + " and " + highPpm + " ppm");
        }
        ppm = ppm.clone();
        measured = measured.clone();
        fit = fit.clone();
        peaks = List.copyOf(peaks);
    }

    /**
     * Draws the spectrum.
     *
     * @param width pixels across
     * @param height pixels down
     * @param words language of its words
     * @return picture, dark on white
     */
    public BufferedImage draw(int width, int height, ReportLanguage words) {
        return draw(width, height, width / 1200.0, Look.PRINTED, words);
    }

    /**
     * Draws the spectrum.
     *
     * @param width pixels across
     * @param height pixels down
     * @param unit pixels of one unit; letters are 22 units high
     * @param look colours
     * @param words language of its words
     * @return picture
     */
    public BufferedImage draw(int width, int height, double unit, Look look, ReportLanguage words) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(look.paper());
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double[] range = range();
        double[] residual = residualRange();
        double top = 88 * unit;
        double bottom = height - 66 * unit;
        // One vertical scale for spectrum and residual, so that they can be compared by eye.
        double span = range[1] - range[0] + residual[1] - residual[0];
        double perUnit = (bottom - top) / (span * 1.06);
        double zero = top + range[1] * perUnit;
        double residualZero = bottom + residual[0] * perUnit;

        axis(g, width, top, bottom, unit, look, words);
        g.setColor(look.grid());
        g.setStroke(new BasicStroke((float) unit));
        g.draw(new Line2D.Double(x(highPpm, width), zero, x(lowPpm, width), zero));
        g.draw(new Line2D.Double(x(highPpm, width), residualZero, x(lowPpm, width), residualZero));
        curve(g, measured, zero, perUnit, width, look.measured(), 1.6 * unit);
        curve(g, fit, zero, perUnit, width, look.fit(), 2.4 * unit);
        curve(g, residuals(), residualZero, perUnit, width, look.measured(), 1.2 * unit);
        names(g, width, zero, perUnit, unit, look);
        legend(g, width, unit, look, words);
        g.dispose();
        return image;
    }

    private double x(double p, int width) {
        return width * (LEFT + (1 - 2 * LEFT) * (highPpm - p) / (highPpm - lowPpm));
    }

    private boolean shown(int i) {
        return ppm[i] >= lowPpm && ppm[i] <= highPpm;
    }

    private double[] residuals() {
        double[] r = new double[ppm.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = measured[i] - fit[i];
        }
        return r;
    }

    private double[] range() {
        double[] range = {0, 0};
        for (int i = 0; i < ppm.length; i++) {
            if (shown(i)) {
                range[0] = Math.min(range[0], Math.min(measured[i], fit[i]));
                range[1] = Math.max(range[1], Math.max(measured[i], fit[i]));
            }
        }
        return range[1] > range[0] ? range : new double[] {0, 1};
    }

    private double[] residualRange() {
        double[] r = residuals();
        double[] range = {0, 0};
        for (int i = 0; i < r.length; i++) {
            if (shown(i)) {
                range[0] = Math.min(range[0], r[i]);
                range[1] = Math.max(range[1], r[i]);
            }
        }
        return range;
    }

    private void curve(
            Graphics2D g, double[] values, double zero, double perUnit, int width, Color color, double stroke) {
        Path2D path = new Path2D.Double();
        boolean begun = false;
        for (int i = 0; i < values.length; i++) {
            if (shown(i)) {
                double px = x(ppm[i], width);
                double py = zero - values[i] * perUnit;
                if (begun) {
                    path.lineTo(px, py);
                } else {
                    path.moveTo(px, py);
                    begun = true;
                }
            }
        }
        g.setColor(color);
        g.setStroke(new BasicStroke((float) stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(path);
    }

    private void axis(
            Graphics2D g, int width, double top, double bottom, double unit, Look look, ReportLanguage words) {
        Lettering font = Lettering.regular();
        double size = 22 * unit;
        g.setStroke(new BasicStroke((float) (1.4 * unit)));
        for (int half = (int) Math.ceil(lowPpm * 2); half <= Math.floor(highPpm * 2); half++) {
            double px = x(half / 2.0, width);
            g.setColor(look.grid());
            g.draw(new Line2D.Double(px, top, px, bottom));
            g.setColor(look.axis());
            g.draw(new Line2D.Double(px, bottom, px, bottom + 6 * unit));
            String label = Decimal.fixed(half / 2.0, 1);
            font.draw(g, label, px - font.width(label, size) / 2, bottom + 28 * unit, size);
        }
        g.setColor(look.axis());
        g.draw(new Line2D.Double(x(highPpm, width), bottom, x(lowPpm, width), bottom));
        String title = words.get("plot.shift");
        font.draw(g, title, (width - font.width(title, size)) / 2, bottom + 56 * unit, size);
    }

    private void names(Graphics2D g, int width, double zero, double perUnit, double unit, Look look) {
        Lettering font = Lettering.bold();
        double size = 22 * unit;
        double lastRight = Double.NEGATIVE_INFINITY;
        double lastY = 0;
        List<Peak> leftToRight = peaks.stream()
                .filter(p -> p.ppm() >= lowPpm && p.ppm() <= highPpm)
                .sorted((a, b) -> Double.compare(b.ppm(), a.ppm()))
                .toList();
        for (Peak peak : leftToRight) {
            double highest = 0;
            for (int i = 0; i < ppm.length; i++) {
                if (Math.abs(ppm[i] - peak.ppm()) < 0.06) {
                    highest = Math.max(highest, Math.max(measured[i], fit[i]));
                }
            }
            double px = x(peak.ppm(), width) - font.width(peak.name(), size) / 2;
            double py = zero - highest * perUnit - 12 * unit;
            if (px < lastRight + 6 * unit && Math.abs(py - lastY) < size) {
                py = lastY - size;
            }
            g.setColor(look.paper());
            g.fill(new Rectangle2D.Double(
                    px - 2 * unit, py - size * 0.8, font.width(peak.name(), size) + 4 * unit, size));
            g.setColor(look.axis());
            font.draw(g, peak.name(), px, py, size);
            lastRight = px + font.width(peak.name(), size);
            lastY = py;
        }
    }

    private void legend(Graphics2D g, int width, double unit, Look look, ReportLanguage words) {
        Lettering font = Lettering.regular();
        double size = 22 * unit;
        double y = 26 * unit;
        double px = x(highPpm, width);
        Object[][] entries = {
            {words.get("plot.measured"), look.measured(), 1.6},
            {words.get("plot.fit"), look.fit(), 2.4},
            {words.get("plot.residual"), look.measured(), 1.2}
        };
        for (Object[] e : entries) {
            g.setColor((Color) e[1]);
            g.setStroke(new BasicStroke((float) ((Double) e[2] * unit)));
            g.draw(new Line2D.Double(px, y - size * 0.3, px + 36 * unit, y - size * 0.3));
            g.setColor(look.axis());
            font.draw(g, (String) e[0], px + 44 * unit, y, size);
            px += 44 * unit + font.width((String) e[0], size) + 30 * unit;
        }
    }
}
