package org.needlepoint.casefile.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

/** The user's folders, recent cases, and cases that were never saved. */
class UserListsTest {
    private static final Path HOME = Path.of("/home/a");

    @TempDir
    private Path temporary;

    private static UserFolders of(String system, Map<String, String> environment) {
        return UserFolders.of(system, HOME, environment);
    }

    @Test
    void folders_follow_the_customs_of_each_system() {
        assertThat(of("Linux", Map.of()))
                .isEqualTo(
                        new UserFolders(HOME.resolve(".config/needlepoint"), HOME.resolve(".local/share/needlepoint")));
        assertThat(of("Linux", Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d")))
                .isEqualTo(new UserFolders(Path.of("/c/needlepoint"), Path.of("/d/needlepoint")));
        assertThat(of("Linux", Map.of("XDG_CONFIG_HOME", "relative")).configuration())
                .as("XDG Base Directory Specification: a relative path is to be ignored")
                .isEqualTo(HOME.resolve(".config/needlepoint"));
        assertThat(of("Mac OS X", Map.of()).configuration())
                .isEqualTo(HOME.resolve("Library/Application Support/Needlepoint"));
        assertThat(of("Windows 11", Map.of("APPDATA", "/r", "LOCALAPPDATA", "/l")))
                .isEqualTo(new UserFolders(Path.of("/r/Needlepoint"), Path.of("/l/Needlepoint")));
        assertThat(of("Windows 11", Map.of()).data()).isEqualTo(HOME.resolve("AppData/Local/Needlepoint"));
    }

    @Test
    void the_latest_case_comes_first_and_each_only_once() throws Exception {
        RecentCases recent = new RecentCases(temporary.resolve("config"));
        assertThat(recent.list().entries()).isEmpty();
        Path there = Files.createDirectory(temporary.resolve("there"));
        recent.add(there, "one");
        recent.add(temporary.resolve("gone"), "two");
        recent.add(there, "one again");
        List<RecentCases.Entry> entries =
                new RecentCases(temporary.resolve("config")).list().entries();
        assertThat(entries).extracting(RecentCases.Entry::title).containsExactly("one again", "two");
        assertThat(entries).extracting(RecentCases.Entry::missing).containsExactly(false, true);
        assertThat(recent.remove(temporary.resolve("gone")).entries()).hasSize(1);
    }

    @Test
    void twenty_are_kept() throws Exception {
        RecentCases recent = new RecentCases(temporary);
        for (int i = 0; i < 25; i++) {
            recent.add(temporary.resolve("c" + i), "c" + i);
        }
        assertThat(recent.list().entries())
                .extracting(RecentCases.Entry::title)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "c" + (24 - i)).toList());
    }

    @Test
    void two_windows_do_not_drop_each_others_entries() throws Exception {
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(t -> new Thread(() -> {
                    for (int i = 0; i < 4; i++) {
                        try {
                            new RecentCases(temporary).add(temporary.resolve(t + "-" + i), "x");
                        } catch (ProblemException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread t : threads) {
            t.join();
        }
        assertThat(new RecentCases(temporary).list().entries()).hasSize(16);
    }

    @Test
    void a_damaged_list_is_kept_aside_and_a_new_one_begun() throws Exception {
        for (String damage : List.of("{ \"sch", "{}", "{\"schema\":\"needlepoint-recent-cases\",\"entries\":[{}]}")) {
            Files.writeString(temporary.resolve("recent-cases.json"), damage);
            RecentCases.Listing listing = new RecentCases(temporary).list();
            assertThat(listing.entries()).isEmpty();
            assertThat(listing.damaged().orElseThrow()).hasContent(damage);
            assertThat(new RecentCases(temporary).add(temporary, "new").entries())
                    .hasSize(1);
        }
    }

    @Test
    void a_list_that_cannot_be_written_is_a_problem_with_a_name() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "x");
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> new RecentCases(file).add(temporary, "x"));
        assertThat(e.problem()).isEqualTo(CaseFolderProblem.LIST_NOT_USABLE);
    }

    @Test
    void a_case_that_was_never_saved_is_offered_again() throws Exception {
        UnsavedCases unsaved = new UnsavedCases(temporary.resolve("data"));
        assertThat(unsaved.list(CaseOwner.here()).cases()).isEmpty();
        CaseFolder first = unsaved.create(CaseOwner.here());
        first.autosave(PlanningCases.numbered(1));
        CaseFolder second = unsaved.create(CaseOwner.here());
        second.autosave(PlanningCases.numbered(2));
        assertThat(unsaved.list(CaseOwner.here()).cases())
                .as("both are open in a window")
                .isEmpty();
        first.close();
        second.close();
        UnsavedCases.Listing left = unsaved.list(CaseOwner.here());
        assertThat(left.failures()).isEmpty();
        assertThat(left.cases())
                .extracting(c -> PlanningCases.number(c.planningCase()))
                .containsExactly(2L, 1L);
        assertThat(unsaved.holds(left.cases().get(0).folder())).isTrue();
        assertThat(unsaved.holds(temporary)).isFalse();
        unsaved.remove(second.folder());
        assertThat(unsaved.list(CaseOwner.here()).cases()).hasSize(1);
        assertThatThrownBy(() -> unsaved.remove(temporary)).isInstanceOf(IllegalArgumentException.class);
        try (Stream<Path> folders = Files.list(temporary.resolve("data/unsaved"))) {
            assertThat(folders).containsExactly(first.folder());
        }
    }

    @Test
    void a_damaged_unsaved_case_does_not_hide_the_others() throws Exception {
        UnsavedCases unsaved = new UnsavedCases(temporary);
        CaseFolder whole = unsaved.create(CaseOwner.here());
        whole.autosave(PlanningCases.numbered(1));
        whole.close();
        Path damaged = Files.createDirectories(temporary.resolve("unsaved/x"));
        Files.writeString(damaged.resolve("case.json"), "{");
        UnsavedCases.Listing left = unsaved.list(CaseOwner.here());
        assertThat(left.cases()).hasSize(1);
        assertThat(left.failures()).hasSize(1);
        assertThat(left.failures().get(0).problem()).isEqualTo(CaseFolderProblem.CASE_MALFORMED);
    }
}
