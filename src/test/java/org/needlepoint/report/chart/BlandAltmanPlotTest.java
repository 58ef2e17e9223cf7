package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BlandAltman;
import org.needlepoint.statistics.Sample;
import org.w3c.dom.Element;

class BlandAltmanPlotTest {
    private static final double[] FIRST = {1.10, 1.32, 0.95, 1.61, 2.40, 1.05};
    private static final double[] SECOND = {1.05, 1.40, 0.90, 1.50, 2.31, 1.12};

    private static BlandAltmanPlot plot() throws ProblemException {
        return BlandAltmanPlot.of(
                "Readers", new AxisTitle("ADCmean", "10⁻³ mm²/s"), "reader 1", FIRST, "reader 2", SECOND);
    }

    @Test
    void points_are_differences_over_means() throws ProblemException {
        SvgPicture svg = new SvgPicture(plot());
        List<SvgPicture.Dot> dots = svg.dots("points");
        for (int i = 0; i < FIRST.length; i++) {
            assertThat(svg.horizontal().value(dots.get(i).x())).isCloseTo((FIRST[i] + SECOND[i]) / 2, within(1e-4));
            assertThat(svg.vertical().value(dots.get(i).y())).isCloseTo(FIRST[i] - SECOND[i], within(1e-5));
        }
    }

    @Test
    void lines_and_bands_are_the_computed_ones() throws ProblemException {
        SvgPicture svg = new SvgPicture(plot());
        BlandAltman b = BlandAltman.of(Sample.of("a", FIRST), Sample.of("b", SECOND));
        Element bias = svg.in("bias", "line").get(0);
        assertThat(svg.vertical().value(SvgPicture.number(bias, "y1"))).isCloseTo(b.bias(), within(1e-5));
        List<Element> limits = svg.in("limit", "line");
        assertThat(svg.vertical().value(SvgPicture.number(limits.get(0), "y1")))
                .isCloseTo(b.upperLimit(), within(1e-5));
        assertThat(svg.vertical().value(SvgPicture.number(limits.get(1), "y1")))
                .isCloseTo(b.lowerLimit(), within(1e-5));
        Element band = svg.in("interval", "rect").get(2);
        assertThat(svg.vertical().value(SvgPicture.number(band, "y")))
                .isCloseTo(b.upperLimitInterval().upper(), within(1e-5));
        assertThat(svg.texts()).contains("+1.96 SD", "Bias", "−1.96 SD", "Difference, reader 1 − reader 2");
        // By hand: mean difference 0.15/6 = 0.025, SD √(0.03275/5) = 0.08093, 1.96 SD = 0.1586.
        assertThat(svg.texts()).contains("0.025", "0.184", "−0.134");
    }

    @Test
    void labels_do_not_stand_on_each_other_when_limits_are_close() throws ProblemException {
        double[] far = {0, 100, 0.001, 0.002, 50, 0.003, 0.001, 0.002, 1, 2};
        double[] same = far.clone();
        same[1] = 99;
        SvgPicture svg = new SvgPicture(
                BlandAltmanPlot.of("t", AxisTitle.of("x"), "a", far, "b", same).withSize(FigureSize.singleColumn(40)));
        double[] y = svg.in("figure", "text").stream()
                .filter(t ->
                        t.getTextContent().equals("Bias") || t.getTextContent().contains("1.96 SD"))
                .mapToDouble(t -> SvgPicture.number(t, "y"))
                .toArray();
        assertThat(y).hasSize(3);
        assertThat(y[1] - y[0]).isGreaterThan(14);
        assertThat(y[2] - y[1]).isGreaterThan(14);
    }

    @Test
    void equal_readings_are_drawn_at_zero() throws ProblemException {
        SvgPicture svg = new SvgPicture(BlandAltmanPlot.of("t", AxisTitle.of("x"), "a", FIRST, "b", FIRST));
        assertThat(svg.dots("points"))
                .allSatisfy(d -> assertThat(svg.vertical().value(d.y())).isCloseTo(0, within(1e-5)));
    }

    @Test
    void readings_that_do_not_match_are_refused() {
        AxisTitle x = AxisTitle.of("x");
        assertThatThrownBy(() -> BlandAltmanPlot.of("t", x, "a", FIRST, "b", new double[] {1, 2}))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> BlandAltmanPlot.of("t", x, "a", new double[] {1}, "b", new double[] {1}))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(
                        () -> BlandAltmanPlot.of("t", x, "a", new double[] {1, Double.NaN}, "b", new double[] {1, 2}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("value 2 is NaN");
    }
}
