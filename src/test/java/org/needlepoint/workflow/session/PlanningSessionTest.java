package org.needlepoint.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.needlepoint.casefile.CaseResult;
import org.needlepoint.casefile.CaseResultJson;
import org.needlepoint.casefile.MarksFile;
import org.needlepoint.casefile.planning.Acknowledgement;
import org.needlepoint.casefile.planning.DrawnRegion;
import org.needlepoint.casefile.planning.Hazard;
import org.needlepoint.casefile.planning.PlanningCase;
import org.needlepoint.casefile.planning.Step;
import org.needlepoint.diffusion.AdcSample;
import org.needlepoint.geometry.Point3;
import org.needlepoint.geometry.Vector3;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;
import org.needlepoint.report.ReportLanguage;
import org.needlepoint.work.CancelledException;
import org.needlepoint.work.Progress;
import org.needlepoint.workflow.session.PlanningSession.Depth;

/** The session of a window: the same numbers as the command line, and only what changed computed again. */
class PlanningSessionTest {
    private static final Path CASES = Path.of("sample-cases");
    private static final Path THIGH = CASES.resolve("thigh-high-grade");

    @TempDir
    private Path temp;

    private final PlanningSession window = new PlanningSession(SessionRules.WINDOW);

    private SessionSnapshot compute(PlanningCase decisions) {
        return window.compute(decisions, Progress.NONE);
    }

    private static SessionSnapshot commandLine(PlanningCase decisions) {
        return new PlanningSession(SessionRules.COMMAND_LINE).compute(decisions, Progress.NONE);
    }

    /** A result without what differs between two runs: its time and the place of its files. */
    private static String comparable(CaseResult result) throws Exception {
        Path file = Files.createTempFile("result", ".json");
        try {
            CaseResultJson.write(result, file);
            return Files.readString(file)
                    .replaceAll("\"createdAt\"\\s*:\\s*\"[^\"]*\"", "")
                    .replaceAll("\"marks\"\\s*:\\s*\"[^\"]*\"", "");
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"thigh-high-grade", "calf-low-grade"})
    void the_window_reaches_the_result_of_the_command_line(String name) throws Exception {
        PlanningCase decisions = PlanningCase.of(CASES.resolve(name));
        SessionSnapshot shown = compute(decisions).orThrow();
        assertThat(comparable(shown.result().orThrow()))
                .isEqualTo(comparable(commandLine(decisions).result().orThrow()));
    }

    @Test
    void after_edits_it_still_does() throws Exception {
        PlanningCase first = PlanningCase.of(THIGH);
        SessionSnapshot shown = compute(first);
        Point3 tip = shown.needle().orThrow().needle().tip();
        Vector3 direction = shown.needle().orThrow().needle().direction();
        PlanningCase moved = first.withExcluded(List.of("P2"))
                .withMarks(MarksFile.NONE.withNeedle(Optional.of(
                        new MarksFile.NeedleMark(tip.plus(direction.times(2)), tip.plus(direction.times(-60))))));
        SessionSnapshot after = compute(moved);
        assertThat(comparable(after.result().orThrow()))
                .isEqualTo(comparable(commandLine(moved).result().orThrow()));
        // And the way back leads to the same numbers as before.
        assertThat(comparable(compute(first).result().orThrow()))
                .isEqualTo(comparable(shown.result().orThrow()));
    }

    @Test
    void the_preview_is_the_measurement_without_its_intervals() throws Exception {
        SessionSnapshot shown = compute(PlanningCase.of(THIGH));
        AdcSample preview = shown.core().orThrow().adc().orElseThrow();
        assertThat(preview).isEqualTo(shown.measurement().orThrow().primaryAdc().sample());
        assertThat(shown.core().orThrow().rectangle())
                .isEqualTo(shown.measurement().orThrow().core().rectangle());
    }

    @Test
    void only_what_changed_is_computed_again() {
        PlanningCase first = PlanningCase.of(THIGH);
        SessionSnapshot before = compute(first);
        SessionSnapshot after = window.compute(first.withExcluded(List.of("P1")), Depth.PREVIEW, Progress.NONE);
        assertThat(after.images().value().orElseThrow())
                .as("images")
                .isSameAs(before.images().value().orElseThrow());
        assertThat(after.candidates()).as("marker candidates").isSameAs(before.candidates());
        assertThat(after.registration()).as("registration").isNotEqualTo(before.registration());
        assertThat(after.measurement()).as("a preview does not measure").isInstanceOf(StepResult.Waiting.class);
        SessionSnapshot back = window.compute(first, Depth.PREVIEW, Progress.NONE);
        assertThat(back.measurement())
                .as("a measurement of these very decisions")
                .isEqualTo(before.measurement());
    }

    @Test
    void a_refused_registration_leaves_the_images_and_the_markers_on_the_screen() {
        SessionSnapshot shown = compute(PlanningCase.of(CASES.resolve("trunk-moved")));
        assertThat(shown.images().value()).isPresent();
        assertThat(shown.candidates().value()).isPresent();
        assertThat(shown.targetSlices().value()).isPresent();
        assertThat(shown.state(Step.MARKERS)).isEqualTo(StepState.NEEDS_ATTENTION);
        assertThat(shown.result()).isInstanceOf(StepResult.Waiting.class);
        ProblemException same = catchThrowableOfType(
                ProblemException.class,
                () -> commandLine(PlanningCase.of(CASES.resolve("trunk-moved"))).orThrow());
        assertThat(shown.problem(Step.MARKERS).orElseThrow()).hasMessage(same.getMessage());
    }

    @Test
    void without_a_needle_the_images_open_and_one_can_be_drawn() throws Exception {
        SessionSnapshot all = compute(PlanningCase.of(THIGH));
        Point3 tip = all.needle().orThrow().needle().tip();
        Vector3 direction = all.needle().orThrow().needle().direction();
        // The needle's slices are taken away: what is left of the CT shows none.
        Path copy = copyWithoutNeedle(all);
        SessionSnapshot shown = compute(PlanningCase.of(copy));
        assertThat(shown.images().value()).isPresent();
        assertThat(shown.state(Step.NEEDLE)).isEqualTo(StepState.NEEDS_ATTENTION);
        SessionSnapshot drawn = compute(PlanningCase.of(copy)
                .withMarks(MarksFile.NONE.withNeedle(
                        Optional.of(new MarksFile.NeedleMark(tip, tip.plus(direction.times(-50)))))));
        assertThat(drawn.needle().orThrow().needle().tip().distanceMm(tip)).isLessThan(1e-9);
    }

    /** The thigh with the needle's metal turned to soft tissue. */
    private Path copyWithoutNeedle(SessionSnapshot all) throws Exception {
        Path copy = temp.resolve("no-needle");
        copy(THIGH, copy);
        for (Path file : ctFiles(copy)) {
            byte[] bytes = Files.readAllBytes(file);
            int start = pixelData(bytes);
            assertThat(start).as("pixel data of " + file).isPositive().isLessThan(bytes.length);
            for (int i = start; i + 1 < bytes.length; i += 2) {
                int value = (short) (bytes[i] & 0xff | bytes[i + 1] << 8);
                if (value > 1300) {
                    bytes[i] = (byte) (1060 & 0xff);
                    bytes[i + 1] = (byte) (1060 >> 8);
                }
            }
            Files.write(file, bytes);
        }
        return copy;
    }

    /** Offset after the header of (7FE0,0010) OW, explicit little endian. */
    private static int pixelData(byte[] bytes) {
        for (int i = 0; i + 12 < bytes.length; i++) {
            if ((bytes[i] & 0xff) == 0xe0
                    && (bytes[i + 1] & 0xff) == 0x7f
                    && bytes[i + 2] == 0x10
                    && bytes[i + 3] == 0
                    && bytes[i + 4] == 'O'
                    && bytes[i + 5] == 'W') {
                return i + 12;
            }
        }
        return -1;
    }

    private static List<Path> ctFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p ->
                            p.getParent().getFileName().toString().toLowerCase().contains("ct"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
    }

    private Path twoDates() throws IOException {
        Path copy = temp.resolve("late");
        copy(THIGH, copy);
        for (Path file : ctFiles(copy)) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            int tag = text.indexOf("\u0008\u0000\u0020\u0000DA\u0008\u0000");
            assertThat(tag).as("Study Date (0008,0020) of " + file).isPositive();
            int at = tag + 8;
            Files.writeString(
                    file, text.substring(0, at) + "20391231" + text.substring(at + 8), StandardCharsets.ISO_8859_1);
        }
        return copy;
    }

    @Test
    void two_sides_end_a_case_of_the_command_line_until_they_are_acknowledged() throws Exception {
        Path copy = temp.resolve("left");
        copy(THIGH, copy);
        String right = "\u0020\u0000\u0060\u0000CS\u0002\u0000R ";
        for (Path file : ctFiles(copy)) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(text).as("Laterality (0020,0060) of " + file).contains(right);
            Files.writeString(file, text.replace(right, right.replace("R ", "L ")), StandardCharsets.ISO_8859_1);
        }
        PlanningCase decisions = PlanningCase.of(copy);
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> commandLine(decisions).orThrow());
        assertThat(refusal.problem().kind()).isEqualTo(ProblemKind.WRONG_PATIENT);
        assertThat(refusal).hasMessageContaining("CT L, MR R");
        assertThat(refusal.remedy()).contains("--acknowledge two-sides");
        SessionRules judged = SessionRules.COMMAND_LINE.withAcknowledged(Set.of(Hazard.TWO_SIDES));
        CaseResult result = new PlanningSession(judged)
                .compute(decisions, Progress.NONE)
                .orThrow()
                .result()
                .orThrow();
        assertThat(result.warnings()).anyMatch(w -> w.startsWith("Two sides?"));
    }

    @Test
    void an_old_study_stops_the_window_until_it_is_acknowledged() throws Exception {
        PlanningCase decisions = PlanningCase.of(twoDates());
        SessionSnapshot stopped = compute(decisions);
        HazardFinding found = stopped.hazards().stream()
                .filter(h -> h.hazard() == Hazard.OLD_STUDY)
                .findFirst()
                .orElseThrow();
        assertThat(found.acknowledged()).isFalse();
        assertThat(found.evidence()).contains("CT 2039-12-31");
        assertThat(stopped.measurement().problem().orElseThrow().problem().kind())
                .isEqualTo(ProblemKind.WRONG_PATIENT);
        assertThat(stopped.state(Step.STUDY)).isEqualTo(StepState.NEEDS_ATTENTION);

        Acknowledgement other = new Acknowledgement(Hazard.OLD_STUDY, "CT 2001-01-01", "A. Reader", Instant.EPOCH);
        assertThat(compute(decisions.withAcknowledgement(other)).measurement().problem())
                .as("an acknowledgement of other evidence")
                .isPresent();

        Acknowledgement given = new Acknowledgement(Hazard.OLD_STUDY, found.evidence(), "A. Reader", Instant.EPOCH);
        SessionSnapshot measured = compute(decisions.withAcknowledgement(given)).orThrow();
        assertThat(measured.result().orThrow().warnings()).anyMatch(w -> w.contains("seven days"));
        // The command line measures with a warning: the interval is a rule of the study, not a sign of a wrong patient.
        assertThat(commandLine(decisions).orThrow().result().orThrow().warnings())
                .anyMatch(w -> w.contains("seven days"));
    }

    @Test
    void a_drawn_region_over_the_core_has_the_cores_values() throws Exception {
        PlanningCase decisions = PlanningCase.of(THIGH);
        SessionSnapshot shown = compute(decisions);
        var rectangle = shown.core().orThrow().rectangle();
        DrawnRegion region = new DrawnRegion(
                "as the core",
                rectangle.start().frame().id(),
                rectangle.corners().stream().map(Point3::toVector).toList());
        SessionSnapshot drawn = compute(decisions.withRegions(List.of(region)));
        CorePreview.RegionValue value = drawn.core().orThrow().regions().get(0);
        AdcSample core = drawn.core().orThrow().adc().orElseThrow();
        assertThat(value.areaMm2()).isCloseTo(40, within(1e-6));
        assertThat(value.adc().orElseThrow().mean()).isCloseTo(core.mean(), within(1e-12));
        assertThat(value.adc().orElseThrow().n()).isEqualTo(core.n());
    }

    @Test
    void a_cancelled_computation_leaves_the_earlier_one() {
        PlanningCase decisions = PlanningCase.of(THIGH);
        SessionSnapshot before = compute(decisions);
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, String step) {}

            @Override
            public void stopIfCancelled() {
                throw new CancelledException();
            }
        };
        assertThat(catchThrowableOfType(
                        CancelledException.class,
                        () -> window.compute(decisions.withNeedle(java.util.OptionalInt.of(1)), Depth.ALL, cancelled)))
                .isNotNull();
        assertThat(compute(decisions).images().value().orElseThrow())
                .isSameAs(before.images().value().orElseThrow());
    }

    @Test
    void what_the_window_writes_the_command_line_measures_again() throws Exception {
        PlanningCase first = PlanningCase.of(THIGH);
        SessionSnapshot shown = compute(first);
        Point3 tip = shown.needle().orThrow().needle().tip();
        Vector3 direction = shown.needle().orThrow().needle().direction();
        PlanningCase drawn = first.withMarks(MarksFile.NONE.withNeedle(
                Optional.of(new MarksFile.NeedleMark(tip.plus(direction.times(1)), tip.plus(direction.times(-50))))));
        Path out = temp.resolve("out");
        CaseOutput.writeSession(compute(drawn), false, ReportLanguage.ENGLISH, out, Progress.NONE);
        CaseResult written = CaseResultJson.read(out.resolve("result.json"));
        MeasureSettings again =
                RecordedSettings.read(written.provenance(), out.resolve("result.json"), THIGH, temp.resolve("again"));
        assertThat(again.marks().orElseThrow()).exists();
        assertThat(written.provenance().settings().get("marks.sha256"))
                .isEqualTo(RecordedSettings.sha256(again.marks().get()).orElseThrow());
        PlanningCase repeated =
                again.decisions().withMarks(MarksFile.read(again.marks().get()));
        assertThat(commandLine(repeated).orThrow().result(again).adc()).isEqualTo(written.adc());
        assertThat(Set.of("result.json", "result.csv", "report.html", "report.pdf", "mr-to-ct.tfm", "marks.json"))
                .allSatisfy(f -> assertThat(out.resolve(f)).exists());
    }
}
