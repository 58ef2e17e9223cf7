package org.needlepoint.casefile.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

class CaseFolderTest {
    @TempDir
    private Path temporary;

    private Path folder() {
        return temporary.resolve("patient").resolve("case");
    }

    private static CaseOwner me() {
        return CaseOwner.here();
    }

    private static CaseFolder open(Path folder) throws ProblemException {
        return CaseFolder.open(folder, me(), false);
    }

    /** A disk that stops before a given step, some bytes into it if it is a write: like a crash, or like a full disk. */
    private static final class FailingDisk implements Disk {
        private final String reason;
        private int stepsLeft;
        private int steps;

        FailingDisk(int stepsLeft, String reason) {
            this.stepsLeft = stepsLeft;
            this.reason = reason;
        }

        private void step() throws IOException {
            if (stepsLeft-- <= 0) {
                throw new IOException(reason);
            }
            steps++;
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            try {
                step();
            } catch (IOException e) {
                Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 3));
                throw e;
            }
            REAL.write(file, bytes);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            step();
            REAL.move(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            step();
            REAL.delete(file);
        }

        @Override
        public void sync(Path folder) throws IOException {
            step();
            REAL.sync(folder);
        }
    }

    @Test
    void a_saved_case_is_opened_as_it_was() throws Exception {
        PlanningCase c = PlanningCases.random(11, folder());
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(c);
        }
        assertThat(CaseFolder.isCase(folder())).isTrue();
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().saved()).contains(c);
            assertThat(f.opening().savedAt().orElseThrow())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(f.opening().unsaved()).isEmpty();
            assertThat(f.opening().notes()).isEmpty();
        }
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("case.json", ".needlepoint");
        }
    }

    @Test
    void work_after_the_last_save_is_found_and_told_apart() throws Exception {
        PlanningCase saved = PlanningCase.of(temporary.resolve("dicom"));
        PlanningCase later = saved.withRules(saved.rules().withCore(15, 2)).withExcluded(List.of("P2"));
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(saved);
            f.autosave(later.withNeedle(java.util.OptionalInt.of(2)));
            f.autosave(later);
        }
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().saved()).contains(saved);
            UnsavedWork work = f.opening().unsaved().orElseThrow();
            assertThat(work.planningCase()).isEqualTo(later);
            assertThat(work.savedFileChanged()).isFalse();
            assertThat(work.changes())
                    .containsExactly(
                            new CaseChange("excluded", "excluded", Optional.of("[]"), Optional.of("[\"P2\"]")),
                            new CaseChange("rules", "rules.coreLengthMm", Optional.of("20.0"), Optional.of("15.0")));
            assertThat(CaseFolder.read(folder()).planningCase())
                    .as("what was saved is untouched")
                    .isEqualTo(saved);
        }
    }

    @Test
    void files_measured_after_the_last_save_are_no_unsaved_work_and_stay_known() throws Exception {
        PlanningCase c = PlanningCase.of(temporary.resolve("dicom"));
        PlanningCase measured = c.withInputs(List.of(new InputFile("CT/1", "ct", "1.2.3", "ab".repeat(32))));
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(c);
            f.autosave(measured);
        }
        for (int times = 0; times < 2; times++) {
            try (CaseFolder f = open(folder())) {
                assertThat(f.opening().unsaved()).isEmpty();
                assertThat(f.opening().saved()).contains(measured);
            }
        }
    }

    @Test
    void going_back_keeps_the_autosaved_work_aside() throws Exception {
        PlanningCase saved = PlanningCases.numbered(1);
        PlanningCase later = PlanningCases.numbered(2);
        Path aside;
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(saved);
            f.autosave(later);
            aside = f.discardUnsaved().orElseThrow();
        }
        assertThat(PlanningCaseJson.read(Files.readAllBytes(aside), aside, folder())
                        .planningCase())
                .isEqualTo(later);
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().unsaved()).isEmpty();
            assertThat(f.opening().saved()).contains(saved);
            assertThat(f.discardUnsaved()).isEmpty();
        }
    }

    @Test
    void undone_to_what_was_saved_nothing_is_unsaved() throws Exception {
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(PlanningCases.numbered(1));
            f.autosave(PlanningCases.numbered(2));
            f.autosave(PlanningCases.numbered(1));
        }
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().unsaved()).isEmpty();
        }
    }

    @Test
    void the_version_before_the_last_save_is_kept() throws Exception {
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(PlanningCases.numbered(1));
            f.save(PlanningCases.numbered(2));
        }
        Path previous = folder().resolve(".needlepoint/previous.json");
        assertThat(PlanningCases.number(PlanningCaseJson.read(Files.readAllBytes(previous), previous, folder())
                        .planningCase()))
                .isEqualTo(1);
    }

    @Test
    void a_case_replaced_by_other_means_is_told_beside_unsaved_work() throws Exception {
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(PlanningCases.numbered(1));
            f.autosave(PlanningCases.numbered(2));
        }
        Files.write(
                folder().resolve("case.json"),
                PlanningCaseJson.write(PlanningCases.numbered(9), folder(), Instant.now()));
        try (CaseFolder f = open(folder())) {
            assertThat(PlanningCases.number(f.opening().saved().orElseThrow())).isEqualTo(9);
            assertThat(f.opening().unsaved().orElseThrow().savedFileChanged()).isTrue();
        }
    }

    @Test
    void a_second_opening_is_refused_with_the_name_of_the_first() throws Exception {
        CaseOwner first = new CaseOwner("a.meier", "ct-room", 1, Optional.empty(), Instant.now(), "one");
        try (CaseFolder f = CaseFolder.create(folder(), first)) {
            f.save(PlanningCases.numbered(1));
            ProblemException e = catchThrowableOfType(ProblemException.class, () -> open(folder()));
            assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_LOCKED);
            assertThat(e).hasMessageContaining("a.meier on ct-room (process 1) since ");
            assertThat(CaseFolder.read(folder()).planningCase()).isEqualTo(PlanningCases.numbered(1));
        }
        open(folder()).close();
    }

    private void leaveOpenBy(CaseOwner owner) throws Exception {
        CaseFolder f = CaseFolder.create(folder(), owner);
        f.save(PlanningCases.numbered(1));
        Path note = folder().resolve(".needlepoint/owner.json");
        byte[] left = Files.readAllBytes(note);
        f.close();
        // As after a crash: the system's lock is free, the note is there.
        Files.write(note, left);
    }

    @Test
    void a_case_left_open_by_a_dead_process_is_taken_over_with_a_note() throws Exception {
        CaseOwner here = me();
        leaveOpenBy(new CaseOwner("b.li", here.host(), 4_000_000, Optional.empty(), Instant.now(), "dead"));
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().notes()).hasSize(1);
            assertThat(f.opening().notes().get(0).kind()).isEqualTo(OpeningNote.Kind.TAKEN_OVER);
            assertThat(f.opening().notes().get(0).detail()).startsWith("b.li on " + here.host());
        }
    }

    @Test
    void a_case_left_open_on_another_computer_is_taken_over_only_when_asked() throws Exception {
        leaveOpenBy(new CaseOwner("b.li", "another-host", 5, Optional.empty(), Instant.now(), "far"));
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> open(folder()));
        assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_OPEN_ELSEWHERE);
        assertThat(e).hasMessageContaining("b.li on another-host");
        try (CaseFolder f = CaseFolder.open(folder(), me(), true)) {
            assertThat(f.opening().notes()).hasSize(1);
        }
    }

    @Test
    void whoever_was_taken_over_writes_no_more() throws Exception {
        CaseFolder f = CaseFolder.create(folder(), me());
        f.save(PlanningCases.numbered(1));
        Path note = folder().resolve(".needlepoint/owner.json");
        Files.writeString(
                note,
                "{\"user\":\"c\",\"host\":\"h\",\"pid\":1,\"since\":\"2026-11-21T15:00:00Z\",\"token\":\"other\"}");
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> f.autosave(PlanningCases.numbered(2)));
        assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_TAKEN_OVER);
        e = catchThrowableOfType(ProblemException.class, () -> f.save(PlanningCases.numbered(2)));
        assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_TAKEN_OVER);
        f.close();
        assertThat(note).as("the other's note").exists();
        assertThat(CaseFolder.read(folder()).planningCase()).isEqualTo(PlanningCases.numbered(1));
    }

    @Test
    void a_process_number_that_was_used_again_is_not_the_owner() {
        CaseOwner here = me();
        assertThat(here.isAliveHere()).isTrue();
        assertThat(new CaseOwner(here.user(), here.host(), here.pid(), Optional.of(Instant.EPOCH), here.since(), "x")
                        .isAliveHere())
                .isFalse();
    }

    /** Every step of the disk is once the last one: the folder opens with the newest acknowledged case or a later one. */
    @Test
    void a_crash_before_any_step_leaves_a_whole_case() throws Exception {
        int crashes = 0;
        boolean finished = false;
        for (int steps = 0; !finished; steps++) {
            Path at = temporary.resolve("crash" + steps);
            try (CaseFolder f = CaseFolder.create(at, me())) {
                f.save(PlanningCases.numbered(1));
                f.autosave(PlanningCases.numbered(2));
            }
            FailingDisk disk = new FailingDisk(steps, "crash");
            long acknowledged = 2;
            long savedAcknowledged = 1;
            CaseFolder f = null;
            try {
                f = CaseFolder.open(at, me(), false, disk);
                for (long n = 3; n < 8; n++) {
                    if (n % 2 == 0) {
                        f.save(PlanningCases.numbered(n));
                        savedAcknowledged = n;
                    } else {
                        f.autosave(PlanningCases.numbered(n));
                    }
                    acknowledged = n;
                }
                finished = true;
            } catch (ProblemException e) {
                crashes++;
            }
            if (f != null) {
                // The lock goes, as it does with the process; the disk does nothing more.
                catchThrowableOfType(ProblemException.class, f::close);
            }
            try (CaseFolder after = open(at)) {
                long newest = PlanningCases.number(after.opening()
                        .unsaved()
                        .map(UnsavedWork::planningCase)
                        .or(() -> after.opening().saved())
                        .orElseThrow());
                assertThat(newest).as("crash before step %d", steps).isBetween(acknowledged, acknowledged + 1);
                assertThat(PlanningCases.number(after.opening().saved().orElseThrow()))
                        .as("saved, crash before step %d", steps)
                        .isBetween(savedAcknowledged, acknowledged + 1);
                after.save(PlanningCases.numbered(100));
            }
            assertThat(CaseFolder.read(at).planningCase()).isEqualTo(PlanningCases.numbered(100));
        }
        assertThat(crashes)
                .as("steps of opening, three autosaves and two saves")
                .isGreaterThan(25);
    }

    @Test
    void on_a_full_disk_nothing_is_lost_and_the_message_says_why() throws Exception {
        FailingDisk disk = new FailingDisk(Integer.MAX_VALUE, "No space left on device");
        try (CaseFolder f = CaseFolder.create(folder(), me(), disk)) {
            f.save(PlanningCases.numbered(1));
            f.autosave(PlanningCases.numbered(2));
            disk.stepsLeft = 0;
            for (long n = 3; n < 6; n++) {
                PlanningCase next = PlanningCases.numbered(n);
                ProblemException e = catchThrowableOfType(ProblemException.class, () -> f.autosave(next));
                assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_NOT_WRITABLE);
                assertThat(e).hasMessageContaining(folder().toString()).hasMessageContaining("No space left on device");
                assertThat(e.remedy()).contains("Nothing is lost");
                assertThat(catchThrowableOfType(ProblemException.class, () -> f.save(next))
                                .problem())
                        .isEqualTo(CaseFolderProblem.CASE_NOT_WRITABLE);
            }
            assertThat(f.saved()).contains(PlanningCases.numbered(1));
            disk.stepsLeft = Integer.MAX_VALUE;
            f.autosave(PlanningCases.numbered(6));
        }
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().saved()).contains(PlanningCases.numbered(1));
            assertThat(f.opening().unsaved().orElseThrow().planningCase()).isEqualTo(PlanningCases.numbered(6));
        }
    }

    @Test
    void a_folder_that_is_gone_is_named_and_may_come_back() throws Exception {
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(PlanningCases.numbered(1));
            Path elsewhere = temporary.resolve("pulled-out");
            Files.move(folder(), elsewhere);
            ProblemException e =
                    catchThrowableOfType(ProblemException.class, () -> f.autosave(PlanningCases.numbered(2)));
            assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_FOLDER_GONE);
            assertThat(e).hasMessageContaining(folder().toString());
            assertThat(folder()).as("not made again where a drive was mounted").doesNotExist();
            Files.move(elsewhere, folder());
            f.autosave(PlanningCases.numbered(3));
        }
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().unsaved().orElseThrow().planningCase()).isEqualTo(PlanningCases.numbered(3));
        }
    }

    @Test
    void a_folder_that_is_gone_for_good_can_be_closed() throws Exception {
        CaseFolder f = CaseFolder.create(folder(), me());
        f.save(PlanningCases.numbered(1));
        try (Stream<Path> walk = Files.walk(folder())) {
            for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
        assertThat(catchThrowableOfType(ProblemException.class, () -> f.save(PlanningCases.numbered(2)))
                        .problem())
                .isEqualTo(CaseFolderProblem.CASE_FOLDER_GONE);
        f.close();
        CaseFolder.create(folder(), me()).close();
    }

    @Test
    void a_folder_that_refuses_new_files_is_named() {
        // The kernel's folder of processes refuses new entries even to root, unlike a folder without the write bit.
        Path refusing = Path.of("/proc/self/case");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs Linux");
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> CaseFolder.create(refusing, me()));
        assertThat(e.problem()).isIn(CaseFolderProblem.CASE_NOT_WRITABLE, CaseFolderProblem.CASE_FOLDER_GONE);
        assertThat(e).hasMessageContaining("/proc/self/case");
    }

    @Test
    void an_old_version_is_migrated_on_opening_and_its_file_kept() throws Exception {
        byte[] old;
        try (InputStream in = CaseFolderTest.class.getResourceAsStream("/casefile/case-v1.json")) {
            old = in.readAllBytes();
        }
        Files.createDirectories(folder());
        Files.write(folder().resolve("case.json"), old);
        PlanningCase migrated;
        try (CaseFolder f = open(folder())) {
            migrated = f.opening().saved().orElseThrow();
            assertThat(f.opening().notes())
                    .containsExactly(new OpeningNote(
                            OpeningNote.Kind.MIGRATED,
                            folder().resolve("case.v1.json").toString()));
            assertThat(f.opening().unsaved()).isEmpty();
        }
        assertThat(folder().resolve("case.v1.json")).hasBinaryContent(old);
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().saved()).contains(migrated);
            assertThat(f.opening().notes()).isEmpty();
        }
        assertThat(Files.readString(folder().resolve("case.json"), StandardCharsets.UTF_8))
                .contains("\"3 East\"");
    }

    @Test
    void a_newer_version_is_refused_and_not_touched() throws Exception {
        Files.createDirectories(folder());
        byte[] newer = "{\"schema\":\"needlepoint-case\",\"version\":\"4.0\"}".getBytes(StandardCharsets.UTF_8);
        Files.write(folder().resolve("case.json"), newer);
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> open(folder()));
        assertThat(e.problem()).isEqualTo(CaseFolderProblem.CASE_NEWER);
        assertThat(folder().resolve("case.json")).hasBinaryContent(newer);
        assertThat(folder().resolve(".needlepoint/owner.json"))
                .as("the refusal gives it free")
                .doesNotExist();
    }

    @Test
    void a_damaged_autosave_is_kept_aside_and_the_one_before_is_used() throws Exception {
        long last;
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(PlanningCases.numbered(1));
            f.autosave(PlanningCases.numbered(2));
            last = f.autosave(PlanningCases.numbered(3));
        }
        Path newest = folder().resolve(".needlepoint/autosave-" + last + ".json");
        SplittableRandom random = new SplittableRandom(5);
        byte[] bytes = Files.readAllBytes(newest);
        int at = bytes.length / 2 + random.nextInt(bytes.length / 2);
        bytes[at] ^= 1;
        Files.write(newest, bytes);
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().unsaved().orElseThrow().planningCase()).isEqualTo(PlanningCases.numbered(2));
            assertThat(f.opening().notes().get(0).kind()).isEqualTo(OpeningNote.Kind.AUTOSAVE_DAMAGED);
            assertThat(Path.of(f.opening().notes().get(0).detail())).hasBinaryContent(bytes);
            assertThat(f.autosave(PlanningCases.numbered(4))).isGreaterThanOrEqualTo(last);
        }
    }

    @Test
    void a_damaged_saved_file_is_kept_aside_when_the_autosave_is_whole() throws Exception {
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(PlanningCases.numbered(1));
            f.autosave(PlanningCases.numbered(2));
        }
        Files.writeString(folder().resolve("case.json"), "{ \"schema\": ");
        try (CaseFolder f = open(folder())) {
            assertThat(f.opening().saved()).isEmpty();
            assertThat(f.opening().unsaved().orElseThrow().planningCase()).isEqualTo(PlanningCases.numbered(2));
            assertThat(f.opening().notes().get(0).kind()).isEqualTo(OpeningNote.Kind.SAVED_DAMAGED);
        }
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(p -> p.getFileName().toString())).anyMatch(n -> n.startsWith("case.damaged-"));
        }
    }

    @Test
    void a_damaged_saved_file_alone_is_refused_and_stays() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("case.json"), "{ \"schema\": ");
        assertThat(catchThrowableOfType(ProblemException.class, () -> open(folder()))
                        .problem())
                .isEqualTo(CaseFolderProblem.CASE_MALFORMED);
        assertThat(folder().resolve("case.json")).hasContent("{ \"schema\": ");
    }

    @Test
    void a_folder_without_a_case_is_refused_and_left_as_it_is() throws Exception {
        Files.createDirectories(folder());
        assertThat(catchThrowableOfType(ProblemException.class, () -> open(folder()))
                        .problem())
                .isEqualTo(CaseFolderProblem.CASE_MISSING);
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    void a_new_case_never_takes_the_place_of_another() throws Exception {
        try (CaseFolder f = CaseFolder.create(folder(), me())) {
            f.save(PlanningCases.numbered(1));
        }
        assertThat(catchThrowableOfType(ProblemException.class, () -> CaseFolder.create(folder(), me()))
                        .problem())
                .isEqualTo(CaseFolderProblem.CASE_EXISTS);
    }
}
