package org.needlepoint.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.view.lettering.HanFont;
import org.needlepoint.view.lettering.Lettering;

/**
 * The report of a measured case, as one HTML file or as PDF. Both have the same content and depend on nothing outside:
 * pictures are inside the HTML, fonts inside the PDF, and there are no scripts.
 *
 * <p>Its words are those of a {@link ReportLanguage}; numbers and dates are written alike in all.
 *
 * <p>Every page of the PDF names the patient and says that this is not a medical device. Characters that the fonts lack
 * (Latin, Greek and Cyrillic are there, Chinese where the machine has {@link HanFont}) appear as boxes in the PDF, with a
 * note; the HTML shows them.
 */
public final class ReportWriter {
    private final ReportLanguage words;

    /**
     * A writer.
     *
     * @param words language of the reports
     */
    public ReportWriter(ReportLanguage words) {
        this.words = words;
    }

    /**
     * Writes the report as HTML.
     *
     * @param result the measured case
     * @param figures pictures in their order
     * @param file where to, replaced
     * @throws ProblemException if the file cannot be written
     */
    public void html(CaseResult result, List<Figure> figures, Path file) throws ProblemException {
        html(result, figures, ReportAddenda.NONE, file);
    }

    /**
     * Writes the report of a planning session as HTML.
     *
     * @param result the measured case
     * @param figures pictures in their order
     * @param addenda what the session adds
     * @param file where to, replaced
     * @throws ProblemException if the file cannot be written
     */
    public void html(CaseResult result, List<Figure> figures, ReportAddenda addenda, Path file)
            throws ProblemException {
        try {
            Files.writeString(file, document(result, figures, addenda, false), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(e, ReportProblem.NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
    }

    /**
     * Writes the report as PDF, A4.
     *
     * @param result the measured case
     * @param figures pictures in their order
     * @param file where to, replaced
     * @throws ProblemException if the file cannot be written
     */
    public void pdf(CaseResult result, List<Figure> figures, Path file) throws ProblemException {
        pdf(result, figures, ReportAddenda.NONE, file);
    }

    /**
     * Writes the report of a planning session as PDF, A4.
     *
     * @param result the measured case
     * @param figures pictures in their order
     * @param addenda what the session adds
     * @param file where to, replaced
     * @throws ProblemException if the file cannot be written
     */
    public void pdf(CaseResult result, List<Figure> figures, ReportAddenda addenda, Path file) throws ProblemException {
        print(document(result, figures, addenda, true), program(result), file);
    }

    /**
     * The report of a planning session as PDF, in memory.
     *
     * @param result the measured case
     * @param figures pictures in their order
     * @param addenda what the session adds
     * @return bytes of the file
     */
    public byte[] pdf(CaseResult result, List<Figure> figures, ReportAddenda addenda) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);
        try {
            print(document(result, figures, addenda, true), program(result), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String program(CaseResult result) {
        return result.software().name() + " " + result.software().version();
    }

    /** Prints a paged XHTML document as PDF. */
    static void print(String document, String program, Path file) throws ProblemException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            print(document, program, out);
        } catch (IOException e) {
            throw new ProblemException(e, ReportProblem.NOT_WRITABLE, file, AtomicFolder.reason(e));
        }
    }

    private static void print(String document, String program, OutputStream out) throws IOException {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(() -> Lettering.regular().file(), "report", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> Lettering.bold().file(), "report", 700, FontStyle.NORMAL, true);
        HanFont.file().ifPresent(f -> {
            builder.useFont(f.toFile(), HanFont.FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(f.toFile(), HanFont.FAMILY, 700, FontStyle.NORMAL, true);
        });
        builder.withProducer(program);
        builder.withHtmlContent(document, null);
        builder.toStream(out);
        builder.run();
    }

    /** The report as XHTML: for pages, or for a screen. */
    String document(CaseResult result, List<Figure> figures, ReportAddenda addenda, boolean paged) {
        Markup body = new Markup(paged ? Lettering.regular()::draws : c -> true);
        running(result, body, paged);
        new ReportSummary(result, addenda, words, body).write();
        body.element("p", "notice", words.get("page.noticeLong", words.get("page.notice")));
        pictures(figures, words, body);
        ReportTables tables = new ReportTables(result, words, body);
        tables.adc();
        result.spectroscopy().ifPresent(tables::spectroscopy);
        RegistrationTables registration = new RegistrationTables(result, words, body);
        registration.registration();
        registration.markers();
        tables.needle();
        tables.targetSlice();
        tables.geometry();
        new SessionPages(addenda, words, body).write();
        new ReportProvenance(result, words, body).write(!paged);
        if (body.hasReplaced()) {
            body.element("p", "note", words.get("page.boxes"));
        }
        return page(words.get("page.title", result.caseId()), words, body, paged);
    }

    /** A whole document round its body. */
    static String page(String title, ReportLanguage words, Markup body, boolean paged) {
        Markup whole = new Markup(c -> true);
        whole.raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + words.tag() + "\">");
        whole.raw("<head><meta charset=\"utf-8\" />");
        whole.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />");
        whole.element("title", title);
        whole.raw("<style>").raw(resource("report.css"));
        whole.raw(resource(paged ? "report-pages.css" : "report-screen.css")).raw("</style></head><body>");
        whole.raw(body.finish()).raw("</body></html>\n");
        return whole.finish();
    }

    /** What stands at the head and foot of every page; on a screen, once. */
    private void running(CaseResult result, Markup body, boolean paged) {
        body.open("div", "running-head");
        body.element("span", "left", ReportSummary.identity(result, words));
        body.close();
        body.open("div", "running-foot");
        body.element("span", "notice", words.get("page.notice"));
        body.text(" · " + program(result) + " · " + words.get("page.case", result.caseId()));
        if (paged) {
            body.raw(" · " + words.get("page.number", "<span class=\"page\"></span>", "<span class=\"pages\"></span>"));
        }
        body.close();
    }

    static void pictures(List<Figure> figures, ReportLanguage words, Markup body) {
        int i = 0;
        int number = 1;
        while (i < figures.size()) {
            Figure first = figures.get(i++);
            body.open("table", "figures").open("tbody").open("tr");
            picture(first, number++, words, body);
            if (!first.wide() && i < figures.size() && !figures.get(i).wide()) {
                picture(figures.get(i++), number++, words, body);
            } else if (!first.wide()) {
                body.element("td", "");
            }
            body.close().close().close();
        }
    }

    private static void picture(Figure f, int number, ReportLanguage words, Markup body) {
        body.open("td", f.wide() ? "wide" : "half");
        body.raw("<img alt=\"" + words.get("figure.number", number) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(f.png()) + "\" />");
        body.open("div", "caption");
        body.element("b", words.get("figure.heading", number, f.title())).text(" " + f.caption());
        body.close().close();
    }

    private static String resource(String name) {
        try (InputStream in = ReportWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + name, e);
        }
    }
}
