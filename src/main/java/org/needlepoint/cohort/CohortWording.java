package org.needlepoint.cohort;

import org.needlepoint.wording.Wording;

/** What is wrong with a table or a cell, and where a value comes from. */
public enum CohortWording implements Wording {
    /** No parts. */
    DECIMAL_COMMA("has a decimal comma in a file separated by commas; write a point"),
    /** No parts. */
    NO_NUMBER("is not a number"),
    /** No parts. */
    TOO_LARGE("is too large a number"),
    /** No parts. */
    NO_ADC("is no ADC in 10⁻³ mm²/s (above 0, to 10)"),
    /** No parts. */
    NO_PERCENTAGE("is not a percentage"),
    /** No parts. */
    NO_CELLS("is not a number of cells"),
    /** No parts. */
    NO_CHO_CR("is no Cho/Cr (0–1000)"),
    /** No parts. */
    NO_AGE("is no age in years (0–120)"),
    /** No parts. */
    NO_DIAMETER("is no diameter in mm (above 0, to 1000)"),
    /** No parts. */
    NO_GRADE("is no FNCLCC grade (1, 2, 3; G1, G2, G3; I, II, III)"),
    /** No parts. */
    NO_YES_NO("is neither yes nor no"),
    /** Parts: reason and its place. */
    EXCLUDED("excluded: {0}"),
    /** Parts: place. */
    INCLUDED("included ({0})"),
    /** Parts: percentage, place. */
    FROM_CELLS("{0} from the cells ({1})"),
    /** Parts: file, line. */
    PLACE("{0}, line {1}"),
    /** No parts. */
    BOTH_READERS("readers are named both in a column and in headings"),
    /** No parts. */
    NAMES_NO_CASE("names no case"),
    /** No parts. */
    NO_SESSION("is no session (1 to 99)"),
    /** No parts. */
    NO_UNIT("no unit"),
    /** Parts: line, cells, headings. */
    CELL_COUNT("line {0} has {1} cells, but there are {2} headings"),
    /** Parts: line, cells, headings. */
    CELL_COUNT_COMMA(
            "line {0} has {1} cells, but there are {2} headings (a decimal comma must stand in quotes, or better be a point)"),
    /** Parts: line. */
    QUOTE_OPEN("a quotation mark after line {0} is not closed"),
    /** Parts: messages, number. */
    MORE("{0} And {1} more."),
    /** No parts. */
    LOOK_LIKE_FRACTIONS("They look like fractions: head the column ki67 (fraction)."),
    /** Parts: column. */
    IF_MM2("If they are mm²/s, head the column {0} (mm²/s)."),
    /** Parts: column. */
    IF_MICRO("If they are 10⁻⁶ mm²/s, head the column {0} (1e-6 mm2/s)."),
    /** Parts: value. */
    ONLY_VALUE("its only value is {0}"),
    /** Parts: number, median, least, greatest. */
    VALUES("{0} values, median {1}, from {2} to {3}"),
    /** Parts: evidence. */
    PER_CENT("{0} per cent"),
    /** Parts: evidence. */
    WHERE_TISSUE("{0} × 10⁻³ mm²/s, where tissue has 0.1 to 4"),
    /** No parts. */
    NO_MARKER("no marker"),
    /** No parts. */
    NO_VALUE("no case has a value"),
    /** Parts: number of cases. */
    DESCRIBING("Describing {0} cases");

    private final String template;

    CohortWording(String template) {
        this.template = template;
    }

    @Override
    public String template() {
        return template;
    }
}
