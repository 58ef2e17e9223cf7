package org.needlepoint.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.casefile.planning.PoseChoice;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.RigidTransform;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.registration.ItkTransformFile;
import org.needlepoint.registration.RegistrationProblem;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.MeasureSettings;

/** Registration by intensities on the sample cases, whose true pose is known. */
class RegisterImagesTest {
    private static final Path CASES = Path.of("sample-cases");

    @TempDir
    private Path temp;

    private record Truth(Frame ct, Frame mr, RigidTransform ctToMr, Point3 tipCt, Point3 tipMr) {
        static Truth of(String name) throws Exception {
            JsonNode t = new ObjectMapper()
                    .readTree(CASES.resolve(name).resolve("truth.json").toFile());
            Frame ct = new Frame(t.at("/frames/ct").asText(), "CT");
            Frame mr = new Frame(t.at("/frames/mr").asText(), "MR");
            double[] m = new double[16];
            for (int i = 0; i < 16; i++) {
                m[i] = t.at("/ctToMr").get(i).asDouble();
            }
            RigidTransform ctToMr = RigidTransform.ofMatrix(ct, mr, m);
            JsonNode tip = t.at("/needles/0/tipCtLpsMm");
            Point3 tipCt = new Point3(
                    ct, tip.get(0).asDouble(), tip.get(1).asDouble(), tip.get(2).asDouble());
            return new Truth(ct, mr, ctToMr, tipCt, ctToMr.apply(tipCt));
        }

        double errorMm(RigidTransform found) {
            return found.apply(tipCt).distanceMm(tipMr);
        }
    }

    private List<String> register(String name, Optional<Path> start, Optional<RegisterImages.Place> target, Path out)
            throws ProblemException {
        return new RegisterImages(
                        CASES.resolve(name), Map.of(), start, PoseChoice.FixedImage.CT, false, target, 20, 1, out)
                .run(Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade"})
    void the_pose_is_found_without_markers_and_without_a_start(String name) throws Exception {
        Truth truth = Truth.of(name);
        Path out = temp.resolve("ct-to-mr.tfm");
        Point3 t = truth.tipMr();
        List<String> lines =
                register(name, Optional.empty(), Optional.of(new RegisterImages.Place(t.x(), t.y(), t.z())), out);
        assertThat(lines.toString()).contains("passed").doesNotContain("FAILED");
        // Half a CT slice: what the images can show through their plane.
        assertThat(truth.errorMm(ItkTransformFile.read(out, truth.ct(), truth.mr())))
                .isLessThan(1.5);
    }

    @Test
    void a_start_from_a_file_ends_at_the_same_place() throws Exception {
        Truth truth = Truth.of("thigh-high-grade");
        Point3 t = truth.tipMr();
        Optional<RegisterImages.Place> target = Optional.of(new RegisterImages.Place(t.x(), t.y(), t.z()));
        Path from = temp.resolve("centres.tfm");
        register("thigh-high-grade", Optional.empty(), target, from);
        Path start = temp.resolve("start.tfm");
        ItkTransformFile.write(start, truth.ctToMr());
        Path to = temp.resolve("refined.tfm");
        register("thigh-high-grade", Optional.of(start), target, to);
        RigidTransform a = ItkTransformFile.read(from, truth.ct(), truth.mr());
        RigidTransform b = ItkTransformFile.read(to, truth.ct(), truth.mr());
        assertThat(a.apply(truth.tipCt()).distanceMm(b.apply(truth.tipCt()))).isLessThan(0.3);
    }

    @Test
    void a_refined_pose_is_recorded_and_judged_by_the_markers() throws Exception {
        Truth truth = Truth.of("thigh-high-grade");
        Path out = temp.resolve("out");
        new MeasureCase(MeasureSettings.of(CASES.resolve("thigh-high-grade"), out)
                        .with(new PoseChoice(Optional.empty(), PoseChoice.FixedImage.MR, true, Optional.empty())))
                .run(Progress.NONE);
        JsonNode r = new ObjectMapper().readTree(out.resolve("result.json").toFile());
        assertThat(r.at("/registration/revision/sources").toString()).isEqualTo("[\"intensity refinement\"]");
        assertThat(r.at("/warnings").toString()).contains("Refined by the images (rigid)");
        RigidTransform mrToCt = ItkTransformFile.read(out.resolve("mr-to-ct.tfm"), truth.mr(), truth.ct());
        double error = truth.errorMm(mrToCt.inverse());
        assertThat(error).isLessThan(1.5);
        assertThat(error)
                .as("within the predicted error, which contains the move")
                .isLessThan(r.at("/registration/treAtTipMm/p95").asDouble());
    }

    @Test
    void nothing_is_written_when_it_cannot_be_done() throws Exception {
        Path out = temp.resolve("no/such/folder.tfm");
        assertThatThrownBy(() -> register("thigh-high-grade", Optional.empty(), Optional.empty(), out))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(RegistrationProblem.TRANSFORM_NOT_WRITABLE));
        Path onlyCt = temp.resolve("ct");
        Files.createDirectories(onlyCt);
        try (var files = Files.list(CASES.resolve("thigh-high-grade/CT"))) {
            for (Path p : files.toList()) {
                Files.copy(p, onlyCt.resolve(p.getFileName()));
            }
        }
        Path file = temp.resolve("x.tfm");
        RegisterImages job = new RegisterImages(
                onlyCt, Map.of(), Optional.empty(), PoseChoice.FixedImage.MR, false, Optional.empty(), 20, 1, file);
        assertThatThrownBy(() -> job.run(Progress.NONE)).hasMessageContaining("No T1- or T2-weighted MR series");
        assertThat(file).doesNotExist();
    }
}
