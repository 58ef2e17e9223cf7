package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.AnalysisSettings;
import org.needlepoint.cohort.Cohort;
import org.needlepoint.cohort.CohortAnalysis;
import org.needlepoint.cohort.CohortReader;
import org.needlepoint.cohort.CohortResults;
import org.needlepoint.cohort.Marker;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.cohort.CohortReport;
import org.needlepoint.statistics.MultipleTesting;
import org.needlepoint.statistics.TTest;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.SoftwareVersion;

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
        AtomicFolder.check(output);
        AnalysedCohort done = analyse(input, choices, progress.part(0, 0.6));
        done.write(output, progress.part(0.6, 1));
        List<String> lines = new ArrayList<>(done.summary());
        lines.add("wrote " + output.resolve("report.html"));
        return lines;
    }

    /**
     * Analyses a cohort and writes nothing.
     *
     * @param input CSV file, or folder of CSV files and measured cases; for a store see {@link CohortInput}
     * @param choices what is chosen
     * @param progress where progress is reported
     * @return tables, figures and words; it no longer needs the input
     * @throws ProblemException if the tables are wrong or nothing can be analysed
     */
    public static AnalysedCohort analyse(Path input, Choices choices, Progress progress) throws ProblemException {
        AnalysisSettings settings = choices.settings();
        progress.report(0, WorkflowWording.READING.say(input.getFileName()));
        Cohort cohort = CohortReader.read(input, choices.pathology(), choices.eligibility(), settings.markers());
        CohortResults results = CohortAnalysis.run(cohort, settings, progress.part(0.1, 0.95));
        String software = "Needlepoint " + SoftwareVersion.version();
        return new AnalysedCohort(results, CohortReport.of(results, software), software);
    }
}
