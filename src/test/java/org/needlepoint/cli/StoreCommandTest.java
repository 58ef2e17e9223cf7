package org.needlepoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A study from an empty store to the rows of its analysis, on the command line. */
class StoreCommandTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Terminal terminal = new Terminal();

    private int store(String command, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("store", command, folder.resolve("study.sqlite").toString()));
        all.addAll(List.of(arguments));
        return terminal.run(all.toArray(String[]::new));
    }

    private String printed() {
        return terminal.printed();
    }

    private String complaint() {
        return terminal.complaint();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in").resolve(name), text);
    }

    @Test
    void a_study_from_an_empty_store_to_its_rows() throws Exception {
        write("patient.csv", "patient_id,sex\n4711-A,F\n4712-B,M\n");
        write("study_case.csv", "case_id,patient_id,mr_date\nC1,4711-A,2024-05-02\nC2,4712-B,2024-06-03\n");
        write("core.csv", "case_id,core_no\nC1,1\nC2,1\n");
        write("pathology.csv", "case_id,core_no,pathologist,fnclcc_grade,ki67_percent\nC1,1,P1,3,60\nC2,1,P1,1,10\n");
        assertThat(store("create")).isZero();
        assertThat(store("create")).as("a second time").isEqualTo(25);
        assertThat(store("import", folder.resolve("in").toString())).isZero();
        assertThat(printed()).contains("pathology           2 added");
        assertThat(store("reader", "R1", "--years", "10")).isZero();
        assertThat(store("reader", "R2")).isZero();
        assertThat(store("reader", "A", "--adjudicator")).isZero();
        assertThat(store("reader", "A")).isEqualTo(30);

        assertThat(store("read", "--reader", "R1", "--case", "C1", "--adc-mean", "1"))
                .as("no session yet")
                .isEqualTo(30);
        for (String reader : List.of("R1", "R2")) {
            assertThat(store("worklist", "--reader", reader, "--seed", "11")).isZero();
            assertThat(printed()).contains("C1", "C2", "0 of 2 signed").doesNotContain("60");
            String mean = reader.equals("R1") ? "1.0" : "1.2";
            assertThat(store("read", "--reader", reader, "--case", "C1", "--adc-mean", mean, "--adc-min", "0.8"))
                    .isZero();
            assertThat(store("read", "--reader", reader, "--case", "C2", "--adc-mean", "2"))
                    .isZero();
        }
        assertThat(store("read", "--reader", "R1", "--case", "C2", "--adc-mean", "2000"))
                .as("in 10⁻⁶ mm²/s")
                .isEqualTo(24);
        assertThat(complaint()).contains("column adc_mean: \"2000.0\" is outside 0 to 10 10⁻³ mm²/s");
        assertThat(store("sign", "--reader", "R1", "--all")).isZero();
        assertThat(store("adjudicate", "--by", "A", "--case", "C2", "--adc-mean", "1.9", "--reason", "seen"))
                .isEqualTo(30);
        assertThat(complaint()).contains("both readers must have signed before adjudication");
        assertThat(store("sign", "--reader", "R2", "--all")).isZero();
        assertThat(store("read", "--reader", "R2", "--case", "C2", "--adc-mean", "3"))
                .isEqualTo(30);
        assertThat(complaint()).contains("a signed reading is never changed", "what to do:");
        assertThat(store("adjudicate")).isZero();
        assertThat(printed()).contains("C2 core 1", "ADC mean 2.0").doesNotContain("R1");
        assertThat(store("adjudicate", "--by", "A", "--case", "C2", "--adc-mean", "1.9", "--reason", "seen"))
                .isZero();
        assertThat(store(
                        "refuse",
                        "--case",
                        "C3",
                        "--patient-id",
                        "4713-C",
                        "--exit-code",
                        "19",
                        "--message",
                        "The markers moved."))
                .isZero();

        Path rows = folder.resolve("rows");
        assertThat(store("rows", "--out", rows.toString())).isZero();
        List<String> cores = Files.readAllLines(rows.resolve("complete/cores.csv"));
        assertThat(cores.get(1)).matches("C1,1,P-[0-9a-f]{20},mean of readers,1.1,0.8,,3,60.0,.*");
        assertThat(cores.get(2)).matches("C2,1,P-[0-9a-f]{20},adjudicated,1.9,,,1,10.0,.*");
        assertThat(cores.get(3)).startsWith("C3,,P-").endsWith(",failed");
        assertThat(Files.readAllLines(rows.resolve("complete/reads.csv")))
                .hasSize(5)
                .contains("C1,1,R2,1,1.2,0.8,");

        assertThat(Files.readAllLines(rows.resolve("values.csv")))
                .containsExactly(
                        "case_id,reader,session,adc_mean,adc_min,cho_cr",
                        "C1,R1,1,1.0,0.8,",
                        "C1,R2,1,1.2,0.8,",
                        "C2,R1,1,2.0,,",
                        "C2,R2,1,2.0,,",
                        "C2,adjudicated,1,1.9,,");
        assertThat(Files.readAllLines(rows.resolve("cases.csv")).get(1)).isEqualTo("C1,,F,,,,,,3,60.0,,,");
        assertThat(rows.resolve("candidates.csv")).doesNotExist();

        assertThat(store("list", "refusals")).isZero();
        assertThat(printed()).contains("The markers moved.");
        Path slide = folder.resolve("slide.png");
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", slide.toFile());
        String[] attach = {slide.toString(), "--case", "C1", "--stain", "HE", "--magnification", "200"};
        assertThat(store("attach-image", attach)).isZero();
        assertThat(printed()).contains("C1 core 1: picture 1 attached, image/png");
        assertThat(store("attach-image", attach)).as("twice").isEqualTo(30);
        assertThat(store("images")).isZero();
        assertThat(printed()).contains("C1", "core", "HE", "200", "present");
        assertThat(store("export-images", "--out", folder.resolve("pictures").toString()))
                .isZero();
        assertThat(folder.resolve("pictures/C1-core1-1-HE.png")).hasSameBinaryContentAs(slide);

        assertThat(store("links", "--out", folder.resolve("links.csv").toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("links.csv"))).contains("4711-A", "4712-B", "4713-C");
        assertThat(store("export", "--json", "--out", folder.resolve("json").toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("json").resolve("cohort.json")))
                .contains("\"fnclcc_grade\" : 3")
                .doesNotContain("4711-A");
        assertThat(store("upgrade")).isZero();
    }

    @Test
    void bad_input_is_one_message_and_leaves_nothing() throws Exception {
        assertThat(store("list")).isEqualTo(10);
        assertThat(complaint()).contains("There is no store at", "what to do:").doesNotContain("\tat ");
        assertThat(store("create")).isZero();
        write("patient.csv", "patient,sex\nS1,Z\n");
        assertThat(store("import", folder.resolve("in").toString())).isEqualTo(24);
        assertThat(complaint()).contains("patient.csv, line 2, column sex: \"Z\" is none of F, M, O");
        assertThat(store("export", "--out", folder.resolve("in/patient.csv").toString()))
                .isEqualTo(25);
        assertThat(store("sign", "--reader", "R1"))
                .as("neither --case nor --all")
                .isEqualTo(2);
    }

    @Test
    void a_store_is_analysed_as_its_tables_are() throws Exception {
        StringBuilder patients = new StringBuilder("patient_id,sex\n");
        StringBuilder cases = new StringBuilder("case_id,patient_id,mr_date\n");
        StringBuilder cores = new StringBuilder("case_id,core_no\n");
        StringBuilder pathology = new StringBuilder("case_id,core_no,pathologist,fnclcc_grade,ki67_percent\n");
        for (int i = 1; i <= 14; i++) {
            patients.append("ID").append(i).append(",F\n");
            cases.append("C").append(i).append(",ID").append(i).append(",2024-05-02\n");
            cores.append("C").append(i).append(",1\n");
            pathology
                    .append("C")
                    .append(i)
                    .append(",1,P1,")
                    .append(i <= 5 ? 1 : 3)
                    .append(",")
                    .append(i <= 6 ? 8 + i : 30 + 3 * i)
                    .append("\n");
        }
        write("patient.csv", patients.toString());
        write("study_case.csv", cases.toString());
        write("core.csv", cores.toString());
        write("pathology.csv", pathology.toString());
        assertThat(store("create")).isZero();
        assertThat(store("import", folder.resolve("in").toString())).isZero();
        for (String reader : List.of("R1", "R2")) {
            assertThat(store("reader", reader)).isZero();
            assertThat(store("worklist", "--reader", reader)).isZero();
            for (int i = 1; i <= 14; i++) {
                double mean = (i <= 5 ? 2.0 : 1.1) + 0.017 * (i * i % 7) + (reader.equals("R2") ? 0.01 * (i % 3) : 0);
                String min = String.valueOf(mean - 0.2 - 0.003 * i);
                assertThat(store(
                                "read",
                                "--reader",
                                reader,
                                "--case",
                                "C" + i,
                                "--adc-mean",
                                String.valueOf(mean),
                                "--adc-min",
                                min,
                                "--cho-cr",
                                String.valueOf(8 - 2 * mean + 0.02 * i)))
                        .isZero();
            }
            assertThat(store("sign", "--reader", reader, "--all")).isZero();
        }
        String study = folder.resolve("study.sqlite").toString();
        Path byStore = folder.resolve("by-store");
        assertThat(Needlepoint.run("cohort", study, "--out", byStore.toString(), "--draws", "200"))
                .as(complaint())
                .isZero();
        JsonNode results =
                new ObjectMapper().readTree(byStore.resolve("cohort.json").toFile());
        assertThat(results.at("/cohort/included").asInt()).isEqualTo(14);
        assertThat(results.at("/readers")).as("agreement of each marker").hasSize(3);
        assertThat(results.at("/readers/0/icc/0/value").asDouble()).isGreaterThan(0.9);
        assertThat(Files.readString(byStore.resolve("report.html"))).contains("Table 2", "intraclass");

        Path rows = folder.resolve("rows");
        assertThat(store("rows", "--out", rows.toString())).isZero();
        Path byRows = folder.resolve("by-rows");
        assertThat(Needlepoint.run("cohort", rows.toString(), "--out", byRows.toString(), "--draws", "200"))
                .isZero();
        try (var files = Files.walk(byRows)) {
            List<Path> all = files.filter(t -> t.getFileName().toString().matches("(?i)table.*\\.csv"))
                    .toList();
            assertThat(all).hasSizeGreaterThan(3);
            for (Path table : all) {
                assertThat(byStore.resolve(byRows.relativize(table))).hasSameTextualContentAs(table);
            }
        }
        assertThat(Needlepoint.run("cohort", folder.resolve("none.sqlite").toString(), "--out", byRows + "2"))
                .isEqualTo(10);
        assertThat(Path.of(byRows + "2")).doesNotExist();
    }
}
