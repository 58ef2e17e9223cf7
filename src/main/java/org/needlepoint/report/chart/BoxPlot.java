package org.needlepoint.report.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.table.PrintedNumber;
import org.needlepoint.statistics.QuantileType;
import org.needlepoint.statistics.Sample;

/**
 * Box plot of groups, with every point. The box spans the quartiles and its line is the median; whiskers reach the most
 * extreme values within 1.5 interquartile ranges of the box (J. W. Tukey, Exploratory Data Analysis, 1977). Groups of
 * fewer than five get a line at the median and no box. Points stand beside each other, not at random places.
 *
 * <pre>{@code
 * BoxPlot.of("ADCmean by grade", new AxisTitle("ADCmean", "10⁻³ mm²/s"))
 *         .withGroup("Low grade", low).withGroup("High grade", high).withComparison(0, 1, 0.012);
 * }</pre>
 */
public final class BoxPlot implements Chart {
    private static final int LEAST_FOR_BOX = 5;
    private static final double REACH = 1.5;
    private static final double BRACKET = 15;
    private static final double POINT = 3.6;
    private static final int MANY = 200;

    private final String title;
    private final AxisTitle axis;
    private final FigureSize size;
    private final QuantileType quartiles;
    private final List<Group> groups;
    private final List<Comparison> comparisons;

    private record Group(String name, double[] values, Optional<Box> box) {}

    private record Comparison(int from, int to, double p) {}

    /**
     * The five numbers that are drawn for a group.
     *
     * @param lowWhisker least value within reach of the box
     * @param p25 first quartile
     * @param median median
     * @param p75 third quartile
     * @param highWhisker greatest value within reach of the box
     */
    public record Box(double lowWhisker, double p25, double median, double p75, double highWhisker) {}

    private BoxPlot(
            String title,
            AxisTitle axis,
            FigureSize size,
            QuantileType quartiles,
            List<Group> groups,
            List<Comparison> comparisons) {
        this.title = title;
        this.axis = axis;
        this.size = size;
        this.quartiles = quartiles;
        this.groups = List.copyOf(groups);
        this.comparisons = List.copyOf(comparisons);
    }

    /**
     * A plot without groups, one column wide, quartiles of type 7.
     *
     * @param title what it shows
     * @param axis what is measured
     * @return plot to be given groups
     */
    public static BoxPlot of(String title, AxisTitle axis) {
        return new BoxPlot(title, axis, FigureSize.singleColumn(75), QuantileType.TYPE_7, List.of(), List.of());
    }

    /**
     * The same plot in another size.
     *
     * @param figureSize size on paper
     * @return plot
     */
    public BoxPlot withSize(FigureSize figureSize) {
        return new BoxPlot(title, axis, figureSize, quartiles, groups, comparisons);
    }

    /**
     * The same plot with another kind of quartiles, for the groups added from now on.
     *
     * @param type kind
     * @return plot
     */
    public BoxPlot withQuartiles(QuantileType type) {
        return new BoxPlot(title, axis, size, type, groups, comparisons);
    }

    /**
     * The same plot with one more group.
     *
     * @param name such as "High grade"
     * @param values its values; may be empty, then its place stays empty
     * @return plot
     * @throws ProblemException {@link ChartProblem#NOT_FINITE}
     */
    public BoxPlot withGroup(String name, double... values) throws ProblemException {
        List<Group> more = new ArrayList<>(groups);
        more.add(new Group(name, Finite.copy(title, name, values), box(name, values)));
        return new BoxPlot(title, axis, size, quartiles, more, comparisons);
    }

    /**
     * The same plot with a bracket over two groups.
     *
     * @param from first group, counted from 0
     * @param to other group
     * @param p p-value of their comparison
     * @return plot
     * @throws ProblemException {@link ChartProblem#IMPOSSIBLE} for a p-value outside [0, 1] or of a group without values
     */
    public BoxPlot withComparison(int from, int to, double p) throws ProblemException {
        if (from == to || Math.min(from, to) < 0 || Math.max(from, to) >= groups.size()) {
            throw new IllegalArgumentException("Groups " + from + " and " + to + " of " + groups.size());
        }
        Finite.require(p >= 0 && p <= 1, title, "a p-value of " + p);
        for (int i : new int[] {from, to}) {
            Group g = groups.get(i);
            Finite.require(g.values().length > 0, title, "a p-value of the group \"" + g.name() + "\" without values");
        }
        List<Comparison> more = new ArrayList<>(comparisons);
        more.add(new Comparison(Math.min(from, to), Math.max(from, to), p));
        return new BoxPlot(title, axis, size, quartiles, groups, more);
    }

    private Optional<Box> box(String name, double[] values) throws ProblemException {
        if (values.length < LEAST_FOR_BOX) {
            return Optional.empty();
        }
        QuantileType.Quartiles q = quartiles.quartiles(Sample.of(name, values));
        double reach = REACH * (q.p75() - q.p25());
        // With interpolated quartiles no value may lie between box and fence: the whisker is then the box's edge.
        double low =
                Arrays.stream(values).filter(v -> v >= q.p25() - reach).min().orElseThrow();
        double high =
                Arrays.stream(values).filter(v -> v <= q.p75() + reach).max().orElseThrow();
        return Optional.of(new Box(Math.min(low, q.p25()), q.p25(), q.median(), q.p75(), Math.max(high, q.p75())));
    }

    /**
     * The numbers drawn for a group.
     *
     * @param group counted from 0
     * @return box; empty for fewer than five values
     */
    public Optional<Box> box(int group) {
        return groups.get(group).box();
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
        StringBuilder b = new StringBuilder("Box plot of " + axis.text() + ".");
        for (Group g : groups) {
            b.append(' ').append(g.name()).append(": n = ").append(g.values().length);
            g.box().ifPresent(x -> b.append(", median ").append(PrintedNumber.significant(x.median(), 3)));
            b.append('.');
        }
        for (Comparison c : comparisons) {
            b.append(' ').append(groups.get(c.from()).name()).append(" against ");
            b.append(groups.get(c.to()).name())
                    .append(": ")
                    .append(PrintedNumber.pEquals(c.p()))
                    .append('.');
        }
        return b.toString();
    }

    @Override
    public void draw(Canvas canvas) {
        double[] all =
                groups.stream().flatMapToDouble(g -> Arrays.stream(g.values())).toArray();
        double least = Arrays.stream(all).min().orElse(0);
        double greatest = Arrays.stream(all).max().orElse(1);
        int[] levels = levels();
        int highest = Arrays.stream(levels).max().orElse(-1) + 1;
        double names = Palette.TICK_SIZE * 1.25 * (1 + nameLines(canvas.width() * 0.8));
        PlotArea area = PlotArea.of(
                canvas,
                Optional.empty(),
                Scale.over(least, greatest, 5),
                axis,
                new PlotArea.Room(highest * BRACKET + 6, 4, names - Palette.TICK_SIZE));
        area.drawVertical(axis);
        groupAxis(area);
        for (int i = 0; i < groups.size(); i++) {
            group(area, i);
        }
        for (int i = 0; i < comparisons.size(); i++) {
            bracket(area, comparisons.get(i), levels[i]);
        }
    }

    private int nameLines(double width) {
        Canvas.Style style = Canvas.Style.of(Palette.TICK_SIZE);
        double slot = width / Math.max(1, groups.size()) - 3;
        return groups.stream()
                .mapToInt(g -> Words.wrapped(g.name(), style, slot).size())
                .max()
                .orElse(1);
    }

    private double centre(PlotArea area, int group) {
        return area.left() + area.width() * (group + 0.5) / groups.size();
    }

    private void groupAxis(PlotArea area) {
        Canvas canvas = area.canvas();
        Canvas.Style style = Canvas.Style.of(Palette.TICK_SIZE).anchored(Canvas.Anchor.MIDDLE);
        canvas.begin("axis groups");
        canvas.line(area.left(), area.bottom(), area.right(), area.bottom(), Palette.AXIS);
        for (int i = 0; i < groups.size(); i++) {
            double x = centre(area, i);
            double y = area.bottom() + 3 + Palette.TICK_SIZE;
            canvas.line(x, area.bottom(), x, area.bottom() + 3, Palette.AXIS);
            double slot = area.width() / groups.size() - 3;
            for (String line : Words.wrapped(groups.get(i).name(), style, slot)) {
                canvas.text(line, x, y, style);
                y += Palette.TICK_SIZE * 1.25;
            }
            canvas.text("n = " + groups.get(i).values().length, x, y, style.in(Palette.GREY));
        }
        canvas.end();
    }

    private void group(PlotArea area, int index) {
        Group g = groups.get(index);
        Canvas canvas = area.canvas();
        double x = centre(area, index);
        double half = Math.min(area.width() / groups.size() * 0.32, 28);
        canvas.begin("group group-" + index);
        boolean many = g.values().length > MANY;
        g.box().ifPresent(b -> box(area, b, x, half, index));
        // Few points lie over the line, many would bury it.
        if (many) {
            points(area, g.values(), x, half * 0.9, index);
        }
        if (g.values().length > 0) {
            double median = area.y(g.box().map(Box::median).orElseGet(() -> middle(g.values())));
            canvas.begin("median");
            canvas.line(x - half, median, x + half, median, Pen.of(Palette.INK, 1.4));
            canvas.end();
        }
        if (!many) {
            points(area, g.values(), x, half * 0.9, index);
        }
        canvas.end();
    }

    private static double middle(double[] values) {
        double[] s = values.clone();
        Arrays.sort(s);
        return (s[(s.length - 1) / 2] + s[s.length / 2]) / 2;
    }

    private static void box(PlotArea area, Box b, double x, double half, int index) {
        Canvas canvas = area.canvas();
        Pen pen = Pen.of(Palette.INK, 0.8);
        double top = area.y(b.p75());
        double bottom = area.y(b.p25());
        canvas.begin("box");
        Rectangle2D box = new Rectangle2D.Double(x - half, top, 2 * half, bottom - top);
        canvas.fill(box, Palette.veiled(Palette.color(index), 0.16));
        canvas.stroke(box, pen);
        canvas.line(x, top, x, area.y(b.highWhisker()), pen);
        canvas.line(x, bottom, x, area.y(b.lowWhisker()), pen);
        canvas.line(x - half / 2, area.y(b.highWhisker()), x + half / 2, area.y(b.highWhisker()), pen);
        canvas.line(x - half / 2, area.y(b.lowWhisker()), x + half / 2, area.y(b.lowWhisker()), pen);
        canvas.end();
    }

    private static void points(PlotArea area, double[] values, double x, double half, int index) {
        boolean many = values.length > MANY;
        double diameter = many ? POINT / 2 : POINT;
        double[] heights = Arrays.stream(values).map(area::y).toArray();
        double[] offsets = Swarm.offsets(heights, diameter * 1.05, half);
        area.canvas().begin("points");
        for (int i = 0; i < values.length; i++) {
            java.awt.Shape point = Palette.marker(index).at(x + offsets[i], heights[i], diameter);
            area.canvas().fill(point, Palette.veiled(Palette.color(index), many ? 0.35 : 0.9));
        }
        area.canvas().end();
    }

    /** Brackets that share a group stand over each other, the narrow ones below. */
    private int[] levels() {
        Integer[] order = new Integer[comparisons.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                java.util.Comparator.comparingInt(
                        i -> comparisons.get(i).to() - comparisons.get(i).from()));
        int[] levels = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            int level = 0;
            for (int j = 0; j < k; j++) {
                Comparison a = comparisons.get(order[k]);
                Comparison b = comparisons.get(order[j]);
                if (a.from() <= b.to() && b.from() <= a.to()) {
                    level = Math.max(level, levels[order[j]] + 1);
                }
            }
            levels[order[k]] = level;
        }
        return levels;
    }

    private void bracket(PlotArea area, Comparison c, int level) {
        double y = area.top() - 4 - level * BRACKET;
        double from = centre(area, c.from());
        double to = centre(area, c.to());
        Path2D path = new Path2D.Double();
        path.moveTo(from, y + 3);
        path.lineTo(from, y);
        path.lineTo(to, y);
        path.lineTo(to, y + 3);
        area.canvas().begin("comparison");
        area.canvas().stroke(path, Palette.AXIS);
        Canvas.Style style = Canvas.Style.of(Palette.NOTE_SIZE).anchored(Canvas.Anchor.MIDDLE);
        area.canvas().text(PrintedNumber.pEquals(c.p()), (from + to) / 2, y - 2.5, style);
        area.canvas().end();
    }
}
