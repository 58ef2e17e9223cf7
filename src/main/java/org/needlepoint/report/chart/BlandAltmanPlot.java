package org.needlepoint.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.table.PrintedNumber;
import org.needlepoint.statistics.BlandAltman;
import org.needlepoint.statistics.ConfidenceInterval;
import org.needlepoint.statistics.Sample;

/**
 * Differences of two readings against their means, with bias and limits of agreement as lines and their 95 % intervals as
 * bands (J. M. Bland and D. G. Altman, Lancet 327 (1986) 307–310 and Stat Methods Med Res 8 (1999) 135–160).
 */
public final class BlandAltmanPlot implements Chart {
    private static final double POINT = 4.4;
    private static final int MANY = 300;
    private static final double LABEL = 2.3 * Palette.NOTE_SIZE;

    private final String title;
    private final AxisTitle quantity;
    private final FigureSize size;
    private final Sample first;
    private final Sample second;
    private final BlandAltman agreement;

    private BlandAltmanPlot(
            String title, AxisTitle quantity, FigureSize size, Sample first, Sample second, BlandAltman agreement) {
        this.title = title;
        this.quantity = quantity;
        this.size = size;
        this.first = first;
        this.second = second;
        this.agreement = agreement;
    }

    /**
     * A plot, one column wide.
     *
     * @param title what it shows
     * @param quantity what was read twice
     * @param firstName such as "reader 1"
     * @param first its readings
     * @param secondName such as "reader 2"
     * @param second its readings, same cases in the same order
     * @return plot
     * @throws ProblemException {@link ChartProblem#NOT_FINITE}; if the lengths differ or there are fewer than two pairs
     */
    public static BlandAltmanPlot of(
            String title, AxisTitle quantity, String firstName, double[] first, String secondName, double[] second)
            throws ProblemException {
        Sample a = Sample.of(firstName, Finite.copy(title, firstName, first));
        Sample b = Sample.of(secondName, Finite.copy(title, secondName, second));
        return new BlandAltmanPlot(title, quantity, FigureSize.singleColumn(70), a, b, BlandAltman.of(a, b));
    }

    /**
     * The same plot in another size.
     *
     * @param figureSize size on paper
     * @return plot
     */
    public BlandAltmanPlot withSize(FigureSize figureSize) {
        return new BlandAltmanPlot(title, quantity, figureSize, first, second, agreement);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public FigureSize size() {
        return size;
    }

    private AxisTitle across() {
        return new AxisTitle(
                "Mean " + quantity.name() + " of " + first.name() + " and " + second.name(), quantity.unit());
    }

    private AxisTitle up() {
        return new AxisTitle("Difference, " + first.name() + " − " + second.name(), quantity.unit());
    }

    @Override
    public String altText() {
        return "Bland–Altman plot of " + quantity.text() + ", " + first.name() + " minus " + second.name() + ", n = "
                + first.size() + ". Bias " + number(agreement.bias(), agreement.biasInterval())
                + "; limits of agreement " + number(agreement.lowerLimit(), agreement.lowerLimitInterval()) + " and "
                + number(agreement.upperLimit(), agreement.upperLimitInterval()) + ".";
    }

    private String number(double value, ConfidenceInterval i) {
        return PrintedNumber.estimate(value, i.lower(), i.upper(), decimals());
    }

    /** So that the standard deviation has two significant digits. */
    private int decimals() {
        double sd = agreement.standardDeviation();
        return sd > 0 ? (int) Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(sd)))) : 2;
    }

    private double[] means() {
        double[] m = new double[first.size()];
        for (int i = 0; i < m.length; i++) {
            m[i] = (first.value(i) + second.value(i)) / 2;
        }
        return m;
    }

    private double[] differences() {
        double[] d = new double[first.size()];
        for (int i = 0; i < d.length; i++) {
            d[i] = first.value(i) - second.value(i);
        }
        return d;
    }

    @Override
    public void draw(Canvas canvas) {
        double[] x = means();
        double[] y = differences();
        double[] high = DoubleStream.concat(
                        DoubleStream.of(y),
                        DoubleStream.of(
                                0,
                                agreement.lowerLimitInterval().lower(),
                                agreement.upperLimitInterval().upper()))
                .toArray();
        Canvas.Style style = Canvas.Style.of(Palette.NOTE_SIZE);
        double labels = Math.max(style.length("−1.96 SD"), style.length(PrintedNumber.fixed(-99, decimals()))) + 6;
        PlotArea area = PlotArea.of(
                canvas,
                Optional.of(Scale.over(
                        DoubleStream.of(x).min().orElseThrow(),
                        DoubleStream.of(x).max().orElseThrow(),
                        5)),
                Scale.over(
                        DoubleStream.of(high).min().orElseThrow(),
                        DoubleStream.of(high).max().orElseThrow(),
                        6),
                up(),
                new PlotArea.Room(6, labels, PlotArea.roomForTitle(across(), canvas.width() * 0.65)));
        interval(area, agreement.biasInterval(), 0);
        interval(area, agreement.lowerLimitInterval(), 1);
        interval(area, agreement.upperLimitInterval(), 1);
        area.drawVertical(up());
        area.drawHorizontal(across());
        canvas.begin("zero");
        canvas.line(
                area.left(),
                area.y(0),
                area.right(),
                area.y(0),
                Pen.of(Palette.GREY, 0.5).dashed(1, 2));
        canvas.end();
        lines(area);
        points(area, x, y);
    }

    private static void interval(PlotArea area, ConfidenceInterval i, int series) {
        double top = area.y(i.upper());
        area.canvas().begin("interval");
        area.canvas()
                .fill(
                        new Rectangle2D.Double(area.left(), top, area.width(), area.y(i.lower()) - top),
                        Palette.veiled(series == 0 ? Palette.color(0) : Palette.GREY, 0.15));
        area.canvas().end();
    }

    private void lines(PlotArea area) {
        String[] names = {"+1.96 SD", "Bias", "−1.96 SD"};
        double[] values = {agreement.upperLimit(), agreement.bias(), agreement.lowerLimit()};
        double[] places = apart(area, values);
        Canvas.Style style = Canvas.Style.of(Palette.NOTE_SIZE);
        Canvas canvas = area.canvas();
        for (int i = 0; i < 3; i++) {
            Pen pen = i == 1
                    ? Pen.of(Palette.color(0), 1)
                    : Pen.of(Palette.INK, 0.8).dashed(4, 2);
            canvas.begin(i == 1 ? "bias" : "limit");
            canvas.line(area.left(), area.y(values[i]), area.right(), area.y(values[i]), pen);
            canvas.text(names[i], area.right() + 4, places[i] - 1.5, style);
            canvas.text(PrintedNumber.fixed(values[i], decimals()), area.right() + 4, places[i] + 6.5, style);
            canvas.end();
        }
    }

    /** Where the three labels stand: at their lines, but not on each other and not outside the plot. */
    private static double[] apart(PlotArea area, double[] values) {
        double middle = Math.min(Math.max(area.y(values[1]), area.top() + 1.5 * LABEL), area.bottom() - 1.5 * LABEL);
        return new double[] {
            Math.min(area.y(values[0]), middle - LABEL), middle, Math.max(area.y(values[2]), middle + LABEL)
        };
    }

    private static void points(PlotArea area, double[] x, double[] y) {
        boolean many = x.length > MANY;
        area.canvas().begin("points");
        for (int i = 0; i < x.length; i++) {
            area.canvas()
                    .fill(
                            Marker.CIRCLE.at(area.x(x[i]), area.y(y[i]), many ? POINT / 2 : POINT),
                            Palette.veiled(Palette.INK, many ? 0.3 : 0.75));
        }
        area.canvas().end();
    }
}
