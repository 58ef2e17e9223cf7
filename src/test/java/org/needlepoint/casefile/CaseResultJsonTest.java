package org.needlepoint.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.needlepoint.problem.ProblemException;

class CaseResultJsonTest {
    @TempDir
    Path folder;

    static Stream<CaseResult> results() {
        return Stream.of(SyntheticCase.complete(), SyntheticCase.sparse());
    }

    @ParameterizedTest
    @MethodSource("results")
    void what_is_read_is_exactly_what_was_written(CaseResult result) throws Exception {
        Path file = folder.resolve("result.json");
        CaseResultJson.write(result, file);
        assertThat(CaseResultJson.read(file)).isEqualTo(result);
    }

    @ParameterizedTest
    @MethodSource("results")
    void the_file_conforms_to_the_published_schema(CaseResult result) throws Exception {
        Path file = folder.resolve("result.json");
        CaseResultJson.write(result, file);
        assertThat(schema().validate(Files.readString(file), InputFormat.JSON)).isEmpty();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("/registration", o -> o.put("freMm", "0.5")),
                damage("/registration", o -> o.remove("ctToMr")),
                damage("/registration", o -> o.put("verdict", "excellent")),
                damage("/core", o -> o.putArray("tipMrLpsMm").add(1).add(2)),
                damage("/adc", o -> o.putArray("interval95").add(1)),
                damage("/adc", o -> o.put("mean", -0.2)),
                damage("/provenance/inputs/0", o -> o.put("sha256", "abc")),
                damage("/patient", o -> o.putNull("id")),
                damage("", o -> o.put("surprise", 1)));
    }

    private static Arguments damage(String at, Consumer<ObjectNode> change) {
        return Arguments.of(at, change);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void the_schema_refuses_a_damaged_file(String at, Consumer<ObjectNode> change) throws Exception {
        ObjectNode tree = written();
        change.accept((ObjectNode) tree.at(at));
        assertThat(schema().validate(tree)).isNotEmpty();
    }

    @Test
    void the_fields_that_acceptance_reads_are_where_they_were_promised() throws Exception {
        JsonNode json = written();
        assertThat(json.at("/software/name").asText()).isEqualTo("Needlepoint");
        assertThat(json.at("/patient/id").asText()).isEqualTo("NP-SYN-0001");
        assertThat(json.at("/series/ct").asText()).isEqualTo("1.2.826.0.1.3680043.10.1.1");
        assertThat(json.at("/markers/mr/0/label").asText()).isEqualTo("P1");
        assertThat(json.at("/markers/ct/0/positionLpsMm").size()).isEqualTo(3);
        assertThat(json.at("/targetSlice/index").asInt()).isEqualTo(7);
        assertThat(json.at("/targetSlice/shiftMm").asDouble()).isEqualTo(-24);
        assertThat(json.at("/registration/model").asText()).isEqualTo("slice-locked");
        assertThat(json.at("/registration/ctToMr/0/3").asDouble()).isEqualTo(12.3456789012345678);
        assertThat(json.at("/registration/ctToMr/3/3").asDouble()).isEqualTo(1);
        assertThat(json.at("/registration/treAtTipMm/p95").asDouble()).isEqualTo(1.62);
        assertThat(json.at("/registration/verdict").asText()).isEqualTo("accept");
        assertThat(json.at("/needle/tipCtLpsMm/2").asDouble()).isEqualTo(-180.125);
        assertThat(json.at("/core/outOfPlaneDeg").asDouble()).isEqualTo(1.4);
        assertThat(json.at("/adc/interval95/0").asDouble()).isEqualTo(0.931 - 0.049);
        assertThat(json.at("/adc/n").asInt()).isEqualTo(22);
        assertThat(json.at("/spectroscopy/choCr").asDouble()).isEqualTo(11.2);
        assertThat(json.at("/spectroscopy/quality").asText()).isEqualTo("caution");
        assertThat(json.at("/warnings").size()).isEqualTo(2);
        assertThat(json.at("/provenance/inputs/0/sha256").asText()).hasSize(64);
    }

    @Test
    void an_unknown_value_is_null_and_its_member_is_still_there() throws Exception {
        Path file = folder.resolve("result.json");
        CaseResultJson.write(SyntheticCase.sparse(), file);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.has("spectroscopy")).isTrue();
        assertThat(json.get("spectroscopy").isNull()).isTrue();
        assertThat(json.at("/series/mrs").isNull()).isTrue();
    }

    @Test
    void a_number_that_is_not_finite_is_refused_by_name() {
        CaseResult good = SyntheticCase.complete();
        AdcResult a = good.adc().orElseThrow();
        AdcResult bad = new AdcResult(
                a.source(),
                a.evidence(),
                a.bValues(),
                a.mean(),
                a.min(),
                Double.NaN,
                a.median(),
                a.p10(),
                a.p90(),
                a.n(),
                a.effectiveAreaMm2(),
                a.rejectedPixels(),
                a.interval95(),
                a.minInterval95(),
                a.minBias());
        CaseResult result = new CaseResult(
                good.software(),
                good.createdAt(),
                good.caseId(),
                good.warnings(),
                good.patient(),
                good.examination(),
                good.series(),
                good.seriesDetails(),
                good.markers(),
                good.targetSlice(),
                good.geometryComparison(),
                good.registration(),
                good.needle(),
                good.core(),
                Optional.of(bad),
                good.adcFromBValues(),
                good.spectroscopy(),
                good.provenance());
        assertThatThrownBy(() -> CaseResultJson.write(result, folder.resolve("result.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("adc.sd");
    }

    @Test
    void a_malformed_file_is_refused_naming_the_field() throws Exception {
        ObjectNode tree = written();
        ((ObjectNode) tree.at("/registration/treAtTipMm")).put("p95", "much");
        Path file = folder.resolve("bad.json");
        Files.writeString(file, tree.toString());
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> CaseResultJson.read(file));
        assertThat(e.problem()).isEqualTo(CaseFileProblem.RESULT_MALFORMED);
        assertThat(e).hasMessageContaining("registration.treAtTipMm.p95").hasMessageContaining("bad.json");
    }

    @Test
    void a_file_of_another_format_or_no_json_or_none_is_refused() throws Exception {
        Path old = folder.resolve("old.json");
        Files.writeString(old, "{\"schema\":\"needlepoint-result\",\"schemaVersion\":\"9.0\"}");
        Path broken = folder.resolve("broken.json");
        Files.writeString(broken, "{\n\"schema\": ");
        assertThat(List.of(old, broken, folder.resolve("absent.json")))
                .extracting(p -> catchThrowableOfType(ProblemException.class, () -> CaseResultJson.read(p))
                        .problem())
                .containsExactly(
                        CaseFileProblem.RESULT_VERSION,
                        CaseFileProblem.RESULT_MALFORMED,
                        CaseFileProblem.RESULT_NOT_READABLE);
    }

    private ObjectNode written() throws Exception {
        Path file = folder.resolve("written.json");
        CaseResultJson.write(SyntheticCase.complete(), file);
        return (ObjectNode) new ObjectMapper().readTree(file.toFile());
    }

    private static JsonSchema schema() throws Exception {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/result.schema.json")));
    }
}
