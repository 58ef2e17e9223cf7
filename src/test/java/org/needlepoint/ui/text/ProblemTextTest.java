package org.needlepoint.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;

/** Every problem that the engine can have is told in Chinese, with the same places, and nothing is left over. */
class ProblemTextTest {
    private static final Path BUNDLE = Path.of("src/main/resources/org/needlepoint/workflow/problem_zh_CN.properties");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final Pattern THREE_ENGLISH_WORDS =
            Pattern.compile("(?<![A-Za-z-])[A-Za-z][a-z]+(?:[ ,]+[A-Za-z][a-z]+){2,}");
    /** Names that DICOM, a shell or a standard prints in this way, in every language. */
    private static final List<String> VERBATIM = List.of(
            "DICOM MR Spectroscopy Storage",
            "Explicit VR Little Endian",
            "Frame of Reference UID",
            "Series Instance UID",
            "sudo apt-get install libvtk9-java openjdk-17-jre");

    private static final Map<String, String> CHINESE = new TreeMap<>();
    private static final Map<String, String> ENGLISH = new TreeMap<>();
    private static final Map<String, Problem> PROBLEMS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Properties p = new Properties();
        try (Reader in = Files.newBufferedReader(BUNDLE, StandardCharsets.UTF_8)) {
            p.load(in);
        }
        p.forEach((k, v) -> CHINESE.put((String) k, (String) v));
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.needlepoint").stream()
                        .filter(c -> c.isEnum() && c.isAssignableTo(Problem.class))
                        .flatMap(c -> Arrays.stream(c.reflect().getEnumConstants()))
                        .forEach(c -> {
                            Problem problem = (Problem) c;
                            String key = "problem." + c.getClass().getSimpleName() + "." + problem.name();
                            PROBLEMS.put(key, problem);
                            assertThat(ENGLISH.put(key + ".message", problem.message()))
                                    .as("two enums have %s", key)
                                    .isNull();
                            ENGLISH.put(key + ".remedy", problem.remedy());
                        });
    }

    @AfterEach
    void english() {
        Texts.use(Locale.ENGLISH);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_problem_has_its_two_texts_and_no_text_is_left_over() {
        assertThat(ENGLISH).hasSizeGreaterThan(400);
        assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
    }

    @Test
    void the_places_are_those_of_the_english_words() {
        ENGLISH.forEach((key, text) ->
                assertThat(places(CHINESE.get(key))).as("places of %s", key).isEqualTo(places(text)));
    }

    @Test
    void the_texts_are_chinese_sentences() {
        CHINESE.forEach((key, text) -> {
            String rest = text;
            for (String name : VERBATIM) {
                rest = rest.replace(name, "");
            }
            rest = rest.replaceAll("\\./needlepoint(?: [a-z]+){0,2}", "");
            assertThat(rest).as(key).containsPattern("\\p{IsHan}");
            assertThat(THREE_ENGLISH_WORDS.matcher(rest).find())
                    .as("English in %s: %s", key, text)
                    .isFalse();
            assertThat(PLACE.matcher(text).replaceAll(""))
                    .as("braces of %s", key)
                    .doesNotContain("{", "}");
            // A command at the end is copied, so that no stop may cling to it.
            assertThat(text).as(key).matches("(?s).*(。|apt-get install \\{2}|\\{2})");
        });
    }

    @Test
    void numbers_options_and_file_names_are_those_of_the_english_words() {
        Pattern verbatim = Pattern.compile("--[a-z-]+|[\\w.-]+\\.(?:md|json|csv|tfm)\\b|\\b(?!3-D)\\d+(?:\\.\\d+)?\\b");
        ENGLISH.forEach((key, english) -> assertThat(
                        verbatim.matcher(PLACE.matcher(CHINESE.get(key)).replaceAll(""))
                                .results()
                                .map(r -> r.group())
                                .collect(Collectors.toSet()))
                .as(key)
                .isEqualTo(verbatim.matcher(PLACE.matcher(english).replaceAll(""))
                        .results()
                        .map(r -> r.group())
                        .collect(Collectors.toSet())));
    }

    /** What the window never asks for, or what a database says: a table's rows, published figures, the placement advice. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(cohort/(store|teaching|consistency)|statistics|placement|report/chart|spectroscopy/\\w+File|spectroscopy/Header"
                    + "|pathology/Histology|pathology/Specimen|casefile/MarksFile|workflow/(Advise|Placement|Validate|Fit)"
                    + "|cohort/GroupComparison).*");

    /** A part in words is a wording, or it stays English in the window. */
    @Test
    void a_part_in_words_does_not_stand_in_the_code() throws IOException {
        Path main = Path.of("src/main/java/org/needlepoint");
        Pattern call = Pattern.compile("(?s)new ProblemException\\(.*?\\);");
        Pattern words = Pattern.compile("\"[^\"]*[a-z]{2,} [a-z]{2,}[^\"]*\"");
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(main)) {
            for (Path f : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = main.relativize(f).toString();
                if (!ELSEWHERE.matcher(name).matches()) {
                    call.matcher(Files.readString(f))
                            .results()
                            .flatMap(m -> words.matcher(m.group()).results())
                            .forEach(m -> found.put(name, m.group()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_problem_is_told_in_the_language_of_the_window() throws Exception {
        Problem problem = problem("RegistrationProblem", "TOO_FEW_MARKERS");
        ProblemException e = new ProblemException(problem, 2);
        assertThat(ProblemText.message(e)).isEqualTo(e.getMessage());
        assertThat(ProblemText.remedy(e)).isEqualTo(e.remedy());
        assertThat(ProblemText.whole(e)).isEqualTo(e.getMessage() + " " + e.remedy());
        Texts.use(Locale.SIMPLIFIED_CHINESE);
        assertThat(ProblemText.message(e)).isEqualTo("配准至少需要三个在 CT 和 MR 上都找到的标记物；现有 2 个。");
        assertThat(ProblemText.whole(e)).isEqualTo(ProblemText.message(e) + ProblemText.remedy(e));
        assertThat(e).hasMessageStartingWith("A registration needs at least three");
    }

    @Test
    void parts_stand_verbatim_also_if_they_look_like_places() throws Exception {
        Texts.use(Locale.SIMPLIFIED_CHINESE);
        ProblemException e =
                new ProblemException(problem("CaseFileProblem", "RESULT_MALFORMED"), "a {1}'s.json", "/x/1000", "{0}");
        assertThat(ProblemText.message(e)).isEqualTo("结果文件 a {1}'s.json 在 /x/1000 处格式有误：{0}。");
    }

    @Test
    void parts_in_words_are_told_in_chinese_too_and_meet_it_without_a_space() throws Exception {
        Texts.use(Locale.SIMPLIFIED_CHINESE);
        assertThat(ProblemText.message(new ProblemException(problem("PathologyProblem", "NO_GRADE"), "Ewing sarcoma")))
                .isEqualTo("尤因肉瘤既没有 FNCLCC 评分，也没有分级。");
        assertThat(ProblemText.message(new ProblemException(problem("PathologyProblem", "NO_GRADE"), "肿瘤 7")))
                .isEqualTo("肿瘤 7 既没有 FNCLCC 评分，也没有分级。");
        assertThat(ProblemText.message(new ProblemException(
                        problem("CaseFolderProblem", "CASE_NOT_WRITABLE"), "/data/张 三", "permission denied")))
                .isEqualTo("无法将病例保存到 /data/张 三：没有权限。");
        // A problem within a problem.
        ProblemException inner = new ProblemException(
                problem("CaseFileProblem", "RESULT_MALFORMED"), "a.json", "line 7", "a number is required");
        assertThat(ProblemText.message(
                        new ProblemException(problem("CohortProblem", "RESULTS_REFUSED"), 2, 9, inner.getMessage())))
                .isEqualTo("9 个结果文件中有 2 个无法使用。结果文件 a.json 在第 7 行处格式有误：需要数值。");
    }

    private static Problem problem(String simpleName, String constant) {
        return PROBLEMS.get("problem." + simpleName + "." + constant);
    }

    @Test
    void a_problem_that_no_bundle_knows_is_still_told() {
        enum Other implements Problem {
            NEW;

            @Override
            public ProblemKind kind() {
                return ProblemKind.NO_INPUT;
            }

            @Override
            public String message() {
                return "It is {0}.";
            }

            @Override
            public String remedy() {
                return "Look at {0}.";
            }
        }
        Texts.use(Locale.SIMPLIFIED_CHINESE);
        assertThat(ProblemText.message(new ProblemException(Other.NEW, "new"))).isEqualTo("It is new.");
    }
}
