package org.needlepoint.report.cohort;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.cohort.CaseSelection;
import org.needlepoint.report.table.Cell;

/** Remembers for each printed number the cases and columns that it rests on. Not thread-safe. */
final class Trace {
    private final Map<String, Entry> cells = new LinkedHashMap<>();
    private final Map<List<String>, String> sets = new LinkedHashMap<>();

    /**
     * A printed number.
     *
     * @param text as printed
     * @param caseSet name of the set of cases
     * @param columns columns of the tables
     */
    record Entry(String text, String caseSet, List<String> columns) {}

    /** A cell that can be traced. */
    Cell cell(String key, String text, List<String> cases, List<String> columns) {
        String set = sets.computeIfAbsent(List.copyOf(cases), c -> "set-" + (sets.size() + 1));
        cells.put(key, new Entry(text, set, List.copyOf(columns)));
        return Cell.of(text, key);
    }

    /** A cell over the cases of an analysis. */
    Cell cell(String key, String text, CaseSelection cases, String... columns) {
        return cell(key, text, cases.used(), List.of(columns));
    }

    Map<String, Entry> cells() {
        return cells;
    }

    Map<List<String>, String> sets() {
        return sets;
    }
}
