package org.needlepoint.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableCsvTest {

    private static List<List<String>> read(String csv) throws java.io.IOException {
        try (CSVParser parser = CSVParser.parse(csv, CSVFormat.RFC4180)) {
            return parser.stream().map(r -> r.toList()).toList();
        }
    }

    @Test
    void every_line_has_a_field_for_every_column() throws Exception {
        String csv = TableCsv.of(Tables.grades());
        assertThat(csv).endsWith("\r\n");
        assertThat(read(csv))
                .containsExactly(
                        List.of("Parameter", "FNCLCC grade: High (n = 24)", "FNCLCC grade: Low (n = 8)", "p"),
                        List.of("Diffusion (10⁻³ mm²/s)", "", "", ""),
                        List.of("ADCmin", "0.93 (0.81, 1.06)", "1.33 (1.24, 2.49)", "0.017"),
                        List.of("ADCmean", "1.16 (1.04, 1.29)", "1.63 (1.59, 2.78)", "0.012"),
                        List.of("Spectroscopy", "", "", ""),
                        List.of("Cho/Cr", "10.24 ± 2.61", "4.43 ± 1.95", "< 0.001"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "+1+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "-2+3",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1+1",
                "＠SUM(A1)"
            })
    void a_text_that_a_spreadsheet_would_run_is_made_a_text(String formula) {
        assertThat(TableCsv.harmless(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1.5", "+0.3", "−0.81", "1e-3", "< 0.001", "ADCmean", "3=3", "–", "-1.2E+4"})
    void numbers_and_plain_texts_stay(String text) {
        assertThat(TableCsv.harmless(text)).isEqualTo(text);
    }

    @Property
    void any_text_reads_back_as_it_was_or_with_an_apostrophe(@ForAll String text) throws Exception {
        PrintedTable t = PrintedTable.titled("t")
                .column("a")
                .column("b")
                .row(text, "end")
                .build();
        String read = read(TableCsv.of(t)).get(1).get(0);
        assertThat(read).isIn(text, "'" + text);
    }

    @Test
    void the_file_is_utf_8(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("t.csv");
        TableCsv.write(Tables.grades(), file);
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(TableCsv.of(Tables.grades()));
    }
}
