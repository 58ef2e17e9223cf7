package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlepoint.cohort.eligibility.EligibilityFlow;
import org.needlepoint.pathology.Diagnosis;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.pathology.FnclccGrading;
import org.needlepoint.pathology.FnclccScore;
import org.needlepoint.pathology.SoftTissueTumour;
import org.needlepoint.pathology.SpecimenAgreement;
import org.needlepoint.pathology.SpecimenFinding;
import org.needlepoint.pathology.SpecimenPair;
import org.needlepoint.pathology.TumourCatalogue;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.CorrelationTest;
import org.needlepoint.statistics.DiagnosticTable;
import org.needlepoint.statistics.Direction;
import org.needlepoint.statistics.IntraclassCorrelation;
import org.needlepoint.statistics.QuantileType;
import org.needlepoint.statistics.RocCurve;
import org.needlepoint.statistics.Sample;

/**
 * The committed cohort, recomputed from its files with this project's statistics, against the tables of Xu et al. (2025).
 * Tolerances are half a unit of the last printed digit where the figure can be met, and one unit for areas, which come in
 * steps of 1/480 and 1/384, and for correlations.
 */
class TeachingCohortTest {
    private static final Path FOLDER = Path.of("sample-cases/cohort");

    private static List<CSVRecord> rows(String name) throws IOException {
        try (Reader in = Files.newBufferedReader(FOLDER.resolve(name));
                CSVParser csv = CSVParser.parse(
                        in,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            return csv.getRecords();
        }
    }

    /** One column of one reader. */
    private static double[] column(String name, int reader) throws IOException {
        return rows("cohort.csv").stream()
                .filter(r -> Integer.parseInt(r.get("reader")) == reader)
                .mapToDouble(r -> Double.parseDouble(r.get(name)))
                .toArray();
    }

    /** The value of each case: the mean of both readers. */
    private static double[] value(String name) throws IOException {
        double[] a = column(name, 1);
        double[] b = column(name, 2);
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            // Rounded to more digits than the file has: the mean of two decimals, free of binary residue.
            out[i] = Math.round((a[i] + b[i]) / 2 * 1e6) / 1e6;
        }
        return out;
    }

    private static boolean[] group(String name) throws IOException {
        double[] by = name.startsWith("grade") ? column("fnclcc_grade", 1) : value("ki67_percent");
        boolean[] out = new boolean[by.length];
        for (int i = 0; i < by.length; i++) {
            out[i] = name.startsWith("grade") ? by[i] >= 2 : by[i] >= 30;
        }
        return out;
    }

    private static Sample sample(String name, String group, boolean high) throws IOException, ProblemException {
        Sample all = Sample.of(name, value(name));
        return group.equals("all") ? all : all.where(BinaryOutcome.of(group, "high", "low", group(group)), high);
    }

    @Test
    void the_files_are_what_the_program_makes(@TempDir Path folder) throws IOException, ProblemException {
        Path out = folder.resolve("cohort");
        MakeTeachingCohort.make(MakeTeachingCohort.SEED, out);
        try (Stream<Path> made = Files.list(out)) {
            List<Path> files = made.sorted().toList();
            assertThat(files).hasSize(5);
            for (Path f : files) {
                assertThat(FOLDER.resolve(f.getFileName())).hasSameTextualContentAs(f);
            }
        }
    }

    @Test
    void every_row_says_that_it_is_synthetic() throws IOException {
        for (String file : List.of("cohort.csv", "pathology.csv", "candidates.csv")) {
            assertThat(rows(file)).allSatisfy(r -> {
                assertThat(r.get("synthetic")).isEqualTo("SYNTHETIC");
                assertThat(r.get("case_id")).startsWith("SYNTHETIC-");
            });
        }
        assertThat(Files.readString(FOLDER.resolve("README.md"))).startsWith("# Teaching cohort (SYNTHETIC)");
        assertThat(Files.readString(FOLDER.resolve("eligibility.json"))).contains("SYNTHETIC");
    }

    /** Tables 2 and 3; quartiles as SPSS computes them. NaN: not published or cannot hold (README). */
    @ParameterizedTest
    @CsvSource({
        "adc_mean, all, true, 1.08, 1.22, NaN",
        "adc_mean, grade, true, 1.04, 1.16, 1.29",
        "adc_mean, grade, false, 1.59, 1.63, 2.78",
        "adc_mean, ki67, true, 0.97, 1.12, 1.22",
        "adc_mean, ki67, false, 1.50, 1.61, 1.66",
        "adc_min, all, true, 0.85, 1.02, 1.21",
        "adc_min, grade, true, 0.81, 0.93, 1.06",
        "adc_min, grade, false, 1.24, 1.33, 2.49",
        "adc_min, ki67, true, 0.78, 0.91, 1.03",
        "adc_min, ki67, false, 1.15, 1.32, 1.38"
    })
    void quartiles_are_the_published_ones(
            String name, String group, boolean high, double p25, double median, double p75)
            throws IOException, ProblemException {
        QuantileType.Quartiles q = QuantileType.TYPE_6.quartiles(sample(name, group, high));
        assertThat(q.p25()).isCloseTo(p25, within(0.0055));
        assertThat(q.median()).isCloseTo(median, within(0.0055));
        if (!Double.isNaN(p75)) {
            assertThat(q.p75()).isCloseTo(p75, within(0.0055));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cho_cr, grade, true, 10.24, 2.61",
        "cho_cr, grade, false, 4.43, 1.95",
        "ki67_percent, all, true, 46.2, 26.0"
    })
    void means_and_deviations_are_the_published_ones(
            String name, String group, boolean high, double mean, double deviation)
            throws IOException, ProblemException {
        Sample s = sample(name, group, high);
        assertThat(s.mean()).isCloseTo(mean, within(0.0055));
        assertThat(s.standardDeviation()).isCloseTo(deviation, within(0.0055));
    }

    @ParameterizedTest
    @CsvSource({
        "adc_mean, 0.81, 3.38",
        "adc_min, 0.53, 2.91",
        "cho_cr, 0.65, 13.14",
        "ki67_percent, 5, 90",
    })
    void ranges_are_the_published_ones(String name, double least, double greatest)
            throws IOException, ProblemException {
        double[] sorted = Sample.of(name, value(name)).sorted();
        assertThat(sorted[0]).isEqualTo(least);
        assertThat(sorted[31]).isEqualTo(greatest);
    }

    /** Tables 4 to 6; high grade and high Ki-67 are positive for every marker. */
    @ParameterizedTest
    @CsvSource({
        "adc_min, LOWER_IS_POSITIVE, 0.956, 0.929, -0.782, -0.853",
        "adc_mean, LOWER_IS_POSITIVE, 0.969, 0.957, -0.814, -0.902",
        "cho_cr, HIGHER_IS_POSITIVE, 0.917, 0.943, 0.758, 0.710"
    })
    void areas_and_correlations_are_the_published_ones(
            String name, Direction direction, double aucGrade, double aucKi67, double rGrade, double rKi67)
            throws IOException, ProblemException {
        Sample s = Sample.of(name, value(name));
        assertThat(RocCurve.of(s, BinaryOutcome.of("grade", "high", "low", group("grade")), direction)
                        .auc())
                .isCloseTo(aucGrade, within(0.001));
        assertThat(RocCurve.of(s, BinaryOutcome.of("Ki-67", "high", "low", group("ki67")), direction)
                        .auc())
                .isCloseTo(aucKi67, within(0.001));
        assertThat(CorrelationTest.spearman()
                        .test(s, Sample.of("grade", column("fnclcc_grade", 1)))
                        .coefficient())
                .isCloseTo(rGrade, within(0.003));
        assertThat(CorrelationTest.spearman()
                        .test(s, Sample.of("Ki-67", value("ki67_percent")))
                        .coefficient())
                .isCloseTo(rKi67, within(0.003));
    }

    /** Table 5, with high grade as the positive class throughout. */
    @ParameterizedTest
    @CsvSource({
        "adc_min, LOWER_IS_POSITIVE, 1.170, 23, 7",
        "adc_mean, LOWER_IS_POSITIVE, 1.525, 23, 8",
        "cho_cr, HIGHER_IS_POSITIVE, 5.911, 19, 8"
    })
    void the_cut_offs_of_the_grade_split_as_published(
            String name, Direction direction, double cutOff, int highGrade, int lowGrade)
            throws IOException, ProblemException {
        DiagnosticTable t = RocCurve.of(
                        Sample.of(name, value(name)),
                        BinaryOutcome.of("grade", "high", "low", group("grade")),
                        direction)
                .at(cutOff);
        assertThat(t.sensitivity().successes()).isEqualTo(highGrade);
        assertThat(t.specificity().successes()).isEqualTo(lowGrade);
    }

    @ParameterizedTest
    @CsvSource({"ki67_percent, 0.938", "adc_mean, 0.867", "adc_min, 0.883", "cho_cr, 0.807"})
    void readers_agree_as_published(String name, double icc) throws IOException, ProblemException {
        assertThat(IntraclassCorrelation.of(
                                List.of(Sample.of("reader 1", column(name, 1)), Sample.of("reader 2", column(name, 2))))
                        .form(IntraclassCorrelation.Form.ICC_A_1, 0.95)
                        .value())
                .isCloseTo(icc, within(0.001));
    }

    @Test
    void readings_are_possible_ones() throws IOException {
        for (CSVRecord r : rows("cohort.csv")) {
            assertThat(Double.parseDouble(r.get("adc_min")))
                    .isPositive()
                    .isLessThan(Double.parseDouble(r.get("adc_mean")));
            assertThat(Double.parseDouble(r.get("cho_cr"))).isPositive();
            assertThat(Double.parseDouble(r.get("ki67_percent")))
                    .isBetween(0.0, 100.0)
                    .isEqualTo(Integer.parseInt(r.get("ki67_positive")) / 10.0);
        }
    }

    @Test
    void groups_subtypes_and_specimens_are_the_published_ones() throws IOException, ProblemException {
        TumourCatalogue who = TumourCatalogue.who2020();
        Map<String, Integer> subtypes = new HashMap<>();
        List<SpecimenPair> pairs = new ArrayList<>();
        Map<String, Integer> coreGrade = new LinkedHashMap<>();
        for (CSVRecord r : rows("pathology.csv")) {
            SpecimenFinding core = finding(r, "biopsy");
            SpecimenFinding surgery = finding(r, "surgery");
            subtypes.merge(surgery.subtype().orElseThrow().id(), 1, Integer::sum);
            coreGrade.put(r.get("case_id"), core.grade().orElseThrow().number());
            pairs.add(new SpecimenPair(r.get("case_id"), core, surgery));
        }
        Map<String, Integer> published = new HashMap<>();
        for (String s : List.of(
                "dedifferentiated liposarcoma:2",
                "myxoid liposarcoma:3",
                "pleomorphic liposarcoma:1",
                "leiomyosarcoma:8",
                "synovial sarcoma:2",
                "fibrosarcoma:6",
                "UPS:2",
                "malignant tenosynovial giant cell tumour:1",
                "extraskeletal Ewing sarcoma:1",
                "malignant SFT:1",
                "angiosarcoma:1",
                "ASPS:2",
                "rhabdomyosarcoma:2")) {
            published.put(who.named(s.split(":")[0]).id(), Integer.valueOf(s.split(":")[1]));
        }
        assertThat(subtypes).isEqualTo(published);
        SpecimenAgreement.Result r = SpecimenAgreement.withDefaults().compare(pairs);
        assertThat(r.diagnosis().orElseThrow().agreeing().successes()).isEqualTo(32);
        assertThat(r.subtype().orElseThrow().agreeing().successes()).isEqualTo(28);
        assertThat(r.subtype().orElseThrow().undetermined()).isEqualTo(2);
        assertThat(r.gradeGroup().orElseThrow().agreeing().successes()).isEqualTo(30);
        assertThat(pairs.stream().filter(p -> p.core().grade().orElseThrow().isHigh()))
                .hasSize(24);
        assertThat(pairs.stream().filter(p -> p.surgery().grade().orElseThrow().isHigh()))
                .hasSize(22);
        Map<String, Integer> ofTable = rows("cohort.csv").stream()
                .collect(Collectors.toMap(
                        c -> c.get("case_id"), c -> Integer.valueOf(c.get("fnclcc_grade")), (a, b) -> a));
        assertThat(ofTable).isEqualTo(coreGrade);
        int high = 0;
        for (boolean h : group("ki67")) {
            high += h ? 1 : 0;
        }
        assertThat(high).isEqualTo(20);
    }

    private static SpecimenFinding finding(CSVRecord r, String specimen) throws ProblemException {
        Optional<SoftTissueTumour> subtype = r.get(specimen + "_subtype").isEmpty()
                ? Optional.empty()
                : Optional.of(TumourCatalogue.who2020().named(r.get(specimen + "_subtype")));
        FnclccScore score = FnclccScore.of(
                Integer.parseInt(r.get(specimen + "_differentiation")),
                Integer.parseInt(r.get(specimen + "_mitoses")),
                Integer.parseInt(r.get(specimen + "_necrosis")));
        FnclccGrade grade = FnclccGrade.of(Integer.parseInt(r.get(specimen + "_fnclcc_grade")));
        SoftTissueTumour reference = TumourCatalogue.who2020().named(r.get("surgery_subtype"));
        FnclccGrading graded = FnclccGrading.of(reference, Optional.of(score), Optional.of(grade));
        // Flags of the subtype are expected; a differentiation score that is not the subtype's is not.
        assertThat(graded.cautions()).noneMatch(c -> c.contains("differentiation score"));
        return new SpecimenFinding(Optional.of(Diagnosis.SARCOMA), subtype, Optional.of(grade));
    }

    @Test
    void the_flow_is_the_published_one() throws IOException, ProblemException {
        EligibilityFlow flow = AssessEligibility.of(
                        FOLDER.resolve("candidates.csv"), Optional.of(FOLDER.resolve("eligibility.json")))
                .flow();
        assertThat(flow.assessed()).isEqualTo(115);
        assertThat(flow.steps()).extracting(s -> s.excluded().size()).containsExactly(8, 10, 9, 4, 13, 6, 33);
        assertThat(flow.undecided()).isEmpty();
        assertThat(flow.included())
                .containsExactlyElementsOf(rows("pathology.csv").stream()
                        .map(r -> r.get("case_id"))
                        .toList());
        // The six reasons that come with the program leave the 33 in for which the study gives none.
        EligibilityFlow study = AssessEligibility.of(FOLDER.resolve("candidates.csv"), Optional.empty())
                .flow();
        assertThat(study.excluded()).isEqualTo(50);
        assertThat(study.included()).hasSize(65);
    }

    @Test
    void the_flow_is_drawn_from_the_data(@TempDir Path folder) throws IOException, ProblemException {
        Path out = folder.resolve("flow");
        AssessEligibility.of(FOLDER.resolve("candidates.csv"), Optional.of(FOLDER.resolve("eligibility.json")))
                .write(out);
        assertThat(Files.readString(out.resolve("flow.svg"))).contains("115", "32", "13", "33");
        assertThat(Files.size(out.resolve("flow.pdf"))).isPositive();
        assertThat(Files.size(out.resolve("flow.png"))).isPositive();
        List<String> decisions = Files.readAllLines(out.resolve("decisions.csv"));
        assertThat(decisions).hasSize(116);
        assertThat(decisions.stream().filter(l -> l.contains(",excluded,Equivocal pathology")))
                .hasSize(6);
    }
}
