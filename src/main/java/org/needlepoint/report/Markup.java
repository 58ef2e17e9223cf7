package org.needlepoint.report;

import java.util.function.IntPredicate;

/**
 * Writes well-formed XHTML: text is escaped, characters that XML forbids are replaced, elements are closed in order.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder(1 << 16);
    private final java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();
    private final IntPredicate drawable;
    private boolean replaced;

    /**
     * Begins.
     *
     * @param drawable which characters can be shown; others become a box
     */
    Markup(IntPredicate drawable) {
        this.drawable = drawable;
    }

    /** Opens an element, with a class if that is not empty. */
    Markup open(String element, String cssClass) {
        out.append('<').append(element);
        if (!cssClass.isEmpty()) {
            out.append(" class=\"").append(cssClass).append('"');
        }
        out.append('>');
        open.push(element);
        return this;
    }

    /** Opens an element without a class. */
    Markup open(String element) {
        return open(element, "");
    }

    /** Opens a section with its heading. */
    Markup section(String title) {
        return open("div", "section").element("h2", title);
    }

    /** Closes the innermost element. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes text, escaped. */
    Markup text(String text) {
        text.codePoints().forEach(this::character);
        return this;
    }

    private void character(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\n', '\t', ' ' -> out.append(' ');
            default -> {
                if (isXml(c) && drawable.test(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append('□');
                    replaced = true;
                }
            }
        }
    }

    /** Characters of XML 1.0, section 2.2, beyond white space. */
    private static boolean isXml(int c) {
        return c > 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd || c >= 0x10000 && c <= 0x10ffff;
    }

    /** Writes an element with text in it. */
    Markup element(String element, String cssClass, String text) {
        return open(element, cssClass).text(text).close();
    }

    /** Writes an element with text in it, without a class. */
    Markup element(String element, String text) {
        return element(element, "", text);
    }

    /** Writes markup as it is: only for constants of this package and encoded images. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Whether a character had to be replaced by a box. */
    boolean hasReplaced() {
        return replaced;
    }

    /** A table row of header cells; a heading that starts with ">" is for numbers and stands on the right. */
    Markup headRow(String... headings) {
        open("thead").open("tr");
        for (String h : headings) {
            boolean number = h.startsWith(">");
            element("th", number ? "n" : "", number ? h.substring(1) : h);
        }
        return close().close().open("tbody");
    }

    /** A table row; a cell that starts with ">" holds a number and stands on the right. */
    Markup row(String... cells) {
        return row(false, cells);
    }

    /** A table row, stressed or not. */
    Markup row(boolean stressed, String... cells) {
        open("tr", stressed ? "b" : "");
        for (String cell : cells) {
            boolean number = cell.startsWith(">");
            element("td", number ? "n" : "", number ? cell.substring(1) : cell);
        }
        return close();
    }

    /** The whole text; every element must be closed. */
    String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Not closed: " + open);
        }
        return out.toString();
    }
}
