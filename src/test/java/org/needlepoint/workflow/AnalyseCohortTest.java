package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** The command on the teaching cohort, whose values were made so that the study's published numbers come out. */
class AnalyseCohortTest {
    private static final Path COHORT = Path.of("sample-cases/cohort");

    @TempDir
    static Path folder;

    private static Path out;
    private static List<String> lines;

    @BeforeAll
    static void analyse() throws Exception {
        out = folder.resolve("out");
        lines = AnalyseCohort.run(COHORT, out, AnalyseCohort.Choices.DEFAULTS, Progress.NONE);
    }

    private static String table(String number) throws Exception {
        return Files.readString(out.resolve("table-" + number + ".csv"));
    }

    @Test
    void every_page_of_the_pdf_says_that_this_is_no_medical_device() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(out.resolve("report.pdf").toFile())) {
            PDFTextStripper text = new PDFTextStripper();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                assertThat(text.getText(pdf)).as("page %d", page).contains("Not a medical device");
            }
        }
    }

    @Test
    void the_studys_tables_as_published() throws Exception {
        assertThat(lines.get(0)).isEqualTo("32 cases included, 83 excluded");
        // Table 1: 8/10 low and 24/22 high by biopsy and surgery, 12 and 20 by Ki-67, 8 leiomyosarcomas.
        assertThat(table("1"))
                .contains("Low grade (G1),8 / 10", "\"High grade (G2, G3)\",24 / 22")
                .contains("Low expression (< 30 %),12", "High expression (≥ 30 %),20", "Leiomyosarcoma,8");
        // Table 2 of the study: 46.2 ± 26.0, 1.02 (0.85, 1.21); ICC 0.938, 0.883, 0.867, 0.807.
        assertThat(table("2"))
                .contains("5.0–90.0,46.2 ± 26.0,0.938", "0.53–2.91,\"1.02 (0.85, 1.21)\",0.883", "0.867", "0.807");
        // Table 3: medians and quartiles of both divisions.
        assertThat(table("3"))
                .contains("\"0.93 (0.81, 1.06)\",\"1.33 (1.24, 2.49)\"", "\"1.12 (0.97, 1.22)\",\"1.61 (1.50, 1.66)\"");
        // Table 4: −0.782, −0.814, 0.758 and −0.853, −0.902, 0.710; the cohort follows within 0.001.
        assertThat(table("4")).contains("−0.783", "−0.815", "0.758", "−0.853", "−0.902", "0.710");
        // Tables 5 and 6: areas 0.956, 0.969, 0.917 and 0.929, 0.957, 0.943, the last two within 0.001.
        assertThat(table("5")).contains("ADCmin,24 / 8,0.956", "ADCmean,24 / 8,0.969", "Cho/Cr,24 / 8,0.917");
        assertThat(table("6")).contains("ADCmin,20 / 12,0.929", "ADCmean,20 / 12,0.956", "Cho/Cr,20 / 12,0.944");
        // Accuracy of the core: 100 %, 87.5 %, 93.8 %.
        assertThat(table("s5")).contains("32/32 (100.0 %)", "28/32 (87.5 %)", "30/32 (93.8 %)");
    }

    @Test
    void every_figure_in_three_forms_and_every_table_in_four() {
        for (String figure : List.of("figure-1", "figure-3", "figure-6", "figure-7", "figure-s1", "figure-s2")) {
            for (String form : List.of("svg", "png", "pdf")) {
                assertThat(out.resolve(figure + "." + form)).isNotEmptyFile();
            }
        }
        for (String n : List.of("1", "2", "3", "4", "5", "6", "s1", "s2", "s3", "s4", "s5", "s6")) {
            for (String form : List.of("csv", "html", "tex", "docx")) {
                assertThat(out.resolve("table-" + n + "." + form)).isNotEmptyFile();
            }
        }
    }

    @Test
    void each_number_leads_to_rows_that_name_its_cases() throws Exception {
        JsonNode provenance =
                new ObjectMapper().readTree(out.resolve("provenance.json").toFile());
        Matcher keys =
                Pattern.compile("data-source=\"([^\"]*)\"").matcher(Files.readString(out.resolve("report.html")));
        int n = 0;
        while (keys.find()) {
            String key = keys.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            JsonNode cell = provenance.path("cells").path(key);
            assertThat(cell.path("columns")).as(key).isNotEmpty();
            assertThat(provenance.path("caseSets").has(cell.path("caseSet").asText()))
                    .as(key)
                    .isTrue();
            n++;
        }
        assertThat(n).isGreaterThan(150);
        String highGrade = provenance
                .path("cells")
                .path("table-3/adc_mean/grade/positive")
                .path("caseSet")
                .asText();
        assertThat(provenance.path("caseSets").path(highGrade)).hasSize(24);
        for (Map.Entry<String, JsonNode> c : provenance.path("cases").properties()) {
            assertThat(c.getValue().path("rows")).hasSize(4);
            for (JsonNode row : c.getValue().path("rows")) {
                List<String> file =
                        Files.readAllLines(COHORT.resolve(row.path("file").asText()));
                assertThat(file.get(row.path("line").asInt() - 1)).startsWith(c.getKey() + ",");
            }
        }
    }

    @Test
    void the_methods_say_what_was_done() throws Exception {
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Groups were compared by the Wilcoxon rank-sum test (exact)", "10,000 draws")
                .contains("p-values were not adjusted", "83 were excluded", "ICC(A,1)");
        Path other = folder.resolve("other");
        AnalyseCohort.run(
                COHORT.resolve("cohort.csv"),
                other,
                new AnalyseCohort.Choices(
                        List.of(), Optional.empty(), List.of(), 30, AnalyseCohort.Adjustment.HOLM, true, true, 100, 5),
                Progress.NONE);
        // Over all cases Ki-67 alone is normal here, so the study's own rule gives rank-sum tests too.
        assertThat(Files.readString(other.resolve("report.html"))).contains("adjusted after Holm", "(seed 5)");
        assertThat(Files.readString(other.resolve("table-3.csv"))).contains("p (Holm)");
    }

    @Test
    void a_refusal_leaves_nothing_behind() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "case_id,adc_mean,grade\na,1200,1\nb,900,2\n");
        Path none = folder.resolve("none");
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> AnalyseCohort.run(bad, none, AnalyseCohort.Choices.DEFAULTS, Progress.NONE));
        assertThat(e.getMessage()).contains("bad.csv", "implausible scale");
        assertThat(none).doesNotExist();
    }
}
