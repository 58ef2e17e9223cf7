package org.needlepoint.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class TableHtmlTest {

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<Element> all(Element from, String... tags) {
        List<Element> found = new ArrayList<>();
        NodeList list = from.getElementsByTagName("*");
        for (int i = 0; i < list.getLength(); i++) {
            if (List.of(tags).contains(((Element) list.item(i)).getTagName())) {
                found.add((Element) list.item(i));
            }
        }
        return found;
    }

    @Test
    void caption_head_rows_and_notes_are_there() throws Exception {
        Element figure = parse(TableHtml.fragment(Tables.grades()));
        assertThat(all(figure, "caption").get(0).getTextContent())
                .isEqualTo("Table 3. ADC & Cho/Cr by FNCLCC grade <core>");
        Element body = all(figure, "tbody").get(0);
        List<List<String>> rows = all(body, "tr").stream()
                .map(r ->
                        all(r, "th", "td").stream().map(Element::getTextContent).toList())
                .toList();
        assertThat(rows)
                .containsExactly(
                        List.of("Diffusion (10⁻³ mm²/s)"),
                        List.of("ADCmin", "0.93 (0.81, 1.06)", "1.33 (1.24, 2.49)", "0.017"),
                        List.of("ADCmean", "1.16 (1.04, 1.29)", "1.63 (1.59, 2.78)", "0.012"),
                        List.of("Spectroscopy"),
                        List.of("Cho/Cr", "10.24 ± 2.61", "4.43 ± 1.95", "< 0.001"));
        assertThat(all(all(figure, "figcaption").get(0), "p"))
                .extracting(Element::getTextContent)
                .containsExactly("Values are median (P25, P75) or mean ± SD.", "ADC 100 % & Cho_Cr #1 $ {x} \\ ~ ^.");
    }

    @Test
    void the_head_covers_every_column_once() throws Exception {
        Element head = all(parse(TableHtml.fragment(Tables.grades())), "thead").get(0);
        int[] cover = new int[2];
        int line = 0;
        for (Element row : all(head, "tr")) {
            for (Element th : all(row, "th")) {
                int columns = th.hasAttribute("colspan") ? Integer.parseInt(th.getAttribute("colspan")) : 1;
                int lines = th.hasAttribute("rowspan") ? Integer.parseInt(th.getAttribute("rowspan")) : 1;
                for (int l = line; l < line + lines; l++) {
                    cover[l] += columns;
                }
            }
            line++;
        }
        assertThat(cover).containsExactly(4, 4);
        assertThat(all(head, "th"))
                .extracting(Element::getTextContent)
                .containsExactly("Parameter", "FNCLCC grade", "p", "High (n = 24)", "Low (n = 8)");
    }

    @Test
    void a_cell_names_its_source() throws Exception {
        List<Element> sourced = all(parse(TableHtml.fragment(Tables.grades())), "td").stream()
                .filter(e -> e.hasAttribute("data-source"))
                .toList();
        assertThat(sourced)
                .extracting(Element::getTextContent)
                .containsExactly("0.93 (0.81, 1.06)", "1.33 (1.24, 2.49)");
        assertThat(sourced.get(0).getAttribute("data-source")).isEqualTo("grade.high.adcMin");
        assertThat(sourced.get(0).getAttribute("title")).isEqualTo("grade.high.adcMin");
    }

    @Test
    void emphasis_and_indent_are_kept() throws Exception {
        Element figure = parse(TableHtml.fragment(Tables.grades()));
        assertThat(all(figure, "b")).extracting(Element::getTextContent).containsExactly("Table 3.", "0.017", "0.012");
        assertThat(all(figure, "i")).extracting(Element::getTextContent).containsExactly("Cho/Cr");
        assertThat(all(figure, "th").stream()
                        .filter(e -> e.getAttribute("style").contains("padding-left"))
                        .map(Element::getTextContent))
                .containsExactly("ADCmin", "ADCmean");
    }

    @Property
    void any_text_is_well_formed(@ForAll String text) throws Exception {
        PrintedTable t = PrintedTable.numbered(text, text)
                .column(text)
                .spanning(text, text, text)
                .section(text)
                .row(Cell.of(text, text), Cell.of(text).bold(), Cell.EMPTY)
                .note(text)
                .build();
        Element page = parse(TableHtml.page(text, List.of(t, t)));
        assertThat(all(page, "table")).hasSize(2);
        String read = all(page, "td").get(0).getTextContent();
        assertThat(read.codePointCount(0, read.length())).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Test
    void an_empty_table_still_has_its_head() throws Exception {
        Element figure = parse(
                TableHtml.fragment(PrintedTable.titled("Nothing").column("a").build()));
        assertThat(all(figure, "th")).hasSize(1);
        assertThat(all(figure, "td")).isEmpty();
    }

    @Test
    void rows_that_do_not_fit_are_refused() {
        var builder = PrintedTable.titled("t").column("a").column("b").row("only one");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells in a table of 2 columns");
        assertThatThrownBy(() -> PrintedTable.titled("t").build()).isInstanceOf(IllegalArgumentException.class);
    }
}
