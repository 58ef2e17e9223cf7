package org.needlepoint.cohort.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.problem.ProblemException;

/** Turns the rows of files into rows of the store, or says which cell is wrong and why. */
final class RowChecker {
    private static final int SHORTEST_TELLING_ID = 4;

    private final Optional<Pseudonyms> pseudonyms;
    private final boolean shiftDates;
    private final Map<String, String> patientOfCase;
    private final Map<String, String> idOfPatient = new LinkedHashMap<>();

    /** A row with where it came from. */
    record Placed(Row row, String source, String place) {}

    /**
     * Makes a checker.
     *
     * @param pseudonyms for files with Patient IDs, or for dates; empty if neither
     * @param shiftDates whether the dates are real and must be shifted
     * @param patientOfCase cases that are known, to their patients
     */
    RowChecker(Optional<Pseudonyms> pseudonyms, boolean shiftDates, Map<String, String> patientOfCase) {
        this.pseudonyms = pseudonyms;
        this.shiftDates = shiftDates;
        this.patientOfCase = new HashMap<>(patientOfCase);
    }

    /** Patients met with their Patient IDs, for the linking list. */
    Map<String, String> idOfPatient() {
        return idOfPatient;
    }

    /** Checks a table; tables come in the dictionary's order. */
    List<Placed> check(RawTable raw) throws ProblemException {
        List<Placed> rows = new ArrayList<>();
        Map<List<Object>, String> seen = new HashMap<>();
        for (RawTable.RawRow cells : raw.rows()) {
            Row row = row(raw, cells);
            String before = seen.putIfAbsent(row.key(), cells.place());
            if (before != null) {
                throw new ProblemException(
                        StoreProblem.BAD_ROW,
                        raw.source(),
                        cells.place(),
                        "the same " + String.join(", ", raw.table().key()) + " as in " + before);
            }
            if (raw.table().name().equals("study_case")) {
                patientOfCase.put(
                        row.text("case_id").orElseThrow(),
                        row.text(RawTable.PATIENT).orElseThrow());
            }
            rows.add(new Placed(row, raw.source(), cells.place()));
        }
        return shiftDates ? shifted(rows) : rows;
    }

    private Row row(RawTable raw, RawTable.RawRow cells) throws ProblemException {
        Map<String, Object> values = new HashMap<>();
        for (Field f : raw.table().fields()) {
            String text = cells.cells().get(f.name());
            if (f.name().equals(RawTable.PATIENT) && cells.cells().containsKey(RawTable.PATIENT_ID)) {
                text = pseudonym(raw, cells, text);
            }
            if (text == null) {
                if (f.required()) {
                    throw new ProblemException(
                            StoreProblem.BAD_VALUE, raw.source(), cells.place(), f.name(), "", "is empty");
                }
                continue;
            }
            try {
                values.put(f.name(), f.parse(text));
            } catch (UnfitValueException e) {
                throw new ProblemException(
                        StoreProblem.BAD_VALUE, raw.source(), cells.place(), f.name(), shortened(text), e.getMessage());
            }
        }
        Row row = new Row(raw.table(), values);
        for (RowRule rule : raw.table().rules()) {
            if (!rule.holds().test(row)) {
                throw new ProblemException(StoreProblem.BAD_ROW, raw.source(), cells.place(), rule.says());
            }
        }
        return row;
    }

    private String pseudonym(RawTable raw, RawTable.RawRow cells, String given) throws ProblemException {
        String id = cells.cells().get(RawTable.PATIENT_ID).strip();
        if (given != null || id.isEmpty()) {
            throw new ProblemException(
                    StoreProblem.BAD_ROW,
                    raw.source(),
                    cells.place(),
                    "give either patient or patient_id, not " + (given != null ? "both" : "a blank"));
        }
        String caseId = cells.cells().getOrDefault("case_id", "");
        requireNeutral("case_id of " + raw.source() + ", " + cells.place() + ",", caseId, id);
        String pseudonym = pseudonyms.orElseThrow().pseudonym(id);
        idOfPatient.put(pseudonym, id);
        return pseudonym;
    }

    /** Refuses a text that has the Patient ID inside. */
    static void requireNeutral(String what, String text, String patientId) throws ProblemException {
        if (patientId.length() >= SHORTEST_TELLING_ID
                && text.toLowerCase(Locale.ROOT).contains(patientId.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(StoreProblem.IDENTIFYING, what, "ID");
        }
    }

    private List<Placed> shifted(List<Placed> rows) throws ProblemException {
        List<Placed> shifted = new ArrayList<>();
        for (Placed placed : rows) {
            Row row = placed.row();
            for (Field f : row.table().fields()) {
                Optional<LocalDate> date = f.type() == FieldType.DATE ? row.date(f.name()) : Optional.empty();
                if (date.isPresent()) {
                    String caseId = row.text("case_id").orElseThrow();
                    String patient = patientOfCase.get(caseId);
                    if (patient == null) {
                        throw missing(placed, "case_id", caseId, "study_case");
                    }
                    row = row.with(
                            f.name(), Optional.of(pseudonyms.orElseThrow().shift(patient, date.get())));
                }
            }
            shifted.add(new Placed(row, placed.source(), placed.place()));
        }
        return shifted;
    }

    /** Refuses rows that need a row of another table that is neither in the store nor in the files. */
    static void requireReferences(List<Placed> rows, Map<String, Set<List<Object>>> keys) throws ProblemException {
        for (Placed placed : rows) {
            for (TableSpec.Reference r : placed.row().table().references()) {
                List<Object> needed =
                        r.fields().stream().map(placed.row().values()::get).toList();
                if (!keys.getOrDefault(r.table(), new HashSet<>()).contains(needed)) {
                    throw missing(
                            placed,
                            String.join(", ", r.fields()),
                            String.join(
                                    ", ", needed.stream().map(String::valueOf).toList()),
                            r.table());
                }
            }
        }
    }

    private static ProblemException missing(Placed placed, String column, String value, String table) {
        return new ProblemException(
                StoreProblem.BAD_VALUE, placed.source(), placed.place(), column, value, "is not in the table " + table);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
