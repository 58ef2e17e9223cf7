package org.needlepoint.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class Words {
    private Words() {}

    /**
     * Lines no longer than a width, broken at spaces. A single word that is longer is broken where it must be.
     *
     * @return at least one line
     */
    static List<String> wrapped(String text, Canvas.Style style, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (style.length(longer) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (style.length(line) > width && line.codePointCount(0, line.length()) > 1) {
                int cut = fitting(line, style, width);
                lines.add(line.substring(0, cut));
                line = line.substring(cut);
            }
        }
        lines.add(line);
        return lines;
    }

    /** How many chars of a word fit, at least one whole character. */
    private static int fitting(String word, Canvas.Style style, double width) {
        int cut = word.offsetByCodePoints(0, 1);
        while (cut < word.length()) {
            int next = word.offsetByCodePoints(cut, 1);
            if (style.length(word.substring(0, next)) > width) {
                break;
            }
            cut = next;
        }
        return cut;
    }
}
