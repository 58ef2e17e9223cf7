package org.needlepoint.workflow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.cohort.Cohort;
import org.needlepoint.cohort.CohortResults;
import org.needlepoint.cohort.ResultsJson;
import org.needlepoint.cohort.Source;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.article.Article;
import org.needlepoint.report.article.ArticleFile;
import org.needlepoint.report.article.ArticlePdf;
import org.needlepoint.report.article.Sources;
import org.needlepoint.report.chart.Chart;
import org.needlepoint.report.chart.ChartFile;
import org.needlepoint.report.cohort.CohortReport;
import org.needlepoint.report.table.PrintedTable;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

/** A cohort that was analysed: what a window shows of it, and its output folder on demand. Immutable. */
public final class AnalysedCohort {
    private final CohortResults results;
    private final CohortReport.Written written;
    private final String software;

    AnalysedCohort(CohortResults results, CohortReport.Written written, String software) {
        this.results = results;
        this.written = written;
        this.software = software;
    }

    /**
     * What was read.
     *
     * @param included cases that were analysed
     * @param excluded cases that were assessed and left out
     * @param rows rows of tables that name a case
     * @param results result files of measured cases
     * @param files files in all
     */
    public record Counts(int included, int excluded, int rows, int results, int files) {}

    /**
     * A figure.
     *
     * @param number such as "Figure 3"
     * @param caption what is seen
     * @param chart the drawing, with its size and its alternative text
     */
    public record ShownFigure(String number, String caption, Chart chart) {
        /**
         * The figure as a picture.
         *
         * @param dpi pixels an inch of the size on paper
         * @return PNG file
         */
        public byte[] png(int dpi) {
            return ChartFile.png(chart, dpi);
        }
    }

    /**
     * What was read.
     *
     * @return counts
     */
    public Counts counts() {
        Cohort c = results.cohort();
        List<Source> sources = new ArrayList<>();
        c.cases().forEach(x -> sources.addAll(x.sources()));
        c.excluded().forEach(x -> sources.addAll(x.sources()));
        int rows = (int) sources.stream().filter(s -> s.line() > 0).count();
        return new Counts(
                c.cases().size(),
                c.excluded().size(),
                rows,
                sources.size() - rows,
                c.files().size());
    }

    /**
     * Title of the report.
     *
     * @return title
     */
    public String title() {
        return written.article().title();
    }

    /**
     * What was done: the methods paragraph.
     *
     * @return sentences
     */
    public String methods() {
        return written.methods();
    }

    /**
     * What came out.
     *
     * @return paragraphs
     */
    public List<String> findings() {
        return written.findings();
    }

    /**
     * What the reader must know of these data: what was not possible, missing values, rejected spectra, unused columns.
     *
     * @return paragraphs
     */
    public List<String> warnings() {
        return written.cautions();
    }

    /**
     * Cases that were assessed and left out.
     *
     * @return case → reason, sorted by case
     */
    public Map<String, String> excluded() {
        Map<String, String> out = new java.util.TreeMap<>();
        results.cohort().excluded().forEach(x -> out.put(x.id(), x.reason()));
        return out;
    }

    /**
     * Tables in the order of the report. A cell's {@code source} is the key for {@link #sources()}.
     *
     * @return tables
     */
    public List<PrintedTable> tables() {
        return written.article().tables();
    }

    /**
     * Figures in the order of the report.
     *
     * @return figures
     */
    public List<ShownFigure> figures() {
        return written.article().figures().stream()
                .map(f -> new ShownFigure(f.number(), f.caption(), f.chart()))
                .toList();
    }

    /**
     * Where the tables' numbers come from: key → columns, cases, rows, DICOM objects.
     *
     * @return sources
     */
    public Sources sources() {
        return written.sources();
    }

    /**
     * The outcome in a few lines.
     *
     * @return lines
     */
    public List<String> summary() {
        Cohort cohort = results.cohort();
        List<String> lines = new ArrayList<>();
        lines.add(
                cohort.cases().size() + " cases included, " + cohort.excluded().size() + " excluded");
        if (cohort.synthetic() > 0) {
            lines.add("SYNTHETIC: " + cohort.synthetic() + " cases are invented; every table and figure says so");
        }
        results.performance()
                .forEach(p -> lines.add(String.format(
                        "%-10s %-40s n %4d  AUC %.3f (%.3f–%.3f)",
                        p.marker().label(),
                        p.grouping().rule(),
                        p.cases().n(),
                        p.curve().auc(),
                        p.interval().lower(),
                        p.interval().upper())));
        results.notPossible().forEach(x -> lines.add("not possible: " + x.what() + ": " + x.why()));
        cohort.notes().forEach(n -> lines.add("note: " + n));
        if (!cohort.unusedColumns().isEmpty()) {
            lines.add("not used: " + String.join(", ", cohort.unusedColumns()));
        }
        return lines;
    }

    /**
     * Writes tables, figures, report, {@code cohort.json} and {@code provenance.json}.
     *
     * @param output output folder
     * @param progress where progress is reported; cancelling leaves nothing behind
     * @throws ProblemException if the output cannot be written; nothing is left behind
     */
    public void write(Path output, Progress progress) throws ProblemException {
        progress.report(0, WorkflowWording.TABLES_AND_FIGURES.say());
        try (AtomicFolder folder = AtomicFolder.open(output)) {
            Path json = folder.file("cohort.json");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(json))) {
                ResultsJson.write(results, software, out);
            } catch (IOException e) {
                throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, json, AtomicFolder.reason(e));
            }
            Path provenance = folder.file("provenance.json");
            try {
                Files.writeString(provenance, written.provenance(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new ProblemException(e, CaseFileProblem.OUTPUT_NOT_WRITABLE, provenance, AtomicFolder.reason(e));
            }
            progress.stopIfCancelled();
            writeReport(written.article(), json.getParent(), software);
            progress.stopIfCancelled();
            folder.commit();
        }
        progress.report(1, WorkflowWording.WRITTEN.say());
    }

    /** Page and files on this thread, the PDF on another: together they are most of the time that large cohorts take. */
    private static void writeReport(Article article, Path folder, String software) throws ProblemException {
        FutureTask<Path> pdf = new FutureTask<>(() -> ArticlePdf.write(article, folder, software));
        Thread other = new Thread(pdf, "report.pdf");
        other.start();
        try {
            ArticleFile.write(article, folder);
            pdf.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException p) {
                throw p;
            }
            throw new IllegalStateException("report.pdf failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            joined(other);
        }
    }

    /** Nothing may still be written when the folder is moved or removed. */
    private static void joined(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
