package org.needlepoint.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.statistics.BlandAltman;
import org.needlepoint.statistics.IntraclassCorrelation;
import org.needlepoint.work.Progress;

/** A whole cohort from its raw table, held against R's results for it (stats, pROC, psych, coin). */
class CohortAgainstRTest {
    private static final Path REFERENCE = Path.of("../shared/reference/statistics/cohort32.json");
    private static final double ROUNDING = 1e-9;

    @TempDir
    static Path folder;

    private static JsonNode r;
    private static CohortResults ours;

    @BeforeAll
    static void analyse() throws Exception {
        assumeTrue(Files.exists(REFERENCE), "The shared reference results are not there: " + REFERENCE);
        r = new ObjectMapper().readTree(REFERENCE.toFile());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < r.path("n").asInt(); i++) {
            JsonNode in = r.path("input");
            lines.add(String.join(
                    ",",
                    "case-" + (100 + i),
                    in.path("fnclccGrade").get(i).asText(),
                    in.path("ki67Percent").get(i).asText(),
                    in.path("adcMin").get(i).asText(),
                    in.path("adcMean").get(i).asText(),
                    in.path("choCr").get(i).asText()));
        }
        ours = results(table(lines, "cohort32.csv"));
    }

    private static Path table(List<String> lines, String name) throws Exception {
        List<String> all = new ArrayList<>();
        all.add("Case,FNCLCC,Ki-67 (%),ADCmin (10⁻³ mm²/s),ADCmean,Cho/Cr");
        all.addAll(lines);
        return Files.write(folder.resolve(name), all);
    }

    private static CohortResults results(Path table) throws Exception {
        Cohort cohort = CohortReader.read(table, List.of(), Optional.empty(), Marker.ofTheStudy());
        return CohortAnalysis.run(cohort, AnalysisSettings.defaults(), Progress.NONE);
    }

    private static String name(Marker m) {
        return m.equals(Marker.ADC_MIN) ? "adcMin" : m.equals(Marker.ADC_MEAN) ? "adcMean" : "choCr";
    }

    @Test
    void descriptions_and_normality() {
        for (CohortResults.Measurement m : ours.measurements()) {
            String name = m.marker().equals(Marker.KI67) ? "ki67" : name(m.marker());
            JsonNode expected = r.path("shapiroWilk").path(name);
            assertThat(m.description().shapiroWilk().orElseThrow().p())
                    .as(name)
                    .isCloseTo(expected.path("p").asDouble(), within(ROUNDING));
            assertThat(m.description().cases().n()).isEqualTo(32);
        }
        assertThat(ours.measurements()).hasSize(4);
    }

    @Test
    void group_comparisons() {
        assertThat(ours.comparisons()).hasSize(6);
        for (GroupComparison c : ours.comparisons()) {
            JsonNode expected = r.path(c.grouping().key().equals("grade") ? "byGrade" : "byKi67")
                    .path(name(c.marker()));
            // R's groups are "0 minus 1"; ours are high minus low.
            assertThat(c.welch().orElseThrow().t())
                    .isCloseTo(-expected.path("welch").path("t").asDouble(), within(ROUNDING));
            assertThat(c.welch().orElseThrow().p())
                    .isCloseTo(expected.path("welch").path("p").asDouble(), within(ROUNDING));
            assertThat(c.student().orElseThrow().p())
                    .isCloseTo(expected.path("student").path("p").asDouble(), within(ROUNDING));
            assertThat(c.rankSum().z())
                    .isCloseTo(
                            -expected.path("mannWhitney").path("zTieCorrected").asDouble(), within(ROUNDING));
            assertThat(c.exactRankSum().orElseThrow().p())
                    .isCloseTo(
                            expected.path("mannWhitney")
                                    .path("pExactConditional")
                                    .asDouble(),
                            within(ROUNDING));
            assertThat(c.positive().cases().n()).isEqualTo(expected.path("n1").asInt());
            assertThat(c.negative().mean())
                    .isCloseTo(expected.path("mean").get(0).asDouble(), within(ROUNDING));
            assertThat(c.positive().quartiles().p75())
                    .isCloseTo(expected.path("quartilesType6").get(1).get(2).asDouble(), within(ROUNDING));
            boolean normal = c.positive().normal() && c.negative().normal();
            assertThat(c.byMeans()).isEqualTo(normal);
            assertThat(c.p())
                    .isEqualTo(
                            normal
                                    ? c.welch().orElseThrow().p()
                                    : c.exactRankSum().orElseThrow().p());
        }
    }

    @Test
    void correlations() {
        assertThat(ours.correlations()).hasSize(6);
        int compared = 0;
        for (Correlation c : ours.correlations()) {
            JsonNode expected = r.path("correlation")
                    .path(name(c.marker()) + (c.grouping().key().equals("grade") ? "Grade" : "Ki67"));
            if (!expected.isMissingNode()) {
                assertThat(c.spearman().coefficient())
                        .isCloseTo(expected.path("spearman").asDouble(), within(ROUNDING));
                assertThat(c.spearman().p())
                        .isCloseTo(expected.path("pSpearmanT").asDouble(), within(ROUNDING));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(5);
    }

    @Test
    void diagnostic_performance() {
        assertThat(ours.performance()).hasSize(6);
        int compared = 0;
        for (DiagnosticPerformance p : ours.performance()) {
            JsonNode expected = r.path("roc")
                    .path(name(p.marker()) + (p.grouping().key().equals("grade") ? "HighGrade" : "Ki67High"));
            if (expected.isMissingNode()) {
                continue;
            }
            compared++;
            assertThat(p.curve().auc()).isCloseTo(expected.path("auc").asDouble(), within(ROUNDING));
            assertThat(p.curve().direction().label())
                    .isEqualTo(expected.path("direction").asText());
            assertThat(p.interval().lower())
                    .isCloseTo(expected.path("ciDeLong95").get(0).asDouble(), within(ROUNDING));
            assertThat(p.interval().upper())
                    .isCloseTo(expected.path("ciDeLong95").get(1).asDouble(), within(ROUNDING));
            assertThat(p.cutOffs()).hasSize(expected.path("best").size());
            JsonNode best = expected.path("best").get(0);
            DiagnosticPerformance.CutOff cut = p.cutOffs().get(0);
            assertThat(cut.threshold()).isCloseTo(best.path("threshold").asDouble(), within(ROUNDING));
            assertThat(cut.table().sensitivity().value())
                    .isCloseTo(best.path("sensitivity").asDouble(), within(ROUNDING));
            assertThat(cut.table().specificity().value())
                    .isCloseTo(best.path("specificity").asDouble(), within(ROUNDING));
            // The test against ½ is the rank-sum test of the same groups.
            assertThat(p.p())
                    .isCloseTo(
                            r.path(p.grouping().key().equals("grade") ? "byGrade" : "byKi67")
                                    .path(name(p.marker()))
                                    .path("mannWhitney")
                                    .path("pExactConditional")
                                    .asDouble(),
                            within(ROUNDING));
        }
        assertThat(compared).isEqualTo(5);
    }

    @Test
    void areas_compared() {
        int compared = 0;
        for (AucComparison a : ours.aucComparisons()) {
            // R compared adcMean with the other two; ours have the study's order.
            boolean same = a.first().equals(Marker.ADC_MEAN) && a.second().equals(Marker.CHO_CR);
            boolean turned = a.first().equals(Marker.ADC_MIN) && a.second().equals(Marker.ADC_MEAN);
            if (a.grouping().key().equals("grade") && (same || turned)) {
                JsonNode expected = r.path("deLongPaired").path(same ? "adcMeanVsChoCr" : "adcMeanVsAdcMin");
                assertThat(a.test().p()).isCloseTo(expected.path("p").asDouble(), within(ROUNDING));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(2);
    }

    @Test
    void readers_of_a_wide_table() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("case_id;adc_mean_r1;adc_mean_r2 (10^-3 mm2/s)");
        for (int i = 0; i < 32; i++) {
            lines.add("c" + i + ";"
                    + r.path("input").path("reader1").get(i).asText().replace('.', ',') + ";"
                    + r.path("input").path("reader2").get(i).asText().replace('.', ','));
        }
        Cohort cohort = CohortReader.read(
                Files.write(folder.resolve("wide.csv"), lines), List.of(), Optional.empty(), Marker.ofTheStudy());
        CohortResults results = CohortAnalysis.run(cohort, AnalysisSettings.defaults(), Progress.NONE);
        ReaderAgreement agreement = results.readersOf(Marker.ADC_MEAN).orElseThrow();
        assertThat(agreement.readers()).containsExactly("reader 1", "reader 2");
        for (IntraclassCorrelation.Result icc : agreement.icc()) {
            JsonNode expected = null;
            for (JsonNode e : r.path("icc")) {
                if (e.path("type").asText().equals(icc.form().psychName())) {
                    expected = e;
                }
            }
            assertThat(icc.value()).isCloseTo(expected.path("icc").asDouble(), within(ROUNDING));
            assertThat(icc.interval().lower())
                    .isCloseTo(expected.path("lower95").asDouble(), within(ROUNDING));
            assertThat(icc.interval().upper())
                    .isCloseTo(expected.path("upper95").asDouble(), within(ROUNDING));
        }
        BlandAltman ba = agreement.pairs().get(0).agreement();
        JsonNode expected = r.path("blandAltman");
        assertThat(ba.bias()).isCloseTo(expected.path("bias").asDouble(), within(ROUNDING));
        assertThat(ba.repeatabilityCoefficient())
                .isCloseTo(expected.path("repeatabilityCoefficient").asDouble(), within(ROUNDING));
        assertThat(ba.withinSubjectCv().orElseThrow())
                .isCloseTo(expected.path("withinSubjectCv").asDouble(), within(ROUNDING));
        // The mean of the readers is what the analysis describes.
        double mean = 0;
        for (int i = 0; i < 32; i++) {
            mean += (r.path("input").path("reader1").get(i).asDouble()
                            + r.path("input").path("reader2").get(i).asDouble())
                    / 64;
        }
        assertThat(results.measurements().get(0).description().mean()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void order_of_rows_and_an_excluded_case_change_nothing() throws Exception {
        Path ordered = folder.resolve("cohort32.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(ordered));
        List<String> body = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(body, new Random(7));
        body = new ArrayList<>(body.stream().map(l -> l + ",yes").toList());
        body.add(5, "stranger,3,80,0.6,0.7,12,no");
        List<String> all = new ArrayList<>(List.of(lines.get(0) + ",included"));
        all.addAll(body);
        CohortResults shuffled = results(Files.write(folder.resolve("shuffled.csv"), all));
        assertThat(shuffled.cohort().excluded()).extracting(Cohort.Excluded::id).containsExactly("stranger");
        assertThat(json(shuffled)).isEqualTo(json(ours));
    }

    /** The results without where they came from. */
    private static JsonNode json(CohortResults results) throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        ResultsJson.write(results, "test", out);
        var tree = (com.fasterxml.jackson.databind.node.ObjectNode) new ObjectMapper().readTree(out.toByteArray());
        tree.remove("cohort");
        assertThat(tree.path("performance")).hasSize(6);
        return tree;
    }
}
