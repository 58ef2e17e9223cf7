package org.needlepoint.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.problem.ProblemException;

class CohortReaderTest {
    @TempDir
    Path folder;

    private Cohort read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return CohortReader.read(file, List.of(), Optional.empty(), Marker.ofTheStudy());
    }

    private ProblemException refused(String text) {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(text));
        assertThat(e).as(text).isNotNull();
        return e;
    }

    private double adcMean(Cohort c) {
        return c.cases().get(0).readings().get("adc_mean").values().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adc_mean",
                "ADCmean",
                "ADC mean",
                "Mean ADC",
                "adc_mean_1e-3_mm2_s",
                "ADCmean (×10⁻³ mm²/s)",
                "ADCmean(x10^-3mm2/s)",
                "ADC-mean [10-3 mm2/s]",
                "adc_mean (µm²/ms)"
            })
    void headings_of_mean_adc(String heading) throws Exception {
        assertThat(adcMean(read("case_id," + heading + "\na,1.22\n"))).isEqualTo(1.22);
    }

    @ParameterizedTest
    @CsvSource({"adc_mean (mm²/s),0.00122", "adc_mean_mm2_s,0.00122", "ADCmean [10⁻⁶ mm²/s],1220"})
    void units_are_taken_from_the_heading(String heading, String value) throws Exception {
        assertThat(adcMean(read("case_id," + heading + "\na," + value + "\n")))
                .isCloseTo(1.22, org.assertj.core.api.Assertions.within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "G1", "I", "grade 1", "Grade I", "FNCLCC G1"})
    void grades(String text) throws Exception {
        Cohort c = read("patient,FNCLCC grade (biopsy),Grade (surgery)\na," + text + ",III\n");
        assertThat(c.cases().get(0).core().grade()).contains(FnclccGrade.G1);
        assertThat(c.cases().get(0).surgery().grade()).contains(FnclccGrade.G3);
    }

    @Test
    void an_implausible_scale_shows_its_evidence() {
        ProblemException e = refused("case_id,adc_mean\na,0.00122\nb,0.00081\nc,0.00338\n");
        assertThat(e.problem()).isEqualTo(CohortProblem.SCALE);
        assertThat(e.getMessage())
                .contains("t.csv", "adc_mean", "3 values", "median 0.00122", "from 0.00081 to 0.00338");
        assertThat(e.remedy()).contains("adc_mean (mm²/s)");
        assertThat(refused("case_id,adc_min\na,1200\n").getMessage()).contains("its only value is 1200");
        assertThat(refused("case_id,ki67_percent\na,0.3\nb,0.05\nc,0.9\n").remedy())
                .contains("ki67 (fraction)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "case_id,adc_mean\\na,1.2\\nb,1.3\\nc,12.5|line 4|adc_mean|12.5",
                "case_id,adc_mean\\na,1.2\\nb,abc|line 3|adc_mean|abc",
                "case_id,grade\\na,4|line 2|grade|4",
                "case_id,ki67\\na,120|line 2|ki67|120",
                "case_id,adc_mean\\na,\"1,22\"|line 2|adc_mean|decimal comma",
                "case_id,included\\na,maybe|line 2|included|neither yes nor no",
                "case_id,adc_mean\\n,1.2|line 2|case_id|names no case",
            })
    void wrong_cells_are_named(String text, String line, String column, String value) {
        assertThat(refused(text.replace("\\n", "\n")).getMessage()).contains("t.csv", line, column, value);
    }

    @Test
    void what_the_table_contradicts_is_refused_with_both_places() {
        ProblemException e = refused("case_id,reader,fnclcc_grade,adc_mean\na,1,2,1.2\na,2,3,1.3\n");
        assertThat(e.problem()).isEqualTo(CohortProblem.CONTRADICTION);
        assertThat(e.getMessage()).contains("Case a", "fnclcc_grade", "G2 (t.csv, line 2)", "G3 (t.csv, line 3)");
        assertThat(refused("case_id,reader,adc_mean\na,1,1.2\na,1,1.3\n").problem())
                .isEqualTo(CohortProblem.CONTRADICTION);
        assertThat(refused("case_id,reader,adc_mean\na,1,1.2\na,,1.3\n").problem())
                .isEqualTo(CohortProblem.MIXED_READERS);
        assertThat(refused("case_id,adc_mean,ADCmean\na,1.2,1.3\n").problem()).isEqualTo(CohortProblem.TWO_COLUMNS);
        assertThat(refused("case_id,adc_mean (furlongs)\na,1.2\n").problem()).isEqualTo(CohortProblem.UNKNOWN_UNIT);
        assertThat(refused("case_id,diameter\na,62\n").problem()).isEqualTo(CohortProblem.UNIT_MISSING);
        assertThat(refused("adc_mean,grade\n1.2,1\n").problem()).isEqualTo(CohortProblem.NO_CASE_COLUMN);
        assertThat(refused("case_id,adc_mean\na,1,2\n").problem()).isEqualTo(CohortProblem.MALFORMED);
        assertThat(refused("case_id,ki67_positive_cells,ki67_counted_cells\na,400,300\n")
                        .problem())
                .isEqualTo(CohortProblem.CELLS_WITHOUT_COUNT);
    }

    @Test
    void byte_order_mark_semicolons_and_decimal_commas() throws Exception {
        Path file = folder.resolve("excel.csv");
        Files.write(
                file,
                "\uFEFFFall;case_id;ADCmean;Ki-67 (%)\r\n1;a;1,22;46,5\r\n\r\n2;b;0,9;n/a"
                        .getBytes(StandardCharsets.UTF_8));
        Cohort c = CohortReader.read(file, List.of(), Optional.empty(), Marker.ofTheStudy());
        assertThat(adcMean(c)).isEqualTo(1.22);
        assertThat(c.cases().get(0).readings().get("ki67_percent")).containsEntry("", 46.5);
        assertThat(c.cases().get(1).readings()).doesNotContainKey("ki67_percent");
        assertThat(c.cases().get(1).sources()).containsExactly(new Source("excel.csv", 4));
        assertThat(c.unusedColumns()).containsExactly("Fall (excel.csv)");
    }

    @Test
    void not_utf8_is_refused() throws Exception {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "case_id,site\na,K\u00f6rper\n".getBytes(StandardCharsets.ISO_8859_1));
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> CohortReader.read(file, List.of(), Optional.empty(), Marker.ofTheStudy()));
        assertThat(e.problem()).isEqualTo(CohortProblem.NOT_UTF8);
    }

    @Test
    void a_folder_is_joined_by_case_and_rejected_spectra_are_left_out() throws Exception {
        Files.writeString(
                folder.resolve("readings.csv"),
                "case_id,reader,adc_mean,cho_cr,spectrum_quality\na,1,1.2,3,pass\na,2,1.4,4,REJECT\nb,1,1,5,\nb,2,1,7,\n");
        Files.writeString(folder.resolve("pathology.csv"), "Patient;grade;Ki-67\na;2;40\nb;1;10\n");
        Cohort c = CohortReader.read(folder, List.of(), Optional.empty(), Marker.ofTheStudy());
        assertThat(c.cases()).hasSize(2);
        StudyCase a = c.cases().get(0);
        assertThat(a.core().grade()).contains(FnclccGrade.G2);
        assertThat(a.readings().get("adc_mean")).containsEntry("reader 1", 1.2).containsEntry("reader 2", 1.4);
        assertThat(a.readings().get("cho_cr")).containsOnlyKeys("reader 1");
        // The mean of the readers needs all of them.
        assertThat(a.value("adc_mean", c.readers("adc_mean"))).contains(1.2999999999999998);
        assertThat(a.value("cho_cr", c.readers("cho_cr"))).isEmpty();
        assertThat(c.notes()).containsExactly("a: Cho/Cr of reader 2 not used: spectrum rejected");
    }

    @Test
    void a_value_of_the_case_repeated_for_each_reader_is_one_reading() throws Exception {
        Cohort c = read("case_id,reader,ki67,adc_mean\na,1,40,1.2\na,2,40,1.3\nb,1,10,2\nb,2,10,2.1\n");
        assertThat(c.readers("ki67_percent")).containsExactly("reader 1");
        assertThat(c.readers("adc_mean")).containsExactly("reader 1", "reader 2");
    }

    @Test
    void cells_give_the_percentage() throws Exception {
        Cohort c = read("case_id,ki67_positive_cells,ki67_counted_cells\na,460,1000\n");
        assertThat(c.cases().get(0).readings().get("ki67_percent")).containsEntry("", 46.0);
    }

    @Test
    void a_marker_of_ones_own() throws Exception {
        Path file = Files.writeString(folder.resolve("m.csv"), "case_id,T2 ratio\na,1.5\n");
        Marker own = Marker.parse("T2 ratio:higher");
        Cohort c = CohortReader.read(file, List.of(), Optional.empty(), List.of(own));
        assertThat(c.cases().get(0).readings().get(own.key())).containsEntry("", 1.5);
        ProblemException none = catchThrowableOfType(
                ProblemException.class,
                () -> CohortReader.read(file, List.of(), Optional.empty(), List.of(Marker.parse("T1:lower"))));
        assertThat(none.problem()).isEqualTo(CohortProblem.UNKNOWN_MARKER);
        assertThat(catchThrowableOfType(ProblemException.class, () -> Marker.parse("T1"))
                        .problem())
                .isEqualTo(CohortProblem.MARKER_UNCLEAR);
    }

    @Test
    void tables_as_the_store_writes_them() throws Exception {
        Path reads = Files.writeString(
                folder.resolve("reads.csv"),
                "case_id,core_no,reader,session,adc_mean,adc_min,cho_cr\na,1,R1,1,1.2,1,3\na,1,R2,1,1.4,1,3\n");
        Path cores = Files.writeString(
                folder.resolve("cores.csv"),
                "case_id,core_no,patient,adc_mean,fnclcc_grade,surgery_fnclcc_grade\na,1,P77,1.3,2,3\n");
        Cohort both = CohortReader.read(reads, List.of(cores), Optional.empty(), Marker.ofTheStudy());
        StudyCase a = both.cases().get(0);
        assertThat(a.readings().get("adc_mean")).containsOnlyKeys("R1", "R2");
        assertThat(a.core().grade()).contains(FnclccGrade.G2);
        assertThat(a.surgery().grade()).contains(FnclccGrade.G3);
        Cohort alone = CohortReader.read(cores, List.of(), Optional.empty(), Marker.ofTheStudy());
        assertThat(alone.cases().get(0).readings().get("adc_mean")).containsEntry("", 1.3);
    }
}
