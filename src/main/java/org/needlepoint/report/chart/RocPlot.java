package org.needlepoint.report.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.table.PrintedNumber;
import org.needlepoint.statistics.ConfidenceInterval;
import org.needlepoint.statistics.RocCurve;
import org.needlepoint.statistics.RocPoint;

/**
 * ROC curves in a square, with the line of chance, areas with their intervals, operating points with the intervals of
 * both coordinates as a cross, and bands. A curve that is no ROC curve, an area that is not the drawn one, and a point
 * off its curve are refused.
 */
public final class RocPlot implements Chart {
    private static final double SAME_AREA = 0.0005;
    private static final double ON_CURVE = 1e-6;
    private static final AxisTitle ACROSS = AxisTitle.of("1 − specificity");
    private static final AxisTitle UP = AxisTitle.of("Sensitivity");

    private final String title;
    private final FigureSize size;
    private final List<Curve> curves;

    private record Curve(
            String name,
            double[] falsePositiveRate,
            double[] sensitivity,
            double auc,
            double low,
            double high,
            Optional<Operating> operating,
            Optional<Band> band) {
        Curve with(Optional<Operating> point, Optional<Band> around) {
            return new Curve(name, falsePositiveRate, sensitivity, auc, low, high, point, around);
        }
    }

    /**
     * A point on a curve with its intervals.
     *
     * @param label such as "≤ 1.53"
     * @param falsePositiveRate 1 − specificity, in [0, 1]
     * @param falsePositiveLow lower limit of its interval
     * @param falsePositiveHigh upper limit of its interval
     * @param sensitivity sensitivity, in [0, 1]
     * @param sensitivityLow lower limit of its interval
     * @param sensitivityHigh upper limit of its interval
     */
    public record Operating(
            String label,
            double falsePositiveRate,
            double falsePositiveLow,
            double falsePositiveHigh,
            double sensitivity,
            double sensitivityLow,
            double sensitivityHigh) {

        /**
         * A point of an empirical curve, with Wilson's 95 % intervals.
         *
         * @param label such as "≤ 1.53"
         * @param point the point
         * @return operating point
         */
        public static Operating of(String label, RocPoint point) {
            ConfidenceInterval up = point.sensitivity().wilson(0.95);
            ConfidenceInterval across = point.specificity().wilson(0.95);
            return new Operating(
                    label,
                    1 - point.specificity().value(),
                    1 - across.upper(),
                    1 - across.lower(),
                    point.sensitivity().value(),
                    up.lower(),
                    up.upper());
        }
    }

    private record Band(double[] falsePositiveRate, double[] low, double[] high) {}

    private RocPlot(String title, FigureSize size, List<Curve> curves) {
        this.title = title;
        this.size = size;
        this.curves = List.copyOf(curves);
    }

    /**
     * A plot without curves, one column wide.
     *
     * @param title what it shows, with the positive class
     * @return plot to be given curves
     */
    public static RocPlot of(String title) {
        return new RocPlot(title, FigureSize.singleColumn(85), List.of());
    }

    /**
     * The same plot in another size.
     *
     * @param figureSize size on paper
     * @return plot
     */
    public RocPlot withSize(FigureSize figureSize) {
        return new RocPlot(title, figureSize, curves);
    }

    /**
     * The same plot with one more curve.
     *
     * @param name such as "ADCmean"
     * @param falsePositiveRate 1 − specificity of each point, from one corner to the other, in either direction
     * @param sensitivity sensitivity of each point
     * @param auc area under these points
     * @param low lower limit of the area's 95 % interval
     * @param high upper limit of it
     * @return plot
     * @throws ProblemException {@link ChartProblem#NOT_FINITE}, {@link ChartProblem#IMPOSSIBLE}
     */
    public RocPlot withCurve(
            String name, double[] falsePositiveRate, double[] sensitivity, double auc, double low, double high)
            throws ProblemException {
        double[] x = Finite.copy(title, "1 − specificity of " + name, falsePositiveRate);
        double[] y = Finite.copy(title, "sensitivity of " + name, sensitivity);
        Finite.require(x.length == y.length && x.length >= 2, title, name + " has no two matching coordinates");
        if (x[0] > x[x.length - 1] || y[0] > y[y.length - 1]) {
            reverse(x);
            reverse(y);
        }
        boolean corners = x[0] == 0 && y[0] == 0 && x[x.length - 1] == 1 && y[y.length - 1] == 1;
        Finite.require(corners, title, "the curve of " + name + " does not run from (0, 0) to (1, 1)");
        double area = 0;
        for (int i = 1; i < x.length; i++) {
            Finite.require(
                    x[i] >= x[i - 1] && y[i] >= y[i - 1], title, "the curve of " + name + " falls at point " + (i + 1));
            area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
        }
        Finite.require(
                Math.abs(area - auc) <= SAME_AREA,
                title,
                "the area under the curve of " + name + " is " + PrintedNumber.fixed(area, 3) + ", not "
                        + PrintedNumber.significant(auc, 3));
        Finite.require(
                0 <= low && low <= auc && auc <= high && high <= 1,
                title,
                "the interval " + low + " to " + high + " of " + name + " does not hold its area");
        List<Curve> more = new ArrayList<>(curves);
        more.add(new Curve(name, x, y, auc, low, high, Optional.empty(), Optional.empty()));
        return new RocPlot(title, size, more);
    }

    /**
     * The same plot with one more empirical curve.
     *
     * @param name such as "ADCmean"
     * @param curve the curve
     * @param interval of its area
     * @return plot
     * @throws ProblemException {@link ChartProblem#IMPOSSIBLE}
     */
    public RocPlot withCurve(String name, RocCurve curve, ConfidenceInterval interval) throws ProblemException {
        List<RocPoint> points = curve.points();
        double[] x =
                points.stream().mapToDouble(p -> 1 - p.specificity().value()).toArray();
        double[] y = points.stream().mapToDouble(p -> p.sensitivity().value()).toArray();
        return withCurve(name, x, y, curve.auc(), interval.lower(), interval.upper());
    }

    /**
     * The same plot with an operating point on the last curve.
     *
     * @param point a point of that curve
     * @return plot
     * @throws ProblemException {@link ChartProblem#IMPOSSIBLE} if it is not on the curve or outside its intervals
     */
    public RocPlot withOperatingPoint(Operating point) throws ProblemException {
        Curve c = last();
        double x = point.falsePositiveRate();
        double y = point.sensitivity();
        Finite.require(
                0 <= point.falsePositiveLow()
                        && point.falsePositiveLow() <= x + ON_CURVE
                        && x <= point.falsePositiveHigh() + ON_CURVE
                        && point.falsePositiveHigh() <= 1
                        && 0 <= point.sensitivityLow()
                        && point.sensitivityLow() <= y + ON_CURVE
                        && y <= point.sensitivityHigh() + ON_CURVE
                        && point.sensitivityHigh() <= 1,
                title,
                "the operating point of " + c.name() + " lies outside its own intervals");
        double distance = Double.POSITIVE_INFINITY;
        for (int i = 1; i < c.sensitivity().length; i++) {
            distance = Math.min(
                    distance,
                    Line2D.ptSegDist(
                            c.falsePositiveRate()[i - 1],
                            c.sensitivity()[i - 1],
                            c.falsePositiveRate()[i],
                            c.sensitivity()[i],
                            x,
                            y));
        }
        Finite.require(distance <= ON_CURVE, title, "the operating point of " + c.name() + " is not on its curve");
        return replaceLast(c.with(Optional.of(point), c.band()));
    }

    /**
     * The same plot with a band around the last curve.
     *
     * @param falsePositiveRate where the band is known, rising
     * @param low lower limit of the sensitivity there
     * @param high upper limit of the sensitivity there
     * @return plot
     * @throws ProblemException {@link ChartProblem#NOT_FINITE}, {@link ChartProblem#IMPOSSIBLE}
     */
    public RocPlot withBand(double[] falsePositiveRate, double[] low, double[] high) throws ProblemException {
        Curve c = last();
        Band b = new Band(
                Finite.copy(title, "band of " + c.name(), falsePositiveRate),
                Finite.copy(title, "band of " + c.name(), low),
                Finite.copy(title, "band of " + c.name(), high));
        boolean possible = b.low().length == b.high().length
                && b.low().length == b.falsePositiveRate().length
                && b.low().length >= 2;
        for (int i = 0; possible && i < b.low().length; i++) {
            double x = b.falsePositiveRate()[i];
            possible = 0 <= b.low()[i]
                    && b.low()[i] <= b.high()[i]
                    && b.high()[i] <= 1
                    && 0 <= x
                    && x <= 1
                    && (i == 0 || x >= b.falsePositiveRate()[i - 1]);
        }
        Finite.require(possible, title, "the band of " + c.name() + " is not a band inside the square");
        return replaceLast(c.with(c.operating(), Optional.of(b)));
    }

    private Curve last() {
        if (curves.isEmpty()) {
            throw new IllegalStateException("No curve yet");
        }
        return curves.get(curves.size() - 1);
    }

    private RocPlot replaceLast(Curve c) {
        List<Curve> changed = new ArrayList<>(curves);
        changed.set(curves.size() - 1, c);
        return new RocPlot(title, size, changed);
    }

    private static void reverse(double[] a) {
        for (int i = 0; i < a.length / 2; i++) {
            double t = a[i];
            a[i] = a[a.length - 1 - i];
            a[a.length - 1 - i] = t;
        }
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public FigureSize size() {
        return size;
    }

    @Override
    public String altText() {
        StringBuilder b = new StringBuilder("ROC curves.");
        for (Curve c : curves) {
            b.append(' ').append(c.name()).append(": ").append(area(c));
            c.operating().ifPresent(o -> b.append("; at ")
                    .append(o.label())
                    .append(" sensitivity ")
                    .append(PrintedNumber.fixed(o.sensitivity(), 3))
                    .append(", specificity ")
                    .append(PrintedNumber.fixed(1 - o.falsePositiveRate(), 3)));
            b.append('.');
        }
        return b.toString();
    }

    private static String area(Curve c) {
        return "AUC " + PrintedNumber.estimate(c.auc(), c.low(), c.high(), 3);
    }

    @Override
    public void draw(Canvas canvas) {
        Scale unit = Scale.stepped(0, 1, 0.2);
        PlotArea full = PlotArea.of(
                canvas,
                Optional.of(unit),
                unit,
                UP,
                new PlotArea.Room(4, 4, PlotArea.roomForTitle(ACROSS, canvas.width() / 2)));
        double side = Math.min(full.width(), full.height());
        PlotArea area = new PlotArea(
                canvas,
                full.left(),
                full.top(),
                full.left() + side,
                full.top() + side,
                full.horizontal(),
                full.vertical());
        area.drawVertical(UP);
        area.drawHorizontal(ACROSS);
        canvas.begin("chance");
        canvas.line(area.x(0), area.y(0), area.x(1), area.y(1), Palette.REFERENCE);
        canvas.end();
        for (int i = 0; i < curves.size(); i++) {
            int series = i;
            curves.get(i).band().ifPresent(b -> band(area, b, series));
        }
        for (int i = 0; i < curves.size(); i++) {
            curve(area, curves.get(i), i);
        }
        PointLabels labels = new PointLabels(area, legend(area));
        curves.forEach(c -> labels.avoid(c.falsePositiveRate(), c.sensitivity()));
        for (int i = 0; i < curves.size(); i++) {
            int series = i;
            String name = curves.size() > 1 ? curves.get(i).name() + " " : "";
            curves.get(i).operating().ifPresent(o -> operating(area, o, name + o.label(), series, labels));
        }
    }

    private static void band(PlotArea area, Band b, int series) {
        Path2D path = new Path2D.Double();
        int n = b.low().length;
        path.moveTo(area.x(b.falsePositiveRate()[0]), area.y(b.high()[0]));
        for (int i = 1; i < n; i++) {
            path.lineTo(area.x(b.falsePositiveRate()[i]), area.y(b.high()[i]));
        }
        for (int i = n - 1; i >= 0; i--) {
            path.lineTo(area.x(b.falsePositiveRate()[i]), area.y(b.low()[i]));
        }
        path.closePath();
        area.canvas().begin("band");
        area.canvas().fill(path, Palette.veiled(Palette.color(series), 0.14));
        area.canvas().end();
    }

    private static void curve(PlotArea area, Curve c, int series) {
        Path2D path = new Path2D.Double();
        path.moveTo(area.x(c.falsePositiveRate()[0]), area.y(c.sensitivity()[0]));
        for (int i = 1; i < c.sensitivity().length; i++) {
            path.lineTo(area.x(c.falsePositiveRate()[i]), area.y(c.sensitivity()[i]));
        }
        area.canvas().begin("curve curve-" + series);
        area.canvas().stroke(path, Palette.curve(series));
        area.canvas().end();
    }

    /** Writes the areas in the lower right corner; the result is the upper side of the text. */
    private double legend(PlotArea area) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve c = curves.get(i);
            entries.add(Legend.Entry.line(Palette.curve(i), c.name() + ": " + area(c)));
        }
        return new Legend(entries).drawUpward(area.canvas(), area.right() - 2, area.bottom() - 5, area.width() - 12);
    }

    private static void operating(PlotArea area, Operating o, String label, int series, PointLabels labels) {
        Canvas canvas = area.canvas();
        double x = area.x(o.falsePositiveRate());
        double y = area.y(o.sensitivity());
        Pen pen = Pen.of(Palette.color(series), 0.9);
        canvas.begin("operating");
        canvas.line(area.x(o.falsePositiveLow()), y, area.x(o.falsePositiveHigh()), y, pen);
        canvas.line(x, area.y(o.sensitivityLow()), x, area.y(o.sensitivityHigh()), pen);
        java.awt.Shape dot = new Ellipse2D.Double(x - 2.6, y - 2.6, 5.2, 5.2);
        canvas.fill(dot, java.awt.Color.WHITE);
        canvas.stroke(dot, Pen.of(Palette.color(series), 1.2));
        canvas.end();
        labels.draw(label, x, y);
    }
}
