package org.needlepoint.report.table;

import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import org.needlepoint.problem.ProblemException;

/**
 * A table as LaTeX: a floating {@code table} with the rules of the package {@code booktabs}, which the document must load.
 * The document counts its tables itself; ours keeps its number as a comment and as a label.
 */
public final class TableLatex {
    private static final String INDENT = "\\hspace*{1em}";

    /** More columns than this are set smaller and closer. */
    private static final int MOST_COLUMNS = 6;

    private TableLatex() {}

    /**
     * A table to be pasted into a document.
     *
     * @param table table
     * @return LaTeX in UTF-8; beyond the Latin letters only ASCII
     */
    public static String of(PrintedTable table) {
        StringBuilder out = new StringBuilder();
        out.append("% ").append(comment(table.caption())).append("\n% Needs \\usepackage{booktabs}.\n");
        out.append("\\begin{table}[htbp]\n\\centering\n");
        out.append("\\caption{").append(LatexText.escaped(table.markedTitle())).append("}\n");
        if (!table.number().isEmpty()) {
            out.append("\\label{tab:").append(label(table.number())).append("}\n");
        }
        if (table.columns().size() > MOST_COLUMNS) {
            out.append("\\footnotesize\\setlength{\\tabcolsep}{3pt}\n");
        }
        out.append("\\begin{tabular}{@{}");
        table.columns().forEach(c -> out.append(c.align().name().substring(0, 1).toLowerCase(java.util.Locale.ROOT)));
        out.append("@{}}\n\\toprule\n");
        head(table, out);
        out.append("\\midrule\n");
        for (PrintedTable.Row row : table.rows()) {
            row(table, row, out);
        }
        out.append("\\bottomrule\n\\end{tabular}\n");
        if (!table.notes().isEmpty()) {
            out.append("\\par\\smallskip\n\\begin{minipage}{\\linewidth}\\footnotesize\n");
            table.notes().forEach(n -> out.append(LatexText.escaped(n)).append("\\par\n"));
            out.append("\\end{minipage}\n");
        }
        return out.append("\\end{table}\n").toString();
    }

    /**
     * Writes a table to be read by {@code \input}.
     *
     * @param table table
     * @param file where to, replaced
     * @throws ProblemException {@link TableProblem#NOT_WRITABLE}
     */
    public static void write(PrintedTable table, Path file) throws ProblemException {
        TableFile.text(file, of(table));
    }

    private static void head(PrintedTable table, StringBuilder out) {
        if (table.hasGroups()) {
            StringBuilder rules = new StringBuilder();
            StringBuilder line = new StringBuilder();
            int column = 1;
            for (PrintedTable.Span span : table.spans()) {
                line.append(column == 1 ? "" : " & ");
                int last = column + span.columns() - 1;
                if (span.heading().isPresent()) {
                    line.append("\\multicolumn{").append(span.columns()).append("}{c}{");
                    line.append(LatexText.escaped(span.heading().get())).append('}');
                    rules.append("\\cmidrule(lr){")
                            .append(column)
                            .append('-')
                            .append(last)
                            .append('}');
                }
                column = last + 1;
            }
            out.append(line).append(" \\\\\n").append(rules).append('\n');
        }
        out.append(table.columns().stream()
                .map(c -> group(LatexText.escaped(c.heading())))
                .collect(Collectors.joining(" & ")));
        out.append(" \\\\\n");
    }

    private static void row(PrintedTable table, PrintedTable.Row row, StringBuilder out) {
        if (row.section()) {
            out.append("\\multicolumn{").append(table.columns().size()).append("}{@{}l@{}}{\\textbf{");
            out.append(LatexText.escaped(row.cells().get(0).text())).append("}} \\\\\n");
            return;
        }
        out.append(String.join("", Collections.nCopies(row.indent(), INDENT)));
        out.append(row.cells().stream().map(TableLatex::cell).collect(Collectors.joining(" & ")));
        out.append(" \\\\\n");
    }

    private static String cell(Cell cell) {
        String text = LatexText.escaped(cell.text());
        return switch (cell.emphasis()) {
            case PLAIN -> group(text);
            case BOLD -> "\\textbf{" + text + "}";
            case ITALIC -> "\\textit{" + text + "}";
        };
    }

    /** A bracket after a line's end would be taken as its argument, as in {@code \\ [1]}. */
    private static String group(String text) {
        return text.startsWith("[") || text.startsWith("*") ? "{" + text + "}" : text;
    }

    private static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String label(String number) {
        return number.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
