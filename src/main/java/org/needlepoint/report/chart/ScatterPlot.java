package org.needlepoint.report.chart;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.table.PrintedNumber;
import org.needlepoint.statistics.CorrelationTest;
import org.needlepoint.statistics.Sample;

/**
 * Points of one or more classes, each with its shape and colour, Spearman's coefficient and a smooth line.
 *
 * <p>A coefficient that is not the one of the points drawn is refused.
 */
public final class ScatterPlot implements Chart {
    private static final double SAME = 0.0051;
    private static final double POINT = 4.4;
    private static final int MANY = 300;

    private final String title;
    private final AxisTitle across;
    private final AxisTitle up;
    private final FigureSize size;
    private final List<Points> classes;
    private final Optional<CorrelationTest.Result> spearman;
    private final Optional<Smooth> smooth;

    private record Points(String name, double[] x, double[] y) {}

    private ScatterPlot(
            String title,
            AxisTitle across,
            AxisTitle up,
            FigureSize size,
            List<Points> classes,
            Optional<CorrelationTest.Result> spearman,
            Optional<Smooth> smooth) {
        this.title = title;
        this.across = across;
        this.up = up;
        this.size = size;
        this.classes = List.copyOf(classes);
        this.spearman = spearman;
        this.smooth = smooth;
    }

    /**
     * A plot without points, one column wide.
     *
     * @param title what it shows
     * @param across what the horizontal axis measures
     * @param up what the vertical axis measures
     * @return plot to be given points
     */
    public static ScatterPlot of(String title, AxisTitle across, AxisTitle up) {
        return new ScatterPlot(
                title, across, up, FigureSize.singleColumn(75), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * The same plot in another size.
     *
     * @param figureSize size on paper
     * @return plot
     */
    public ScatterPlot withSize(FigureSize figureSize) {
        return new ScatterPlot(title, across, up, figureSize, classes, spearman, smooth);
    }

    /**
     * The same plot with the points of one more class.
     *
     * @param name class; with a single class it is not printed
     * @param x values on the horizontal axis; may be empty
     * @param y values on the vertical axis, same cases in the same order
     * @return plot
     * @throws ProblemException {@link ChartProblem#NOT_FINITE}, {@link ChartProblem#IMPOSSIBLE} for different lengths
     * @throws IllegalStateException after a coefficient or a line was asked for, which would no longer be right
     */
    public ScatterPlot withPoints(String name, double[] x, double[] y) throws ProblemException {
        if (spearman.isPresent() || smooth.isPresent()) {
            throw new IllegalStateException("All points come before the coefficient and the line");
        }
        Finite.require(
                x.length == y.length, title, name + " has " + x.length + " values across and " + y.length + " up");
        List<Points> more = new ArrayList<>(classes);
        more.add(new Points(name, Finite.copy(title, name, x), Finite.copy(title, name, y)));
        return new ScatterPlot(title, across, up, size, more, spearman, smooth);
    }

    /**
     * The same plot with Spearman's coefficient of all its points, computed here.
     *
     * @return plot
     * @throws ProblemException if it is not defined: fewer than three points, or no variation
     */
    public ScatterPlot withSpearman() throws ProblemException {
        CorrelationTest.Result result =
                CorrelationTest.spearman().test(Sample.of(across.name(), all(true)), Sample.of(up.name(), all(false)));
        return new ScatterPlot(title, across, up, size, classes, Optional.of(result), smooth);
    }

    /**
     * The same plot with a coefficient that was computed elsewhere, such as the one in a table.
     *
     * @param result Spearman's coefficient
     * @return plot
     * @throws ProblemException {@link ChartProblem#IMPOSSIBLE} if it is not that of the points
     */
    public ScatterPlot withSpearman(CorrelationTest.Result result) throws ProblemException {
        CorrelationTest.Result own = withSpearman().spearman.orElseThrow();
        Finite.require(
                result.method() == CorrelationTest.Method.SPEARMAN
                        && result.n() == own.n()
                        && Math.abs(result.coefficient() - own.coefficient()) < SAME,
                title,
                "Spearman's r of its " + own.n() + " points is " + PrintedNumber.fixed(own.coefficient(), 3) + ", but "
                        + PrintedNumber.fixed(result.coefficient(), 3) + " of " + result.n() + " is stated");
        return new ScatterPlot(title, across, up, size, classes, Optional.of(result), smooth);
    }

    /**
     * The same plot with a smooth line through all its points and its 95 % band. Fewer than 10 different values on the
     * horizontal axis get no line, fewer than 20 no band. Where no value is negative the line is not either, and per cent
     * stay within 100.
     *
     * @return plot
     */
    public ScatterPlot withSmooth() {
        double[] y = all(false);
        double least = Arrays.stream(y).allMatch(v -> v >= 0) ? 0 : Double.NEGATIVE_INFINITY;
        boolean percent = up.unit().equals("%") && Arrays.stream(y).allMatch(v -> v <= 100);
        return new ScatterPlot(
                title,
                across,
                up,
                size,
                classes,
                spearman,
                Smooth.through(all(true), y, least, percent ? 100 : Double.POSITIVE_INFINITY));
    }

    private double[] all(boolean horizontal) {
        return classes.stream()
                .flatMapToDouble(c -> Arrays.stream(horizontal ? c.x() : c.y()))
                .toArray();
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
        StringBuilder b = new StringBuilder("Scatter plot of " + up.text() + " against " + across.text() + ".");
        if (classes.size() > 1) {
            classes.forEach(c -> b.append(' ')
                    .append(c.name())
                    .append(": n = ")
                    .append(c.x().length)
                    .append('.'));
        }
        spearman.ifPresent(
                s -> b.append(' ').append(String.join(", ", words(s))).append('.'));
        return b.toString();
    }

    private static List<String> words(CorrelationTest.Result s) {
        List<String> lines = new ArrayList<>();
        lines.add("Spearman r = " + PrintedNumber.fixed(s.coefficient(), 3));
        s.interval().ifPresent(i -> lines.add("95 % CI " + PrintedNumber.interval(i.lower(), i.upper(), 3)));
        lines.add(PrintedNumber.pEquals(s.p()) + ", n = " + s.n());
        return lines;
    }

    @Override
    public void draw(Canvas canvas) {
        double[] x = all(true);
        double[] y = all(false);
        DoubleStream line = smooth.stream().flatMapToDouble(s -> Arrays.stream(s.y()));
        DoubleStream band = smooth.flatMap(Smooth::band).stream()
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite);
        double[] high = DoubleStream.concat(Arrays.stream(y), DoubleStream.concat(line, band))
                .toArray();
        Legend legend = legend();
        double above = classes.size() > 1 ? legend.rows(canvas.width() - 40) * Legend.rowHeight() + 4 : 0;
        PlotArea area = PlotArea.of(
                canvas,
                Optional.of(scale(x)),
                scale(high),
                up,
                new PlotArea.Room(above + 4, 4, PlotArea.roomForTitle(across, canvas.width() * 0.8)));
        area.drawVertical(up);
        area.drawHorizontal(across);
        smooth.ifPresent(s -> smooth(area, s));
        for (int i = 0; i < classes.size(); i++) {
            points(area, classes.get(i), i);
        }
        if (classes.size() > 1) {
            legend.drawAcross(canvas, area.left() + 4, Palette.NOTE_SIZE, area.width());
        }
        spearman.ifPresent(s -> note(area, words(s)));
    }

    private static Scale scale(double[] values) {
        return Scale.over(
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(1),
                5);
    }

    private Legend legend() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            entries.add(Legend.Entry.points(
                    i, classes.get(i).name() + " (n = " + classes.get(i).x().length + ")"));
        }
        return new Legend(entries);
    }

    private static void points(PlotArea area, Points c, int series) {
        boolean many = c.x().length > MANY;
        Canvas canvas = area.canvas();
        canvas.begin("points class-" + series);
        for (int i = 0; i < c.x().length; i++) {
            Shape point = Palette.marker(series).at(area.x(c.x()[i]), area.y(c.y()[i]), many ? POINT / 2 : POINT);
            canvas.fill(point, Palette.veiled(Palette.color(series), many ? 0.35 : 0.85));
        }
        canvas.end();
    }

    private static void smooth(PlotArea area, Smooth s) {
        Canvas canvas = area.canvas();
        s.band().ifPresent(b -> {
            canvas.begin("band");
            canvas.fill(band(area, s.x(), b), Palette.veiled(Palette.GREY, 0.2));
            canvas.end();
        });
        Path2D path = new Path2D.Double();
        path.moveTo(area.x(s.x()[0]), area.y(s.y()[0]));
        for (int i = 1; i < s.x().length; i++) {
            path.lineTo(area.x(s.x()[i]), area.y(s.y()[i]));
        }
        canvas.begin("smooth");
        canvas.stroke(path, Pen.of(Palette.INK, 1));
        canvas.end();
    }

    private static Shape band(PlotArea area, double[] x, double[][] band) {
        int[] known = java.util.stream.IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(band[0][i]))
                .toArray();
        Path2D path = new Path2D.Double();
        for (int k = 0; k < known.length; k++) {
            double px = area.x(x[known[k]]);
            double py = area.y(band[1][known[k]]);
            if (k == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        for (int k = known.length - 1; k >= 0; k--) {
            path.lineTo(area.x(x[known[k]]), area.y(band[0][known[k]]));
        }
        if (known.length > 0) {
            path.closePath();
        }
        return path;
    }

    /** Writes the result into the corner with the fewest points. */
    private void note(PlotArea area, List<String> lines) {
        Canvas.Style style = Canvas.Style.of(Palette.NOTE_SIZE);
        double width = lines.stream().mapToDouble(style::length).max().orElse(0);
        double line = Palette.NOTE_SIZE * 1.3;
        double height = lines.size() * line;
        long fewest = Long.MAX_VALUE;
        double x = 0;
        double y = 0;
        for (int corner = 0; corner < 4; corner++) {
            // Upper right first, where a falling relation leaves room.
            double left = corner % 2 == 0 ? area.right() - width - 2 : area.left() + 6;
            double top = corner < 2 ? area.top() : area.bottom() - height - 6;
            long hidden = classes.stream()
                    .mapToLong(c -> java.util.stream.IntStream.range(0, c.x().length)
                            .filter(i -> Math.abs(area.x(c.x()[i]) - left - width / 2) < width / 2 + POINT
                                    && Math.abs(area.y(c.y()[i]) - top - height / 2) < height / 2 + POINT)
                            .count())
                    .sum();
            if (hidden < fewest) {
                fewest = hidden;
                x = left;
                y = top + Palette.NOTE_SIZE;
            }
        }
        area.canvas().begin("result");
        for (String text : lines) {
            area.canvas().textOnWhite(text, x, y, style);
            y += line;
        }
        area.canvas().end();
    }
}
