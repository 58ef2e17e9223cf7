package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

class ChartFileTest {
    private static Chart chart() throws ProblemException {
        return BoxPlot.of("ADCmean & <grade>", new AxisTitle("ADCmean", "10⁻³ mm²/s"))
                .withGroup("Low grade", 1.24, 1.33, 2.49, 1.28, 1.45)
                .withGroup("≥ 30 % & <x>", -0.81, 0.93, 1.06)
                .withComparison(0, 1, 0.00001);
    }

    @Test
    void three_files_are_written(@TempDir Path folder) throws ProblemException {
        assertThat(ChartFile.write(chart(), folder, "figure-3"))
                .extracting(p -> p.getFileName().toString())
                .containsExactly("figure-3.svg", "figure-3.pdf", "figure-3.png");
        assertThat(folder).isDirectoryContaining("glob:**figure-3.svg");
    }

    @Test
    void png_has_the_size_on_paper_at_300_dpi(@TempDir Path folder) throws Exception {
        Path file = ChartFile.write(chart(), folder, "f").get(2);
        BufferedImage image = ImageIO.read(file.toFile());
        // 85 mm × 75 mm: 85 / 25.4 × 300 = 1003.9, 75 / 25.4 × 300 = 885.8.
        assertThat(image.getWidth()).isEqualTo(1004);
        assertThat(image.getHeight()).isEqualTo(886);
        assertThat(image.getColorModel().hasAlpha()).isFalse();
        byte[] png = Files.readAllBytes(file);
        int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs") + 4;
        assertThat(at).isGreaterThan(4);
        ByteBuffer chunk = ByteBuffer.wrap(png, at, 9);
        assertThat(chunk.getInt()).as("pixels a metre: 300 / 0.0254").isEqualTo(11811);
        assertThat(chunk.getInt()).isEqualTo(11811);
        assertThat(chunk.get()).as("unit: metre").isEqualTo((byte) 1);
    }

    @Test
    void pdf_is_one_page_of_that_size_with_its_words_and_its_fonts() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(ChartFile.pdf(chart()))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            var box = pdf.getPage(0).getMediaBox();
            assertThat(box.getWidth() / 72 * 25.4).isCloseTo(85, within(0.01));
            assertThat(box.getHeight() / 72 * 25.4).isCloseTo(75, within(0.01));
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Low grade", "≥ 30 % & <x>", "p < 0.001", "−1.0");
            // The stripper breaks lines inside text that runs upward.
            assertThat(text.replaceAll("\\s", "")).contains("ADCmean(10⁻³mm²/s)");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("ADCmean & <grade>");
            int fonts = 0;
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                fonts++;
            }
            assertThat(fonts).isPositive();
        }
    }

    @Test
    void svg_states_size_title_and_content_for_those_who_do_not_see_it() throws ProblemException {
        SvgPicture svg = new SvgPicture(chart());
        assertThat(svg.root().getAttribute("width")).isEqualTo("85mm");
        assertThat(svg.root().getAttribute("height")).isEqualTo("75mm");
        assertThat(svg.root().getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("ADCmean & <grade>");
        assertThat(svg.root().getElementsByTagName("desc").item(0).getTextContent())
                .contains("≥ 30 % & <x>: n = 3");
        assertThat(svg.texts()).contains("≥ 30 % & <x>");
    }

    @Test
    void the_svgs_font_has_every_letter_of_the_figure() throws Exception {
        String svg = ChartFile.svg(chart());
        Matcher font = Pattern.compile("base64,([^)]+)\\)").matcher(svg);
        assertThat(font.find()).isTrue();
        byte[] file = java.util.Base64.getDecoder().decode(font.group(1));
        try (TrueTypeFont ttf = new TTFParser(true).parse(new RandomAccessReadBuffer(file))) {
            String letters = String.join("", new SvgPicture(chart()).texts());
            letters.codePoints().forEach(c -> assertThat(glyph(ttf, c))
                    .as("letter %s", Character.toString(c))
                    .isPositive());
        }
        assertThat(file).as("a subset").hasSizeLessThan(20_000);
    }

    private static int glyph(TrueTypeFont font, int codePoint) {
        try {
            return font.getUnicodeCmapLookup().getGlyphId(codePoint);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_same_chart_gives_the_same_bytes() throws ProblemException {
        assertThat(ChartFile.svg(chart())).isEqualTo(ChartFile.svg(chart()));
        assertThat(ChartFile.pdf(chart())).isEqualTo(ChartFile.pdf(chart()));
        assertThat(ChartFile.png(chart(), 300)).isEqualTo(ChartFile.png(chart(), 300));
    }

    @Test
    void letters_that_the_font_lacks_and_control_characters_break_nothing() throws Exception {
        BoxPlot odd = BoxPlot.of("t\u0001", AxisTitle.of("软组织 \u0007肉瘤")).withGroup("\uD83D\uDE00", 1, 2, 3);
        assertThat(new SvgPicture(odd).texts()).contains("软组织  肉瘤", "\uD83D\uDE00");
        try (PDDocument pdf = Loader.loadPDF(ChartFile.pdf(odd))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("□");
        }
        assertThat(ChartFile.png(odd, 72)).isNotEmpty();
    }

    @Test
    void a_folder_that_is_not_there_is_said() throws ProblemException {
        Path folder = Path.of("no-such-folder");
        Chart chart = chart();
        assertThatThrownBy(() -> ChartFile.write(chart, folder, "f"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Cannot write the figure " + folder.resolve("f.svg") + ": its folder does not exist.");
    }

    @Test
    void sizes_that_cannot_be_are_refused() {
        for (double mm : List.of(0.0, -1.0, Double.NaN, 1e9)) {
            assertThatThrownBy(() -> FigureSize.singleColumn(mm)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
