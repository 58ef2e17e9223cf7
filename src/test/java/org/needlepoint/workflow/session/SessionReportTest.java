package org.needlepoint.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.casefile.planning.Acknowledgement;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.Note;
import org.needlepoint.casefile.planning.PathologyEntry;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.ReportLanguage;
import org.needlepoint.view.lettering.HanFont;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.MeasureCase;
import org.needlepoint.workflow.ReportLanguages;

/** What a session writes: the numbers of the command line, and the words of its people beside them. */
class SessionReportTest {
    private static final Path THIGH = Path.of("sample-cases", "thigh-high-grade");
    private static final Pattern NUMBER_CELL = Pattern.compile("<td class=\"n\">([^<]*)</td>");
    private static final Pattern NUMBER = Pattern.compile("[+−]?[\\d.]+");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern ENGLISH_WORDS = Pattern.compile("[a-z]{3,} [a-z]{3,} [a-z]{3,}");
    /** What is not the program's words: a note, an acknowledgement's evidence. */
    private static final String DATA = "Vessel beside the track|days apart";

    private static SessionSnapshot session;

    @TempDir
    private Path temp;

    @BeforeAll
    static void measure() {
        PathologyEntry found = new PathologyEntry(
                Optional.of("H-17/4"),
                Optional.of("UPS"),
                OptionalInt.of(3),
                OptionalInt.of(2),
                OptionalInt.of(1),
                OptionalInt.empty(),
                OptionalInt.of(125),
                OptionalInt.of(400),
                OptionalDouble.empty(),
                Optional.of(LocalDate.of(2024, 3, 9)),
                Optional.empty());
        PlanningCase decisions = PlanningCase.of(THIGH)
                .withPathology(found)
                .withNote(new Note(
                        "Vessel beside the track <3 mm",
                        Optional.of(Step.NEEDLE),
                        true,
                        Instant.parse("2024-03-05T10:15:30Z")))
                .withAcknowledgement(new Acknowledgement(
                        Hazard.OLD_STUDY, "CT and MR 9 days apart", "Dr. Ma", Instant.parse("2024-03-05T09:00:00Z")));
        session = new PlanningSession(SessionRules.WINDOW).compute(decisions, Progress.NONE);
    }

    private static JsonNode json(Path folder) throws Exception {
        ObjectNode n = (ObjectNode)
                new ObjectMapper().readTree(folder.resolve("result.json").toFile());
        n.remove("createdAt");
        return n;
    }

    @Test
    void result_json_is_the_command_lines_and_the_report_has_the_words() throws Exception {
        Path window = temp.resolve("window");
        Path line = temp.resolve("line");
        CaseOutput.writeSession(session, false, ReportLanguage.ENGLISH, window, Progress.NONE);
        new MeasureCase(new MeasureSettings(PlanningCase.of(THIGH), line, Optional.empty(), Set.of(Hazard.OLD_STUDY)))
                .run(Progress.NONE);
        JsonNode ours = json(window);
        JsonNode theirs = json(line);
        assertThat(ours.size()).isEqualTo(theirs.size()).isGreaterThan(15);
        // Part by part: the whole file fills a screen when they differ.
        theirs.properties()
                .forEach(f -> assertThat(ours.get(f.getKey())).as(f.getKey()).isEqualTo(f.getValue()));
        String html = Files.readString(window.resolve("report.html"));
        assertThat(html)
                .contains("Flagged by the reader (needle): Vessel beside the track &lt;3 mm")
                .contains("2024-03-05 10:15", "Dr. Ma", "CT and MR 9 days apart", "H-17/4")
                .contains("grade 3, high: differentiation 3 + mitoses 2 + necrosis 1 = 6")
                .contains(
                        "31.3 % (125 of 400 cells), 95 % interval 26.9 to 36.0 % (Wilson); high by the cut-off of 30 %")
                .contains("Pleomorphic sarcoma, undifferentiated");
        assertThat(Files.readString(line.resolve("report.html"))).doesNotContain("Planning session");
        try (PDDocument pdf = Loader.loadPDF(window.resolve("report.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Planning session", "Dr. Ma", "H-17/4");
        }
    }

    @Test
    void the_chinese_report_has_the_same_numbers_and_no_english_sentence() throws Exception {
        Path english = temp.resolve("english");
        Path chinese = temp.resolve("chinese");
        CaseOutput.writeSession(session, false, ReportLanguage.ENGLISH, english, Progress.NONE);
        CaseOutput.writeSession(session, false, ReportLanguages.of(Locale.CHINA), chinese, Progress.NONE);
        assertThat(json(chinese)).isEqualTo(json(english));
        assertThat(numbers(chinese)).hasSizeGreaterThan(100).isEqualTo(numbers(english));
        String words = text(chinese);
        assertThat(found(DECIMAL, words).stream().sorted())
                .containsExactlyElementsOf(
                        found(DECIMAL, text(english)).stream().sorted().toList());
        assertThat(words)
                .contains("非医疗器械", "取样区", "阅片者标记（穿刺针）：Vessel beside the track")
                .contains("3 级，高级别：分化 3 + 核分裂 2 + 坏死 1 = 6");
        assertThat(found(ENGLISH_WORDS, words.replaceAll(DATA, ""))).isEmpty();
        try (PDDocument pdf = Loader.loadPDF(chinese.resolve("report.pdf").toFile())) {
            String printed = new PDFTextStripper().getText(pdf);
            assumeTrue(
                    HanFont.file().isPresent(), "No font with Chinese characters (fonts-droid-fallback) is installed");
            assertThat(printed).contains("非医疗器械", "取样区").doesNotContain("□");
        }
    }

    private static String text(Path folder) throws Exception {
        return Files.readString(folder.resolve("report.html"))
                .replaceAll("(?s)<style>.*?</style>|<details>.*?</details>|<table class=\"settings\">.*?</table>", " ")
                .replaceAll("<[^>]*>", "|");
    }

    /** What stands in the cells for numbers, in their order, without words beside it. */
    private static List<String> numbers(Path folder) throws Exception {
        return found(NUMBER_CELL, Files.readString(folder.resolve("report.html"))).stream()
                .map(cell -> String.join(" ", found(NUMBER, cell)))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group(m.groupCount())).toList();
    }

    @Test
    void a_blinded_reader_gets_a_report_without_pathology_that_says_so() throws Exception {
        Path window = temp.resolve("window");
        CaseOutput.writeSession(session, true, ReportLanguage.ENGLISH, window, Progress.NONE);
        assertThat(Files.readString(window.resolve("report.html")))
                .contains("read blinded to pathology")
                .doesNotContain("H-17/4")
                .doesNotContain("Ki-67");
    }

    @Test
    void the_preview_has_the_pages_of_the_file() throws Exception {
        Path window = temp.resolve("window");
        CaseOutput.writeSession(session, false, ReportLanguage.ENGLISH, window, Progress.NONE);
        List<BufferedImage> pages = CaseOutput.pages(session, false, ReportLanguage.ENGLISH, 36, Progress.NONE);
        try (PDDocument pdf = Loader.loadPDF(window.resolve("report.pdf").toFile())) {
            assertThat(pages).hasSize(pdf.getNumberOfPages());
        }
        // A4 at 36 dpi: 210 × 297 mm are 297.6 × 420.9 points of 1/36 inch.
        assertThat(pages).allMatch(p -> Math.abs(p.getWidth() - 297.6) <= 1 && Math.abs(p.getHeight() - 420.9) <= 1);
        assertThat(pages).allMatch(p -> dark(p) > 0);
        assertThat(dark(pages.get(0))).isGreaterThan(500);
    }

    private static long dark(BufferedImage page) {
        int[] rgb = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        return java.util.Arrays.stream(rgb).filter(c -> (c & 0xff) < 128).count();
    }

    @Test
    void the_banner_is_known_without_a_measurement() {
        SessionSnapshot headers = new PlanningSession(SessionRules.WINDOW)
                .compute(PlanningCase.of(THIGH), PlanningSession.Depth.STUDY, Progress.NONE);
        CaseIdentity early = headers.identity().orElseThrow();
        assertThat(headers.measurement().value()).isEmpty();
        CaseIdentity late = session.identity().orElseThrow();
        assertThat(early.patient()).isEqualTo(late.patient());
        assertThat(late.patient())
                .isEqualTo(session.result().value().orElseThrow().patient());
        assertThat(late.examination())
                .isEqualTo(session.result().value().orElseThrow().examination());
        assertThat(early.ageAtCt()).isPresent().isEqualTo(late.ageAtCt());
    }

    @Test
    void a_case_that_is_not_measured_has_no_pages() {
        SessionSnapshot moved = new PlanningSession(SessionRules.WINDOW)
                .compute(PlanningCase.of(Path.of("sample-cases", "trunk-moved")), Progress.NONE);
        assertThatThrownBy(() -> CaseOutput.pages(moved, false, ReportLanguage.ENGLISH, 36, Progress.NONE))
                .isInstanceOf(ProblemException.class);
    }
}
