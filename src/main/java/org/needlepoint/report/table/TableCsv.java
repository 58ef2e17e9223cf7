package org.needlepoint.report.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.needlepoint.problem.ProblemException;

/**
 * A table as CSV (RFC 4180, UTF-8 without a mark): one line of headings, then the rows; title and notes are left out,
 * because every line has the same number of fields; a mark stands in the first heading.
 *
 * <p>A text that a spreadsheet would run as a formula (it begins with {@code = + @}, a tab or a line break, or with
 * {@code -} without being a number) gets an apostrophe in front, which spreadsheets take as "this is text".
 */
public final class TableCsv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    /** First characters of formulas, those of full width too: some spreadsheets take them as the plain ones. */
    private static final String RISKY = "=+-@\t\r\n＝＋－＠";

    private TableCsv() {}

    /**
     * A table as text. A group's heading stands before its columns' headings, as in "FNCLCC grade: p".
     *
     * @param table table
     * @return CSV, lines end with CR LF
     */
    public static String of(PrintedTable table) {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            List<String> head = new ArrayList<>();
            for (PrintedTable.Column c : table.columns()) {
                String mark =
                        head.isEmpty() ? table.mark().map(m -> " (" + m + ")").orElse("") : "";
                head.add(harmless(c.group().map(g -> g + ": ").orElse("") + c.heading() + mark));
            }
            csv.printRecord(head);
            for (PrintedTable.Row row : table.rows()) {
                List<String> fields = new ArrayList<>();
                row.cells().forEach(cell -> fields.add(harmless(cell.text())));
                while (fields.size() < table.columns().size()) {
                    fields.add("");
                }
                csv.printRecord(fields);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder refuses nothing
        }
        return out.toString();
    }

    /**
     * Writes a table.
     *
     * @param table table
     * @param file where to, replaced
     * @throws ProblemException {@link TableProblem#NOT_WRITABLE}
     */
    public static void write(PrintedTable table, Path file) throws ProblemException {
        TableFile.text(file, of(table));
    }

    /** The text, with an apostrophe if a spreadsheet would run it. */
    static String harmless(String text) {
        if (text.isEmpty() || NUMBER.matcher(text).matches()) {
            return text;
        }
        return RISKY.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
