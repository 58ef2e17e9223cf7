package org.needlepoint.report.cohort;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needlepoint.cohort.Baseline;
import org.needlepoint.cohort.Cohort;
import org.needlepoint.cohort.CohortResults;
import org.needlepoint.cohort.Grouping;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.report.article.Article;
import org.needlepoint.report.article.Sources;
import org.needlepoint.report.chart.Chart;
import org.needlepoint.report.table.PrintedTable;

/** The results of a cohort as an article: methods, Tables 1 to 6, Figures 1, 3, 6 and 7 by the study's numbers, supplement. */
public final class CohortReport {
    private static final int MOST_FILES = 20;

    private final CohortResults results;
    private final String software;
    private final Trace trace = new Trace();
    private final Article.Builder article;

    private CohortReport(CohortResults results, String software) {
        this.results = results;
        this.software = software;
        this.article = Article.titled(
                "MRI markers, FNCLCC grade and Ki-67: " + results.cohort().name());
    }

    /**
     * An article and the sources of its numbers.
     *
     * @param article text, tables, figures
     * @param methods the methods paragraph
     * @param findings what came out, paragraphs
     * @param cautions what the reader must know of the data, paragraphs
     * @param sources where the numbers come from
     * @param provenance content of {@code provenance.json}: printed number → cases → rows → DICOM objects
     */
    public record Written(
            Article article,
            String methods,
            List<String> findings,
            List<String> cautions,
            Sources sources,
            String provenance) {
        /** Keeps its own lists. */
        public Written {
            findings = List.copyOf(findings);
            cautions = List.copyOf(cautions);
        }
    }

    /**
     * Puts results into words, tables and figures.
     *
     * @param results results
     * @param software name and version of the program
     * @return article with sources
     * @throws ProblemException if a figure cannot be drawn
     */
    public static Written of(CohortResults results, String software) throws ProblemException {
        return new CohortReport(results, software).write();
    }

    private Written write() throws ProblemException {
        Methods methods = new Methods(results, software);
        StudyTables tables = new StudyTables(results, trace);
        SupplementTables supplement = new SupplementTables(results, trace);
        StudyFigures figures = new StudyFigures(results);
        Grouping grade = results.groupings().get(0);
        Grouping ki67 = results.groupings().get(1);
        String paragraph = methods.paragraph();
        article.heading("Statistical analysis").paragraph(paragraph);
        article.heading("Results");
        List<String> findings = methods.findings();
        findings.forEach(article::paragraph);
        figure("Figure 1", "Flow of patients from assessment to analysis.", Optional.of(figures.flow()));
        Baseline b = results.baseline();
        if (b.gradeCore().cases().n()
                        + b.ki67().cases().n()
                        + b.subtypeSurgery().cases().n()
                > 0) {
            article.table(tables.pathology());
        }
        article.table(tables.measurements());
        if (!results.comparisons().isEmpty()) {
            article.table(tables.comparisons());
        }
        if (!results.correlations().isEmpty()) {
            article.table(tables.correlations());
        }
        figure(
                "Figure 3",
                "Markers by group. Box: quartiles (type 6) and median; whiskers: most extreme values within 1.5 interquartile"
                        + " ranges; points: cases. p as in Table 3.",
                figures.boxes());
        rocTable(tables, grade, "Table 5");
        rocTable(tables, ki67, "Table 6");
        rocFigure(figures, grade, "Figure 6");
        rocFigure(figures, ki67, "Figure 7");
        article.heading("Supplement");
        for (Optional<PrintedTable> t : List.of(
                supplement.patients(),
                supplement.readers(),
                supplement.atCutOffs(),
                supplement.areas(),
                supplement.specimens(),
                supplement.tests())) {
            t.ifPresent(article::table);
        }
        figure(
                "Figure S1",
                "Bland–Altman plots: difference of two readers against their mean; lines: bias and limits of agreement with"
                        + " 95 % intervals.",
                figures.readers());
        figure(
                "Figure S2",
                "Markers and Ki-67 labelling index; line: local regression with its 95 % band; r: Spearman's correlation.",
                figures.scatter());
        article.heading("What to know about these data");
        List<String> cautions = methods.cautions();
        cautions.forEach(article::paragraph);
        article.paragraph(
                "Tables and figures have the numbers of the study that this analysis follows (Xu N et al., Front Oncol 15"
                        + " (2025) 1606942); its Figures 2, 4 and 5 are pictures of the method and of cases.");
        article.paragraph(
                "Where each number comes from: in report.html a click on a number of a table shows its columns and cases, and a"
                        + " click on a case its rows and, if it was measured, the SOP Instance UIDs and SHA-256 of its images."
                        + " provenance.json has the same. All results with all digits are in cohort.json.");
        List<Cohort.InputFile> files = results.cohort().files();
        article.paragraph("Files: "
                + files.stream()
                        .limit(MOST_FILES)
                        .map(f -> f.name() + ", SHA-256 " + f.sha256())
                        .collect(Collectors.joining("; "))
                + (files.size() > MOST_FILES
                        ? "; and " + (files.size() - MOST_FILES) + " more, in provenance.json."
                        : "."));
        article.foot(software + ". Not a medical device; for research and teaching.");
        Sources sources = trace.sources(results.cohort());
        article.sources(sources);
        methods.mark().ifPresent(article::mark);
        return new Written(
                article.build(), paragraph, findings, cautions, sources, ProvenanceJson.of(sources, software));
    }

    private boolean isAnalysed(Grouping g) {
        return results.performance().stream().anyMatch(p -> p.grouping().equals(g));
    }

    private void rocTable(StudyTables tables, Grouping g, String number) {
        if (isAnalysed(g)) {
            article.table(tables.performance(number, g));
        }
    }

    private void rocFigure(StudyFigures figures, Grouping g, String number) throws ProblemException {
        if (!isAnalysed(g)) {
            return;
        }
        figure(
                number,
                "ROC curves; positive: " + g.rule()
                        + ". Marks: cut-offs by the Youden index with exact 95 % intervals of"
                        + " sensitivity and specificity; areas with DeLong's 95 % interval.",
                figures.roc(g));
    }

    private void figure(String number, String caption, Optional<Chart> chart) {
        chart.ifPresent(c -> article.figure(number, caption, c));
    }
}
