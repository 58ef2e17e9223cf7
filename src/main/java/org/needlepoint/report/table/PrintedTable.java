package org.needlepoint.report.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A table as a journal prints it: number and title above, three rules, notes below.
 *
 * <pre>{@code
 * PrintedTable.numbered("Table 3", "ADC and Cho/Cr by FNCLCC grade")
 *         .column("Parameter")
 *         .spanning("FNCLCC grade", "High (n = 24)", "Low (n = 8)", "p")
 *         .section("Diffusion")
 *         .indented(1, Cell.of("ADCmean"), Cell.of("1.16 (1.04, 1.29)"), Cell.of("1.63 (1.59, 2.78)"), Cell.of("0.012"))
 *         .note("Values are median (P25, P75).")
 *         .build();
 * }</pre>
 *
 * @param number such as "Table 3"; empty if not numbered
 * @param title one sentence without a full stop
 * @param columns at least one
 * @param rows in order; may be empty
 * @param notes below the table, in order
 * @param mark what everybody who meets this table must know of its data, such as "SYNTHETIC data"; stands with the title,
 *     in CSV in the first heading
 */
public record PrintedTable(
        String number, String title, List<Column> columns, List<Row> rows, List<String> notes, Optional<String> mark) {

    /**
     * A column.
     *
     * @param heading what stands above it, with the unit
     * @param group heading over this and the neighbouring columns of the same group
     * @param align where its texts stand
     */
    public record Column(String heading, Optional<String> group, Align align) {
        /** Makes a column; null is refused. */
        public Column {
            Objects.requireNonNull(heading, "heading");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(align, "align");
        }
    }

    /**
     * A row: as many cells as columns, or a section's name alone.
     *
     * @param section whether this is the name of a section, across the whole width
     * @param indent how far the first cell is moved in, 0 or more
     * @param cells one a column; for a section exactly one
     */
    public record Row(boolean section, int indent, List<Cell> cells) {
        /**
         * Makes a row.
         *
         * @throws IllegalArgumentException if the indent is negative or a section has not exactly one cell
         */
        public Row {
            cells = List.copyOf(cells);
            if (indent < 0 || section && cells.size() != 1) {
                throw new IllegalArgumentException("Indent " + indent + ", " + cells.size() + " cells");
            }
        }
    }

    /**
     * A heading of the upper line of the head.
     *
     * @param heading the group's name; empty where a column belongs to no group
     * @param columns how many columns it spans
     */
    record Span(Optional<String> heading, int columns) {}

    /**
     * Makes a table.
     *
     * @throws IllegalArgumentException if there is no column, or a row has another number of cells than columns
     */
    public PrintedTable {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(mark, "mark");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A table without columns: " + title);
        }
        for (Row row : rows) {
            if (!row.section() && row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("A row of " + row.cells().size() + " cells in a table of "
                        + columns.size() + " columns: " + title + ": " + row);
            }
        }
    }

    /**
     * Begins a table with a number.
     *
     * @param number such as "Table 3"
     * @param title one sentence without a full stop
     * @return builder
     */
    public static Builder numbered(String number, String title) {
        return new Builder(number, title);
    }

    /**
     * Begins a table without a number.
     *
     * @param title one sentence without a full stop
     * @return builder
     */
    public static Builder titled(String title) {
        return new Builder("", title);
    }

    /**
     * Number and title as they stand above the table.
     *
     * @return such as "Table 3. ADC and Cho/Cr by FNCLCC grade"
     */
    public String caption() {
        return number.isEmpty() ? markedTitle() : number + ". " + markedTitle();
    }

    /**
     * The same table with a mark.
     *
     * @param words what everybody who meets it must know, such as "SYNTHETIC data"
     * @return table
     */
    public PrintedTable marked(String words) {
        return new PrintedTable(number, title, columns, rows, notes, Optional.of(words));
    }

    /**
     * Title with the mark, if there is one.
     *
     * @return such as "ADC and Cho/Cr by FNCLCC grade (SYNTHETIC data)"
     */
    public String markedTitle() {
        return title + mark.map(m -> " (" + m + ")").orElse("");
    }

    /** Whether the head has an upper line. */
    boolean hasGroups() {
        return columns.stream().anyMatch(c -> c.group().isPresent());
    }

    /** The upper line of the head: neighbouring columns of one group together, others one by one. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (Column c : columns) {
            int last = spans.size() - 1;
            if (last >= 0 && c.group().isPresent() && spans.get(last).heading().equals(c.group())) {
                spans.set(last, new Span(c.group(), spans.get(last).columns() + 1));
            } else {
                spans.add(new Span(c.group(), 1));
            }
        }
        return spans;
    }

    /** Collects the parts of a table. Not thread-safe. */
    public static final class Builder {
        private final String number;
        private final String title;
        private final List<Column> columns = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder(String number, String title) {
            this.number = number;
            this.title = title;
        }

        /**
         * Adds a column: the first one on the left, others in the middle.
         *
         * @param heading what stands above it, with the unit
         * @return this
         */
        public Builder column(String heading) {
            return column(heading, columns.isEmpty() ? Align.LEFT : Align.CENTRE);
        }

        /**
         * Adds a column.
         *
         * @param heading what stands above it, with the unit
         * @param align where its texts stand
         * @return this
         */
        public Builder column(String heading, Align align) {
            columns.add(new Column(heading, Optional.empty(), align));
            return this;
        }

        /**
         * Adds columns under a common heading.
         *
         * @param group the common heading
         * @param headings one a column
         * @return this
         */
        public Builder spanning(String group, String... headings) {
            for (String heading : headings) {
                columns.add(new Column(heading, Optional.of(group), Align.CENTRE));
            }
            return this;
        }

        /**
         * Adds a row of plain texts.
         *
         * @param texts one a column
         * @return this
         */
        public Builder row(String... texts) {
            return indented(0, Arrays.stream(texts).map(Cell::of).toArray(Cell[]::new));
        }

        /**
         * Adds a row.
         *
         * @param cells one a column
         * @return this
         */
        public Builder row(Cell... cells) {
            return indented(0, cells);
        }

        /**
         * Adds a row.
         *
         * @param cells one a column
         * @return this
         */
        public Builder row(List<Cell> cells) {
            rows.add(new Row(false, 0, cells));
            return this;
        }

        /**
         * Adds a row whose first cell is moved in, such as one category of a variable.
         *
         * @param indent steps, 0 or more
         * @param cells one a column
         * @return this
         */
        public Builder indented(int indent, Cell... cells) {
            rows.add(new Row(false, indent, List.of(cells)));
            return this;
        }

        /**
         * Adds the name of a section, across the whole width.
         *
         * @param name name
         * @return this
         */
        public Builder section(String name) {
            rows.add(new Row(true, 0, List.of(Cell.of(name).bold())));
            return this;
        }

        /**
         * Adds a note below the table.
         *
         * @param note one or more sentences
         * @return this
         */
        public Builder note(String note) {
            notes.add(note);
            return this;
        }

        /**
         * Makes the table.
         *
         * @return table
         * @throws IllegalArgumentException if there is no column, or a row has another number of cells than columns
         */
        public PrintedTable build() {
            return new PrintedTable(number, title, columns, rows, notes, Optional.empty());
        }
    }
}
