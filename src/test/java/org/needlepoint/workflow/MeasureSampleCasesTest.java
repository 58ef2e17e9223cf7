package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.MeasureSettings;

/** The main job on the committed cases, held against their truth within the limits that users were promised. */
class MeasureSampleCasesTest {
    private static final Path CASES = Path.of("sample-cases");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temp;

    private JsonNode measure(String name) throws Exception {
        Path out = temp.resolve(name);
        new MeasureCase(MeasureSettings.of(CASES.resolve(name), out)).run(Progress.NONE);
        return JSON.readTree(out.resolve("result.json").toFile());
    }

    private static double[] vector(JsonNode n) {
        double[] v = new double[n.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = n.get(i).asDouble();
        }
        return v;
    }

    private static double[] map(JsonNode rows, double[] p) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] row = vector(rows.get(i));
            out[i] = row[0] * p[0] + row[1] * p[1] + row[2] * p[2] + row[3];
        }
        return out;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double angleDeg(double[] a, double[] b) {
        return Math.toDegrees(Math.acos(Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade"})
    void values_meet_the_truth(String name) throws Exception {
        JsonNode truth = JSON.readTree(CASES.resolve(name).resolve("truth.json").toFile());
        JsonNode needle = truth.get("needles").get(0);
        JsonNode r = measure(name);

        double[] tipCt = vector(needle.get("tipCtLpsMm"));
        double[] tipMr = vector(needle.get("tipMrLpsMm"));
        double registrationError = distance(map(r.at("/registration/ctToMr"), tipCt), tipMr);
        assertThat(registrationError)
                .as("registration error at the true tip, mm")
                .isLessThanOrEqualTo(1);
        assertThat(distance(vector(r.at("/needle/tipCtLpsMm")), tipCt))
                .as("tip, mm")
                .isLessThanOrEqualTo(1);
        assertThat(angleDeg(vector(r.at("/needle/directionCt")), vector(needle.get("directionCt"))))
                .as("axis, degrees")
                .isLessThanOrEqualTo(1);
        // A predicted 95 % error is a claim about this very distance.
        assertThat(registrationError)
                .isLessThanOrEqualTo(r.at("/registration/treAtTipMm/p95").asDouble() * 1.5);

        double adc = truth.at("/adc/mean").asDouble();
        assertThat(r.at("/adc/mean").asDouble()).isCloseTo(adc, within(0.03 * adc));
        assertThat(adc)
                .isBetween(
                        r.at("/adc/interval95/0").asDouble(),
                        r.at("/adc/interval95/1").asDouble());
        double choCr = truth.at("/spectroscopy/choCr").asDouble();
        assertThat(r.at("/spectroscopy/choCr").asDouble()).isCloseTo(choCr, within(0.05 * choCr));
        assertThat(choCr)
                .isBetween(
                        r.at("/spectroscopy/interval95/0").asDouble(),
                        r.at("/spectroscopy/interval95/1").asDouble());
        assertThat(r.at("/targetSlice/index").asInt())
                .isEqualTo(truth.at("/targetSlice/index").asInt());
        assertThat(r.at("/targetSlice/shiftMm").asDouble())
                .isCloseTo(truth.at("/targetSlice/shiftMm").asDouble(), within(1e-6));
        for (String side : List.of("mr", "ct")) {
            for (int i = 0; i < 6; i++) {
                JsonNode found = r.at("/markers/" + side).get(i);
                JsonNode expected = truth.at("/markers/" + side).get(i);
                assertThat(found.get("label")).isEqualTo(expected.get("label"));
                assertThat(distance(vector(found.get("positionLpsMm")), vector(expected.get("positionLpsMm"))))
                        .as("%s on %s, mm", found.get("label"), side)
                        .isLessThan(1.5);
            }
        }
        // Never the label from a file: the reader must not have seen truth.json.
        assertThat(r.at("/provenance/inputs").toString()).doesNotContain("truth.json");
    }

    @Test
    void the_result_keeps_its_schema_and_the_report_is_whole() throws Exception {
        JsonNode r = measure("thigh-high-grade");
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.newInputStream(Path.of("docs/result.schema.json")));
        assertThat(schema.validate(r)).isEmpty();
        Path out = temp.resolve("thigh-high-grade");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "result.json", "result.csv", "report.html", "report.pdf", "mr-to-ct.tfm");
        }
        Frame ct = new Frame(r.at("/registration/ctFrameUid").asText(), "CT");
        Frame mr = new Frame(r.at("/registration/mrFrameUid").asText(), "MR");
        RigidTransform mrToCt = ItkTransformFile.read(out.resolve("mr-to-ct.tfm"), mr, ct);
        double[] tip = vector(r.at("/core/tipMrLpsMm"));
        assertThat(mrToCt.apply(new Point3(mr, tip[0], tip[1], tip[2])).toArray())
                .containsExactly(vector(r.at("/needle/tipCtLpsMm")), within(1e-6));
        assertThat(Files.readAllLines(out.resolve("result.csv"))).hasSize(2);
        try (PDDocument pdf = Loader.loadPDF(out.resolve("report.pdf").toFile())) {
            assertThat(pdf.getNumberOfPages()).isBetween(3, 9);
        }
        assertThat(Files.readString(out.resolve("report.html"))).contains("Not a medical device");
    }

    @Test
    void the_same_inputs_give_the_same_numbers() throws Exception {
        JsonNode first = measure("calf-low-grade");
        JsonNode second = measure("calf-low-grade");
        for (String part : List.of("registration", "needle", "core", "adc", "spectroscopy", "markers", "targetSlice")) {
            assertThat(second.get(part)).as(part).isEqualTo(first.get(part));
        }
    }
}
