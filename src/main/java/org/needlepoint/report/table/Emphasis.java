package org.needlepoint.report.table;

/** How the text of a cell stands out. */
public enum Emphasis {
    /** Not at all. */
    PLAIN,
    /** Bold, such as a significant p-value. */
    BOLD,
    /** Italic, such as a statistical symbol. */
    ITALIC
}
