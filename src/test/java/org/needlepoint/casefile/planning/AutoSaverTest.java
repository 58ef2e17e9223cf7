package org.needlepoint.casefile.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

class AutoSaverTest {
    private static final Duration SOON = Duration.ofMillis(5);

    @TempDir
    private Path temporary;

    private final BlockingQueue<AutoSaver.State> told = new LinkedBlockingQueue<>();

    private AutoSaver.State next(Class<? extends AutoSaver.State> kind) throws InterruptedException {
        AutoSaver.State s;
        do {
            s = told.poll(20, TimeUnit.SECONDS);
            assertThat(s).as("a %s is told", kind.getSimpleName()).isNotNull();
        } while (!kind.isInstance(s));
        return s;
    }

    private static long unsaved(Path folder) throws ProblemException {
        try (CaseFolder f = CaseFolder.open(folder, CaseOwner.here(), false)) {
            return PlanningCases.number(f.opening().unsaved().orElseThrow().planningCase());
        }
    }

    @Test
    void the_last_of_many_changes_is_on_the_disk_when_it_says_so() throws Exception {
        Path folder = temporary.resolve("case");
        try (CaseFolder f = CaseFolder.create(folder, CaseOwner.here());
                AutoSaver saver = new AutoSaver(f, told::add, SOON)) {
            for (int n = 1; n <= 500; n++) {
                saver.offer(PlanningCases.numbered(n));
            }
            // It may have caught up before the last change was offered.
            AutoSaver.Kept kept;
            do {
                kept = (AutoSaver.Kept) next(AutoSaver.Kept.class);
            } while (!saver.state().equals(kept));
            assertThat(kept.sequence()).as("not one file for each change").isBetween(1L, 499L);
        }
        assertThat(unsaved(folder)).isEqualTo(500);
    }

    @Test
    void closing_writes_what_is_left() throws Exception {
        Path folder = temporary.resolve("case");
        try (CaseFolder f = CaseFolder.create(folder, CaseOwner.here())) {
            AutoSaver saver = new AutoSaver(f, s -> {}, SOON);
            saver.offer(PlanningCases.numbered(1));
            saver.offer(PlanningCases.numbered(2));
            assertThat(saver.finish()).isEmpty();
            assertThatThrownBy(() -> saver.offer(PlanningCases.numbered(3))).isInstanceOf(IllegalStateException.class);
        }
        assertThat(unsaved(folder)).isEqualTo(2);
    }

    @Test
    void a_failure_is_told_and_tried_again_until_the_folder_is_back() throws Exception {
        Path folder = temporary.resolve("case");
        Path away = temporary.resolve("away");
        try (CaseFolder f = CaseFolder.create(folder, CaseOwner.here());
                AutoSaver saver = new AutoSaver(f, told::add, SOON)) {
            saver.offer(PlanningCases.numbered(1));
            next(AutoSaver.Kept.class);
            Files.move(folder, away);
            saver.offer(PlanningCases.numbered(2));
            AutoSaver.Failing failing = (AutoSaver.Failing) next(AutoSaver.Failing.class);
            assertThat(failing.failure().problem()).isEqualTo(CaseFolderProblem.CASE_FOLDER_GONE);
            // A change that comes meanwhile takes the place of the one that failed.
            saver.offer(PlanningCases.numbered(3));
            next(AutoSaver.Failing.class);
            Files.move(away, folder);
            next(AutoSaver.Kept.class);
        }
        assertThat(unsaved(folder)).isEqualTo(3);
    }

    @Test
    void finishing_without_the_folder_says_what_was_not_written() throws Exception {
        Path folder = temporary.resolve("case");
        try (CaseFolder f = CaseFolder.create(folder, CaseOwner.here())) {
            AutoSaver saver = new AutoSaver(f, s -> {}, Duration.ofHours(1));
            Files.move(folder, temporary.resolve("away"));
            saver.offer(PlanningCases.numbered(2));
            assertThat(saver.finish().orElseThrow().problem()).isEqualTo(CaseFolderProblem.CASE_FOLDER_GONE);
            Files.move(temporary.resolve("away"), folder);
        }
    }
}
