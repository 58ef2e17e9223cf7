package org.needlepoint.cohort;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.problem.ProblemException;

/** A table whose headings are understood, and its rows put into cases. */
final class CohortTable {
    /** Names of the reader whose values count and are nobody's own reading. */
    private static final Set<String> ADJUDICATED = Set.of("adjudicated", "adjudication", "adjudicator", "consensus");

    /** Columns that say what the row is. */
    private static final Set<CohortColumn> OF_THE_ROW =
            Set.of(CohortColumn.CASE_ID, CohortColumn.READER, CohortColumn.SESSION);

    private final DelimitedFile file;
    private final List<Headings.Meaning> meanings;
    private final List<Marker> extra;

    private CohortTable(DelimitedFile file, List<Headings.Meaning> meanings, List<Marker> extra) {
        this.file = file;
        this.meanings = meanings;
        this.extra = extra;
    }

    static CohortTable of(DelimitedFile file, List<Marker> markers) throws ProblemException {
        List<Headings.Meaning> meanings = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        boolean named = file.headings().stream().anyMatch(CohortTable::namesCases);
        for (String heading : file.headings()) {
            Headings.Meaning m = Headings.meaning(file.name(), heading);
            if (named && m.column().equals(Optional.of(CohortColumn.CASE_ID)) && !namesCases(heading)) {
                // A patient's pseudonym beside the case is no second name of the case.
                m = new Headings.Meaning(heading, Optional.empty(), Headings.snake(heading), Optional.empty(), 1);
            }
            String what = m.key() + m.reader().map(r -> " by " + r).orElse("");
            String before = heading.isEmpty() ? null : seen.putIfAbsent(what, heading);
            if (before != null) {
                throw new ProblemException(CohortProblem.TWO_COLUMNS, file.name(), before, heading, what);
            }
            meanings.add(m);
        }
        CohortTable table = new CohortTable(file, List.copyOf(meanings), markers);
        if (table.index(CohortColumn.READER) >= 0
                && meanings.stream().anyMatch(m -> m.reader().isPresent())) {
            throw new ProblemException(CohortProblem.MALFORMED, file.name(), CohortWording.BOTH_READERS.say());
        }
        return table;
    }

    private static boolean namesCases(String heading) {
        return Headings.snake(heading).equals(CohortColumn.CASE_ID.key());
    }

    Optional<Integer> caseColumn() {
        int i = index(CohortColumn.CASE_ID);
        return i < 0 ? Optional.empty() : Optional.of(i);
    }

    private int index(CohortColumn column) {
        for (int i = 0; i < meanings.size(); i++) {
            if (meanings.get(i).column().equals(Optional.of(column))) {
                return i;
            }
        }
        return -1;
    }

    /** Headings that mean nothing; those of candidates are the rules' business. */
    List<String> unused() {
        if (isOfCandidates()) {
            return List.of();
        }
        return meanings.stream()
                .filter(m ->
                        m.column().isEmpty() && !isMarker(m) && !m.heading().isEmpty())
                .map(m -> m.heading() + " (" + file.name() + ")")
                .toList();
    }

    /** Whether the table is of everybody assessed: it then tells who is eligible, not what was found in the core. */
    boolean isOfCandidates() {
        return meanings.stream().anyMatch(m -> m.key().equals("mri_quality"))
                && meanings.stream().anyMatch(m -> m.key().equals("registration_verdict"));
    }

    private boolean isMarker(Headings.Meaning m) {
        return extra.stream().anyMatch(e -> e.key().equals(m.key()));
    }

    /**
     * Puts the rows into their cases.
     *
     * @param imaging whether imaging values are read too
     */
    void addTo(Map<String, CaseDraft> drafts, boolean imaging) throws ProblemException {
        for (int i = 0; i < meanings.size(); i++) {
            checkScale(i);
        }
        int caseIndex = caseColumn().orElseThrow();
        int readerIndex = index(CohortColumn.READER);
        int sessionIndex = index(CohortColumn.SESSION);
        for (DelimitedFile.Row row : file.rows()) {
            Source source = new Source(file.name(), row.line());
            Cells.Cell id = cell(row, caseIndex);
            if (id.isMissing()) {
                throw id.bad(CohortWording.NAMES_NO_CASE.say());
            }
            String reader = readerIndex < 0
                    ? ""
                    : Cells.words(cell(row, readerIndex))
                            .map(CohortTable::readerName)
                            .orElse("");
            CaseDraft draft = drafts.computeIfAbsent(id.text(), CaseDraft::new);
            draft.from(source);
            int session = sessionIndex < 0 ? 1 : session(cell(row, sessionIndex));
            if (ADJUDICATED.contains(reader.toLowerCase(Locale.ROOT))) {
                reader = CaseDraft.ADJUDICATED;
                if (imaging) {
                    openAdjudication(draft);
                }
            }
            CaseDraft.By by = new CaseDraft.By(reader, session);
            for (int i = 0; i < meanings.size(); i++) {
                Cells.Cell cell = cell(row, i);
                boolean wanted = imaging
                        || !meanings.get(i)
                                .column()
                                .map(CohortColumn::isImaging)
                                .orElse(false);
                if (wanted && !cell.isMissing()) {
                    if (isOfCandidates()) {
                        draft.text(meanings.get(i).key(), cell.text());
                    }
                    add(
                            draft,
                            meanings.get(i),
                            cell,
                            meanings.get(i)
                                    .reader()
                                    .map(r -> new CaseDraft.By(r, session))
                                    .orElse(by));
                }
            }
        }
    }

    private static int session(Cells.Cell cell) throws ProblemException {
        if (cell.isMissing()) {
            return 1;
        }
        double number = Cells.number(cell);
        if (number < 1 || number > 99 || number != Math.rint(number)) {
            throw cell.bad(CohortWording.NO_SESSION.say());
        }
        return (int) number;
    }

    /** The adjudicator decides on the core as a whole: an imaging value that is left empty is not known. */
    private void openAdjudication(CaseDraft draft) {
        for (Headings.Meaning m : meanings) {
            if (m.column().map(CohortColumn::isImaging).orElse(isMarker(m))) {
                draft.adjudicate(m.key());
            }
        }
    }

    private static String readerName(String text) {
        return text.matches("\\d+") ? "reader " + text : text;
    }

    private Cells.Cell cell(DelimitedFile.Row row, int i) {
        return new Cells.Cell(
                new Source(file.name(), row.line()),
                file.headings().get(i),
                file.separator(),
                row.cells().get(i));
    }

    private void add(CaseDraft draft, Headings.Meaning m, Cells.Cell cell, CaseDraft.By reader)
            throws ProblemException {
        if (m.column().isEmpty()) {
            if (isMarker(m)) {
                draft.read(m.key(), reader, Cells.number(cell), cell.source());
            }
            return;
        }
        CohortColumn column = m.column().get();
        if (isOfCandidates() && column.isFinding()) {
            return;
        }
        switch (column.kind()) {
            case TEXT -> {
                if (!OF_THE_ROW.contains(column)) {
                    draft.put(column.key(), cell.text(), cell.source());
                }
            }
            case YES_NO -> draft.put(column.key(), Cells.yes(cell), cell.source());
            case SYNTHETIC -> draft.put(column.key(), Cells.synthetic(cell), cell.source());
            case GRADE -> draft.put(column.key(), Cells.grade(cell), cell.source());
            case NUMBER -> draft.put(column.key(), Cells.number(cell, column, m.factor()), cell.source());
            case READING -> draft.read(column.key(), reader, Cells.number(cell, column, m.factor()), cell.source());
            case READING_WORD -> draft.read(column.key(), reader, cell.text(), cell.source());
        }
    }

    /** Refuses a column whose numbers as a whole cannot be in its unit, before single cells are blamed. */
    private void checkScale(int i) throws ProblemException {
        Headings.Meaning m = meanings.get(i);
        CohortColumn column = m.column().orElse(null);
        if (column != CohortColumn.ADC_MEAN && column != CohortColumn.ADC_MIN && column != CohortColumn.KI67) {
            return;
        }
        List<Double> numbers = new ArrayList<>();
        for (DelimitedFile.Row row : file.rows()) {
            Cells.Cell cell = cell(row, i);
            if (!cell.isMissing()) {
                numbers.add(Cells.number(cell) * m.factor());
            }
        }
        if (numbers.isEmpty()) {
            return;
        }
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double median = sorted[sorted.length / 2];
        String evidence = sorted.length == 1
                ? CohortWording.ONLY_VALUE.say(shown(median))
                : CohortWording.VALUES.say(
                        sorted.length, shown(median), shown(sorted[0]), shown(sorted[sorted.length - 1]));
        if (column == CohortColumn.KI67) {
            boolean fractions = sorted.length >= 3
                    && sorted[sorted.length - 1] <= 1
                    && Arrays.stream(sorted).anyMatch(v -> v != Math.rint(v));
            if (fractions) {
                throw scale(m, CohortWording.PER_CENT.say(evidence), CohortWording.LOOK_LIKE_FRACTIONS.say());
            }
        } else if (median > 0 && (median < 0.02 || median > 10)) {
            String advice =
                    median < 0.02 ? CohortWording.IF_MM2.say(column.key()) : CohortWording.IF_MICRO.say(column.key());
            throw scale(m, CohortWording.WHERE_TISSUE.say(evidence), advice);
        }
    }

    private static String shown(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private ProblemException scale(Headings.Meaning m, String evidence, String advice) {
        return new ProblemException(CohortProblem.SCALE, file.name(), m.heading(), evidence, advice);
    }
}
