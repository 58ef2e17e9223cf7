package org.needlepoint.report.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.needlepoint.problem.ProblemException;

/**
 * A table as HTML: clean elements with the three rules as inline styles, so that it keeps them when it is pasted into a
 * word processor. A cell that names its source carries it as {@code data-source}, and shows it as {@code title} when the
 * pointer rests on it.
 */
public final class TableHtml {
    private static final String RULE = "1.5pt solid #000";
    private static final String FINE_RULE = "0.75pt solid #000";
    private static final String FONT = "font-family:'Times New Roman',Times,serif;font-size:10pt";
    private static final int INDENT_EM = 1;

    private final PrintedTable table;
    private final Function<String, Optional<String>> links;
    private final StringBuilder out = new StringBuilder();

    private TableHtml(PrintedTable table, Function<String, Optional<String>> links) {
        this.table = table;
        this.links = links;
    }

    /**
     * A table with its caption and notes, to be put into a page.
     *
     * @param table table
     * @return well-formed XHTML: a {@code figure} element of the class {@code printed-table}
     */
    public static String fragment(PrintedTable table) {
        return fragment(table, key -> Optional.empty());
    }

    /**
     * The same with cells that lead to their sources.
     *
     * @param table table
     * @param links key of a cell → address; empty where there is none
     * @return well-formed XHTML; such a cell's text is a link of the class {@code number}
     */
    public static String fragment(PrintedTable table, Function<String, Optional<String>> links) {
        return new TableHtml(table, links).write();
    }

    /**
     * A whole page of tables.
     *
     * @param title the page's title
     * @param tables tables in order
     * @return XHTML document in UTF-8, without scripts and without anything from outside
     */
    public static String page(String title, List<PrintedTable> tables) {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">"
                        + "<head><meta charset=\"utf-8\" /><title>");
        page.append(escaped(title)).append("</title></head>\n<body style=\"margin:2em\">\n");
        tables.forEach(t -> page.append(fragment(t)));
        return page.append("</body></html>\n").toString();
    }

    /**
     * Writes a page of tables.
     *
     * @param title the page's title
     * @param tables tables in order
     * @param file where to, replaced
     * @throws ProblemException {@link TableProblem#NOT_WRITABLE}
     */
    public static void write(String title, List<PrintedTable> tables, Path file) throws ProblemException {
        TableFile.text(file, page(title, tables));
    }

    private String write() {
        out.append("<figure class=\"printed-table\" style=\"margin:0 0 2em 0;")
                .append(FONT)
                .append("\">\n");
        out.append("<table style=\"border-collapse:collapse;border-top:").append(RULE);
        out.append(";border-bottom:").append(RULE).append(";").append(FONT).append("\">\n");
        out.append("<caption style=\"caption-side:top;text-align:left;padding:0 0 4pt 0\">");
        if (!table.number().isEmpty()) {
            out.append("<b>").append(escaped(table.number())).append(".</b> ");
        }
        out.append(escaped(table.markedTitle())).append("</caption>\n<thead>\n");
        head();
        out.append("</thead>\n<tbody>\n");
        table.rows().forEach(this::row);
        out.append("</tbody>\n</table>\n");
        if (!table.notes().isEmpty()) {
            out.append("<figcaption style=\"font-size:9pt;padding-top:4pt\">");
            table.notes().forEach(n -> out.append("<p style=\"margin:0\">")
                    .append(escaped(n))
                    .append("</p>"));
            out.append("</figcaption>\n");
        }
        return out.append("</figure>\n").toString();
    }

    private void head() {
        if (table.hasGroups()) {
            out.append("<tr>");
            int column = 0;
            for (PrintedTable.Span span : table.spans()) {
                if (span.heading().isPresent()) {
                    heading(
                            "colgroup",
                            " colspan=\"" + span.columns() + "\"",
                            Align.CENTRE,
                            FINE_RULE,
                            span.heading().get());
                } else {
                    PrintedTable.Column c = table.columns().get(column);
                    heading("col", " rowspan=\"2\"", c.align(), FINE_RULE, c.heading());
                }
                column += span.columns();
            }
            out.append("</tr>\n");
        }
        out.append("<tr>");
        for (PrintedTable.Column c : table.columns()) {
            if (!table.hasGroups() || c.group().isPresent()) {
                heading("col", "", c.align(), FINE_RULE, c.heading());
            }
        }
        out.append("</tr>\n");
    }

    private void heading(String scope, String span, Align align, String below, String text) {
        out.append("<th scope=\"").append(scope).append('"').append(span);
        out.append(" style=\"text-align:").append(align.css());
        out.append(";vertical-align:bottom;padding:2pt 6pt;border-bottom:")
                .append(below)
                .append("\">");
        out.append(escaped(text)).append("</th>");
    }

    private void row(PrintedTable.Row row) {
        if (row.section()) {
            out.append("<tr class=\"section\"><th scope=\"rowgroup\" colspan=\"")
                    .append(table.columns().size());
            out.append("\" style=\"text-align:left;padding:2pt 6pt\">");
            out.append(escaped(row.cells().get(0).text())).append("</th></tr>\n");
            return;
        }
        out.append("<tr>");
        for (int i = 0; i < row.cells().size(); i++) {
            cell(row.cells().get(i), table.columns().get(i).align(), i == 0, i == 0 ? row.indent() : 0);
        }
        out.append("</tr>\n");
    }

    private void cell(Cell cell, Align align, boolean first, int indent) {
        String element = first ? "th scope=\"row\"" : "td";
        out.append('<').append(element).append(" style=\"text-align:").append(align.css());
        out.append(";vertical-align:top;padding:2pt 6pt");
        if (indent > 0) {
            out.append(";padding-left:calc(6pt + ").append(indent * INDENT_EM).append("em)");
        }
        if (first && cell.emphasis() != Emphasis.BOLD) {
            out.append(";font-weight:normal");
        }
        out.append('"');
        cell.source().ifPresent(key -> {
            out.append(" data-source=\"").append(escaped(key)).append('"');
            out.append(" title=\"").append(escaped(key)).append('"');
        });
        Optional<String> link = cell.source().flatMap(links);
        out.append('>');
        link.ifPresent(address -> out.append("<a class=\"number\" href=\"")
                .append(escaped(address))
                .append("\">"));
        out.append(emphasised(cell));
        link.ifPresent(address -> out.append("</a>"));
        out.append(first ? "</th>" : "</td>");
    }

    private static String emphasised(Cell cell) {
        String text = escaped(cell.text());
        return switch (cell.emphasis()) {
            case PLAIN -> text;
            case BOLD -> "<b>" + text + "</b>";
            case ITALIC -> "<i>" + text + "</i>";
        };
    }

    /**
     * Text for an element or an attribute of a page.
     *
     * @param text any text
     * @return with XML's special characters escaped, on one line; characters that XML forbids become a box
     */
    public static String escaped(String text) {
        StringBuilder b = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> b.append("&amp;");
                case '<' -> b.append("&lt;");
                case '>' -> b.append("&gt;");
                case '"' -> b.append("&quot;");
                case '\n', '\r', '\t' -> b.append(' ');
                default -> b.appendCodePoint(isXml(c) ? c : '□');
            }
        });
        return b.toString();
    }

    /** Characters of XML 1.0, section 2.2. */
    static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000;
    }
}
