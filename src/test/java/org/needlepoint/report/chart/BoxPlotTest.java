package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.QuantileType;
import org.w3c.dom.Element;

class BoxPlotTest {
    private static final double[] LOW = {1.24, 1.33, 2.49, 1.28, 1.45, 1.59, 2.78, 1.63};
    private static final double[] HIGH = {0.81, 0.93, 1.06, 0.93, 1.01, 0.93, 0.72, 1.3, 2.2};
    /** SVG has three decimals; a thousandth of a point is 5e-6 of the smallest axis here. */
    private static final double SVG = 2e-4;

    private static BoxPlot plot() throws ProblemException {
        return BoxPlot.of("ADCmean by grade", new AxisTitle("ADCmean", "10⁻³ mm²/s"))
                .withGroup("Low grade", LOW)
                .withGroup("High grade", HIGH)
                .withComparison(0, 1, 0.0123);
    }

    @Test
    void every_point_stands_at_its_value_on_the_axis() throws ProblemException {
        SvgPicture svg = new SvgPicture(plot());
        SvgPicture.Ruler ruler = svg.vertical();
        List<SvgPicture.Dot> dots = svg.dots("points");
        double[] all = new double[LOW.length + HIGH.length];
        System.arraycopy(LOW, 0, all, 0, LOW.length);
        System.arraycopy(HIGH, 0, all, LOW.length, HIGH.length);
        assertThat(dots).hasSize(all.length);
        for (int i = 0; i < all.length; i++) {
            assertThat(ruler.value(dots.get(i).y())).isCloseTo(all[i], within(SVG));
        }
    }

    @Test
    void equal_values_do_not_hide_each_other() throws ProblemException {
        List<SvgPicture.Dot> dots = new SvgPicture(plot()).dots("points").subList(LOW.length, LOW.length + HIGH.length);
        for (int i = 0; i < dots.size(); i++) {
            for (int j = 0; j < i; j++) {
                double dx = dots.get(i).x() - dots.get(j).x();
                double dy = dots.get(i).y() - dots.get(j).y();
                assertThat(Math.hypot(dx, dy)).isGreaterThan(3.6);
            }
        }
    }

    @Test
    void the_box_is_drawn_at_the_quartiles_and_the_whiskers_by_tukeys_rule() throws ProblemException {
        // Nine values, type 7: the third, fifth and seventh are 0.93, 0.93 and 1.06; fences 0.735 and 1.255.
        SvgPicture svg = new SvgPicture(plot());
        SvgPicture.Ruler ruler = svg.vertical();
        List<Element> lines = svg.in("box", "line");
        assertThat(lines).hasSize(8);
        double high = ruler.value(SvgPicture.number(lines.get(4), "y2"));
        double low = ruler.value(SvgPicture.number(lines.get(5), "y2"));
        assertThat(high).as("greatest value below 1.255").isCloseTo(1.06, within(SVG));
        assertThat(low).as("least value above 0.735").isCloseTo(0.81, within(SVG));
        Element box = svg.in("box", "rect").get(2);
        double top = SvgPicture.number(box, "y");
        assertThat(ruler.value(top)).isCloseTo(1.06, within(SVG));
        assertThat(ruler.value(top + SvgPicture.number(box, "height"))).isCloseTo(0.93, within(SVG));
        Element median = svg.in("median", "line").get(1);
        assertThat(ruler.value(SvgPicture.number(median, "y1"))).isCloseTo(0.93, within(SVG));
    }

    @Test
    void the_kind_of_quartiles_is_the_callers_choice() throws ProblemException {
        double[] values = {1, 2, 3, 4, 5, 6};
        // Positions by definition: 7/4 and 21/4 for type 6, 1 + 5/4 and 1 + 15/4 for type 7.
        BoxPlot.Box six = BoxPlot.of("t", AxisTitle.of("x"))
                .withQuartiles(QuantileType.TYPE_6)
                .withGroup("a", values)
                .box(0)
                .orElseThrow();
        BoxPlot.Box seven =
                BoxPlot.of("t", AxisTitle.of("x")).withGroup("a", values).box(0).orElseThrow();
        assertThat(six).isEqualTo(new BoxPlot.Box(1, 1.75, 3.5, 5.25, 6));
        assertThat(seven).isEqualTo(new BoxPlot.Box(1, 2.25, 3.5, 4.75, 6));
    }

    @Test
    void axis_names_counts_and_p_value_can_be_read() throws ProblemException {
        assertThat(new SvgPicture(plot()).texts())
                .contains("ADCmean (10⁻³ mm²/s)", "Low grade", "n = 8", "High grade", "n = 9", "p = 0.012");
        assertThat(plot().altText()).contains("Low grade: n = 8, median 1.52", "p = 0.012");
    }

    @Test
    void few_points_get_no_box() throws ProblemException {
        BoxPlot four = BoxPlot.of("t", AxisTitle.of("x"))
                .withGroup("four", 1, 2, 3, 10)
                .withGroup("none")
                .withGroup("one", 7);
        SvgPicture svg = new SvgPicture(four);
        assertThat(svg.in("box", "rect")).isEmpty();
        assertThat(svg.texts()).contains("n = 4", "n = 0", "n = 1");
        List<Element> medians = svg.in("median", "line");
        assertThat(medians).hasSize(2);
        assertThat(svg.vertical().value(SvgPicture.number(medians.get(0), "y1")))
                .isCloseTo(2.5, within(0.001));
    }

    @Test
    void ties_and_a_single_value_still_have_an_axis() throws ProblemException {
        for (double v : new double[] {0, 5, -3, 1e-6, 1e7}) {
            BoxPlot ties = BoxPlot.of("t", AxisTitle.of("x")).withGroup("same", v, v, v, v, v, v);
            SvgPicture svg = new SvgPicture(ties);
            double tolerance = Math.max(1e-9, Math.abs(v) * 1e-3);
            svg.dots("points")
                    .forEach(d -> assertThat(svg.vertical().value(d.y())).isCloseTo(v, within(tolerance)));
            assertThat(svg.dots("points")).hasSize(6);
        }
    }

    @Test
    void five_thousand_points_are_all_drawn_inside_their_group() throws ProblemException {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = random.doubles(5000, -20, 20).toArray();
        SvgPicture svg = new SvgPicture(
                BoxPlot.of("t", AxisTitle.of("x")).withGroup("a", values).withGroup("b", 1, 2, 3, 4, 5));
        List<SvgPicture.Dot> dots = svg.dots("points").subList(0, 5000);
        Element box = svg.in("box", "rect").get(0);
        double left = SvgPicture.number(box, "x");
        double right = left + SvgPicture.number(box, "width");
        SvgPicture.Ruler ruler = svg.vertical();
        HashSet<Double> places = new HashSet<>();
        for (int i = 0; i < values.length; i++) {
            assertThat(dots.get(i).x()).isBetween(left, right);
            assertThat(ruler.value(dots.get(i).y())).isCloseTo(values[i], within(1e-3));
            places.add(dots.get(i).x());
        }
        assertThat(places).as("spread sideways").hasSizeGreaterThan(3000);
    }

    @Test
    void brackets_over_the_same_groups_do_not_cross() throws ProblemException {
        BoxPlot three = BoxPlot.of("t", AxisTitle.of("x"))
                .withGroup("a", 1, 2, 3)
                .withGroup("b", 1, 2, 3)
                .withGroup("c", 1, 2, 3)
                .withComparison(0, 2, 0.5)
                .withComparison(0, 1, 0.4)
                .withComparison(1, 2, 0.3);
        double[] heights = new SvgPicture(three)
                .in("comparison", "path").stream()
                        .mapToDouble(e -> SvgPicture.coordinates(e)[3])
                        .toArray();
        assertThat(Arrays.stream(heights).distinct().count()).isEqualTo(3);
        assertThat(heights[0]).as("the widest is on top").isLessThan(Math.min(heights[1], heights[2]));
        assertThat(heights[0]).as("inside the figure").isGreaterThan(8);
    }

    @Test
    void impossible_data_are_refused() throws ProblemException {
        BoxPlot empty = BoxPlot.of("ADC", AxisTitle.of("x"));
        assertThatThrownBy(() -> empty.withGroup("a", 1, Double.NaN))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("ADC")
                .hasMessageContaining("a: value 2 is NaN");
        assertThatThrownBy(() -> plot().withComparison(0, 1, 1.2)).isInstanceOf(ProblemException.class);
        BoxPlot nobody = empty.withGroup("a", 1, 2).withGroup("b");
        assertThatThrownBy(() -> nobody.withComparison(0, 1, 0.5))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("\"b\" without values");
        assertThatThrownBy(() -> plot().withComparison(0, 2, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
