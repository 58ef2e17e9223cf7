package org.needlepoint.cohort.store;

import java.util.List;
import java.util.Map;

/**
 * A table as a file has it, unchecked.
 *
 * @param table the table of the dictionary
 * @param source file, for messages
 * @param rows its rows
 */
record RawTable(TableSpec table, String source, List<RawRow> rows) {
    /** Column that may stand in a file in the place of the pseudonym. */
    static final String PATIENT_ID = "patient_id";

    /** The column that it stands for. */
    static final String PATIENT = "patient";

    /**
     * A row as a file has it.
     *
     * @param place such as "line 7"
     * @param cells column to text; no entry for an empty cell
     */
    record RawRow(String place, Map<String, String> cells) {}

    /** Whether a file of this table may have this column. */
    static boolean mayHave(TableSpec table, String column) {
        return table.field(column).isPresent()
                || column.equals(PATIENT_ID) && table.field(PATIENT).isPresent();
    }
}
