package org.needlepoint.report.cohort;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.cohort.CaseSelection;
import org.needlepoint.cohort.Cohort;
import org.needlepoint.cohort.StudyCase;
import org.needlepoint.report.article.Sources;
import org.needlepoint.report.table.Cell;

/** Remembers for each printed number the cases and columns that it rests on. Not thread-safe. */
final class Trace {
    private final Map<String, Sources.Number> cells = new LinkedHashMap<>();
    private final Map<List<String>, String> sets = new LinkedHashMap<>();

    /** A cell that can be traced. */
    Cell cell(String key, String text, List<String> cases, List<String> columns) {
        String set = sets.computeIfAbsent(List.copyOf(cases), c -> "set-" + (sets.size() + 1));
        cells.put(key, new Sources.Number(text, set, columns));
        return Cell.of(text, key);
    }

    /** A cell over the cases of an analysis. */
    Cell cell(String key, String text, CaseSelection cases, String... columns) {
        return cell(key, text, cases.used(), List.of(columns));
    }

    /** Numbers, sets of cases, and what the cases were read from. */
    Sources sources(Cohort cohort) {
        Map<String, List<String>> caseSets = new LinkedHashMap<>();
        sets.forEach((ids, name) -> caseSets.put(name, ids));
        Map<String, Sources.Case> cases = new LinkedHashMap<>();
        for (StudyCase c : cohort.cases()) {
            cases.put(
                    c.id(),
                    new Sources.Case(
                            c.sources().stream()
                                    .filter(s -> s.line() > 0)
                                    .map(s -> new Sources.Row(s.file(), s.line()))
                                    .toList(),
                            c.measured().stream().map(Trace::result).toList()));
        }
        Map<String, String> files = new LinkedHashMap<>();
        cohort.files().forEach(f -> files.put(f.name(), f.sha256()));
        return new Sources(cells, caseSets, cases, files);
    }

    private static Sources.Result result(StudyCase.Measured m) {
        return new Sources.Result(
                m.file(),
                m.softwareVersion(),
                m.inputs().stream()
                        .map(i -> new Sources.DicomObject(i.role(), i.sopInstanceUid(), i.sha256()))
                        .toList());
    }
}
