package org.needlepoint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The placement advisor as a user meets it. */
class AdviseCommandTest {
    @TempDir
    private Path folder;

    @RegisterExtension
    private final Terminal terminal = new Terminal();

    private String printed() {
        return terminal.printed();
    }

    @Test
    void the_worked_example_of_the_documentation_is_what_the_program_prints() throws Exception {
        String page = Files.readString(Path.of("docs", "placement.md"));
        String example = page.substring(page.indexOf("## Worked example"));
        String[] command = example.split("\n```\n")[1].strip().split("\\s+");
        assertThat(command[1]).isEqualTo("advise");
        List<String> promised = example.split("\n```\n")[3].lines().toList();
        assertThat(promised).hasSizeGreaterThan(8);
        assertThat(Needlepoint.run(java.util.Arrays.copyOfRange(command, 1, command.length)))
                .isZero();
        assertThat(printed().lines().map(String::stripTrailing).toList()).containsAll(promised);
    }

    @Test
    void a_proposed_layout_is_judged_and_the_sheet_says_so() throws Exception {
        Path layout = folder.resolve("layout.csv");
        Files.writeString(layout, "label,arc_mm,level_mm\nP1,-40,0\nP2,0,0\nP3,40,0\n");
        Path sheet = folder.resolve("sheet");
        assertThat(Needlepoint.run(
                        "advise",
                        "--ellipse",
                        "160x140",
                        "--target",
                        "20,-15",
                        "-n",
                        "3",
                        "--layout",
                        layout.toString(),
                        "--out",
                        sheet.toString()))
                .isZero();
        assertThat(printed()).contains("Proposed layout", "maps onto itself", "one slice", "gain");
        JsonNode json =
                new ObjectMapper().readTree(sheet.resolve("placement.json").toFile());
        double proposed = json.at("/proposed/fullRigid/p95Mm").asDouble();
        double best = json.at("/best/fullRigid/p95Mm").asDouble();
        assertThat(best).as(json.toString()).isPositive().isLessThan(0.5 * proposed);
        try (PDDocument pdf = Loader.loadPDF(sheet.resolve("placement.pdf").toFile())) {
            assertThat(pdf.getNumberOfPages()).isLessThanOrEqualTo(2);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Where to put the 3 capsules", "Not a medical device", "The proposed one");
        }
        assertThat(Files.readString(sheet.resolve("placement.html"))).contains("Not a medical device");
    }

    @Test
    void a_contour_of_an_ellipse_gives_what_the_ellipse_gives() throws Exception {
        StringBuilder csv = new StringBuilder("x_mm,y_mm\n");
        for (int i = 0; i < 720; i++) {
            double a = 2 * Math.PI * i / 720;
            csv.append(String.format(Locale.ROOT, "%.4f,%.4f%n", 80 * Math.sin(a), -70 * Math.cos(a)));
        }
        Path contour = folder.resolve("contour.csv");
        Files.writeString(contour, csv);
        assertThat(Needlepoint.run("advise", "--ellipse", "160x140", "--target", "20,-15", "-n", "3", "--json"))
                .isZero();
        JsonNode byEllipse = new ObjectMapper().readTree(printed());
        assertThat(terminal.run("advise", "--contour", contour.toString(), "--target", "20,-15", "-n", "3", "--json"))
                .isZero();
        JsonNode byContour = new ObjectMapper().readTree(printed());
        assertThat(byContour.at("/best/fullRigid/p95Mm").asDouble())
                .isCloseTo(byEllipse.at("/best/fullRigid/p95Mm").asDouble(), within(0.02));
    }

    @Test
    void the_skin_of_earlier_images_serves_as_the_outline() throws Exception {
        assertThat(Needlepoint.run(
                        "advise",
                        "--images",
                        "sample-cases/thigh-high-grade",
                        "--target",
                        "-115,-50,-640",
                        "-n",
                        "3",
                        "--json"))
                .isZero();
        JsonNode json = new ObjectMapper().readTree(printed());
        // The thigh of the sample case is some 170 mm wide; its skin lies outside the mass at the target.
        for (JsonNode c : json.at("/best/capsules")) {
            double dx = c.at("/positionMm/0").asDouble() + 115;
            double dy = c.at("/positionMm/1").asDouble() + 50;
            assertThat(Math.hypot(dx, dy)).isBetween(20.0, 170.0);
        }
        assertThat(json.at("/best/fullRigid/p95Mm").asDouble()).isBetween(0.5, 5.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16 | --ellipse 16x14 --target 2,-1 | no limb or trunk",
                "24 | --ellipse 160x140 --target 200,-1 | outside the body contour",
                "24 | --ellipse 160 --target 2,1 | WIDTHxHEIGHT",
                "24 | --ellipse 160x140 --target 20,-15 -n 12 | 3 to 8",
                "24 | --ellipse 160x140 --target 20,-15 --free-mm 300 | no room",
                "11 | --contour README.md --target 1,1 | x_mm is missing",
                "11 | --contour no/such/file.csv --target 1,1 | Cannot read",
                "11 | --ellipse 160x140 --target 20,-15 --layout README.md | label is missing",
                "2 | --ellipse 160x140 | Missing required argument"
            })
    void what_cannot_be_advised_is_refused_by_name(int code, String arguments, String words) {
        String[] a = ("advise " + arguments).split(" ");
        int exit = Needlepoint.run(a);
        String complaint = terminal.complaint();
        assertThat(complaint).contains(words).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(exit).isEqualTo(code);
    }
}
