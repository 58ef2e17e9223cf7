package org.needlepoint.cohort.teaching;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.needlepoint.pathology.FnclccScore;
import org.needlepoint.pathology.SoftTissueTumour;

/** The teaching cohort as files: tables with comma and line feed, UTF-8, and a page that says what they are. */
public final class TeachingFiles {
    /** Two rows for each case, one for each reader. */
    public static final String COHORT = "cohort.csv";

    /** One row for each case: core and surgical specimen. */
    public static final String PATHOLOGY = "pathology.csv";

    /** One row for each patient assessed. */
    public static final String CANDIDATES = "candidates.csv";

    /** Reasons for exclusion of this cohort. */
    public static final String ELIGIBILITY = "eligibility.json";

    /** What the files are. */
    public static final String README = "README.md";

    private static final String MARK = "SYNTHETIC";

    private TeachingFiles() {}

    /**
     * Every file of a cohort.
     *
     * @param cohort cohort
     * @return name → content; each row and each page says that it is synthetic
     */
    public static Map<String, String> of(TeachingCohort cohort) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(COHORT, cohort(cohort));
        files.put(PATHOLOGY, pathology(cohort));
        files.put(CANDIDATES, candidates(cohort));
        files.put(ELIGIBILITY, resource(ELIGIBILITY));
        files.put(
                README,
                resource(README)
                        .replace("{seed}", String.valueOf(cohort.seed()))
                        .replace("{marginals}", marginals(cohort)));
        return files;
    }

    private static String cohort(TeachingCohort cohort) {
        List<Object[]> rows = new ArrayList<>();
        for (TeachingCase c : cohort.cases()) {
            for (int reader = 1; reader <= 2; reader++) {
                TeachingCase.Reading r = c.readings().get(reader - 1);
                rows.add(new Object[] {
                    c.caseId(),
                    reader,
                    MARK,
                    c.coreGrade().number(),
                    c.coreGrade().isHigh() ? "high" : "low",
                    r.ki67Positive(),
                    TeachingCohort.CELLS_COUNTED,
                    decimals(1, 100.0 * r.ki67Positive() / TeachingCohort.CELLS_COUNTED),
                    decimals(3, r.adcMean()),
                    decimals(3, r.adcMin()),
                    decimals(2, r.choCr())
                });
            }
        }
        return csv(
                rows,
                "case_id",
                "reader",
                "synthetic",
                "fnclcc_grade",
                "grade_group",
                "ki67_positive",
                "ki67_cells",
                "ki67_percent",
                "adc_mean",
                "adc_min",
                "cho_cr");
    }

    private static String pathology(TeachingCohort cohort) {
        List<Object[]> rows = new ArrayList<>();
        for (TeachingCase c : cohort.cases()) {
            List<Object> row = new ArrayList<>(List.of(c.caseId(), MARK));
            specimen(row, c.coreSubtype(), c.coreScore());
            specimen(row, Optional.of(c.surgerySubtype()), c.surgeryScore());
            row.add(c.surgerySubtype()
                    .fnclccUse()
                    .name()
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-'));
            rows.add(row.toArray());
        }
        return csv(
                rows,
                "case_id",
                "synthetic",
                "biopsy_diagnosis",
                "biopsy_subtype",
                "biopsy_differentiation",
                "biopsy_mitoses",
                "biopsy_necrosis",
                "biopsy_fnclcc_grade",
                "surgery_diagnosis",
                "surgery_subtype",
                "surgery_differentiation",
                "surgery_mitoses",
                "surgery_necrosis",
                "surgery_fnclcc_grade",
                "fnclcc_use");
    }

    private static void specimen(List<Object> row, Optional<SoftTissueTumour> subtype, FnclccScore score) {
        row.addAll(List.of(
                "sarcoma",
                subtype.map(SoftTissueTumour::name).orElse(""),
                score.differentiation(),
                score.mitoses(),
                score.necrosis(),
                score.grade().number()));
    }

    private static String candidates(TeachingCohort cohort) {
        List<Object[]> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("case_id", "synthetic"));
        header.addAll(cohort.candidates().get(0).values().keySet());
        for (TeachingCandidate c : cohort.candidates()) {
            List<Object> row = new ArrayList<>(List.of(c.caseId(), MARK));
            row.addAll(c.values().values());
            rows.add(row.toArray());
        }
        return csv(rows, header.toArray(String[]::new));
    }

    private static String marginals(TeachingCohort cohort) {
        StringBuilder out = new StringBuilder("| Where | Figure | Published | Cohort |\n|---|---|---|---|\n");
        for (TeachingCohort.Marginal m : cohort.marginals()) {
            out.append("| ")
                    .append(m.place())
                    .append(" | ")
                    .append(m.what())
                    .append(" | ")
                    .append(decimals(m))
                    .append(" | ")
                    .append(decimals(3, m.made()).replaceFirst("\\.000$", ""))
                    .append(" |\n");
        }
        return out.toString().stripTrailing();
    }

    private static String decimals(TeachingCohort.Marginal m) {
        return java.math.BigDecimal.valueOf(m.published()).stripTrailingZeros().toPlainString();
    }

    private static String decimals(int n, double value) {
        return String.format(Locale.ROOT, "%." + n + "f", value);
    }

    private static String csv(List<Object[]> rows, String... header) {
        StringWriter out = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(
                out,
                CSVFormat.RFC4180
                        .builder()
                        .setRecordSeparator('\n')
                        .setHeader(header)
                        .get())) {
            csv.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String resource(String name) {
        try (InputStream in = TeachingFiles.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
