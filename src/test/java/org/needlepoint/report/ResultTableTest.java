package org.needlepoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.SyntheticCase;
import org.needlepoint.problem.ProblemException;

class ResultTableTest {
    @TempDir
    Path folder;

    private static List<CSVRecord> read(Path file) throws Exception {
        try (Reader in = Files.newBufferedReader(file);
                CSVParser csv = CSVParser.parse(
                        in,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            return csv.getRecords();
        }
    }

    @Test
    void a_row_holds_the_record_with_all_digits_under_headers_with_units() throws Exception {
        Path file = folder.resolve("result.csv");
        ResultTable.write(List.of(SyntheticCase.complete()), file);
        CSVRecord row = read(file).get(0);
        assertThat(row.get("adc_mean_1e-3_mm2_per_s")).isEqualTo("0.931");
        assertThat(Double.parseDouble(row.get("adc_mean_high95_1e-3_mm2_per_s")))
                .isEqualTo(0.931 + 0.062);
        assertThat(row.get("tre_tip_p95_mm")).isEqualTo("1.62");
        assertThat(row.get("target_slice_shift_mm")).isEqualTo("-24.0");
        assertThat(row.get("core_out_of_plane_deg")).isEqualTo("1.4");
        assertThat(row.get("cho_cr")).isEqualTo("11.2");
        assertThat(row.get("spectrum_quality")).isEqualTo("caution");
        assertThat(row.get("verdict")).isEqualTo("accept");
        assertThat(row.get("registration_model")).isEqualTo("slice-locked");
        assertThat(row.get("ct_study_date")).isEqualTo("2026-11-19");
        assertThat(row.get("created_at")).isEqualTo("2026-11-21T09:30:00Z");
    }

    @Test
    void an_unknown_value_is_an_empty_cell() throws Exception {
        Path file = folder.resolve("result.csv");
        ResultTable.write(List.of(SyntheticCase.sparse()), file);
        CSVRecord row = read(file).get(0);
        assertThat(row.get("cho_cr")).isEmpty();
        assertThat(row.get("adc_mean_1e-3_mm2_per_s")).isEmpty();
        assertThat(row.get("side")).isEmpty();
        assertThat(row.isConsistent()).isTrue();
    }

    @Test
    void a_cohort_table_grows_by_rows_also_when_its_last_line_end_was_lost() throws Exception {
        Path file = folder.resolve("cohort.csv");
        ResultTable.append(SyntheticCase.complete(), file);
        Files.writeString(file, Files.readString(file).stripTrailing());
        ResultTable.append(SyntheticCase.sparse(), file);
        ResultTable.append(SyntheticCase.complete(), file);
        assertThat(read(file)).extracting(r -> r.get("verdict")).containsExactly("accept", "fail", "accept");
        assertThat(folder.toFile().list()).containsExactly("cohort.csv");
    }

    @Test
    void a_table_with_other_columns_is_left_alone() throws Exception {
        Path file = folder.resolve("cohort.csv");
        Files.writeString(file, "case_id,age\r\nA,3\r\n");
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> ResultTable.append(SyntheticCase.complete(), file));
        assertThat(e.problem()).isEqualTo(ReportProblem.OTHER_COLUMNS);
        assertThat(e).hasMessageContaining("column 2 is 'age', expected 'patient_id'");
        assertThat(file).hasContent("case_id,age\r\nA,3\r\n");
    }

    @Test
    void every_column_has_a_header_of_its_own_and_help() {
        assertThat(ResultColumns.ALL).extracting(Column::header).doesNotHaveDuplicates();
        assertThat(ResultColumns.ALL).allSatisfy(c -> assertThat(c.help()).endsWith("."));
    }

    @Test
    void the_guide_explains_every_column_in_order() throws Exception {
        String rows = ResultColumns.ALL.stream()
                .map(c -> "| `" + c.header() + "` | " + c.unit().symbol() + " | " + c.help() + " |\n")
                .collect(java.util.stream.Collectors.joining());
        assertThat(Files.readString(Path.of("docs/result-table.md"))).contains(rows);
    }
}
