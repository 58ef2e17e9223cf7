package org.needlepoint.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.problem.ProblemKind;

class AtomicFolderTest {
    @TempDir
    Path home;

    @Test
    void a_new_folder_appears_only_on_commit_with_everything_in_it() throws Exception {
        Path target = home.resolve("a/b/out");
        try (AtomicFolder folder = AtomicFolder.open(target)) {
            Files.writeString(folder.file("result.json"), "{}");
            Files.writeString(folder.file("figures/t2.png"), "x");
            assertThat(target).doesNotExist();
            folder.commit();
        }
        assertThat(target.resolve("result.json")).hasContent("{}");
        assertThat(target.resolve("figures/t2.png")).exists();
        assertThat(target.getParent()).isDirectoryContaining(p -> p.equals(target));
        assertThat(target.getParent().toFile().list()).containsExactly("out");
    }

    @Test
    void without_commit_nothing_is_left_not_even_the_parents() throws Exception {
        try (AtomicFolder folder = AtomicFolder.open(home.resolve("a/b/out"))) {
            Files.writeString(folder.file("result.json"), "half");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void an_existing_folder_keeps_its_other_files_and_gets_the_new_ones() throws Exception {
        Files.writeString(home.resolve("result.json"), "old");
        Files.writeString(home.resolve("notes.txt"), "mine");
        try (AtomicFolder folder = AtomicFolder.open(home)) {
            Files.writeString(folder.file("result.json"), "new");
            assertThat(home.resolve("result.json")).hasContent("old");
            folder.commit();
        }
        assertThat(home.resolve("result.json")).hasContent("new");
        assertThat(home.toFile().list()).containsExactlyInAnyOrder("result.json", "notes.txt");
    }

    @Test
    void a_failing_move_restores_every_former_file() throws Exception {
        Files.writeString(home.resolve("a.txt"), "old a");
        Files.writeString(home.resolve("z"), "a file where a folder is needed");
        try (AtomicFolder folder = AtomicFolder.open(home)) {
            Files.writeString(folder.file("a.txt"), "new a");
            Files.writeString(folder.file("b.txt"), "new b");
            Files.writeString(folder.file("z/inside.txt"), "new");
            assertThat(catchThrowableOfType(ProblemException.class, folder::commit)
                            .problem()
                            .kind())
                    .isEqualTo(ProblemKind.OUTPUT);
        }
        assertThat(home.resolve("a.txt")).hasContent("old a");
        assertThat(home.toFile().list()).containsExactlyInAnyOrder("a.txt", "z");
    }

    @Test
    void a_file_in_the_way_is_refused_by_name() throws Exception {
        Path file = Files.writeString(home.resolve("out"), "mine");
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> AtomicFolder.open(file));
        assertThat(e.problem()).isEqualTo(CaseFileProblem.OUTPUT_NOT_A_FOLDER);
        assertThat(e).hasMessageContaining(file.toString());
        assertThat(e.remedy()).contains("--out");
    }

    @Test
    void a_folder_inside_something_that_is_no_folder_is_refused() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "mine");
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> AtomicFolder.check(file.resolve("deeper/out")));
        assertThat(e.problem().kind()).isEqualTo(ProblemKind.OUTPUT);
        assertThat(home.toFile().list()).containsExactly("file");
    }

    @Test
    void a_file_system_that_cannot_be_written_is_refused() {
        // /proc refuses new entries even to root, unlike a folder without the write bit.
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "/proc absent");
        ProblemException e =
                catchThrowableOfType(ProblemException.class, () -> AtomicFolder.check(Path.of("/proc/out")));
        assertThat(e.problem()).isEqualTo(CaseFileProblem.OUTPUT_NOT_WRITABLE);
        assertThat(e).hasMessageContaining("/proc/out");
    }

    @Test
    void a_successful_check_leaves_nothing() throws Exception {
        AtomicFolder.check(home.resolve("x/y"));
        assertThat(home).isEmptyDirectory();
    }
}
