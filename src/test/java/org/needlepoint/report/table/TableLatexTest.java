package org.needlepoint.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableLatexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "100 % & Cho_Cr #1 $ {x} \\ ~ ^ |"
                        + "100 \\% \\& Cho\\_Cr \\#1 \\$ \\{x\\} \\textbackslash{} \\textasciitilde{} \\textasciicircum{}",
                "10⁻³ mm²/s     | 10$^{-3}$ mm$^{2}$/s",
                "H₂O            | H$_{2}$O",
                "1.22 ± 0.45    | 1.22 $\\pm$ 0.45",
                "−0.90 to −0.64 | $-$0.90 to $-$0.64",
                "0.91–1.00      | 0.91--1.00",
                "< 0.001        | $<$ 0.001",
                "≥ 30 °C, ρ κ Δ | $\\geq$ 30 $^{\\circ}$C, $\\rho$ $\\kappa$ $\\Delta$",
                "Müller, 中      | Müller, [U+4E2D]",
                "noteᵃ          | note$^{\\mathrm{a}}$"
            })
    void text_is_escaped(String text, String latex) {
        assertThat(LatexText.escaped(text)).isEqualTo(latex);
    }

    @Property
    void no_character_of_a_text_commands_latex(@ForAll String text) {
        String latex = LatexText.escaped(text);
        // What is left after the escapes and the mathematics that we write ourselves must have no special character.
        String rest = latex.replaceAll("\\\\text[a-z]+\\{}", "")
                .replaceAll("\\\\(ldots|dag|ddag|S|P)\\{}", "")
                .replaceAll("\\\\[{}$&#%_,]", "")
                .replaceAll("\\$([<>|']|-|[_^]\\{[^$]*}|\\\\[a-z]+|\\\\(Sigma|Delta))\\$", "");
        assertThat(rest).doesNotContain("\\", "{", "}", "$", "&", "#", "%", "_", "^", "\n", "\r");
        assertThat(rest.codePoints()).allMatch(c -> c >= ' ' && c <= 0x17f && c != 0x7f);
    }

    @Test
    void the_table_has_three_rules_and_every_row_all_columns() {
        String latex = TableLatex.of(Tables.grades());
        assertThat(latex)
                .contains("\\begin{tabular}{@{}lccc@{}}", "\\toprule", "\\midrule", "\\bottomrule")
                .contains("\\caption{ADC \\& Cho/Cr by FNCLCC grade $<$core$>$}", "\\label{tab:table-3}")
                .contains(" & \\multicolumn{2}{c}{FNCLCC grade} &  \\\\\n\\cmidrule(lr){2-3}")
                .contains("\\multicolumn{4}{@{}l@{}}{\\textbf{Diffusion (10$^{-3}$ mm$^{2}$/s)}} \\\\")
                .contains("\\hspace*{1em}ADCmin & 0.93 (0.81, 1.06) & 1.33 (1.24, 2.49) & \\textbf{0.017} \\\\")
                .contains("\\textit{Cho/Cr} & 10.24 $\\pm$ 2.61");
        latex.lines()
                .filter(l -> l.endsWith("\\\\") && !l.contains("multicolumn"))
                .forEach(l -> assertThat(l.replace("\\&", "")
                                .chars()
                                .filter(c -> c == '&')
                                .count())
                        .as(l)
                        .isEqualTo(3));
    }

    @Test
    void a_bracket_is_not_taken_as_an_argument() {
        String latex = TableLatex.of(
                PrintedTable.titled("t").column("[a]").row("[1]").row("*").build());
        assertThat(latex).contains("{[a]} \\\\", "{[1]} \\\\", "{*} \\\\");
    }

    @Test
    void it_compiles_where_latex_is_installed(@TempDir Path folder) throws IOException, InterruptedException {
        boolean installed;
        try {
            installed = new ProcessBuilder("pdflatex", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            installed = false;
        }
        Assumptions.assumeTrue(installed, "pdflatex is not installed: the table was not compiled");
        Files.writeString(
                folder.resolve("t.tex"),
                "\\documentclass{article}\\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{textcomp}"
                        + "\\usepackage{booktabs}\\begin{document}\n" + TableLatex.of(Tables.grades())
                        + "\\end{document}\n");
        Process latex = new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "t.tex")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        assertThat(latex.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(latex.exitValue())
                .as(Files.readString(folder.resolve("out.txt")))
                .isZero();
        assertThat(folder.resolve("t.pdf")).exists();
    }
}
