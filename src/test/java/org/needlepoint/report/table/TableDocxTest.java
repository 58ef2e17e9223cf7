package org.needlepoint.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

class TableDocxTest {

    private static XWPFDocument read(PrintedTable... tables) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(TableDocx.bytes(List.of(tables))));
    }

    private static CTTcPr properties(XWPFTableCell cell) {
        return cell.getCTTc().getTcPr();
    }

    private static XWPFRun run(XWPFTableCell cell) {
        return cell.getParagraphs().get(0).getRuns().get(0);
    }

    @Test
    void every_text_is_in_its_place() throws IOException {
        try (XWPFDocument document = read(Tables.grades())) {
            XWPFTable table = document.getTables().get(0);
            assertThat(table.getRows().stream().map(r -> r.getTableCells().stream()
                            .map(XWPFTableCell::getText)
                            .toList()))
                    .containsExactly(
                            List.of("Parameter", "FNCLCC grade", "p"),
                            List.of("", "High (n = 24)", "Low (n = 8)", ""),
                            List.of("Diffusion (10⁻³ mm²/s)"),
                            List.of("ADCmin", "0.93 (0.81, 1.06)", "1.33 (1.24, 2.49)", "0.017"),
                            List.of("ADCmean", "1.16 (1.04, 1.29)", "1.63 (1.59, 2.78)", "0.012"),
                            List.of("Spectroscopy"),
                            List.of("Cho/Cr", "10.24 ± 2.61", "4.43 ± 1.95", "< 0.001"));
            assertThat(document.getParagraphs().get(0).getText())
                    .isEqualTo("Table 3. ADC & Cho/Cr by FNCLCC grade <core>");
            assertThat(document.getParagraphs().get(1).getText())
                    .isEqualTo("Values are median (P25, P75) or mean ± SD.\nADC 100 % & Cho_Cr #1 $ {x} \\ ~ ^.");
        }
    }

    @Test
    void spans_cover_the_grid_and_the_head_is_repeated() throws IOException {
        try (XWPFDocument document = read(Tables.grades())) {
            List<XWPFTableRow> rows = document.getTables().get(0).getRows();
            for (XWPFTableRow row : rows) {
                long columns = 0;
                long width = 0;
                for (XWPFTableCell cell : row.getTableCells()) {
                    CTTcPr p = properties(cell);
                    columns += p.isSetGridSpan() ? p.getGridSpan().getVal().longValue() : 1;
                    width += ((BigInteger) p.getTcW().getW()).longValue();
                }
                assertThat(columns).isEqualTo(4);
                // A4 without 2 × 2 cm is 9638 twentieths of a point; each of four widths is rounded.
                assertThat(width).isBetween(9636L, 9640L);
            }
            assertThat(rows.get(0).isRepeatHeader()).isTrue();
            assertThat(rows.get(1).isRepeatHeader()).isTrue();
            assertThat(rows.get(2).isRepeatHeader()).isFalse();
            assertThat(properties(rows.get(0).getCell(0)).getVMerge().getVal()).isEqualTo(STMerge.RESTART);
            assertThat(properties(rows.get(1).getCell(0)).getVMerge().getVal()).isEqualTo(STMerge.CONTINUE);
        }
    }

    @Test
    void there_are_three_rules_and_no_others() throws IOException {
        try (XWPFDocument document = read(Tables.grades())) {
            List<XWPFTableRow> rows = document.getTables().get(0).getRows();
            for (int i = 0; i < rows.size(); i++) {
                for (XWPFTableCell cell : rows.get(i).getTableCells()) {
                    CTTcPr p = properties(cell);
                    boolean above = p.isSetTcBorders() && p.getTcBorders().isSetTop();
                    boolean below = p.isSetTcBorders() && p.getTcBorders().isSetBottom();
                    boolean group = cell.getText().equals("FNCLCC grade");
                    assertThat(above).isEqualTo(i == 0);
                    assertThat(below).isEqualTo(i == 1 || i == rows.size() - 1 || group);
                }
            }
            assertThat(document.getTables().get(0).getInsideVBorderType()).isNull();
        }
    }

    @Test
    void emphasis_indent_and_font_are_kept() throws IOException {
        try (XWPFDocument document = read(Tables.grades())) {
            List<XWPFTableRow> rows = document.getTables().get(0).getRows();
            assertThat(run(rows.get(3).getCell(3)).isBold()).isTrue();
            assertThat(run(rows.get(3).getCell(1)).isBold()).isFalse();
            assertThat(run(rows.get(6).getCell(0)).isItalic()).isTrue();
            assertThat(run(rows.get(6).getCell(1)).getFontFamily()).isEqualTo("Times New Roman");
            assertThat(rows.get(3).getCell(0).getParagraphs().get(0).getIndentationLeft())
                    .isPositive();
        }
    }

    @Test
    void several_tables_stand_on_pages_of_their_own() throws IOException {
        PrintedTable small = PrintedTable.titled("Small").column("a").build();
        try (XWPFDocument document = read(Tables.grades(), small, small)) {
            assertThat(document.getTables()).hasSize(3);
            assertThat(document.getParagraphs().stream().filter(XWPFParagraph::isPageBreak))
                    .hasSize(2);
        }
    }

    @Test
    void many_columns_turn_the_page() throws IOException {
        PrintedTable.Builder wide = PrintedTable.titled("Wide");
        for (int i = 0; i < 9; i++) {
            wide.column("c" + i);
        }
        try (XWPFDocument document = read(wide.build())) {
            assertThat(document.getDocument().getBody().getSectPr().getPgSz().getOrient())
                    .isEqualTo(STPageOrientation.LANDSCAPE);
        }
    }

    @Test
    void characters_that_xml_forbids_break_nothing() throws IOException {
        PrintedTable odd = PrintedTable.numbered("\u0001", "a\nb\u0000")
                .column("\uD800")
                .row("x\ty")
                .note("\uFFFE")
                .build();
        try (XWPFDocument document = read(odd)) {
            assertThat(document.getTables().get(0).getRow(1).getCell(0).getText())
                    .isEqualTo("x y");
            assertThat(document.getParagraphs().get(0).getText()).isEqualTo("□. a b□");
        }
    }

    @Test
    void the_same_tables_give_the_same_bytes() {
        assertThat(TableDocx.bytes(List.of(Tables.grades()))).isEqualTo(TableDocx.bytes(List.of(Tables.grades())));
    }

    @Test
    void one_table_is_written_in_every_form(@TempDir Path folder) throws ProblemException {
        assertThat(TableFile.write(Tables.grades(), folder, "table-3"))
                .extracting(p -> p.getFileName().toString())
                .containsExactly("table-3.html", "table-3.csv", "table-3.tex", "table-3.docx");
        Path nowhere = folder.resolve("missing");
        assertThatThrownBy(() -> TableDocx.write(List.of(Tables.grades()), nowhere.resolve("t.docx")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("its folder does not exist");
        assertThatThrownBy(() -> TableFile.write(Tables.grades(), nowhere, "t")).isInstanceOf(ProblemException.class);
    }
}
