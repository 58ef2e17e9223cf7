package org.needlepoint.report.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.chart.AxisTitle;
import org.needlepoint.report.chart.BoxPlot;
import org.needlepoint.report.chart.ChartFile;
import org.needlepoint.report.table.Cell;
import org.needlepoint.report.table.PrintedTable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ArticleTest {
    private static PrintedTable table(String number) {
        return PrintedTable.numbered(number, "ADC & grade")
                .column("Parameter")
                .column("p")
                .row(Cell.of("ADCmean"), Cell.of("0.012", "grade.adcMean.p"))
                .build();
    }

    private static BoxPlot chart() throws ProblemException {
        return BoxPlot.of("ADCmean by grade", new AxisTitle("ADCmean", "10⁻³ mm²/s"))
                .withGroup("\"Low\" <1>", 1, 2, 3, 4, 5)
                .withGroup("High", 1, 2, 2, 2, 3);
    }

    private static Article article() throws ProblemException {
        return Article.titled("Core ADC <and> grade")
                .heading("Results & more")
                .paragraph("ADCmean < 1.5 in most.")
                .table(table("Table 3"))
                .figure("Figure 2", "Box plots; n as shown.", chart())
                .foot("Not a medical device")
                .build();
    }

    private static Element page() throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(ArticleFile.html(article()))))
                .getDocumentElement();
    }

    private static List<Element> all(Element from, String tag) {
        NodeList list = from.getElementsByTagName(tag);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < list.getLength(); i++) {
            found.add((Element) list.item(i));
        }
        return found;
    }

    @Test
    void the_page_has_every_part_in_its_order() throws Exception {
        Element page = page();
        assertThat(all(page, "h1").get(0).getTextContent()).isEqualTo("Core ADC <and> grade");
        String main = all(page, "main").get(0).getTextContent();
        assertThat(main)
                .containsSubsequence(
                        "Results & more",
                        "ADCmean < 1.5 in most.",
                        "Table 3. ADC & grade",
                        "0.012",
                        "Figure 2. Box plots; n as shown.");
        assertThat(all(page, "footer").get(0).getTextContent()).isEqualTo("Not a medical device");
        assertThat(all(page, "td").get(0).getAttribute("data-source")).isEqualTo("grade.adcMean.p");
    }

    @Test
    void the_figure_is_inside_the_page_and_described() throws Exception {
        Element image = all(page(), "img").get(0);
        String svg = new String(
                Base64.getDecoder().decode(image.getAttribute("src").replace("data:image/svg+xml;base64,", "")),
                StandardCharsets.UTF_8);
        assertThat(svg).isEqualTo(ChartFile.svg(chart()));
        assertThat(image.getAttribute("alt")).contains("\"Low\" <1>: n = 5, median 3.00");
        assertThat(image.getAttribute("style")).isEqualTo("width:85mm");
    }

    @Test
    void every_link_leads_somewhere_and_nothing_comes_from_outside() throws Exception {
        Element page = page();
        List<String> ids = all(page, "*").stream()
                .map(e -> e.getAttribute("id"))
                .filter(s -> !s.isEmpty())
                .toList();
        assertThat(all(page, "a")).hasSize(2).allSatisfy(a -> assertThat(ids)
                .contains(a.getAttribute("href").substring(1)));
        assertThat(all(page, "script")).isEmpty();
        assertThat(ArticleFile.html(article()).replace("http://www.w3.org/1999/xhtml", ""))
                .doesNotContain("http:", "https:");
    }

    @Test
    void files_are_named_after_their_numbers(@TempDir Path folder) throws Exception {
        assertThat(ArticleFile.write(article(), folder))
                .extracting(p -> p.getFileName().toString())
                .containsExactly(
                        "report.html",
                        "tables.docx",
                        "table-3.html",
                        "table-3.csv",
                        "table-3.tex",
                        "table-3.docx",
                        "figure-2.svg",
                        "figure-2.pdf",
                        "figure-2.png")
                .allSatisfy(name -> assertThat(Files.size(folder.resolve(name))).isPositive());
        Article article = article();
        assertThatThrownBy(() -> ArticleFile.write(article, folder.resolve("missing")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("its folder does not exist");
    }

    @Test
    void two_tables_of_one_number_are_refused() {
        Article.Builder twice = Article.titled("t").table(table("Table 3")).table(table("table 3"));
        assertThatThrownBy(twice::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table 3");
        Article.Builder none = Article.titled("t").table(table(""));
        assertThatThrownBy(none::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_article_of_words_alone_is_a_page_without_contents() throws ProblemException {
        String page = ArticleFile.html(Article.titled("t").paragraph("One.").build());
        assertThat(page).contains("<p>One.</p>").doesNotContain("<nav", "<footer");
    }
}
