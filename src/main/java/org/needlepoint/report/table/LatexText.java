package org.needlepoint.report.table;

import java.util.HashMap;
import java.util.Map;

/**
 * Text for LaTeX: its special characters escaped, signs and Greek letters as mathematics. A character that plain LaTeX
 * cannot set (beyond the Latin letters) is written as its number, as in "[U+4E2D]": visible, and the document compiles.
 */
final class LatexText {
    private static final int LAST_LATIN = 0x17f;
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠ";
    private static final String RAISED_MEANS = "0123456789+-=()niabcdef";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";
    private static final String LOWERED_MEANS = "0123456789+-=()";
    private static final Map<Integer, String> SIGNS = signs();

    private LatexText() {}

    private static Map<Integer, String> signs() {
        Map<Integer, String> m = new HashMap<>();
        String[] pairs = {
            "\\",
            "\\textbackslash{}",
            "{",
            "\\{",
            "}",
            "\\}",
            "$",
            "\\$",
            "&",
            "\\&",
            "#",
            "\\#",
            "%",
            "\\%",
            "_",
            "\\_",
            "^",
            "\\textasciicircum{}",
            "~",
            "\\textasciitilde{}",
            "<",
            "$<$",
            ">",
            "$>$",
            "|",
            "$|$",
            "\"",
            "\\textquotedbl{}",
            "\u00a0",
            "~",
            "\u2009",
            "\\,",
            "\u202f",
            "\\,",
            "±",
            "$\\pm$",
            "×",
            "$\\times$",
            "÷",
            "$\\div$",
            "·",
            "$\\cdot$",
            "°",
            "$^{\\circ}$",
            "µ",
            "$\\mu$",
            "−",
            "$-$",
            "–",
            "--",
            "—",
            "---",
            "‐",
            "-",
            "‑",
            "-",
            "≤",
            "$\\leq$",
            "≥",
            "$\\geq$",
            "≈",
            "$\\approx$",
            "≠",
            "$\\neq$",
            "∞",
            "$\\infty$",
            "√",
            "$\\surd$",
            "Σ",
            "$\\Sigma$",
            "Δ",
            "$\\Delta$",
            "α",
            "$\\alpha$",
            "β",
            "$\\beta$",
            "γ",
            "$\\gamma$",
            "δ",
            "$\\delta$",
            "κ",
            "$\\kappa$",
            "λ",
            "$\\lambda$",
            "μ",
            "$\\mu$",
            "π",
            "$\\pi$",
            "ρ",
            "$\\rho$",
            "σ",
            "$\\sigma$",
            "τ",
            "$\\tau$",
            "φ",
            "$\\varphi$",
            "χ",
            "$\\chi$",
            "→",
            "$\\rightarrow$",
            "‘",
            "`",
            "’",
            "'",
            "“",
            "``",
            "”",
            "''",
            "…",
            "\\ldots{}",
            "•",
            "$\\bullet$",
            "†",
            "\\dag{}",
            "‡",
            "\\ddag{}",
            "§",
            "\\S{}",
            "¶",
            "\\P{}",
            "′",
            "$'$",
            "‰",
            "\\textperthousand{}"
        };
        for (int i = 0; i < pairs.length; i += 2) {
            m.put(pairs[i].codePointAt(0), pairs[i + 1]);
        }
        return m;
    }

    /** The text, safe in running text and in a table's cell. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        int[] c = text.codePoints().toArray();
        int i = 0;
        while (i < c.length) {
            int next = script(c, i, RAISED, RAISED_MEANS, "^", out);
            if (next == i) {
                next = script(c, i, LOWERED, LOWERED_MEANS, "_", out);
            }
            if (next == i) {
                character(c[i], out);
                next = i + 1;
            }
            i = next;
        }
        return out.toString();
    }

    /** Writes the run of small figures that begins here, if one does; the result is where it ends. */
    private static int script(int[] c, int from, String small, String means, String how, StringBuilder out) {
        int i = from;
        StringBuilder run = new StringBuilder();
        while (i < c.length && small.indexOf(c[i]) >= 0) {
            char plain = means.charAt(small.indexOf(c[i++]));
            run.append(Character.isLetter(plain) ? "\\mathrm{" + plain + "}" : String.valueOf(plain));
        }
        if (i > from) {
            out.append('$').append(how).append('{').append(run).append("}$");
        }
        return i;
    }

    private static void character(int c, StringBuilder out) {
        String sign = SIGNS.get(c);
        if (sign != null) {
            out.append(sign);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out.append(' ');
        } else if (c >= ' ' && c < 0x7f || c > 0xa0 && c <= LAST_LATIN) {
            out.appendCodePoint(c);
        } else {
            out.append(String.format(java.util.Locale.ROOT, "[U+%04X]", c));
        }
    }
}
