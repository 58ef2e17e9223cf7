package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.casefile.CaseFileProblem;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.geometry.Rotation;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.MeasureSettings;
import org.needlepoint.workflow.session.WorkflowProblem;

/** What a person places or moves by hand: markers, needle, landmarks, a transform from a file, a nudge. */
class HandPlacedTest {
    private static final Path THIGH = Path.of("sample-cases", "thigh-high-grade");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static JsonNode truth;
    private static JsonNode fitted;
    private static Path fittedFolder;

    @TempDir
    private Path temp;

    @BeforeAll
    static void measureOnce(@TempDir Path shared) throws Exception {
        truth = JSON.readTree(THIGH.resolve("truth.json").toFile());
        fittedFolder = shared.resolve("fitted");
        new MeasureCase(MeasureSettings.of(THIGH, fittedFolder)).run(Progress.NONE);
        fitted = JSON.readTree(fittedFolder.resolve("result.json").toFile());
    }

    private JsonNode measure(MeasureSettings settings) throws Exception {
        new MeasureCase(settings).run(Progress.NONE);
        return JSON.readTree(settings.output().resolve("result.json").toFile());
    }

    private MeasureSettings settings() {
        return MeasureSettings.of(THIGH, temp.resolve("out"));
    }

    private ProblemException refused(MeasureSettings settings) {
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> new MeasureCase(settings).run(Progress.NONE));
        assertThat(e).as("a refusal").isNotNull();
        assertThat(settings.output()).doesNotExist();
        return e;
    }

    private MeasureSettings with(PoseChoice.FixedImage fixed, Path transform) {
        return settings().with(new PoseChoice(Optional.of(transform), fixed, false, Optional.empty()));
    }

    private static double[] vector(JsonNode n) {
        double[] v = new double[n.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = n.get(i).asDouble();
        }
        return v;
    }

    private static RigidTransform ctToMr() {
        Frame ct = new Frame(truth.at("/frames/ct").asText(), "CT");
        Frame mr = new Frame(truth.at("/frames/mr").asText(), "MR");
        return RigidTransform.ofMatrix(ct, mr, vector(truth.at("/ctToMr")));
    }

    /** Bone landmarks at true places, with the error that a reader states. */
    private Path landmarks(boolean only, double... inPlaneMm) throws IOException {
        double[][] places = {{-70, -110, -520}, {10, -120, -500}, {-30, -60, -545}, {-60, -70, -470}};
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < inPlaneMm.length; i++) {
            Vector3 ct = new Vector3(places[i][0], places[i][1], places[i][2]);
            Vector3 mr = ctToMr().rotation().apply(ct).plus(ctToMr().translationMm());
            String error = String.format(Locale.ROOT, "{\"inPlane\": %s, \"throughPlane\": 1.5}", inPlaneMm[i]);
            list.append(i == 0 ? "" : ",")
                    .append("{\"label\": \"L")
                    .append(i + 1)
                    .append("\", \"kind\": \"bone\", \"ctLpsMm\": ")
                    .append(Arrays.toString(ct.toArray()))
                    .append(", \"mrLpsMm\": ")
                    .append(Arrays.toString(mr.toArray()))
                    .append(", \"ctErrorMm\": ")
                    .append(error)
                    .append(", \"mrErrorMm\": ")
                    .append(error)
                    .append("}");
        }
        Path file = temp.resolve("marks.json");
        Files.writeString(
                file,
                "{\"schema\": \"needlepoint-marks\", \"version\": 1, \"mr\": {\"frameOfReferenceUid\": "
                        + truth.at("/frames/mr") + "}, \"ct\": {\"frameOfReferenceUid\": " + truth.at("/frames/ct")
                        + "}, \"landmarksOnly\": " + only + ", \"landmarks\": [" + list + "]}");
        return file;
    }

    @Test
    void a_manual_needle_and_manual_markers_override_detection() throws Exception {
        StringBuilder mr = new StringBuilder();
        StringBuilder ct = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            mr.append(i == 0 ? "" : ",").append(truth.at("/markers/mr").get(i));
            ct.append(i == 0 ? "" : ",").append(truth.at("/markers/ct").get(i));
        }
        JsonNode needle = truth.at("/needles/0");
        double[] tip = vector(needle.at("/tipCtLpsMm"));
        double[] shaft = new double[3];
        for (int i = 0; i < 3; i++) {
            shaft[i] = tip[i] - 80 * needle.at("/directionCt").get(i).asDouble();
        }
        Path marks = temp.resolve("marks.json");
        Files.writeString(
                marks,
                "{\"schema\": \"needlepoint-marks\", \"version\": 1, \"mr\": {\"frameOfReferenceUid\": "
                        + truth.at("/frames/mr") + ", \"markers\": [" + mr + "]}, \"ct\": {\"frameOfReferenceUid\": "
                        + truth.at("/frames/ct") + ", \"markers\": [" + ct + "], \"needle\": {\"tipLpsMm\": "
                        + Arrays.toString(tip) + ", \"shaftLpsMm\": " + Arrays.toString(shaft) + "}}}");
        JsonNode r = measure(settings().withMarks(marks));
        assertThat(r.at("/needle/origin").asText()).isEqualTo("manual");
        assertThat(r.at("/markers/mr/0/origin").asText()).isEqualTo("manual");
        assertThat(vector(r.at("/needle/tipCtLpsMm"))).containsExactly(tip);
        assertThat(r.at("/markers/ct/3/positionLpsMm")).isEqualTo(truth.at("/markers/ct/3/positionLpsMm"));
    }

    @Test
    void landmarks_join_the_markers_with_their_own_error() throws Exception {
        JsonNode r = measure(settings().withMarks(landmarks(false, 0.4, 0.4)));
        assertThat(r.at("/registration/markersUsed").toString())
                .isEqualTo("[\"P1\",\"P2\",\"P3\",\"P4\",\"P5\",\"P6\",\"L1\",\"L2\"]");
        assertThat(r.at("/markers/mr/5/origin").asText()).isEqualTo("detected");
        assertThat(r.at("/markers/mr/6/origin").asText()).isEqualTo("landmark");
        assertThat(r.at("/markers/ct/7/sdInPlaneMm").asDouble()).isCloseTo(0.4, within(1e-9));
        assertThat(r.at("/markers/mr/7/sdThroughPlaneMm").asDouble()).isCloseTo(1.5, within(1e-9));
        // More evidence, less error; a landmark placed within centimetres adds next to nothing.
        double with = p95(r);
        assertThat(with).isLessThan(0.95 * p95(fitted));
        MeasureSettings loose = MeasureSettings.of(THIGH, temp.resolve("loose"));
        assertThat(p95(measure(loose.withMarks(landmarks(false, 40, 40)))))
                .isBetween(0.95 * p95(fitted), 1.0001 * p95(fitted));
        assertThat(r.at("/warnings").toString()).contains("Landmarks placed by hand");
    }

    private static double p95(JsonNode r) {
        return r.at("/registration/treAtTipMm/p95").asDouble();
    }

    @Test
    void landmarks_alone_can_carry_the_registration() throws Exception {
        JsonNode r = measure(settings().withMarks(landmarks(true, 0.5, 0.5, 0.5, 0.5)));
        assertThat(r.at("/registration/markersUsed").toString()).isEqualTo("[\"L1\",\"L2\",\"L3\",\"L4\"]");
        double[] found = new double[12];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(vector(r.at("/registration/ctToMr").get(i)), 0, found, 4 * i, 4);
        }
        // The landmarks are at true places, so the fit is the truth.
        assertThat(found).containsExactly(Arrays.copyOf(vector(truth.at("/ctToMr")), 12), within(1e-6));
        assertThat(r.at("/warnings").toString()).contains("no skin marker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"landmarks\": [{\"label\": \"L1\"}]",
                "\"landmarks\": [{\"label\": \"L1\", \"kind\": \"bone\", \"mrLpsMm\": [1, 2, 3], \"ctLpsMm\": [1, 2, 3],"
                        + " \"mrErrorMm\": {\"inPlane\": 0, \"throughPlane\": 1},"
                        + " \"ctErrorMm\": {\"inPlane\": 1, \"throughPlane\": 1}}]",
                "\"landmarks\": {}",
                "\"landmarksOnly\": true",
                "\"landmarksOnly\": \"yes\""
            })
    void malformed_landmarks_are_refused(String landmarks) throws Exception {
        Path marks = temp.resolve("marks.json");
        Files.writeString(
                marks,
                "{\"schema\": \"needlepoint-marks\", \"version\": 1, \"mr\": {\"frameOfReferenceUid\": \"1\"},"
                        + " \"ct\": {\"frameOfReferenceUid\": \"2\"}, " + landmarks + "}");
        ProblemException e = refused(settings().withMarks(marks));
        assertThat(e.problem()).isEqualTo(CaseFileProblem.MARKS_MALFORMED);
        assertThat(e.getMessage()).contains("landmarks");
    }

    @Test
    void a_landmark_of_another_frame_is_refused() throws Exception {
        Path marks = landmarks(false, 0.5);
        Files.writeString(
                marks, Files.readString(marks).replace(truth.at("/frames/mr").asText(), "1.2.3"));
        assertThat(refused(settings().withMarks(marks)).problem()).isEqualTo(WorkflowProblem.MARKS_OTHER_FRAME);
    }

    @Test
    void the_exported_transform_gives_the_same_numbers_when_it_is_imported() throws Exception {
        JsonNode r = measure(with(PoseChoice.FixedImage.MR, fittedFolder.resolve("mr-to-ct.tfm")));
        assertThat(r.at("/adc/mean").asDouble())
                .isCloseTo(fitted.at("/adc/mean").asDouble(), within(1e-9));
        assertThat(p95(r)).isCloseTo(p95(fitted), within(1e-6));
        assertThat(r.at("/registration/revision/sources/0").asText()).isEqualTo("transform file");
        assertThat(r.at("/registration/revision/pValue").asDouble()).isCloseTo(1, within(1e-6));
        assertThat(fitted.at("/registration/revision").isNull()).isTrue();
    }

    @Test
    void every_fit_can_be_exported_in_either_direction() throws Exception {
        Frame ct = new Frame(truth.at("/frames/ct").asText(), "CT");
        Frame mr = new Frame(truth.at("/frames/mr").asText(), "MR");
        Path result = fittedFolder.resolve("result.json");
        Path file = temp.resolve("out.tfm");
        for (ExportTransform.Fit fit : ExportTransform.Fit.values()) {
            ExportTransform.write(result, Optional.of(fit), PoseChoice.FixedImage.CT, file);
            double[] forward = ItkTransformFile.read(file, ct, mr).toMatrix();
            ExportTransform.write(result, Optional.of(fit), PoseChoice.FixedImage.MR, file);
            double[] back = ItkTransformFile.read(file, mr, ct).inverse().toMatrix();
            assertThat(back).containsExactly(forward, within(1e-9));
            String name = fit.name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (JsonNode m : fitted.at("/registration/models")) {
                if (m.get("model").asText().equals(name)) {
                    assertThat(Arrays.copyOf(forward, 4))
                            .containsExactly(vector(m.get("ctToMr").get(0)), within(1e-12));
                }
            }
        }
        ExportTransform.write(result, Optional.empty(), PoseChoice.FixedImage.MR, file);
        // Inverted twice on its way: equal but for the last digit.
        assertThat(ItkTransformFile.read(file, mr, ct).toMatrix())
                .containsExactly(
                        ItkTransformFile.read(fittedFolder.resolve("mr-to-ct.tfm"), mr, ct)
                                .toMatrix(),
                        within(1e-12));
    }

    @Test
    void a_transform_the_other_way_round_is_refused_by_name() throws Exception {
        ProblemException e = refused(with(PoseChoice.FixedImage.CT, fittedFolder.resolve("mr-to-ct.tfm")));
        assertThat(e.problem()).isEqualTo(WorkflowProblem.TRANSFORM_DIRECTION);
        assertThat(e.remedy()).contains("--transform-fixed MR");
    }

    @Test
    void a_transform_that_the_markers_contradict_is_refused() throws Exception {
        Frame ct = new Frame(truth.at("/frames/ct").asText(), "CT");
        Frame mr = new Frame(truth.at("/frames/mr").asText(), "MR");
        RigidTransform mrToCt = ItkTransformFile.read(fittedFolder.resolve("mr-to-ct.tfm"), mr, ct);
        Path wrong = temp.resolve("wrong.tfm");
        ItkTransformFile.write(
                wrong, mrToCt.then(new RigidTransform(ct, ct, Rotation.identity(), new Vector3(9, 0, 0))));
        ProblemException e = refused(with(PoseChoice.FixedImage.MR, wrong));
        assertThat(e.problem()).isEqualTo(WorkflowProblem.POSE_AGAINST_MARKERS);
        assertThat(e.getMessage()).contains("moves the tip by 9.0 mm");
    }

    @Test
    void a_nudge_moves_the_tip_as_said_and_its_error_by_as_much() throws Exception {
        JsonNode r = measure(settings()
                .with(new PoseChoice(
                        Optional.empty(),
                        PoseChoice.FixedImage.MR,
                        false,
                        Optional.of(PoseChoice.Nudge.parse("0.6,-0.8,0,0,0,2")))));
        double[] before = vector(fitted.at("/core/tipMrLpsMm"));
        double[] after = vector(r.at("/core/tipMrLpsMm"));
        // The turn is about the tip, so the tip moves by the shift alone.
        assertThat(after[0] - before[0]).isCloseTo(0.6, within(1e-6));
        assertThat(after[1] - before[1]).isCloseTo(-0.8, within(1e-6));
        assertThat(after[2] - before[2]).isCloseTo(0, within(1e-6));
        double angle = Math.toDegrees(
                Math.acos(dot(vector(fitted.at("/core/directionMr")), vector(r.at("/core/directionMr")))));
        assertThat(angle).isBetween(1.5, 2.0001);
        double rms = r.at("/registration/treAtTipMm/rms").asDouble();
        double was = fitted.at("/registration/treAtTipMm/rms").asDouble();
        // First order in the turn: 2° leave (0.035²/2) × 60 mm, the markers' distance, = 0.04 mm of the 1 mm open.
        assertThat(rms * rms).isCloseTo(was * was + 1, within(0.08));
        assertThat(r.at("/warnings").toString()).contains("Pose by nudge: it moves the tip by 1.0 mm");
        assertThat(Files.readString(temp.resolve("out/report.html"))).contains("Not the fit itself: pose by nudge");
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "a,b,c,d,e,f", "1,2,3,4,5,NaN", "60,0,0,0,0,0", "0,0,0,0,0,90", ""})
    void a_nudge_that_is_not_one_is_refused(String text) {
        assertThatThrownBy(() -> PoseChoice.Nudge.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--nudge");
    }
}
