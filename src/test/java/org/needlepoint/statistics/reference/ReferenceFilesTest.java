package org.needlepoint.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.problem.ProblemException;

/** Every number of the reference files computed by R, recomputed. */
class ReferenceFilesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("needlepoint.shared", "../shared"), "reference", "statistics");

    @ParameterizedTest
    @CsvSource({"cohort32.json", "cohort32-ties.json", "cohort240.json"})
    void every_result_of_r_is_confirmed(String name) throws ProblemException {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), file + " absent: the values computed by R cannot be compared");
        Validation validation = ReferenceFile.read(file).validate();
        assertThat(validation.disagreements()).isEmpty();
        assertThat(validation.unknown()).isEmpty();
        assertThat(validation.notes()).isEmpty();
    }
}
