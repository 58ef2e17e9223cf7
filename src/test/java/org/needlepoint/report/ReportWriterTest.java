package org.needlepoint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.casefile.SyntheticCase;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;
import org.needlepoint.view.lettering.HanFont;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportWriterTest {
    private static final ReportWriter REPORT = new ReportWriter(ReportLanguage.ENGLISH);
    private static final CaseResult RESULT = SyntheticCase.complete();

    @TempDir
    Path folder;

    private static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf).replaceAll("\\s+", " ");
    }

    private String pdfText(CaseResult result) throws Exception {
        Path file = folder.resolve("report.pdf");
        REPORT.pdf(result, List.of(), file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            StringBuilder all = new StringBuilder();
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                all.append(text(pdf, i)).append(' ');
            }
            return all.toString();
        }
    }

    @Test
    void every_page_names_patient_program_case_and_page_and_that_this_is_no_medical_device() throws Exception {
        Path file = folder.resolve("report.pdf");
        REPORT.pdf(RESULT, SyntheticFigures.of(RESULT), file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            int pages = pdf.getNumberOfPages();
            assertThat(pages).isBetween(4, 7);
            for (int i = 1; i <= pages; i++) {
                assertThat(text(pdf, i))
                        .contains("Not a medical device")
                        .contains("NP-SYN-0001")
                        .contains("1961-04-03")
                        .contains("Needlepoint 0.1.0")
                        .contains("case thigh-high-grade")
                        .contains("page " + i + " of " + pages);
            }
        }
    }

    @Test
    void the_numbers_on_paper_are_those_of_the_record() throws Exception {
        String text = pdfText(RESULT);
        assertThat(text)
                .contains("0.93 10⁻³ mm²/s 0.74 10⁻³ mm²/s 11.2 1.6 mm")
                .contains("95 %: 0.88 to 0.99 95 %: 0.72 to 0.82 95 %: 9.1 to 13.6")
                .contains("spectrum: caution")
                .contains("registration: accept")
                .contains("Mean, area-weighted 0.931 0.948")
                .contains("Cho 3.21 841.2 3.2 6.3")
                .contains("P5 (42.5, −71.3, −139.0) (29.5, −62.6, −180.0) *")
                .contains("(34.5, −12.3, −180.1)")
                .contains("S = −24.0 mm")
                .contains("move 24 mm toward the feet: 4 slices of 5 + 1 mm")
                .contains("0.052336 0.998630 0.000000 −7.250000")
                .contains("seed 20260101")
                .contains("Side LEFT")
                .contains("Testfall, Synthetisch");
    }

    @Test
    void fre_is_never_left_to_pass_for_accuracy() throws Exception {
        String text = pdfText(RESULT);
        assertThat(text)
                .contains("0.52 mm RMS (FRE). That is not the accuracy at the needle")
                .contains("because the fit takes up part of their errors")
                .contains("FRE is the misfit of the markers after the fit and no accuracy")
                .contains("uncorrelated (Fitzpatrick 2009)")
                .contains("FRE: misfit, mm, no accuracy.");
        // The word stands only where its denial does: in the summary, the models' table and the markers' table.
        assertThat(text.split("\\bFRE\\b", -1)).hasSize(1 + 6);
        assertThat(text.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("registration accuracy")
                .doesNotContain("accuracy of the registration");
    }

    @Test
    void the_effect_of_every_marker_and_the_track_are_on_paper() throws Exception {
        assertThat(pdfText(RESULT))
                .contains(
                        "Left out by the reader: P7 (6.4 mm from where the others place it). This moved the tip by 0.71 mm")
                .contains("with all markers the predicted error at the tip would be 3.62 mm (95 %)")
                .contains("skin, 42 mm before the tip 0.71 1.22")
                .contains("20 mm, end of the core 1.21 2.13")
                .contains("1.15 mm RMS, CT and MR together (95 %: 0.81 to 1.98 mm)");
    }

    @Test
    void warnings_come_before_the_values_and_a_failed_registration_before_all() throws Exception {
        String text = pdfText(RESULT);
        assertThat(text.indexOf("CT was acquired with 3 mm slices")).isBetween(0, text.indexOf("What was measured"));
        String failed = pdfText(SyntheticCase.sparse());
        assertThat(failed).contains("registration: fail").contains("Do not relate them to pathology");
        assertThat(failed.indexOf("failed its quality gate")).isLessThan(failed.indexOf("What was measured"));
        assertThat(pdfText(SyntheticCase.with("A^B", List.of()))).contains("No warnings.");
    }

    @Test
    void what_is_not_known_is_said_not_invented() throws Exception {
        assertThat(pdfText(SyntheticCase.sparse()))
                .contains("not measured")
                .contains("no spectroscopy")
                .contains("Patient not stated")
                .doesNotContain("NaN")
                .doesNotContain("Optional")
                .doesNotContain("null");
    }

    @Test
    void html_is_well_formed_and_depends_on_nothing_outside() throws Exception {
        Path file = folder.resolve("report.html");
        REPORT.html(RESULT, SyntheticFigures.of(RESULT), file);
        String html = Files.readString(file);
        Document document = parse(html);
        NodeList images = document.getElementsByTagName("img");
        assertThat(images.getLength()).isEqualTo(5);
        for (int i = 0; i < images.getLength(); i++) {
            assertThat(((Element) images.item(i)).getAttribute("src")).startsWith("data:image/png;base64,");
        }
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("link").getLength()).isZero();
        assertThat(html).doesNotContain("url(").doesNotContain("@import").doesNotContain("javascript:");
        assertThat(html.replace("http://www.w3.org/1999/xhtml", "")).doesNotContain("http");
        assertThat(document.getDocumentElement().getTextContent())
                .contains("Not a medical device")
                .contains("1.2.826.0.1.3680043.10.543.2026.7000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>^\"'&amp;",
                "]]><!--^-->",
                "\u738b\u5c0f\u660e=Wang^Xiaoming",
                "Wang^XiaoDong=\u738b^\u5c0f\u6771=",
                "\u0645\u062d\u0645\u062f^\u0639\u0644\u064a",
                "A\u0000B\u001b[31mC\uFFFE",
                "half\uD800surrogate",
                "\uD83D\uDE00 emoji",
                "",
                "^^^^",
                "{color:red} \\u0022; content: url(x)"
            })
    void hostile_names_neither_break_the_report_nor_escape_into_it(String name) throws Exception {
        CaseResult result = SyntheticCase.with(name, List.of(name + " in a warning"));
        Path html = folder.resolve("report.html");
        REPORT.html(result, List.of(), html);
        Document document = parse(Files.readString(html));
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(pdfText(result)).contains("NP-SYN-0001").contains("in a warning");
    }

    @Test
    void a_character_the_fonts_lack_is_a_box_with_a_note_on_paper_and_itself_on_the_screen() throws Exception {
        String hieroglyph = Character.toString(0x13000);
        CaseResult result = SyntheticCase.with("Ramose^" + hieroglyph, List.of());
        assertThat(pdfText(result))
                .contains("Ramose, □")
                .contains("□ stands for a character that the report's fonts lack");
        Path html = folder.resolve("report.html");
        REPORT.html(result, List.of(), html);
        assertThat(Files.readString(html)).contains("Ramose, " + hieroglyph);
        assertThat(pdfText(RESULT)).doesNotContain("□");
    }

    @Test
    void a_chinese_name_is_printed_in_both_weights() throws Exception {
        assumeTrue(HanFont.file().isPresent(), "No font with Chinese characters (fonts-droid-fallback) is installed");
        String name = "Wang^XiaoDong=\u738b^\u5c0f\u6771";
        assertThat(pdfText(SyntheticCase.with(name, List.of("Names differ: \u738b"))))
                .contains("Wang, XiaoDong (\u738b, \u5c0f\u6771)")
                .contains("Names differ: \u738b")
                .doesNotContain("□");
    }

    @Test
    void nothing_runs_over_the_margins_even_with_endless_words() throws Exception {
        String endless = "Wolfeschlegelsteinhausenbergerdorff".repeat(12);
        CaseResult result = SyntheticCase.with(endless, List.of(endless, "x".repeat(900)));
        Path file = folder.resolve("report.pdf");
        REPORT.pdf(result, SyntheticFigures.of(result), file);
        List<String> outside = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            PDFTextStripper positions = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition p) {
                    double mm = 25.4 / 72;
                    double left = p.getXDirAdj() * mm;
                    double right = left + p.getWidthDirAdj() * mm;
                    double y = p.getYDirAdj() * mm;
                    if (!p.getUnicode().isBlank() && (left < 15.5 || right > 210 - 15.5 || y < 8 || y > 297 - 6)) {
                        outside.add(getCurrentPageNo() + ": '" + p.getUnicode() + "' at " + left + ", " + y);
                    }
                }
            };
            positions.getText(pdf);
        }
        assertThat(outside).isEmpty();
    }

    @Test
    void every_font_of_the_pdf_is_inside_it() throws Exception {
        Path file = folder.resolve("report.pdf");
        REPORT.pdf(RESULT, List.of(), file);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            int fonts = 0;
            for (PDPage page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    fonts++;
                }
            }
            assertThat(fonts).isPositive();
            assertThat(pdf.getDocumentInformation().getTitle()).contains("thigh-high-grade");
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isCloseTo(595.3f, within(0.5f));
        }
    }

    @Test
    void a_folder_that_is_not_there_is_a_problem_with_a_remedy() {
        Path nowhere = folder.resolve("absent/report.pdf");
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> REPORT.pdf(RESULT, List.of(), nowhere));
        assertThat(e.problem().kind()).isEqualTo(ProblemKind.OUTPUT);
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> REPORT.html(RESULT, List.of(), folder.resolve("absent/report.html")))
                        .problem())
                .isEqualTo(ReportProblem.NOT_WRITABLE);
    }

    @Test
    void a_full_disk_is_a_problem_not_a_stack_trace() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "/dev/full absent: only Linux has a file that is always full");
        assertThat(List.<ThrowingCallable>of(
                        () -> REPORT.pdf(RESULT, List.of(), full),
                        () -> REPORT.html(RESULT, List.of(), full),
                        () -> ResultTable.write(List.of(RESULT), full),
                        () -> CaseResultJson.write(RESULT, full)))
                .allSatisfy(write -> assertThatThrownBy(write)
                        .isInstanceOf(ProblemException.class)
                        .hasMessageContaining("/dev/full")
                        .hasMessageContaining("space"));
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(html.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
