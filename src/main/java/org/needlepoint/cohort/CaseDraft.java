package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.pathology.Ki67Index;
import org.needlepoint.problem.ProblemException;

/** A case while its rows are collected; a second, different value is refused. Not thread-safe. */
final class CaseDraft {
    /** The reader of the values that count after adjudication. */
    static final String ADJUDICATED = "adjudicated";

    private static final double SAME_PERCENT = 0.5;
    private final String id;
    private final Map<String, Placed> values = new LinkedHashMap<>();
    private final Map<String, Map<String, Placed>> readings = new TreeMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<StudyCase.Measured> measured = new ArrayList<>();

    private final Map<String, Object> offered = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();

    private final Map<String, Placed> adjudicated = new TreeMap<>();
    private final Map<String, Map<String, Map<Integer, Placed>>> repeats = new TreeMap<>();

    /** Whose reading it is, in which session. */
    record By(String reader, int session) {}

    private record Placed(Object value, Source source) {
        String words() {
            return value + " (" + source.words() + ")";
        }
    }

    CaseDraft(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void from(Source source) {
        sources.add(source);
    }

    void from(StudyCase.Measured file) {
        measured.add(file);
    }

    /** Keeps the text of a cell for the rules of eligibility; the first row that states it counts. */
    void text(String column, String text) {
        texts.putIfAbsent(column, text);
    }

    Map<String, String> texts() {
        return texts;
    }

    void put(String column, Object value, Source source) throws ProblemException {
        require(column, values.putIfAbsent(column, new Placed(value, source)), new Placed(value, source));
    }

    /** What the images say of the patient: it counts where no table says anything. */
    void offer(CohortColumn column, Object value) {
        offered.putIfAbsent(column.key(), value);
    }

    void remark(String words) {
        remarks.add(words);
    }

    /** A reading of a marker. */
    void read(String marker, By by, Object value, Source source) throws ProblemException {
        if (by.reader().equals(ADJUDICATED)) {
            Placed now = new Placed(value, source);
            require(marker + ", adjudicated", adjudicated.put(marker, now), now);
        } else if (by.session() > 1) {
            Placed now = new Placed(value, source);
            String what = marker + " by " + by.reader() + " in session " + by.session();
            require(
                    what,
                    repeats.computeIfAbsent(marker, k -> new TreeMap<>())
                            .computeIfAbsent(by.reader(), k -> new TreeMap<>())
                            .putIfAbsent(by.session(), now),
                    now);
        } else {
            read(marker, by.reader(), value, source);
        }
    }

    /** From here on the value that counts is the adjudicated one, or none. */
    void adjudicate(String marker) {
        adjudicated.putIfAbsent(marker, null);
    }

    void read(String marker, String reader, Object value, Source source) throws ProblemException {
        Map<String, Placed> of = readings.computeIfAbsent(marker, k -> new TreeMap<>());
        Placed now = new Placed(value, source);
        require(marker + (reader.isEmpty() ? "" : " by " + reader), of.putIfAbsent(reader, now), now);
        if (of.size() > 1 && of.containsKey("")) {
            throw new ProblemException(CohortProblem.MIXED_READERS, id, marker);
        }
    }

    private void require(String column, Placed before, Placed now) throws ProblemException {
        if (before != null && !before.value().equals(now.value())) {
            throw new ProblemException(CohortProblem.CONTRADICTION, id, column, before.words(), now.words());
        }
    }

    /** Whether a table or the images say that the case is invented. */
    boolean isSynthetic() {
        return get(CohortColumn.SYNTHETIC, Boolean.class).orElse(false);
    }

    /** Why the case does not belong to the cohort; empty if it does. */
    Optional<String> exclusion() throws ProblemException {
        Placed included = values.get(CohortColumn.INCLUDED.key());
        Placed reason = values.get(CohortColumn.EXCLUSION_REASON.key());
        if (included != null && reason != null && included.value().equals(true)) {
            throw new ProblemException(
                    CohortProblem.CONTRADICTION,
                    id,
                    CohortColumn.INCLUDED.key(),
                    CohortWording.INCLUDED.say(included.source().words()),
                    CohortWording.EXCLUDED.say(reason.words()));
        }
        if (reason != null) {
            return Optional.of((String) reason.value());
        }
        return included != null && included.value().equals(false) ? Optional.of("Not included") : Optional.empty();
    }

    StudyCase finish() throws ProblemException {
        ki67();
        rejectSpectra();
        Map<String, Map<String, Double>> numbers = new TreeMap<>();
        readings.forEach((marker, of) -> of.forEach((reader, p) -> {
            if (p.value() instanceof Double d) {
                numbers.computeIfAbsent(marker, k -> new TreeMap<>()).put(reader, d);
            }
        }));
        numbers.remove(CohortColumn.KI67_POSITIVE.key());
        numbers.remove(CohortColumn.KI67_COUNTED.key());
        return new StudyCase(
                id,
                get(CohortColumn.AGE, Double.class),
                get(CohortColumn.SEX, String.class),
                get(CohortColumn.SITE, String.class),
                get(CohortColumn.DIAMETER, Double.class),
                specimen(CohortColumn.DIAGNOSIS, CohortColumn.SUBTYPE, CohortColumn.GRADE),
                specimen(CohortColumn.DIAGNOSIS_SURGERY, CohortColumn.SUBTYPE_SURGERY, CohortColumn.GRADE_SURGERY),
                numbers,
                decided(),
                repeated(),
                remarks,
                sources,
                measured);
    }

    private Map<String, Optional<Double>> decided() {
        Map<String, Optional<Double>> out = new TreeMap<>();
        adjudicated.forEach((marker, p) -> {
            if (p == null || p.value() instanceof Double) {
                out.put(marker, Optional.ofNullable(p).map(x -> (Double) x.value()));
            }
        });
        return out;
    }

    private Map<String, Map<String, Map<Integer, Double>>> repeated() {
        Map<String, Map<String, Map<Integer, Double>>> out = new TreeMap<>();
        repeats.forEach((marker, of) -> of.forEach((reader, sessions) -> sessions.forEach((session, p) -> {
            if (p.value() instanceof Double d) {
                out.computeIfAbsent(marker, k -> new TreeMap<>())
                        .computeIfAbsent(reader, k -> new TreeMap<>())
                        .put(session, d);
            }
        })));
        return out;
    }

    private StudyCase.Specimen specimen(CohortColumn diagnosis, CohortColumn subtype, CohortColumn grade) {
        return new StudyCase.Specimen(
                get(diagnosis, String.class), get(subtype, String.class), get(grade, FnclccGrade.class));
    }

    private <T> Optional<T> get(CohortColumn column, Class<T> type) {
        return Optional.ofNullable(values.get(column.key()))
                .<Object>map(Placed::value)
                .or(() -> Optional.ofNullable(offered.get(column.key())))
                .map(type::cast);
    }

    /** Percentages from counted cells. */
    private void ki67() throws ProblemException {
        Map<String, Placed> positive = readings.getOrDefault(CohortColumn.KI67_POSITIVE.key(), Map.of());
        Map<String, Placed> counted = readings.getOrDefault(CohortColumn.KI67_COUNTED.key(), Map.of());
        for (Map.Entry<String, Placed> e : positive.entrySet()) {
            Placed total = counted.get(e.getKey());
            double p = (Double) e.getValue().value();
            if (total == null || p > (Double) total.value() || (Double) total.value() < 1) {
                throw new ProblemException(
                        CohortProblem.CELLS_WITHOUT_COUNT, id, (long) p, total == null ? "no" : total.value());
            }
            double percent = Ki67Index.ofCells((int) p, ((Double) total.value()).intValue())
                    .percent();
            Placed stated =
                    readings.getOrDefault(CohortColumn.KI67.key(), Map.of()).get(e.getKey());
            if (stated != null && Math.abs((Double) stated.value() - percent) > SAME_PERCENT) {
                throw new ProblemException(
                        CohortProblem.CONTRADICTION,
                        id,
                        CohortColumn.KI67.key(),
                        stated.words(),
                        CohortWording.FROM_CELLS.say(
                                percent, e.getValue().source().words()));
            }
            if (stated == null) {
                read(CohortColumn.KI67.key(), e.getKey(), percent, e.getValue().source());
            }
        }
    }

    private void rejectSpectra() {
        Map<String, Placed> choCr = readings.get(CohortColumn.CHO_CR.key());
        if (choCr == null) {
            return;
        }
        readings.getOrDefault(CohortColumn.SPECTRUM_QUALITY.key(), Map.of()).forEach((reader, quality) -> {
            if (quality.value().toString().toLowerCase(Locale.ROOT).startsWith("reject")) {
                boolean had = reader.isEmpty() ? !choCr.isEmpty() : choCr.containsKey(reader);
                if (reader.isEmpty()) {
                    choCr.clear();
                } else {
                    choCr.remove(reader);
                }
                if (had) {
                    remarks.add("Cho/Cr" + (reader.isEmpty() ? "" : " of " + reader) + " not used: spectrum rejected");
                }
            }
        });
    }
}
