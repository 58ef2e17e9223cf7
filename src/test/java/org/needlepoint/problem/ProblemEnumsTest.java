package org.needlepoint.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every enum of problems: each constant must be something a person can read and act on. */
class ProblemEnumsTest {

    static Stream<Problem> problems() throws ClassNotFoundException {
        List<JavaClass> enums = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.needlepoint").stream()
                        .filter(c -> c.isEnum() && c.isAssignableTo(Problem.class))
                        .toList();
        assertThat(enums).as("problem enums on the class path").isNotEmpty();
        return enums.stream()
                .flatMap(c -> Arrays.stream(c.reflect().getEnumConstants()).map(Problem.class::cast));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void a_problem_has_a_message_a_remedy_and_a_kind(Problem problem) {
        assertThat(problem.kind()).isNotNull();
        assertThat(problem.message()).isNotBlank().doesNotContain("\n");
        assertThat(problem.remedy()).as("remedy of %s", problem.name()).isNotBlank();
        Set<String> used = places(problem.message() + problem.remedy());
        assertThat(used)
                .as("places of %s are numbered from 0 without a hole", problem.name())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, used.size())
                        .mapToObj(Integer::toString)
                        .toList());
    }

    private static Set<String> places(String template) {
        Set<String> places = new HashSet<>();
        Matcher m = Pattern.compile("\\{(\\d+)}").matcher(template);
        while (m.find()) {
            places.add(m.group(1));
        }
        return places;
    }

    @Test
    void every_kind_has_its_own_exit_code() {
        assertThat(Arrays.stream(ProblemKind.values()).map(ProblemKind::exitCode))
                .doesNotHaveDuplicates()
                .noneMatch(code -> code <= 2 || code > 125);
    }

    @Test
    void places_are_filled_verbatim() {
        Problem p = new Problem() {
            @Override
            public String name() {
                return "TEST";
            }

            @Override
            public ProblemKind kind() {
                return ProblemKind.DIFFUSION;
            }

            @Override
            public String message() {
                return "The patient's b-value is {0} s/mm² in {1}";
            }

            @Override
            public String remedy() {
                return "Look at {1}";
            }
        };
        ProblemException e = new ProblemException(p, 1000, "a {0} {1} file");
        assertThat(e).hasMessage("The patient's b-value is 1000 s/mm² in a {0} {1} file");
        assertThat(e.remedy()).isEqualTo("Look at a {0} {1} file");
    }
}
