package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.w3c.dom.Element;

class ChartGridTest {
    private static BoxPlot box(double height) throws ProblemException {
        return BoxPlot.of("t", AxisTitle.of("x"))
                .withGroup("a", 1, 2, 3, 4, 5)
                .withSize(FigureSize.singleColumn(height));
    }

    @Test
    void panels_stand_in_rows_with_letters() throws ProblemException {
        ChartGrid grid = ChartGrid.of("Panels", 2, box(60), box(70), box(50));
        SvgPicture svg = new SvgPicture(grid);
        Element a = letter(svg, "A");
        Element b = letter(svg, "B");
        Element c = letter(svg, "C");
        assertThat(a.getAttribute("font-weight")).isEqualTo("bold");
        assertThat(SvgPicture.number(a, "y")).isEqualTo(SvgPicture.number(b, "y"));
        assertThat(SvgPicture.number(a, "x")).isEqualTo(SvgPicture.number(c, "x"));
        // One panel of two and a gutter of 14 pt in 180 mm: (510.236 + 14) / 2.
        assertThat(SvgPicture.number(b, "x") - SvgPicture.number(a, "x")).isCloseTo(262.118, within(0.002));
        // Rows: 70 mm and 50 mm, two letters of 12 pt, a gutter of 14 pt.
        assertThat(grid.size().heightMm()).isCloseTo(120 + (24 + 14) / 72.0 * 25.4, within(1e-9));
        assertThat(grid.altText()).startsWith("A: Box plot of x.").contains(" C: Box plot");
    }

    private static Element letter(SvgPicture svg, String letter) {
        List<Element> texts = svg.in("panel-" + letter, "text");
        assertThat(texts.get(0).getTextContent()).isEqualTo(letter);
        return texts.get(0);
    }

    @Test
    void a_panels_points_are_inside_its_panel() throws ProblemException {
        SvgPicture svg = new SvgPicture(ChartGrid.of("Panels", 2, box(60), box(60)));
        double middle = FigureSize.DOUBLE_COLUMN_MM / 25.4 * 72 / 2;
        assertThat(svg.in("panel-A", "circle")).hasSize(5).allSatisfy(e -> assertThat(SvgPicture.number(e, "cx"))
                .isLessThan(middle));
        assertThat(svg.in("panel-B", "circle")).hasSize(5).allSatisfy(e -> assertThat(SvgPicture.number(e, "cx"))
                .isGreaterThan(middle));
    }

    @Test
    void a_diagram_gets_the_height_that_its_words_need_in_the_narrower_panel() throws ProblemException {
        FlowDiagram flow = FlowDiagram.of("t", "Patients with a description of some length, indeed", 10)
                .then("Included", 5, new FlowDiagram.Reason("A reason that needs several lines in a narrow panel", 5));
        ChartGrid grid = ChartGrid.of("Panels", 2, flow, box(30));
        assertThat(flow.heightMmFor(80)).isGreaterThan(flow.size().heightMm());
        assertThat(grid.size().heightMm()).isGreaterThan(flow.heightMmFor(88));
    }

    @Test
    void letters_go_on_after_z() {
        assertThat(List.of(ChartGrid.letter(0), ChartGrid.letter(25), ChartGrid.letter(26), ChartGrid.letter(53)))
                .containsExactly("A", "Z", "AA", "BB");
        assertThatThrownBy(() -> ChartGrid.of("none", 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
