package org.needlepoint.cohort.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.casefile.AdcResult;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.Interval;
import org.needlepoint.casefile.SpectroscopyResult;
import org.needlepoint.problem.ProblemException;

/** Brings what {@code measure} made, or refused to make, into a store. */
public final class MeasuredCases {
    private static final Map<String, String> SIDES = Map.of("L", "left", "R", "right");

    private MeasuredCases() {}

    /**
     * Adds a measured case: its patient, case and core where they are not there yet, and the measurement.
     *
     * @param store the store; its key makes the pseudonym
     * @param result what was measured
     * @param sha256 hash of the result file, 64 hexadecimal digits
     * @param core which core, under which case name
     * @return the patient's pseudonym
     * @throws ProblemException if the case belongs to another patient, its name gives the patient away, or the
     *     measurement is there already
     */
    public static String add(CohortStore store, CaseResult result, String sha256, CoreId core) throws ProblemException {
        Row measurement = measurement(result, sha256, core);
        String pseudonym = store.pseudonyms().pseudonym(result.patient().id());
        List<Row> rows = rows(store, result, core, pseudonym);
        return store.change(t -> {
            addMissing(t, store, result.patient().id(), rows);
            if (t.row(measurement.table(), measurement.key()).isPresent()) {
                throw new ProblemException(StoreProblem.KNOWN_ALREADY, "a measurement of", core);
            }
            t.insert(measurement);
            return pseudonym;
        });
    }

    /**
     * Takes the values of a measured case as a reader's own, made with the reader's marks. The case and core are added
     * where they are not there yet; no measurement is stored.
     *
     * @param store the store
     * @param result what the reader measured
     * @param core which core
     * @param session the reader's session, opened before
     * @throws ProblemException as {@link #add} and {@link ReadSession#enter}
     */
    public static void addRead(CohortStore store, CaseResult result, CoreId core, ReadSession session)
            throws ProblemException {
        String pseudonym = store.pseudonyms().pseudonym(result.patient().id());
        List<Row> rows = rows(store, result, core, pseudonym);
        store.change(t -> {
            addMissing(t, store, result.patient().id(), rows);
            return null;
        });
        session.enter(
                store,
                core,
                new ReadValues(
                        number(result.adc().map(AdcResult::mean)),
                        number(result.adc().map(AdcResult::min)),
                        number(result.spectroscopy().flatMap(SpectroscopyResult::choCr)),
                        Optional.of("measured by result.json of " + result.createdAt())));
    }

    private static java.util.OptionalDouble number(Optional<Double> value) {
        return value.map(java.util.OptionalDouble::of).orElse(java.util.OptionalDouble.empty());
    }

    /**
     * Records that a case was refused.
     *
     * @param store the store
     * @param caseId the case
     * @param patientId Patient ID, for a case that is not there yet
     * @param exitCode exit code of the program
     * @param message what it said
     * @param at when
     * @param softwareVersion version of the program
     * @param settings settings of the measurement, in words; empty if not known
     * @throws ProblemException if the case is unknown and no Patient ID given, or case or message give the patient away
     */
    public static void refuse(
            CohortStore store,
            String caseId,
            Optional<String> patientId,
            int exitCode,
            String message,
            Instant at,
            String softwareVersion,
            Optional<String> settings)
            throws ProblemException {
        Row refusal = CheckedRow.of("refusal")
                .set("case_id", caseId)
                .set("refused_at", at)
                .set("exit_code", exitCode)
                .set("message", message)
                .set("software_version", softwareVersion)
                .set("settings", settings)
                .checked(caseId);
        Pseudonyms pseudonyms = store.pseudonyms();
        TableSpec cases = DataDictionary.table("study_case");
        store.change(t -> {
            Optional<Row> known = t.row(cases, List.of(caseId));
            if (known.isEmpty() && patientId.isEmpty()) {
                throw new ProblemException(StoreProblem.UNKNOWN, "case", caseId + ", and no Patient ID was given");
            }
            if (patientId.isPresent()) {
                String pseudonym = pseudonyms.pseudonym(patientId.get());
                addMissing(t, store, patientId.get(), List.of(patient(pseudonym), studyCase(caseId, pseudonym)));
                RowChecker.requireNeutral("message", message, patientId.get().strip());
            } else {
                String pseudonym = known.get().text(RawTable.PATIENT).orElseThrow();
                for (List<String> link : t.texts("select sealed_id from patient_link where patient = ?", pseudonym)) {
                    RowChecker.requireNeutral("message", message, pseudonyms.unseal(pseudonym, link.get(0)));
                }
            }
            t.insert(refusal);
            return null;
        });
    }

    private static Row patient(String pseudonym) throws ProblemException {
        return CheckedRow.of("patient").set("patient", pseudonym).checked("patient");
    }

    private static Row studyCase(String caseId, String pseudonym) throws ProblemException {
        return CheckedRow.of("study_case")
                .set("case_id", caseId)
                .set("patient", pseudonym)
                .checked(caseId);
    }

    /** Patient, case and core of a result, in this order. */
    private static List<Row> rows(CohortStore store, CaseResult result, CoreId core, String pseudonym)
            throws ProblemException {
        Optional<LocalDate> mr = result.examination().mrStudyDate();
        Optional<LocalDate> biopsy = result.examination().ctStudyDate();
        Optional<Integer> age = mr.flatMap(
                d -> result.patient().birthDate().map(b -> Period.between(b, d).getYears()));
        if (store.dates() == DateKeeping.SHIFTED) {
            Pseudonyms pseudonyms = store.pseudonyms();
            mr = mr.map(d -> pseudonyms.shift(pseudonym, d));
            biopsy = biopsy.map(d -> pseudonyms.shift(pseudonym, d));
        }
        return List.of(
                patient(pseudonym).with("sex", result.patient().sex().filter(List.of("F", "M", "O")::contains)),
                CheckedRow.of("study_case")
                        .set("case_id", core.caseId())
                        .set("patient", pseudonym)
                        .set("age_years", age)
                        .set("mr_date", mr)
                        .set("biopsy_date", biopsy)
                        .set("side", result.examination().side().map(s -> SIDES.get(s)))
                        .set("synthetic", result.patient().isSynthetic() ? Optional.of("yes") : Optional.empty())
                        .checked(core.caseId()),
                CheckedRow.of("core").set(core).set("taken_on", biopsy).checked(core.toString()));
    }

    private static void addMissing(Transaction t, CohortStore store, String patientId, List<Row> rows)
            throws SQLException, ProblemException {
        for (Row row : rows) {
            Optional<Row> there = t.row(row.table(), row.key());
            if (row.table().name().equals("study_case")) {
                String caseId = row.text("case_id").orElseThrow();
                RowChecker.requireNeutral("name of the case", caseId, patientId.strip());
                if (there.isPresent() && !there.get().text(RawTable.PATIENT).equals(row.text(RawTable.PATIENT))) {
                    throw new ProblemException(StoreProblem.OTHER_PATIENT, caseId);
                }
            }
            if (there.isEmpty()) {
                t.insert(row);
            }
            if (row.table().name().equals(RawTable.PATIENT)) {
                LinkingList.add(
                        t, store.pseudonyms(), row.text(RawTable.PATIENT).orElseThrow(), patientId.strip());
            }
        }
    }

    private static Row measurement(CaseResult r, String sha256, CoreId core) throws ProblemException {
        CheckedRow row = CheckedRow.of("measurement")
                .set(core)
                .set("measured_at", r.createdAt())
                .set("software_version", r.software().version())
                .set("result_sha256", sha256)
                .set("registration_model", word(r.registration().model()))
                .set("registration_verdict", word(r.registration().verdict()))
                .set("markers_used", r.registration().markersUsed().size())
                .set("fre_mm", r.registration().freMm())
                .set("tre_tip_rms_mm", r.registration().treAtTipMm().rms())
                .set("tre_tip_p95_mm", r.registration().treAtTipMm().p95())
                .set("target_slice_index", r.targetSlice().index())
                .set("target_slice_shift_mm", r.targetSlice().shiftMm())
                .set("core_out_of_plane_deg", Math.abs(r.core().outOfPlaneDeg()));
        if (r.adc().isPresent()) {
            AdcResult adc = r.adc().get();
            row.set("adc_source", adc.source())
                    .set("adc_mean", adc.mean())
                    .set("adc_mean_low95", adc.interval95().map(Interval::low))
                    .set("adc_mean_high95", adc.interval95().map(Interval::high))
                    .set("adc_min", adc.min())
                    .set("adc_min_low95", adc.minInterval95().map(Interval::low))
                    .set("adc_min_high95", adc.minInterval95().map(Interval::high))
                    .set("adc_sd", adc.sd())
                    .set("adc_median", adc.median())
                    .set("adc_p10", adc.p10())
                    .set("adc_p90", adc.p90())
                    .set("adc_pixels", adc.n())
                    .set("adc_area_mm2", adc.effectiveAreaMm2());
        }
        if (r.spectroscopy().isPresent()) {
            SpectroscopyResult spectrum = r.spectroscopy().get();
            row.set("cho_cr", spectrum.choCr())
                    .set("cho_cr_low95", spectrum.interval95().map(Interval::low))
                    .set("cho_cr_high95", spectrum.interval95().map(Interval::high))
                    .set("spectrum_quality", word(spectrum.quality()));
        }
        return row.checked("the result of " + core);
    }

    private static String word(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
