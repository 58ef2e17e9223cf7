package org.needlepoint.cohort.store;

import static org.needlepoint.cohort.store.AnalysisTable.cell;
import static org.needlepoint.cohort.store.AnalysisTable.yesNo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.cohort.store.AnalysisRow.Finding;
import org.needlepoint.problem.ProblemException;

/**
 * The tables that the cohort's analysis reads, with its column names: cases with their pathology, imaging values, and
 * candidates for eligibility.
 */
public final class CohortTables {
    /** Cases with pathology and surgery. */
    public static final String CASES = "cases.csv";

    /** Imaging values: of each reader, or those that count. */
    public static final String VALUES = "values.csv";

    /** Stands for a reader where an adjudicator decided. */
    public static final String ADJUDICATED = "adjudicated";

    /** What eligibility is decided by; only where the quality of images was entered. */
    public static final String CANDIDATES = "candidates.csv";

    private static final List<String> CASE_COLUMNS = List.of(
            "case_id",
            "age_years",
            "sex",
            "site",
            "largest_diameter_mm",
            "synthetic",
            "diagnosis",
            "subtype",
            "fnclcc_grade",
            "ki67_percent",
            "diagnosis_surgery",
            "subtype_surgery",
            "fnclcc_grade_surgery");

    private static final List<String> CANDIDATE_COLUMNS = List.of(
            "case_id",
            "mri_quality",
            "treated_or_recurrent",
            "mri_to_biopsy_days",
            "mri_to_surgery_days",
            "registration_verdict",
            "final_subtype",
            "pathology_equivocal");

    private CohortTables() {}

    /**
     * Writes the tables.
     *
     * @param rows rows
     * @param reads signed reads; they are written per reader and session, so that the analysis gives agreement and
     *     repeatability and takes the mean of first sessions; where an adjudicator decided, those values as reader {@value
     *     #ADJUDICATED}. If the values are the program's, they are written alone
     * @param folder where to
     * @return whether the values are written per reader
     * @throws ProblemException if the files cannot be written
     */
    public static boolean write(List<AnalysisRow> rows, List<AnalysisRows.SignedRead> reads, AtomicFolder folder)
            throws ProblemException {
        List<List<?>> cases = new ArrayList<>();
        for (AnalysisRow r : rows) {
            cases.add(List.of(
                    name(r),
                    cell(r.baseline().ageYears()),
                    cell(r.baseline().sex()),
                    cell(r.baseline().site()),
                    cell(r.baseline().largestDiameterMm()),
                    cell(r.baseline().synthetic().map(s -> s ? "SYNTHETIC" : "real")),
                    cell(r.biopsy().flatMap(Finding::diagnosis)),
                    cell(r.biopsy().flatMap(Finding::subtype)),
                    cell(r.biopsy().map(Finding::fnclccGrade).orElse(OptionalInt.empty())),
                    cell(r.biopsy().map(Finding::ki67Percent).orElse(OptionalDouble.empty())),
                    cell(r.surgery().flatMap(Finding::diagnosis)),
                    cell(r.surgery().flatMap(Finding::subtype)),
                    cell(r.surgery().map(Finding::fnclccGrade).orElse(OptionalInt.empty()))));
        }
        AnalysisTable.write(CASE_COLUMNS, cases, folder.file(CASES));
        if (rows.stream().anyMatch(r -> r.status().imageQualityAdequate().isPresent())) {
            AnalysisTable.write(
                    CANDIDATE_COLUMNS,
                    rows.stream().<List<?>>map(CohortTables::candidate).toList(),
                    folder.file(CANDIDATES));
        }
        boolean perReader = rows.stream().anyMatch(r -> r.source().isPresent())
                && rows.stream().flatMap(r -> r.source().stream()).noneMatch(x -> x == AnalysisRow.Source.MEASURED);
        if (perReader) {
            writeReads(rows, reads, folder);
        } else {
            List<List<?>> values = new ArrayList<>();
            for (AnalysisRow r : rows) {
                if (r.source().isPresent()) {
                    values.add(List.of(name(r), cell(r.adcMean()), cell(r.adcMin()), cell(r.choCr())));
                }
            }
            AnalysisTable.write(List.of("case_id", "adc_mean", "adc_min", "cho_cr"), values, folder.file(VALUES));
        }
        return perReader;
    }

    private static void writeReads(List<AnalysisRow> rows, List<AnalysisRows.SignedRead> reads, AtomicFolder folder)
            throws ProblemException {
        Map<CoreId, List<AnalysisRows.SignedRead>> byCore =
                reads.stream().collect(Collectors.groupingBy(AnalysisRows.SignedRead::core));
        List<List<?>> values = new ArrayList<>();
        for (AnalysisRow r : rows) {
            // A core that not all have signed is not read yet.
            if (r.source().isEmpty()) {
                continue;
            }
            CoreId core = new CoreId(r.caseId(), r.coreNo().orElseThrow());
            for (AnalysisRows.SignedRead read : byCore.getOrDefault(core, List.of())) {
                values.add(List.of(
                        name(r),
                        read.reader(),
                        read.session(),
                        cell(read.values().adcMean()),
                        cell(read.values().adcMin()),
                        cell(read.values().choCr())));
            }
            if (r.source().equals(Optional.of(AnalysisRow.Source.ADJUDICATED))) {
                values.add(List.of(name(r), ADJUDICATED, 1, cell(r.adcMean()), cell(r.adcMin()), cell(r.choCr())));
            }
        }
        AnalysisTable.write(
                List.of("case_id", "reader", "session", "adc_mean", "adc_min", "cho_cr"), values, folder.file(VALUES));
    }

    private static List<Object> candidate(AnalysisRow r) {
        Optional<Boolean> treated = r.status().treatedBefore();
        Optional<Boolean> recurrent = r.status().recurrent();
        Optional<Boolean> either = treated.equals(Optional.of(true)) || recurrent.equals(Optional.of(true))
                ? Optional.of(true)
                : treated.isPresent() && recurrent.isPresent() ? Optional.of(false) : Optional.empty();
        return List.of(
                name(r),
                cell(r.status().imageQualityAdequate().map(ok -> ok ? "adequate" : "inadequate")),
                yesNo(either),
                cell(days(r.status().mrDate(), r.status().biopsyDate())),
                cell(days(r.status().mrDate(), r.surgeryDate())),
                cell(r.status().registrationVerdict()),
                cell(r.biopsy().flatMap(Finding::subtype)),
                yesNo(r.equivocal()));
    }

    private static Optional<Long> days(Optional<LocalDate> from, Optional<LocalDate> to) {
        return from.flatMap(f -> to.map(t -> ChronoUnit.DAYS.between(f, t)));
    }

    /** A case's first core has the case's name; further cores are rows of their own. */
    private static String name(AnalysisRow r) {
        return r.coreNo().orElse(1) == 1
                ? r.caseId()
                : r.caseId() + " core " + r.coreNo().getAsInt();
    }
}
