package org.needlepoint.workflow.session;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.report.Figure;
import org.needlepoint.report.PdfPages;
import org.needlepoint.report.ReportAddenda;
import org.needlepoint.report.ReportLanguage;
import org.needlepoint.report.ReportWriter;
import org.needlepoint.report.ResultTable;
import org.needlepoint.work.Progress;

/** Writes the files of a measured case, all together or none. */
public final class CaseOutput {
    private CaseOutput() {}

    /**
     * Writes {@code result.json}, {@code result.csv}, {@code report.html}, {@code report.pdf} and {@code mr-to-ct.tfm}.
     *
     * @param measured a measured case
     * @param result its result
     * @param words language of the report
     * @param output folder; made if absent
     * @param progress where progress is reported
     * @throws ProblemException if it was not measured, or the folder cannot be written
     */
    public static void write(
            SessionSnapshot measured, CaseResult result, ReportLanguage words, Path output, Progress progress)
            throws ProblemException {
        write(measured, result, ReportAddenda.NONE, false, words, output, progress);
    }

    /**
     * Writes the files of a session: those of {@link #write}, whose {@code result.json} is the command line's and whose report
     * also prints what the session adds; and, where marks were placed, {@code marks.json}, from which the command line
     * measures the same.
     *
     * @param measured a measured case
     * @param blinded whether pathology is hidden from the reader, and left out of the report
     * @param words language of the report
     * @param output folder; made if absent
     * @param progress where progress is reported
     * @throws ProblemException if it was not measured, or the folder cannot be written
     */
    public static void writeSession(
            SessionSnapshot measured, boolean blinded, ReportLanguage words, Path output, Progress progress)
            throws ProblemException {
        AtomicFolder.check(output);
        CaseResult result = measured.result(PlacedMarks.settings(measured.decisions(), output));
        write(
                measured,
                result,
                SessionAddenda.of(measured, blinded, words),
                PlacedMarks.present(measured.decisions()),
                words,
                output,
                progress);
    }

    /**
     * The pages of a session's report as they would be printed. Nothing is written.
     *
     * @param measured a measured case
     * @param blinded whether pathology is hidden from the reader, and left out
     * @param words language of the report
     * @param dpi resolution of the pictures, dots per inch
     * @param progress where progress is reported
     * @return pages, in order
     * @throws ProblemException if it was not measured
     */
    public static List<BufferedImage> pages(
            SessionSnapshot measured, boolean blinded, ReportLanguage words, int dpi, Progress progress)
            throws ProblemException {
        measured.orThrow();
        CaseResult result = measured.result().orThrow();
        progress.report(0, SessionWording.DRAWING_REPORT.say());
        List<Figure> figures = figures(measured, words);
        progress.stopIfCancelled();
        byte[] pdf = new ReportWriter(words).pdf(result, figures, SessionAddenda.of(measured, blinded, words));
        return PdfPages.render(pdf, dpi, progress.part(0.5, 1));
    }

    private static List<Figure> figures(SessionSnapshot measured, ReportLanguage words) throws ProblemException {
        CaseMeasurement m = measured.measurement().orThrow();
        List<Figure> figures =
                new ArrayList<>(m.figures(measured.images().orThrow(), words).all(m.shownAdc()));
        m.spectrumFigure(words).ifPresent(figures::add);
        return figures;
    }

    private static void write(
            SessionSnapshot measured,
            CaseResult result,
            ReportAddenda addenda,
            boolean marks,
            ReportLanguage words,
            Path output,
            Progress progress)
            throws ProblemException {
        CaseMeasurement m = measured.measurement().orThrow();
        progress.report(0, SessionWording.DRAWING_REPORT.say());
        List<Figure> figures = figures(measured, words);
        progress.report(0.4, SessionWording.WRITING_REPORT.say());
        try (AtomicFolder folder = AtomicFolder.open(output)) {
            CaseResultJson.write(result, folder.file("result.json"));
            ResultTable.write(List.of(result), folder.file("result.csv"));
            ReportWriter report = new ReportWriter(words);
            report.html(result, figures, addenda, folder.file("report.html"));
            report.pdf(result, figures, addenda, folder.file("report.pdf"));
            // ITK maps the fixed image to the moving one: with MR fixed, this file resamples the CT onto the MR.
            ItkTransformFile.write(
                    folder.file("mr-to-ct.tfm"), m.registration().ctToMr().inverse());
            if (marks) {
                Path file = folder.file(PlacedMarks.FILE);
                Files.writeString(file, measured.decisions().marks().json(), StandardCharsets.UTF_8);
            }
            folder.commit();
        } catch (IOException e) {
            throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, output, AtomicFolder.reason(e));
        }
        progress.report(1, SessionWording.DONE.say());
    }
}
