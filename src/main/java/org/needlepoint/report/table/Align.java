package org.needlepoint.report.table;

/** Where the text of a column stands. */
public enum Align {
    /** On the left: names. */
    LEFT("left"),
    /** In the middle: numbers of several kinds. */
    CENTRE("center"),
    /** On the right: numbers with equal decimals. */
    RIGHT("right");

    private final String css;

    Align(String css) {
        this.css = css;
    }

    /** The word of CSS and HTML. */
    String css() {
        return css;
    }
}
