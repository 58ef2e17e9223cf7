package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.MeasureSettings;
import org.needlepoint.workflow.session.WorkflowProblem;

/** Leaving markers out of a case: what the result of the whole case foretells is what then happens. */
class MarkerExclusionTest {
    private static final Path CASE = Path.of("sample-cases", "thigh-high-grade");

    @TempDir
    private Path temp;

    private JsonNode measure(String name, String... excluded) throws Exception {
        Path out = temp.resolve(name);
        // One model in both, or the recommendation could change with the markers.
        MeasureSettings all = MeasureSettings.of(CASE, out);
        new MeasureCase(all.withExcluded(List.of(excluded))).run(Progress.NONE);
        return new ObjectMapper().readTree(out.resolve("result.json").toFile());
    }

    private static double distance(JsonNode a, JsonNode b) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.pow(a.get(i).asDouble() - b.get(i).asDouble(), 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void a_marker_left_out_has_the_effect_that_was_foretold_and_recorded() throws Exception {
        JsonNode all = measure("all").get("registration");
        JsonNode p3 = null;
        for (JsonNode m : all.get("markerErrors")) {
            p3 = m.get("label").asText().equals("P3") ? m : p3;
        }
        Path out = temp.resolve("without");
        JsonNode result = measure("without", "P3");
        JsonNode without = result.get("registration");
        assertThat(without.get("markersUsed")).hasSize(5).noneMatch(l -> l.asText()
                .equals("P3"));
        assertThat(without.get("markerErrors")).hasSize(5);
        assertThat(without.get("model")).isEqualTo(all.get("model"));
        assertThat(without.at("/treAtTipMm/p95").asDouble())
                .isCloseTo(p3.at("/ifExcluded/treAtTipMm/p95").asDouble(), within(1e-6));
        assertThat(without.at("/exclusion/tipMoveMm").asDouble())
                .isCloseTo(p3.at("/ifExcluded/tipMoveMm").asDouble(), within(1e-6));
        assertThat(without.at("/exclusion/treAtTipWithAllMm/p95").asDouble())
                .isCloseTo(all.at("/treAtTipMm/p95").asDouble(), within(1e-6));
        assertThat(without.at("/exclusion/markers/0/label").asText()).isEqualTo("P3");
        assertThat(without.at("/exclusion/markers/0/distanceMm").asDouble()).isPositive();
        assertThat(result.at("/provenance/settings/markers.excluded").asText()).isEqualTo("P3");
        assertThat(result.get("warnings")).anyMatch(w -> w.asText().equals("Left out by the reader: P3"));
        assertThat(out.resolve("report.pdf")).exists();
        assertThat(all.get("exclusion").isNull()).isTrue();
    }

    @Test
    void the_track_runs_from_the_skin_to_the_end_of_the_core() throws Exception {
        JsonNode r = measure("all");
        JsonNode track = r.at("/registration/treAlongTrack");
        assertThat(track.get(0).get("distanceMm").asDouble()).isLessThan(-10);
        assertThat(track.get(track.size() - 1).get("distanceMm").asDouble()).isEqualTo(20);
        double before = Double.NEGATIVE_INFINITY;
        boolean tip = false;
        for (JsonNode t : track) {
            assertThat(t.get("distanceMm").asDouble()).isGreaterThan(before);
            before = t.get("distanceMm").asDouble();
            if (before == 0) {
                tip = true;
                assertThat(t.at("/tre/p95").asDouble())
                        .isCloseTo(r.at("/registration/treAtTipMm/p95").asDouble(), within(1e-9));
            }
        }
        assertThat(tip).isTrue();
        assertThat(distance(r.at("/core/tipMrLpsMm"), r.at("/core/cornersMrLpsMm/0")))
                .isLessThan(5);
    }

    @Test
    void what_cannot_be_left_out_is_refused() {
        ProblemException unknown = catchThrowableOfType(ProblemException.class, () -> measure("x", "P9"));
        assertThat(unknown.problem()).isEqualTo(WorkflowProblem.NO_SUCH_MARKER);
        assertThat(unknown).hasMessageContaining("P9").hasMessageContaining("P1, P2, P3");
        ProblemException many =
                catchThrowableOfType(ProblemException.class, () -> measure("x", "P1", "P2", "P3", "P4"));
        assertThat(many.problem()).isEqualTo(WorkflowProblem.TOO_MANY_EXCLUDED);
        assertThat(temp.resolve("x")).doesNotExist();
    }
}
