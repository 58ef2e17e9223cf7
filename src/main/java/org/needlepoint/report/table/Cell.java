package org.needlepoint.report.table;

import java.util.Objects;
import java.util.Optional;

/**
 * One finished text of a table.
 *
 * @param text what is printed, without markup; may be empty
 * @param emphasis how it stands out
 * @param source key of the datum it was taken from, such as {@code comparison.grade.adcMean.p}; shown in HTML only, where
 *     it makes the number traceable
 */
public record Cell(String text, Emphasis emphasis, Optional<String> source) {
    /** A cell without text. */
    public static final Cell EMPTY = of("");

    /** Makes a cell; null is refused. */
    public Cell {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(emphasis, "emphasis");
        Objects.requireNonNull(source, "source");
    }

    /**
     * A plain cell.
     *
     * @param text what is printed
     * @return cell without a source
     */
    public static Cell of(String text) {
        return new Cell(text, Emphasis.PLAIN, Optional.empty());
    }

    /**
     * A plain cell whose number can be traced.
     *
     * @param text what is printed
     * @param source key of the datum
     * @return cell
     */
    public static Cell of(String text, String source) {
        return of(text).from(source);
    }

    /**
     * The same text from a datum.
     *
     * @param key key of the datum
     * @return cell
     */
    public Cell from(String key) {
        return new Cell(text, emphasis, Optional.of(key));
    }

    /**
     * The same text in bold.
     *
     * @return cell
     */
    public Cell bold() {
        return new Cell(text, Emphasis.BOLD, source);
    }

    /**
     * The same text in italics.
     *
     * @return cell
     */
    public Cell italic() {
        return new Cell(text, Emphasis.ITALIC, source);
    }
}
