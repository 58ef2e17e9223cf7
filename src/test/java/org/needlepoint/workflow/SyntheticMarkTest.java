package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;

/** Invented data says so wherever a table, figure or page of it may be met; real data does not. */
class SyntheticMarkTest {
    private static final String MARK = "SYNTHETIC";

    @TempDir
    private Path folder;

    private Path analyse(Path input) throws ProblemException {
        Path out = folder.resolve("out");
        AnalyseCohort.run(
                input,
                out,
                new AnalyseCohort.Choices(
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        30,
                        AnalyseCohort.Adjustment.NONE,
                        false,
                        false,
                        100,
                        1),
                Progress.NONE);
        return out;
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    private static String words(Path file) throws Exception {
        String name = file.getFileName().toString();
        if (name.endsWith(".pdf")) {
            try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
                PDFTextStripper text = new PDFTextStripper();
                StringBuilder all = new StringBuilder();
                for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                    text.setStartPage(page);
                    text.setEndPage(page);
                    String words = text.getText(pdf);
                    if (!words.contains(MARK)) {
                        return "page " + page + " lacks it";
                    }
                    all.append(words);
                }
                return all.toString();
            }
        }
        if (name.endsWith(".docx")) {
            try (InputStream in = Files.newInputStream(file);
                    XWPFWordExtractor words = new XWPFWordExtractor(new XWPFDocument(in))) {
                return words.getText();
            }
        }
        return Files.readString(file);
    }

    /** Pixels in the colour of the mark in the upper right corner. */
    private static long redPixels(Path png) throws Exception {
        BufferedImage image = ImageIO.read(png.toFile());
        long red = 0;
        for (int y = 0; y < 60; y++) {
            for (int x = image.getWidth() - 400; x < image.getWidth(); x++) {
                red += (image.getRGB(x, y) & 0xffffff) == 0xb01c1c ? 1 : 0;
            }
        }
        return red;
    }

    @Test
    void every_file_of_the_teaching_cohort_says_that_it_is_invented() throws Exception {
        Path out = analyse(Path.of("sample-cases/cohort"));
        int seen = 0;
        for (Path file : files(out)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".png")) {
                assertThat(redPixels(file)).as(name).isGreaterThan(100);
            } else if (name.equals("provenance.json")) {
                assertThat(words(file)).contains("SYNTHETIC-001");
            } else if (name.equals("cohort.json")) {
                assertThat(words(file)).contains("\"synthetic\" : 115");
            } else {
                assertThat(words(file)).as(name).contains(MARK + " data");
            }
            seen++;
        }
        assertThat(seen).isGreaterThan(60);
        // In the document of all tables each has it, and in the page each table and figure.
        assertThat(words(out.resolve("tables.docx")).split(MARK + " data", -1)).hasSizeGreaterThan(12);
        String page = words(out.resolve("report.html"));
        assertThat(page.split("<caption", -1)).hasSize(13);
        assertThat(page.split("SYNTHETIC data\\)</caption>", -1)).hasSize(13);
        assertThat(page).contains("All cases are SYNTHETIC");
    }

    @Test
    void one_invented_row_is_enough_and_none_leaves_no_mark() throws Exception {
        String rows = "a,%s,1,1.5\nb,%s,2,1.1\nc,%s,3,0.9\nd,%s,1,1.6\ne,%s,3,1.2\n";
        String head = "case_id,synthetic,fnclcc_grade,adc_mean\n";
        Path some = Files.writeString(
                folder.resolve("some.csv"), head + String.format(rows, "no", "real", "SYNTHETIC", "", "0"));
        Path out = analyse(some);
        assertThat(words(out.resolve("table-3.csv"))).startsWith("Parameter (partly SYNTHETIC data),");
        assertThat(words(out.resolve("report.html"))).contains("1 of 5 cases are SYNTHETIC");
        Path real = Files.writeString(
                folder.resolve("real.csv"), head + String.format(rows, "no", "real", "false", "", "0"));
        for (Path file : files(analyse(real))) {
            if (!file.toString().endsWith(".png") && !file.toString().endsWith(".pdf")) {
                assertThat(words(file)).as(file.toString()).doesNotContain(MARK);
            }
        }
    }

    @Test
    void the_flow_of_candidates_is_marked_too() throws Exception {
        Path cohort = Path.of("sample-cases/cohort");
        Path out = folder.resolve("flow");
        AssessEligibility flow =
                AssessEligibility.of(cohort.resolve("candidates.csv"), Optional.of(cohort.resolve("eligibility.json")));
        flow.write(out);
        assertThat(words(out.resolve("flow.svg"))).contains("SYNTHETIC data");
        assertThat(flow.toText()).contains("SYNTHETIC data");
    }
}
