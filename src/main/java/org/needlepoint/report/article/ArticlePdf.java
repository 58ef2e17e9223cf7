package org.needlepoint.report.article;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.chart.Chart;
import org.needlepoint.report.chart.ChartFile;
import org.needlepoint.report.table.TableFile;
import org.needlepoint.report.table.TableProblem;
import org.needlepoint.view.lettering.Lettering;

/** An article as PDF, A4 across, with embedded fonts: the page for co-authors, its figures as pictures of 200
 * dpi; those of 300 dpi are files of their own. */
public final class ArticlePdf {
    private static final int DPI = 200;

    /** Higher pictures would not fit a page with their captions. */
    private static final double MOST_HEIGHT_MM = 145;

    /** Half of the page's width, less a gap. */
    private static final double MOST_NARROW_WIDTH_MM = 122;

    private static final Pattern PICTURE =
            Pattern.compile("<img style=\"width:\\d+mm\" (alt=\"[^\"]*\") src=\"data:image/svg\\+xml;base64,[^\"]*\"");

    /** Wide tables need the paper's long side; the page's own fonts are embedded, because PDF's own lack many signs. */
    private static final String PAGES = "@page{size:A4 landscape;margin:16mm 18mm 16mm 18mm;"
            + "@bottom-left{content:\"Not a medical device\";font-family:report;font-size:8pt}"
            + "@bottom-right{content:counter(page) \" / \" counter(pages);font-family:report;font-size:8pt}}"
            + ".mark{display:none}body{max-width:none;margin:0;padding:0;font-size:9.5pt}nav{display:none}"
            + "h2{page-break-after:avoid;margin-top:1.2em}p{margin:.5em 0}"
            + "tr,figure.chart,figure.printed-table{page-break-inside:avoid}td,th{font-size:8.5pt}"
            + "figure.chart{margin:1em 0}figure.printed-table{margin:0 0 1.2em 0}"
            + "tr.section{page-break-after:avoid}.pair{display:table;width:100%;page-break-inside:avoid}"
            + ".pair figure.chart,.pair .block{display:table-cell;width:50%;vertical-align:top}";

    private ArticlePdf() {}

    /**
     * Writes {@code report.pdf}, replacing it.
     *
     * @param article article
     * @param folder existing folder
     * @param producer name and version of the program
     * @return the file
     * @throws ProblemException {@link TableProblem#NOT_WRITABLE}
     */
    public static Path write(Article article, Path folder, String producer) throws ProblemException {
        XRLog.setLoggingEnabled(false);
        Path file = folder.resolve("report.pdf");
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> Lettering.regular().file(), "report", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> Lettering.bold().file(), "report", 700, FontStyle.NORMAL, true);
        builder.withProducer(producer);
        builder.withHtmlContent(paged(article), null);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new ProblemException(e, TableProblem.NOT_WRITABLE, file, TableFile.reason(e));
        }
        return file;
    }

    private static String paged(Article article) {
        Iterator<Article.FigurePart> figures = article.figures().iterator();
        Matcher m = PICTURE.matcher(ArticleHtml.forPaper(article));
        StringBuilder page = new StringBuilder();
        while (m.find()) {
            Chart chart = figures.next().chart();
            boolean narrow = chart.size().widthMm() <= ArticleHtml.MOST_NARROW_MM;
            double scale = Math.min(
                    narrow ? Math.min(1, MOST_NARROW_WIDTH_MM / chart.size().widthMm()) : 1,
                    MOST_HEIGHT_MM / chart.size().heightMm());
            String png = Base64.getEncoder().encodeToString(ChartFile.png(chart, DPI));
            m.appendReplacement(
                    page,
                    Matcher.quoteReplacement(String.format(
                            Locale.ROOT,
                            "<img style=\"width:%.1fmm;height:%.1fmm\" %s src=\"data:image/png;base64,%s\"",
                            scale * chart.size().widthMm(),
                            scale * chart.size().heightMm(),
                            m.group(1),
                            png)));
        }
        m.appendTail(page);
        return page.toString()
                .replace("'Times New Roman',Times,serif", "report")
                .replaceAll("calc\\(6pt \\+ (\\d+)em\\)", "16pt")
                .replace("max-width:100%;height:auto;", "")
                .replace("</style>", PAGES + mark(article) + "</style>");
    }

    /** The mark at the head of every page. */
    private static String mark(Article article) {
        return article.mark()
                .map(m -> "@page{@top-center{content:\"" + m.replaceAll("[\"\\\\<&]", " ")
                        + "\";font-family:report;font-weight:bold;font-size:9pt;color:#b01c1c}}")
                .orElse("");
    }
}
