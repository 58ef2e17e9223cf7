package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.chart.FlowDiagram.Group;
import org.needlepoint.report.chart.FlowDiagram.Reason;
import org.w3c.dom.Element;

class FlowDiagramTest {
    private static FlowDiagram diagram() throws ProblemException {
        return FlowDiagram.of("Flow", "Patients with suspected soft tissue sarcoma", 82)
                .then(
                        "Included",
                        32,
                        new Reason("Inadequate MRI", 8),
                        new Reason("Well-differentiated liposarcoma, whose fat is suppressed on DWI", 13),
                        new Reason("Nobody", 0),
                        new Reason("Other", 29))
                .withGroups(new Group("Low grade", 8), new Group("High grade", 24));
    }

    @Test
    void boxes_have_their_words_and_counts() throws ProblemException {
        SvgPicture svg = new SvgPicture(diagram());
        String words = String.join(" ", svg.texts()).replace('\u00a0', ' ');
        assertThat(words)
                .contains(
                        "Patients with suspected soft tissue sarcoma (n = 82)",
                        "Excluded (n = 50)",
                        "• Inadequate MRI (n = 8)",
                        "Included (n = 32)",
                        "Low grade (n = 8)",
                        "High grade (n = 24)")
                .doesNotContain("Nobody");
        assertThat(diagram().altText()).contains("Left out: 50 (Inadequate MRI, n = 8;", "High grade: n = 24.");
    }

    @Test
    void the_studys_own_chart_does_not_add_up_and_is_refused() throws ProblemException {
        // 115 patients, 32 included, 83 excluded by the text; but the reasons printed sum to 50.
        FlowDiagram all = FlowDiagram.of("Study", "Suspected sarcoma", 115);
        assertThatThrownBy(() -> all.then(
                        "Included",
                        32,
                        new Reason("Image quality", 8),
                        new Reason("Treated or recurrent", 10),
                        new Reason("More than 7 days", 9),
                        new Reason("Failed registration", 4),
                        new Reason("Well-differentiated liposarcoma", 13),
                        new Reason("Equivocal pathology", 6)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "The flow diagram \"Study\" does not add up at \"Included\": 115 less 50 left out are 65, but"
                                + " 32 is stated.");
        assertThatThrownBy(() -> diagramWithGroups(8, 23))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("its groups are together 31, but 32 is stated");
        assertThatThrownBy(() -> all.then("Fewer", 116, new Reason("gained", -1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("\"gained\" counts -1");
        assertThatThrownBy(() -> FlowDiagram.of("t", "x", -1)).isInstanceOf(ProblemException.class);
    }

    private static FlowDiagram diagramWithGroups(long low, long high) throws ProblemException {
        return FlowDiagram.of("t", "All", 32).withGroups(new Group("Low", low), new Group("High", high));
    }

    @Property(tries = 60)
    void boxes_hold_their_words_and_do_not_overlap(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 200) Integer> reasons,
            @ForAll @IntRange(min = 1, max = 4) int groups,
            @ForAll @IntRange(min = 60, max = 180) int widthMm)
            throws ProblemException {
        long rest = 50;
        FlowDiagram d = FlowDiagram.of(
                        "t",
                        "Patients with a rather long description of who they were",
                        rest + reasons.stream().mapToLong(i -> i).sum())
                .withWidth(widthMm);
        for (int i = 0; i < reasons.size(); i++) {
            long after = rest
                    + reasons.subList(i + 1, reasons.size()).stream()
                            .mapToLong(k -> k)
                            .sum();
            d = d.then("Stage " + i, after, new Reason("A reason which takes more than one line " + i, reasons.get(i)));
        }
        Group[] parts = new Group[groups];
        for (int i = 0; i < groups; i++) {
            parts[i] = new Group("Group number " + i, i == 0 ? rest - groups + 1 : 1);
        }
        SvgPicture svg = new SvgPicture(d.withGroups(parts));
        List<Element> frames = new ArrayList<>(svg.in("stage", "rect"));
        frames.addAll(svg.in("excluded", "rect"));
        frames.removeIf(e -> e.getAttribute("fill").equals("none"));
        double width = FigureSize.points(widthMm);
        for (int i = 0; i < frames.size(); i++) {
            double[] a = box(frames.get(i));
            assertThat(a[0]).isGreaterThanOrEqualTo(0);
            assertThat(a[2]).isLessThanOrEqualTo(width);
            assertThat(a[3]).isLessThanOrEqualTo(d.withGroups(parts).size().heightPt());
            for (int j = 0; j < i; j++) {
                double[] b = box(frames.get(j));
                boolean apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                assertThat(apart).as("boxes %d and %d", i, j).isTrue();
            }
            for (Element text : texts(frames.get(i))) {
                double y = SvgPicture.number(text, "y");
                assertThat(y).isBetween(a[1] + 6, a[3]);
                if (text.getAttribute("text-anchor").equals("middle")) {
                    double half = Canvas.Style.of(8).length(text.getTextContent()) / 2;
                    assertThat(SvgPicture.number(text, "x") - half).isGreaterThan(a[0]);
                    assertThat(SvgPicture.number(text, "x") + half).isLessThan(a[2]);
                }
            }
        }
    }

    private static double[] box(Element e) {
        double x = SvgPicture.number(e, "x");
        double y = SvgPicture.number(e, "y");
        return new double[] {x, y, x + SvgPicture.number(e, "width"), y + SvgPicture.number(e, "height")};
    }

    private static List<Element> texts(Element frame) {
        List<Element> texts = new ArrayList<>();
        for (var n = frame.getNextSibling(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && e.getTagName().equals("text")) {
                texts.add(e);
            }
        }
        return texts;
    }
}
