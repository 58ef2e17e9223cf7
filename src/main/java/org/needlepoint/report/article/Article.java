package org.needlepoint.report.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.report.chart.Chart;
import org.needlepoint.report.chart.MarkedChart;
import org.needlepoint.report.table.PrintedTable;

/**
 * The results of a study in reading order: headings, paragraphs, tables and figures.
 *
 * @param title title
 * @param parts in order
 * @param foot what stands at the end, such as the program's version and that it is no medical device
 * @param mark what everybody who meets a page, table or figure must know of the data, such as "SYNTHETIC data"; tables and
 *     figures bear it already
 * @param sources where the numbers come from
 */
public record Article(String title, List<Part> parts, String foot, Optional<String> mark, Sources sources) {

    /** A piece of an article. */
    public sealed interface Part permits Heading, Paragraph, TablePart, FigurePart {}

    /**
     * A heading.
     *
     * @param text heading
     */
    public record Heading(String text) implements Part {}

    /**
     * A paragraph.
     *
     * @param text sentences
     */
    public record Paragraph(String text) implements Part {}

    /**
     * A table.
     *
     * @param table with its number, title and notes
     */
    public record TablePart(PrintedTable table) implements Part {}

    /**
     * A figure.
     *
     * @param number such as "Figure 3"
     * @param caption what is seen, all panels and signs explained
     * @param chart the drawing
     */
    public record FigurePart(String number, String caption, Chart chart) implements Part {}

    /**
     * Makes an article.
     *
     * @throws IllegalArgumentException if two tables or figures have the same number, or a number has no letter or digit:
     *     their files are named after it
     */
    public Article {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(foot, "foot");
        Objects.requireNonNull(mark, "mark");
        Objects.requireNonNull(sources, "sources");
        parts = List.copyOf(parts);
        Set<String> names = new HashSet<>();
        for (Part p : parts) {
            String number =
                    p instanceof TablePart t ? t.table().number() : p instanceof FigurePart f ? f.number() : null;
            if (number != null && (fileName(number).isEmpty() || !names.add(fileName(number)))) {
                throw new IllegalArgumentException("Not a number of its own: '" + number + "'");
            }
        }
    }

    /**
     * Begins an article.
     *
     * @param title title
     * @return builder
     */
    public static Builder titled(String title) {
        return new Builder(title);
    }

    /**
     * The name of a table's or figure's files.
     *
     * @param number such as "Table 3"
     * @return such as "table-3"
     */
    public static String fileName(String number) {
        return number.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /**
     * All tables.
     *
     * @return tables in order
     */
    public List<PrintedTable> tables() {
        return parts.stream()
                .filter(TablePart.class::isInstance)
                .map(p -> ((TablePart) p).table())
                .toList();
    }

    /**
     * All figures.
     *
     * @return figures in order
     */
    public List<FigurePart> figures() {
        return parts.stream()
                .filter(FigurePart.class::isInstance)
                .map(FigurePart.class::cast)
                .toList();
    }

    /** Collects the parts of an article. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final List<Part> parts = new ArrayList<>();
        private String foot = "";
        private Optional<String> mark = Optional.empty();
        private Sources sources = Sources.NONE;

        private Builder(String title) {
            this.title = title;
        }

        /**
         * Adds a heading.
         *
         * @param text heading
         * @return this
         */
        public Builder heading(String text) {
            parts.add(new Heading(text));
            return this;
        }

        /**
         * Adds a paragraph.
         *
         * @param text sentences
         * @return this
         */
        public Builder paragraph(String text) {
            parts.add(new Paragraph(text));
            return this;
        }

        /**
         * Adds a table.
         *
         * @param table with a number
         * @return this
         */
        public Builder table(PrintedTable table) {
            parts.add(new TablePart(table));
            return this;
        }

        /**
         * Adds a figure.
         *
         * @param number such as "Figure 3"
         * @param caption what is seen, all panels and signs explained
         * @param chart the drawing
         * @return this
         */
        public Builder figure(String number, String caption, Chart chart) {
            parts.add(new FigurePart(number, caption, chart));
            return this;
        }

        /**
         * Sets what stands at the end.
         *
         * @param text such as the program's version and that it is no medical device
         * @return this
         */
        public Builder foot(String text) {
            foot = text;
            return this;
        }

        /**
         * Marks every page, table and figure.
         *
         * @param words such as "SYNTHETIC data"
         * @return this
         */
        public Builder mark(String words) {
            mark = Optional.of(words);
            return this;
        }

        /**
         * Says where the numbers of tables come from; on the page they become links.
         *
         * @param where sources by the keys of cells
         * @return this
         */
        public Builder sources(Sources where) {
            sources = where;
            return this;
        }

        /**
         * Makes the article.
         *
         * @return article
         * @throws IllegalArgumentException if two tables or figures have the same number, or one has none
         */
        public Article build() {
            return new Article(title, parts.stream().map(this::marked).toList(), foot, mark, sources);
        }

        private Part marked(Part part) {
            if (mark.isEmpty()) {
                return part;
            }
            if (part instanceof TablePart t) {
                return new TablePart(t.table().marked(mark.get()));
            }
            return part instanceof FigurePart f
                    ? new FigurePart(f.number(), f.caption(), new MarkedChart(f.chart(), mark.get()))
                    : part;
        }
    }
}
