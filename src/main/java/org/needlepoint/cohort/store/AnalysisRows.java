package org.needlepoint.cohort.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.needlepoint.cohort.store.AnalysisRow.CaseStatus;
import org.needlepoint.cohort.store.AnalysisRow.Finding;
import org.needlepoint.cohort.store.AnalysisRow.Source;
import org.needlepoint.problem.ProblemException;

/** The rows that an analysis reads, from a store as it is at one moment. */
public final class AnalysisRows {
    /** Name in the column pathologist of the row that settles differences. */
    private static final String CONSENSUS = "consensus";

    private AnalysisRows() {}

    /** Whose imaging values an analysis takes. */
    public enum Values {
        /**
         * The adjudicator's where there are any, else the mean of the readers' signed first sessions. A value that not all
         * of them gave is not known, and a core that fewer than two have signed has none.
         */
        READERS,
        /** The program's latest measurement of each core. */
        MEASUREMENTS
    }

    /**
     * One reader's signed values of a core.
     *
     * @param core core
     * @param reader reader
     * @param session session
     * @param values values
     */
    public record SignedRead(CoreId core, String reader, int session, ReadValues values) {}

    /**
     * All rows.
     *
     * @param store the store
     * @param values whose imaging values
     * @return rows in the order of case and core
     * @throws ProblemException if pathologists differ and there is no consensus, or the database fails
     */
    public static List<AnalysisRow> of(CohortStore store, Values values) throws ProblemException {
        return store.look(t -> new Tables(t, values).rows());
    }

    /**
     * All signed reads, for the agreement of readers.
     *
     * @param store the store
     * @return reads in the order of core, reader and session
     * @throws ProblemException if the database fails
     */
    public static List<SignedRead> signedReads(CohortStore store) throws ProblemException {
        return store.look(t -> t.rows(DataDictionary.table("reading")).stream()
                .filter(r -> r.instant("signed_at").isPresent())
                .map(r -> new SignedRead(
                        CoreId.of(r),
                        r.text("reader").orElseThrow(),
                        r.whole("session").orElseThrow(),
                        ReadValues.of(r)))
                .toList());
    }

    /** Reads all tables at once. */
    private static final class Tables {
        private final Values values;
        private final List<Row> cases;
        private final Map<String, Row> patients;
        private final Map<String, List<Row>> cores;
        private final Map<CoreId, List<Row>> reads;
        private final Map<CoreId, List<Row>> adjudications;
        private final Map<CoreId, List<Row>> measurements;
        private final Map<CoreId, List<Row>> pathology;
        private final Map<String, List<Row>> surgery;
        private final Map<String, List<Row>> refusals;
        private final Map<String, List<Row>> measuredCases;

        Tables(Transaction t, Values values) throws SQLException {
            this.values = values;
            cases = t.rows(DataDictionary.table("study_case"));
            patients = t.rows(DataDictionary.table("patient")).stream()
                    .collect(Collectors.toMap(r -> r.text("patient").orElseThrow(), r -> r));
            cores = byCase(t, "core");
            reads = byCore(t, "reading");
            adjudications = byCore(t, "adjudication");
            measurements = byCore(t, "measurement");
            pathology = byCore(t, "pathology");
            surgery = byCase(t, "surgery");
            refusals = byCase(t, "refusal");
            measuredCases = byCase(t, "measurement");
        }

        private static Map<String, List<Row>> byCase(Transaction t, String table) throws SQLException {
            return t.rows(DataDictionary.table(table)).stream()
                    .collect(Collectors.groupingBy(r -> r.text("case_id").orElseThrow()));
        }

        private static Map<CoreId, List<Row>> byCore(Transaction t, String table) throws SQLException {
            return t.rows(DataDictionary.table(table)).stream().collect(Collectors.groupingBy(CoreId::of));
        }

        List<AnalysisRow> rows() throws ProblemException {
            List<AnalysisRow> rows = new ArrayList<>();
            for (Row c : cases) {
                String caseId = c.text("case_id").orElseThrow();
                List<Row> own = cores.getOrDefault(caseId, List.of());
                if (own.isEmpty()) {
                    rows.add(row(c, Optional.empty()));
                }
                for (Row core : own) {
                    rows.add(row(c, Optional.of(CoreId.of(core))));
                }
            }
            return rows;
        }

        private AnalysisRow row(Row c, Optional<CoreId> core) throws ProblemException {
            String caseId = c.text("case_id").orElseThrow();
            Optional<Row> specimen =
                    surgery.getOrDefault(caseId, List.of()).stream().findFirst();
            List<Row> reports =
                    core.map(k -> pathology.getOrDefault(k, List.of())).orElse(List.of());
            Imaging imaging = core.map(this::imaging).orElse(Imaging.NONE);
            return new AnalysisRow(
                    caseId,
                    core.map(k -> OptionalInt.of(k.coreNo())).orElse(OptionalInt.empty()),
                    c.text("patient").orElseThrow(),
                    imaging.source(),
                    imaging.values().adcMean(),
                    imaging.values().adcMin(),
                    imaging.values().choCr(),
                    core.isEmpty() ? Optional.empty() : finding(core.get(), reports),
                    specimen.map(s -> new Finding(
                            s.text("diagnosis"), s.text("subtype"), s.whole("fnclcc_grade"), s.real("ki67_percent"))),
                    specimen.flatMap(s -> s.date("surgery_date")),
                    core.isEmpty()
                            ? Optional.empty()
                            : same(core.get(), settling(reports), "equivocal").map("yes"::equals),
                    status(c, caseId),
                    new AnalysisRow.Baseline(
                            c.whole("age_years"),
                            patients.get(c.text("patient").orElseThrow()).text("sex"),
                            c.text("site"),
                            c.real("largest_diameter_mm"),
                            c.text("synthetic").map("yes"::equals)));
        }

        private CaseStatus status(Row c, String caseId) {
            Optional<Row> measured = measuredCases.getOrDefault(caseId, List.of()).stream()
                    .max(Comparator.comparing(m -> m.instant("measured_at").orElseThrow()));
            boolean refused = refusals.getOrDefault(caseId, List.of()).stream()
                    .mapToInt(r -> r.whole("exit_code").orElseThrow())
                    .anyMatch(code -> code == 18 || code == 19);
            boolean failed = measured.map(m -> m.text("registration_verdict").equals(Optional.of("fail")))
                    .orElse(refused);
            return new CaseStatus(
                    c.date("mr_date"),
                    c.date("biopsy_date"),
                    c.text("image_quality").map("adequate"::equals),
                    c.text("treated_before").map("yes"::equals),
                    c.text("recurrent").map("yes"::equals),
                    failed,
                    failed ? Optional.of("fail") : measured.flatMap(m -> m.text("registration_verdict")));
        }

        /** Values of a core and where they come from. */
        private record Imaging(Optional<Source> source, ReadValues values) {
            static final Imaging NONE = new Imaging(
                    Optional.empty(),
                    new ReadValues(
                            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty()));
        }

        private Imaging imaging(CoreId core) {
            if (values == Values.MEASUREMENTS) {
                return measurements.getOrDefault(core, List.of()).stream()
                        .max(Comparator.comparing(r -> r.instant("measured_at").orElseThrow()))
                        .map(r -> new Imaging(Optional.of(Source.MEASURED), ReadValues.of(r)))
                        .orElse(Imaging.NONE);
            }
            if (adjudications.containsKey(core)) {
                return new Imaging(
                        Optional.of(Source.ADJUDICATED),
                        ReadValues.of(adjudications.get(core).get(0)));
            }
            List<Row> first = reads.getOrDefault(core, List.of()).stream()
                    .filter(r -> r.whole("session").orElseThrow() == 1)
                    .toList();
            if (first.size() < 2
                    || first.stream().anyMatch(r -> r.instant("signed_at").isEmpty())) {
                return Imaging.NONE;
            }
            List<ReadValues> given = first.stream().map(ReadValues::of).toList();
            return new Imaging(
                    Optional.of(Source.MEAN_OF_READERS),
                    new ReadValues(
                            mean(given, ReadValues::adcMean),
                            mean(given, ReadValues::adcMin),
                            mean(given, ReadValues::choCr),
                            Optional.empty()));
        }

        private static OptionalDouble mean(List<ReadValues> reads, Function<ReadValues, OptionalDouble> value) {
            List<OptionalDouble> given = reads.stream().map(value).toList();
            return given.stream().allMatch(OptionalDouble::isPresent)
                    ? given.stream().mapToDouble(OptionalDouble::getAsDouble).average()
                    : OptionalDouble.empty();
        }

        /** The consensus alone if there is one, else all reports. */
        private static List<Row> settling(List<Row> reports) {
            List<Row> consensus = reports.stream()
                    .filter(r -> r.text("pathologist").equals(Optional.of(CONSENSUS)))
                    .toList();
            return consensus.isEmpty() ? reports : consensus;
        }

        private static Optional<Finding> finding(CoreId core, List<Row> reports) throws ProblemException {
            if (reports.isEmpty()) {
                return Optional.empty();
            }
            List<Row> settling = settling(reports);
            // A consensus may settle the grade alone; the counts of the others then stand.
            boolean counted =
                    settling.stream().anyMatch(r -> r.real("ki67_percent").isPresent());
            OptionalDouble ki67 = (counted ? settling : reports)
                    .stream()
                            .map(r -> r.real("ki67_percent"))
                            .filter(OptionalDouble::isPresent)
                            .mapToDouble(OptionalDouble::getAsDouble)
                            .average();
            Optional<Object> grade = same(core, settling, "fnclcc_grade");
            return Optional.of(new Finding(
                    same(core, settling, "diagnosis").map(String.class::cast),
                    same(core, settling, "subtype").map(String.class::cast),
                    grade.map(g -> OptionalInt.of(Math.toIntExact((Long) g))).orElse(OptionalInt.empty()),
                    ki67));
        }

        /** The value of all reports that give one. */
        private static Optional<Object> same(CoreId core, List<Row> reports, String column) throws ProblemException {
            List<Object> given = reports.stream()
                    .flatMap(r -> r.value(column).stream())
                    .distinct()
                    .toList();
            if (given.size() > 1) {
                throw new ProblemException(
                        StoreProblem.PATHOLOGY_UNSETTLED,
                        core,
                        column + " " + given.stream().map(String::valueOf).collect(Collectors.joining(" and ")));
            }
            return given.stream().findFirst();
        }
    }
}
