package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.CorrelationTest;
import org.needlepoint.statistics.Sample;
import org.w3c.dom.Element;

class ScatterPlotTest {
    private static final AxisTitle ADC = new AxisTitle("ADCmean", "10⁻³ mm²/s");
    private static final AxisTitle KI = new AxisTitle("Ki-67", "%");
    private static final double[] LOW_X = {1.9, 2.4, 1.6};
    private static final double[] LOW_Y = {10, 5, 22};
    private static final double[] HIGH_X = {0.9, 1.1, 1.2, 0.8};
    private static final double[] HIGH_Y = {80, 60, 55, 90};

    private static ScatterPlot plot() throws ProblemException {
        return ScatterPlot.of("ADC and Ki-67", ADC, KI)
                .withPoints("Low grade", LOW_X, LOW_Y)
                .withPoints("High grade", HIGH_X, HIGH_Y);
    }

    @Test
    void every_point_stands_at_both_its_values() throws ProblemException {
        SvgPicture svg = new SvgPicture(plot().withSpearman());
        List<SvgPicture.Dot> dots = svg.dots("points");
        double[] x = {1.9, 2.4, 1.6, 0.9, 1.1, 1.2, 0.8};
        double[] y = {10, 5, 22, 80, 60, 55, 90};
        assertThat(dots).hasSize(x.length);
        for (int i = 0; i < x.length; i++) {
            assertThat(svg.horizontal().value(dots.get(i).x())).isCloseTo(x[i], within(1e-4));
            assertThat(svg.vertical().value(dots.get(i).y())).isCloseTo(y[i], within(1e-3));
        }
    }

    @Test
    void classes_differ_in_shape_and_in_colour() throws ProblemException {
        SvgPicture svg = new SvgPicture(plot());
        assertThat(svg.in("class-0", "circle")).hasSize(3);
        assertThat(svg.in("class-1", "path")).hasSize(4);
        assertThat(svg.in("class-0", "circle").get(0).getAttribute("fill"))
                .isNotEqualTo(svg.in("class-1", "path").get(0).getAttribute("fill"));
        assertThat(svg.texts())
                .contains("Low grade (n = 3)", "High grade (n = 4)", "ADCmean (10⁻³ mm²/s)", "Ki-67 (%)");
    }

    @Test
    void spearman_is_printed_away_from_the_points() throws ProblemException {
        SvgPicture svg = new SvgPicture(plot().withSpearman());
        assertThat(svg.texts()).contains("Spearman r = −1.000", "p < 0.001, n = 7");
        List<Element> note = svg.in("result", "rect");
        assertThat(note).isNotEmpty();
        for (Element r : note) {
            double x = SvgPicture.number(r, "x");
            double y = SvgPicture.number(r, "y");
            assertThat(svg.dots("points"))
                    .noneMatch(d -> d.x() > x
                            && d.x() < x + SvgPicture.number(r, "width")
                            && d.y() > y
                            && d.y() < y + SvgPicture.number(r, "height"));
        }
    }

    @Test
    void a_coefficient_of_other_data_is_refused() throws ProblemException {
        CorrelationTest.Result other = CorrelationTest.spearman()
                .test(Sample.of("a", 1, 2, 3, 4, 5, 6, 7), Sample.of("b", 1, 3, 2, 4, 6, 5, 7));
        assertThatThrownBy(() -> plot().withSpearman(other))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Spearman's r of its 7 points is −1.000, but 0.929 of 7 is stated");
        assertThatThrownBy(() -> plot().withPoints("x", new double[] {1}, new double[] {1, 2}))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1 values across and 2 up");
        assertThatThrownBy(() -> plot().withPoints("x", new double[] {1}, new double[] {Double.NaN}))
                .isInstanceOf(ProblemException.class);
        ScatterPlot finished = plot().withSpearman();
        assertThatThrownBy(() -> finished.withPoints("late", LOW_X, LOW_Y)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void few_points_get_no_line_and_none_at_all_still_have_axes() throws ProblemException {
        assertThat(new SvgPicture(plot().withSmooth()).in("smooth", "path")).isEmpty();
        SvgPicture empty = new SvgPicture(ScatterPlot.of("t", ADC, KI).withPoints("a", new double[0], new double[0]));
        assertThat(empty.texts()).contains("Ki-67 (%)");
        SvgPicture one =
                new SvgPicture(ScatterPlot.of("t", ADC, KI).withPoints("a", new double[] {2}, new double[] {7}));
        assertThat(one.horizontal().value(one.dots("points").get(0).x())).isCloseTo(2, within(1e-4));
    }

    @Test
    void the_line_through_points_on_a_line_is_that_line() {
        double[] x = new SplittableRandom(3).doubles(40, 0, 10).toArray();
        SplittableRandom noise = new SplittableRandom(4);
        double[] y = Arrays.stream(x)
                .map(v -> 3 + 2 * v + noise.nextDouble(-0.01, 0.01))
                .toArray();
        Smooth s = Smooth.through(x, y, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                .orElseThrow();
        double[][] band = s.band().orElseThrow();
        for (int i = 0; i < s.x().length; i++) {
            assertThat(s.y()[i]).isCloseTo(3 + 2 * s.x()[i], within(0.01));
            // Only half of the draws hold the extreme cases: at the very ends the band may be missing, never wrong.
            if (Double.isFinite(band[0][i])) {
                assertThat(band[0][i]).isLessThanOrEqualTo(s.y()[i] + 0.005);
                assertThat(band[1][i]).isGreaterThanOrEqualTo(s.y()[i] - 0.005);
            }
        }
    }

    @Test
    void the_band_covers_the_truth_about_as_often_as_it_says() {
        // Pointwise 95 %: over 60 samples of a gentle curve the middle of the axis must be covered at least 50 times
        // (the chance of fewer is below 0.1 % at 95 %, and smoothing bias and n = 50 cost a little).
        int covered = 0;
        for (int seed = 0; seed < 60; seed++) {
            java.util.Random random = new java.util.Random(seed);
            double[] x = random.doubles(50, 0, 10).toArray();
            double[] y =
                    Arrays.stream(x).map(v -> 0.5 * v + random.nextGaussian()).toArray();
            Smooth s = Smooth.through(x, y, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                    .orElseThrow();
            int middle = s.x().length / 2;
            double truth = 0.5 * s.x()[middle];
            double[][] band = s.band().orElseThrow();
            covered += band[0][middle] <= truth && truth <= band[1][middle] ? 1 : 0;
        }
        assertThat(covered).isBetween(50, 60);
    }

    @Test
    void ties_exact_lines_and_constants_do_not_break_the_line() {
        double[] rising = new double[30];
        Arrays.setAll(rising, i -> i / 3);
        double[] constant = new double[30];
        Optional<Smooth> flat = Smooth.through(rising, constant, 0, 100);
        assertThat(flat).isPresent();
        assertThat(flat.get().y()).containsOnly(0);
        assertThat(flat.get().band()).as("10 different values").isEmpty();
        assertThat(Smooth.through(constant, rising, 0, 100))
                .as("one value across")
                .isEmpty();
    }

    @Test
    void the_line_stays_where_values_can_be() throws ProblemException {
        double[] x = new double[30];
        double[] y = new double[30];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(y, i -> Math.max(0, 60 - 6 * i));
        SvgPicture svg = new SvgPicture(
                ScatterPlot.of("t", ADC, KI).withPoints("a", x, y).withSmooth());
        double[] c = SvgPicture.coordinates(svg.in("smooth", "path").get(0));
        for (int i = 1; i < c.length; i += 2) {
            assertThat(svg.vertical().value(c[i])).isGreaterThan(-1e-3);
        }
        assertThat(svg.texts()).doesNotContain("−20");
    }

    @Test
    void five_thousand_points_are_drawn() throws ProblemException {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = random.doubles(5000, 0, 10).toArray();
        double[] y = Arrays.stream(x).map(v -> v * v + random.nextDouble()).toArray();
        SvgPicture svg = new SvgPicture(ScatterPlot.of("t", AxisTitle.of("x"), AxisTitle.of("y"))
                .withPoints("a", x, y)
                .withSpearman()
                .withSmooth());
        assertThat(svg.dots("points")).hasSize(5000);
        assertThat(svg.in("smooth", "path")).hasSize(1);
    }

    @Test
    void the_same_points_give_the_same_band() throws ProblemException {
        double[] x = new SplittableRandom(6).doubles(32, 0, 3).toArray();
        double[] y = new SplittableRandom(7).doubles(32, 0, 3).toArray();
        ScatterPlot plot = ScatterPlot.of("t", ADC, KI).withPoints("a", x, y);
        assertThat(ChartFile.svg(plot.withSmooth())).isEqualTo(ChartFile.svg(plot.withSmooth()));
        assertThat(new SvgPicture(plot.withSmooth()).in("band", "path")).hasSize(1);
    }
}
