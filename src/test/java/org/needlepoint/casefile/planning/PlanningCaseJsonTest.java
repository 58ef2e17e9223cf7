package org.needlepoint.casefile.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.geometry.Frame;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;

class PlanningCaseJsonTest {
    private static final Path FOLDER = Path.of("/data/cases/0001/case");
    private static final Path FILE = FOLDER.resolve("case.json");
    private static final Instant AT = Instant.parse("2026-11-21T15:00:00.123Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static CaseDocument read(byte[] content) throws ProblemException {
        return PlanningCaseJson.read(content, FILE, FOLDER);
    }

    private static ObjectNode tree(PlanningCase c) throws IOException {
        return (ObjectNode) JSON.readTree(PlanningCaseJson.write(c, FOLDER, AT));
    }

    private static JsonSchema schema(boolean strict) throws IOException {
        JsonNode schema = JSON.readTree(Files.readAllBytes(Path.of("docs/case.schema.json")));
        if (strict) {
            close(schema);
        }
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        schema,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    /** Allows only the members that are described, to find those that are not. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode o && o.has("properties") && !o.has("additionalProperties")) {
            o.put("additionalProperties", false);
        }
        node.forEach(PlanningCaseJsonTest::close);
    }

    @Property(tries = 300)
    void what_is_read_is_exactly_what_was_written(@ForAll long seed) throws Exception {
        PlanningCase c = PlanningCases.random(seed, FOLDER);
        CaseDocument read = read(PlanningCaseJson.write(c, FOLDER, AT));
        assertThat(read.planningCase()).isEqualTo(c);
        assertThat(read.savedAt()).isEqualTo(AT);
        assertThat(read.migratedFrom()).isEmpty();
        // The order of the markers is the reader's.
        read.planningCase().marks().mr().ifPresent(m -> assertThat(m.positions().keySet())
                .containsExactlyElementsOf(
                        c.marks().mr().orElseThrow().positions().keySet()));
        assertThat(read.unknown()).as("nothing is unknown in one's own file").isEmpty();
    }

    @Test
    void files_conform_to_the_published_schema_which_describes_every_member() throws Exception {
        JsonSchema strict = schema(true);
        for (long seed : LongStream.range(0, 60).toArray()) {
            String file = new String(
                    PlanningCaseJson.write(PlanningCases.random(seed, FOLDER), FOLDER, AT), StandardCharsets.UTF_8);
            assertThat(strict.validate(file, InputFormat.JSON))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("input.path", o -> ((ObjectNode) o.get("input")).put("path", 3)),
                damage("input", o -> o.remove("input")),
                damage("template", o -> ((ObjectNode) o.get("template")).putNull("name")),
                damage("series.pet", o -> ((ObjectNode) o.get("series")).put("pet", "4")),
                damage("excluded[1]", o -> o.putArray("excluded").add("P1").add(2)),
                damage("marks.mr.markers[0].positionLpsMm", o -> o.withObject("/marks/mr")
                        .put("frameOfReferenceUid", "1.2")
                        .put("refine", false)
                        .put("detectOthers", true)
                        .putArray("markers")
                        .addObject()
                        .put("label", "P1")
                        .putArray("positionLpsMm")
                        .add(1)),
                damage("needle", o -> o.put("needle", "first")),
                damage("needle", o -> o.put("needle", 0)),
                damage("pose.fixed", o -> ((ObjectNode) o.get("pose")).put("fixed", "pet")),
                damage("rules.acceptMm", o -> ((ObjectNode) o.get("rules")).put("acceptMm", "wide")),
                damage("rules", o -> ((ObjectNode) o.get("rules")).put("acceptMm", -1)),
                damage("targetSlice.slice", o -> ((ObjectNode) o.get("targetSlice")).put("slice", 1.5)),
                damage("pathology.reported", o -> ((ObjectNode) o.get("pathology")).put("reported", "last week")),
                damage("notes[0].at", o -> o.putArray("notes")
                        .addObject()
                        .put("text", "x")
                        .put("flagged", false)
                        .put("at", "noon")),
                damage("confirmed[0]", o -> o.putArray("confirmed").add("everything")),
                damage("inputs[0].sha256", o -> o.putArray("inputs")
                        .addObject()
                        .put("file", "f")
                        .put("role", "ct")
                        .put("sopInstanceUid", "1")),
                damage("savedAt", o -> o.put("savedAt", "yesterday")),
                damage("version", o -> o.put("version", "two")));
    }

    private static Arguments damage(String path, Consumer<ObjectNode> change) {
        return Arguments.of(path, change);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_malformed_member_is_named_by_its_path(String path, Consumer<ObjectNode> change) throws Exception {
        ObjectNode tree = tree(PlanningCase.of(FOLDER));
        change.accept(tree);
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(JSON.writeValueAsBytes(tree)));
        assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_MALFORMED);
        assertThat(e).hasMessageContaining(FILE.toString()).hasMessageContaining("malformed at " + path + ":");
        assertThat(schema(false).validate(tree))
                .as("the schema sees it too, or it is a rule between two members")
                .satisfies(found -> assertThat(found.isEmpty()).isEqualTo(path.equals("template")));
    }

    @Test
    void a_cut_file_is_named_with_its_line() {
        byte[] all = PlanningCaseJson.write(PlanningCase.of(FOLDER), FOLDER, AT);
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> read(java.util.Arrays.copyOf(all, all.length / 2)));
        assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_MALFORMED);
        assertThat(e).hasMessageMatching("(?s).*malformed at line \\d+:.*");
    }

    @Test
    void a_newer_major_version_is_refused_with_both_versions() throws Exception {
        ObjectNode tree = tree(PlanningCase.of(FOLDER));
        tree.put("version", "4.1");
        // Its members may mean anything: they are not even looked at.
        tree.remove("marks");
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(JSON.writeValueAsBytes(tree)));
        assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_NEWER);
        assertThat(e).hasMessageContaining("4.1").hasMessageContaining("3.x");
        assertThat(e.remedy()).contains("newer program");
    }

    @Test
    void another_kind_of_file_is_refused() {
        for (String other : List.of("{\"schema\":\"needlepoint-result\"}", "[]", "{}")) {
            ProblemException e =
                    catchThrowableOfType(ProblemException.class, () -> read(other.getBytes(StandardCharsets.UTF_8)));
            assertThat(e.problem()).isEqualTo(CaseFolderProblem.NOT_A_CASE);
        }
    }

    @Test
    void members_of_a_newer_minor_version_are_kept_where_they_were() throws Exception {
        PlanningCase c = PlanningCases.random(3, FOLDER)
                .withRegions(List.of(region("tumour", 1), region("necrosis", 2), region("muscle", 3)));
        ObjectNode tree = tree(c);
        tree.put("version", "3.7");
        tree.putObject("needleGuide").put("kind", "laser").putArray("anglesRad").add(0.1);
        ((ObjectNode) tree.get("rules")).put("coreDepthMm", 1.25);
        ((ObjectNode) tree.get("regions").get(1)).put("colour", "blue");
        ((ObjectNode) tree.get("regions").get(2)).put("colour", "red");
        CaseDocument read = read(JSON.writeValueAsBytes(tree));
        assertThat(read.planningCase()).isEqualTo(c);

        // One region goes, one moves up and is redrawn, and the rules change.
        PlanningCase edited = c.withRegions(List.of(region("muscle", 4), region("tumour", 1)))
                .withRules(c.rules().withCore(12, 3));
        JsonNode out = JSON.readTree(PlanningCaseJson.write(edited, read, FOLDER, AT));
        assertThat(out.path("version").asText()).isEqualTo("3.7");
        assertThat(out.path("needleGuide")).isEqualTo(tree.get("needleGuide"));
        assertThat(out.at("/rules/coreDepthMm").doubleValue()).isEqualTo(1.25);
        assertThat(out.at("/rules/coreLengthMm").doubleValue()).isEqualTo(12);
        assertThat(out.at("/regions/0/colour").asText()).isEqualTo("red");
        assertThat(out.at("/regions/1").has("colour")).isFalse();
        assertThat(out.at("/regions")).hasSize(2);
        assertThat(read(JSON.writeValueAsBytes(out)).planningCase()).isEqualTo(edited);
    }

    private static DrawnRegion region(String name, double size) {
        return new DrawnRegion(name, "2.25.1", List.of(Vector3.ZERO, new Vector3(size, 0, 0), new Vector3(0, size, 0)));
    }

    @Property(tries = 100)
    void unknown_members_survive_any_edit_and_change_nothing_else(@ForAll long first, @ForAll long second)
            throws Exception {
        ObjectNode tree = tree(PlanningCases.random(first, FOLDER));
        tree.put("ward", "3 East");
        ((ObjectNode) tree.get("pathology")).put("slideScanner", "X");
        CaseDocument read = read(JSON.writeValueAsBytes(tree));
        PlanningCase edited = PlanningCases.random(second, FOLDER);
        byte[] out = PlanningCaseJson.write(edited, read, FOLDER, AT);
        assertThat(read(out).planningCase()).isEqualTo(edited);
        assertThat(JSON.readTree(out).path("ward").asText()).isEqualTo("3 East");
        assertThat(JSON.readTree(out).at("/pathology/slideScanner").asText()).isEqualTo("X");
    }

    @Test
    void paths_in_and_beside_the_case_are_relative_and_move_with_it() throws Exception {
        PlanningCase c = PlanningCase.of(FOLDER.resolveSibling("dicom"))
                .withTemplate(FOLDER.resolve("own.json").toString());
        byte[] file = PlanningCaseJson.write(c, FOLDER, AT);
        assertThat(JSON.readTree(file).at("/input/path").asText()).isEqualTo("../dicom");
        assertThat(JSON.readTree(file).at("/template/file/path").asText()).isEqualTo("own.json");
        Path moved = Path.of("/media/stick/0001/case");
        PlanningCase there =
                PlanningCaseJson.read(file, moved.resolve("case.json"), moved).planningCase();
        assertThat(there.input()).isEqualTo(Path.of("/media/stick/0001/dicom"));
        assertThat(there.template()).isEqualTo("/media/stick/0001/case/own.json");
    }

    @Test
    void paths_elsewhere_are_absolute() throws Exception {
        JsonNode far = tree(PlanningCase.of(Path.of("/archive/x.zip")));
        assertThat(far.at("/input/path").asText()).isEqualTo("/archive/x.zip");
        assertThat(far.at("/input/base").asText()).isEqualTo("absolute");
        // Two folders at the top of a disk share nothing but the disk.
        byte[] top = PlanningCaseJson.write(PlanningCase.of(Path.of("/dicom")), Path.of("/case"), AT);
        assertThat(JSON.readTree(top).at("/input/base").asText()).isEqualTo("absolute");
    }

    @Test
    void a_file_of_version_1_is_migrated() throws Exception {
        byte[] old;
        try (InputStream in = PlanningCaseJsonTest.class.getResourceAsStream("/casefile/case-v1.json")) {
            old = in.readAllBytes();
        }
        CaseDocument read = read(old);
        assertThat(read.migratedFrom()).contains("1.0");
        assertThat(read.softwareVersion()).isEqualTo("0.0.9");
        assertThat(read.savedAt()).isEqualTo(Instant.parse("2026-03-02T08:15:30Z"));
        PlanningCase c = read.planningCase();
        assertThat(c.input()).isEqualTo(Path.of("/data/cases/0001/dicom"));
        assertThat(c.template()).isEqualTo("vitamin-d-capsule-three");
        assertThat(c.series())
                .containsEntry(Purpose.CT, "7")
                .containsEntry(Purpose.T2, "2.25.99.3")
                .hasSize(2);
        var mr = c.marks().mr().orElseThrow();
        assertThat(mr.positions()).containsOnlyKeys("P4", "P5", "P6");
        assertThat(mr.positions().get("P5").toVector()).isEqualTo(new Vector3(-12, -71.9, 30));
        assertThat(mr.positions().get("P5").frame().id()).isEqualTo("2.25.1001");
        assertThat(mr.refine()).isTrue();
        assertThat(mr.detectOthers()).as("an older case measures as it did").isFalse();
        assertThat(c.marks().ct().orElseThrow().positions()).hasSize(3);
        assertThat(c.marks().needle().orElseThrow().tip().toVector()).isEqualTo(new Vector3(-10.4, -22.8, -103));
        assertThat(c.marks().needle().orElseThrow().shaft().frame().id()).isEqualTo("2.25.2002");
        assertThat(c.excluded()).containsExactly("P5");
        PoseChoice.Nudge nudge = c.pose().nudge().orElseThrow();
        assertThat(nudge.translationMm()).isEqualTo(new Vector3(1.5, -2, 0.25));
        assertThat(nudge.rotationRad().z()).isCloseTo(Math.PI / 2, Offset.offset(1e-15));
        assertThat(c.rules())
                .isEqualTo(new MeasuringRules(
                        ModelChoice.SLICE_LOCKED, AdcFitChoice.LOG_LINEAR, 2.5, 4.5, 15, 2, 2000, 42));
        assertThat(c.targetSlice()).isEqualTo(TargetSliceDecision.AUTOMATIC.withSlice(11));
        assertThat(c.notes())
                .containsExactly(new Note(
                        "Capsule P5 came loose", Optional.empty(), false, Instant.parse("2026-03-02T08:10:00Z")));
        assertThat(c.inputs()).hasSize(1);
        assertThat(c.pathology()).isEqualTo(PathologyEntry.EMPTY);
        assertThat(c.confirmed())
                .as("nothing is confirmed that nobody confirmed")
                .isEmpty();

        byte[] now = PlanningCaseJson.write(c, read, FOLDER, AT);
        assertThat(schema(false).validate(new String(now, StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        assertThat(JSON.readTree(now).path("version").asText()).isEqualTo(PlanningCaseJson.VERSION);
        assertThat(JSON.readTree(now).path("ward").asText())
                .as("unknown to both")
                .isEqualTo("3 East");
        assertThat(read(now).planningCase()).isEqualTo(c);
    }

    @Test
    void markers_of_a_file_of_version_2_stand_for_all_of_their_image() throws Exception {
        Point3 p4 = new Point3(new Frame("2.25.1001", "MR"), 1, 2, 3);
        MarksFile.Marks marks = new MarksFile.Marks("2.25.1001", Map.of("P4", p4), false, false);
        PlanningCase c = PlanningCase.of(Path.of("/dicom"))
                .withMarks(MarksFile.NONE.withMarkers(Optional.of(marks), Optional.empty()));
        ObjectNode old = tree(c);
        old.put("version", "2.0");
        old.remove("notUsed");
        ((ObjectNode) old.at("/marks/mr")).remove("detectOthers");
        CaseDocument read = read(JSON.writeValueAsBytes(old));
        assertThat(read.migratedFrom()).contains("2.0");
        assertThat(read.planningCase()).isEqualTo(c);
    }

    @Test
    void a_malformed_file_of_version_1_is_named_too() throws Exception {
        ObjectNode old;
        try (InputStream in = PlanningCaseJsonTest.class.getResourceAsStream("/casefile/case-v1.json")) {
            old = (ObjectNode) JSON.readTree(in);
        }
        old.putArray("nudge").add(1);
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(JSON.writeValueAsBytes(old)));
        assertThat(e).hasMessageContaining("malformed at nudge:");
    }
}
