package org.needlepoint.workflow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.cohort.AnalysisSettings;
import org.needlepoint.cohort.Cohort;
import org.needlepoint.cohort.CohortAnalysis;
import org.needlepoint.cohort.CohortReader;
import org.needlepoint.cohort.CohortResults;
import org.needlepoint.cohort.Marker;
import org.needlepoint.cohort.ResultsJson;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.article.Article;
import org.needlepoint.report.article.ArticleFile;
import org.needlepoint.report.article.ArticlePdf;
import org.needlepoint.report.cohort.CohortReport;
import org.needlepoint.statistics.MultipleTesting;
import org.needlepoint.statistics.TTest;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;

/** A cohort into the study's tables and figures. */
public final class AnalyseCohort {
    private AnalyseCohort() {}

    /** Adjustment of the p-values of a table. */
    public enum Adjustment {
        /** None. */
        NONE,
        /** Holm. */
        HOLM,
        /** Benjamini and Hochberg. */
        BH
    }

    /**
     * What can be chosen.
     *
     * @param pathology further tables, joined by the name of the case
     * @param eligibility file with reasons for exclusion
     * @param markers further markers, such as {@code adc_median:lower}
     * @param ki67CutOffPercent from here on expression is high, above 0 to 100
     * @param adjustment adjustment of p-values
     * @param wholeNormality whether normality over all cases decides, as in the study, instead of that of each group
     * @param studentT whether Student's t test is used instead of Welch's
     * @param draws draws of the bootstrap, 100 or more
     * @param seed seed
     */
    public record Choices(
            List<Path> pathology,
            Optional<Path> eligibility,
            List<String> markers,
            double ki67CutOffPercent,
            Adjustment adjustment,
            boolean wholeNormality,
            boolean studentT,
            int draws,
            long seed) {

        /** The study's choices. */
        public static final Choices DEFAULTS =
                new Choices(List.of(), Optional.empty(), List.of(), 30, Adjustment.NONE, false, false, 10_000, 1);

        private AnalysisSettings settings() throws ProblemException {
            List<Marker> all = new ArrayList<>(Marker.ofTheStudy());
            for (String m : markers) {
                all.add(Marker.parse(m));
            }
            return new AnalysisSettings(
                    all,
                    ki67CutOffPercent,
                    0.95,
                    0.05,
                    wholeNormality ? AnalysisSettings.Normality.WHOLE : AnalysisSettings.Normality.GROUPS,
                    studentT ? TTest.Form.STUDENT : TTest.Form.WELCH,
                    switch (adjustment) {
                        case NONE -> Optional.empty();
                        case HOLM -> Optional.of(MultipleTesting.HOLM);
                        case BH -> Optional.of(MultipleTesting.BENJAMINI_HOCHBERG);
                    },
                    draws,
                    seed);
        }
    }

    /**
     * Analyses a cohort and writes tables, figures and report.
     *
     * @param input CSV file, or folder of CSV files and measured cases
     * @param output output folder
     * @param choices what is chosen
     * @param progress where progress is reported; cancelling leaves nothing behind
     * @return what was done, in words
     * @throws ProblemException if the tables are wrong, nothing can be analysed, or the output cannot be written
     */
    public static List<String> run(Path input, Path output, Choices choices, Progress progress)
            throws ProblemException {
        AnalysisSettings settings = choices.settings();
        AtomicFolder.check(output);
        progress.report(0, "Reading " + input.getFileName());
        Cohort cohort = CohortReader.read(input, choices.pathology(), choices.eligibility(), settings.markers());
        CohortResults results = CohortAnalysis.run(cohort, settings, progress.part(0.05, 0.6));
        String software = "Needlepoint " + SoftwareVersion.version();
        progress.report(0.6, "Tables and figures");
        CohortReport.Written written = CohortReport.of(results, software);
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
        List<String> lines = new ArrayList<>();
        lines.add(
                cohort.cases().size() + " cases included, " + cohort.excluded().size() + " excluded");
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
        lines.add("wrote " + output.resolve("report.html"));
        return lines;
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
