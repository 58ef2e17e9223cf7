package org.needlepoint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemKind;

/** The command as a user meets it: text and exit code. */
class ValidateCommandTest {
    private static final String FILE = "{\"input\": {\"adcMean\": [1, 2, 3, 5]}, \"shapiroWilk\":"
            + " {\"adcMean\": {\"W\": %s}}, \"anova\": {\"F\": 2}}";

    @TempDir
    private Path folder;

    @RegisterExtension
    private final Terminal terminal = new Terminal();

    private int run(String w) throws IOException {
        Path file = Files.writeString(folder.resolve("reference.json"), FILE.formatted(w));
        return Needlepoint.run("validate", file.toString());
    }

    @Test
    void agreement_prints_a_table_and_what_is_not_known_and_succeeds() throws IOException {
        assertThat(run("0.971373665482706")).isZero();
        String text = terminal.printed();
        assertThat(text)
                .contains("largest relative difference")
                .containsPattern("Shapiro.Wilk +1 +\\S+ +1e-08 +ok")
                .contains("Not known how to recompute:\n  anova\n")
                .contains("1 results compared; all within tolerance; 1 entries not known");
        assertThat(terminal.complaint()).isEmpty();
    }

    @Test
    void disagreement_prints_the_same_table_and_fails_with_its_own_code() throws IOException {
        assertThat(run("0.9713737"))
                .isEqualTo(ProblemKind.STATISTICS.exitCode())
                .isEqualTo(28);
        assertThat(terminal.printed())
                .containsPattern("Shapiro.Wilk +1 +3\\.6e-08 +1e-08 +DIFFERS +shapiroWilk\\.adcMean\\.W")
                .contains("Not confirmed:");
        assertThat(terminal.complaint()).contains("One entry in ").contains("shapiroWilk.adcMean.W (Shapiro");
    }

    @Test
    void a_file_that_cannot_be_used_says_why() throws IOException {
        assertThat(Needlepoint.run("validate", folder.resolve("none.json").toString()))
                .isEqualTo(ProblemKind.NO_INPUT.exitCode());
        assertThat(run("oops")).isEqualTo(ProblemKind.BAD_FILE.exitCode());
        assertThat(terminal.complaint()).contains("cannot be read").contains("line 1, column");
        assertThat(terminal.printed()).isEmpty();
    }
}
