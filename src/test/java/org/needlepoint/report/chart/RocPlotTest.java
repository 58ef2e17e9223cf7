package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.Direction;
import org.needlepoint.statistics.RocCurve;
import org.needlepoint.statistics.RocPoint;
import org.needlepoint.statistics.Sample;
import org.w3c.dom.Element;

class RocPlotTest {
    private static final double[] X = {0, 0, 0.25, 0.25, 1};
    private static final double[] Y = {0, 0.5, 0.5, 1, 1};
    private static final double AUC = 0.875; // 0.25 × 0.5 + 0.75 × 1

    private static RocPlot plot() throws ProblemException {
        return RocPlot.of("High grade").withCurve("ADCmean", X, Y, AUC, 0.7, 1);
    }

    @Test
    void the_curve_runs_through_its_points() throws ProblemException {
        SvgPicture svg = new SvgPicture(plot());
        double[] c = SvgPicture.coordinates(svg.in("curve", "path").get(0));
        assertThat(c).hasSize(2 * X.length);
        for (int i = 0; i < X.length; i++) {
            assertThat(svg.horizontal().value(c[2 * i])).isCloseTo(X[i], within(1e-5));
            assertThat(svg.vertical().value(c[2 * i + 1])).isCloseTo(Y[i], within(1e-5));
        }
    }

    @Test
    void the_plot_is_a_square_and_chance_its_diagonal() throws ProblemException {
        SvgPicture svg = new SvgPicture(plot().withSize(FigureSize.doubleColumn(60)));
        assertThat(svg.horizontal().slope()).isCloseTo(-svg.vertical().slope(), within(1e-6));
        Element chance = svg.in("chance", "line").get(0);
        assertThat(svg.horizontal().value(SvgPicture.number(chance, "x1"))).isCloseTo(0, within(1e-5));
        assertThat(svg.vertical().value(SvgPicture.number(chance, "y2"))).isCloseTo(1, within(1e-5));
        assertThat(chance.getAttribute("stroke-dasharray")).isNotEmpty();
    }

    @Test
    void an_empirical_curve_is_drawn_with_its_operating_point_and_wilsons_intervals() throws ProblemException {
        Sample score = Sample.of("ADCmean", 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.6, 1.7, 1.1, 1.9);
        BinaryOutcome high = BinaryOutcome.of(
                "grade", "high", "low", true, true, true, true, true, true, false, false, false, false);
        RocCurve curve = RocCurve.of(score, high, Direction.LOWER_IS_POSITIVE);
        RocPoint best = curve.youdenOptimal().get(0);
        RocPlot plot = RocPlot.of("High grade")
                .withCurve("ADCmean", curve, curve.intervalDeLong(0.95))
                .withOperatingPoint(RocPlot.Operating.of("≤ 1.45", best));
        SvgPicture svg = new SvgPicture(plot);
        Element dot = svg.in("operating", "circle").get(0);
        assertThat(svg.horizontal().value(SvgPicture.number(dot, "cx")))
                .isCloseTo(1 - best.specificity().value(), within(1e-5));
        assertThat(svg.vertical().value(SvgPicture.number(dot, "cy")))
                .isCloseTo(best.sensitivity().value(), within(1e-5));
        // Wilson's formula with z = 1.95996: 6/6 gives 6/(6 + z²) = 0.60967 to 1; 3/4 gives 0.30064 to 0.95441.
        List<Element> cross = svg.in("operating", "line");
        assertThat(svg.vertical().value(SvgPicture.number(cross.get(1), "y1"))).isCloseTo(0.60967, within(1e-4));
        assertThat(svg.horizontal().value(SvgPicture.number(cross.get(0), "x1")))
                .isCloseTo(0.04559, within(1e-4));
        assertThat(svg.horizontal().value(SvgPicture.number(cross.get(0), "x2")))
                .isCloseTo(0.69936, within(1e-4));
        assertThat(svg.texts()).contains("≤ 1.45", "1 − specificity", "Sensitivity");
        assertThat(plot.altText()).contains("at ≤ 1.45 sensitivity 1.000, specificity 0.750");
    }

    @Test
    void the_legend_has_area_and_interval_of_every_curve_and_curves_differ_without_colour() throws ProblemException {
        SvgPicture svg =
                new SvgPicture(plot().withCurve("Cho/Cr", new double[] {0, 1}, new double[] {0, 1}, 0.5, 0.3, 0.7));
        assertThat(svg.texts())
                .contains("ADCmean: AUC 0.875 (95 % CI 0.700–1.000)", "Cho/Cr: AUC 0.500 (95 % CI 0.300–0.700)");
        List<Element> curves = svg.in("curve", "path");
        assertThat(curves.get(0).getAttribute("stroke-dasharray"))
                .isNotEqualTo(curves.get(1).getAttribute("stroke-dasharray"));
        assertThat(curves.get(0).getAttribute("stroke"))
                .isNotEqualTo(curves.get(1).getAttribute("stroke"));
    }

    @Test
    void a_curve_from_the_other_end_is_the_same_curve() throws ProblemException {
        double[] x = {1, 0.25, 0.25, 0, 0};
        double[] y = {1, 1, 0.5, 0.5, 0};
        assertThat(ChartFile.svg(RocPlot.of("High grade").withCurve("ADCmean", x, y, AUC, 0.7, 1)))
                .isEqualTo(ChartFile.svg(plot()));
    }

    @Test
    void a_band_is_drawn_between_its_limits() throws ProblemException {
        SvgPicture svg = new SvgPicture(
                plot().withBand(new double[] {0, 0.5, 1}, new double[] {0, 0.6, 0.9}, new double[] {0.7, 1, 1}));
        double[] c = SvgPicture.coordinates(svg.in("band", "path").get(0));
        double[] up = {0.7, 1, 1, 0.9, 0.6, 0};
        for (int i = 0; i < up.length; i++) {
            assertThat(svg.vertical().value(c[2 * i + 1])).isCloseTo(up[i], within(1e-5));
        }
        assertThatThrownBy(() -> plot().withBand(new double[] {0, 1}, new double[] {0.5, 0.5}, new double[] {0.4, 1}))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void labels_of_operating_points_cover_neither_curves_nor_each_other() throws ProblemException {
        RocPlot two = plot().withOperatingPoint(new RocPlot.Operating("≤ 1.53", 0.25, 0.1, 0.4, 1, 0.8, 1))
                .withCurve("Cho/Cr", new double[] {0, 0.25, 1}, new double[] {0, 1, 1}, 0.875, 0.7, 1)
                .withOperatingPoint(new RocPlot.Operating("≥ 9.7", 0.25, 0.1, 0.4, 1, 0.8, 1));
        SvgPicture svg = new SvgPicture(two);
        double[] y = svg.in("figure", "text").stream()
                .filter(t -> t.getTextContent().contains("≤ 1.53")
                        || t.getTextContent().contains("≥ 9.7"))
                .mapToDouble(t -> SvgPicture.number(t, "y"))
                .toArray();
        assertThat(y).hasSize(2);
        assertThat(Math.abs(y[0] - y[1])).isGreaterThan(7);
    }

    @Test
    void what_is_no_roc_curve_is_refused() {
        RocPlot plot = RocPlot.of("High grade");
        assertThatThrownBy(() -> plot.withCurve("a", X, Y, 0.9, 0.7, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the area under the curve of a is 0.875, not 0.900");
        assertThatThrownBy(() -> plot.withCurve("a", X, Y, AUC, 0.9, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not hold its area");
        assertThatThrownBy(() -> plot.withCurve("a", new double[] {0, 0.5, 1}, new double[] {0, 1, 0.9}, 0.7, 0.6, 0.8))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("(0, 0) to (1, 1)");
        assertThatThrownBy(() ->
                        plot.withCurve("a", new double[] {0, 0.6, 0.5, 1}, new double[] {0, 0.5, 1, 1}, 0.7, 0.6, 0.8))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("falls at point 3");
        assertThatThrownBy(() -> plot.withCurve("a", new double[] {0}, new double[] {0}, 0.5, 0, 1))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> plot().withOperatingPoint(new RocPlot.Operating("x", 0.3, 0, 1, 0.5, 0, 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not on its curve");
        assertThatThrownBy(() -> plot().withOperatingPoint(new RocPlot.Operating("x", 0.25, 0.3, 1, 0.5, 0, 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("outside its own intervals");
    }
}
