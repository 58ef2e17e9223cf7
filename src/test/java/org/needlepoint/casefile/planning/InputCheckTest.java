package org.needlepoint.casefile.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputCheckTest {
    /** SHA-256 of "abc", FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private static InputFile file(String name, String uid, String sha256) {
        return new InputFile(name, "ct", uid, sha256);
    }

    @Test
    void files_are_told_apart_by_their_uid() {
        InputFile same = file("CT/1", "1.1", "aa");
        InputFile changed = file("CT/2", "1.2", "bb");
        InputFile gone = file("CT/3", "1.3", "cc");
        InputFile added = file("CT/4", "1.4", "dd");
        InputCheck check = InputCheck.between(
                List.of(same, changed, gone), List.of(file("moved/1", "1.1", "aa"), file("CT/2", "1.2", "ee"), added));
        assertThat(check.changed()).containsExactly(new InputCheck.Change(changed, "ee"));
        assertThat(check.vanished()).containsExactly(gone);
        assertThat(check.appeared()).containsExactly(added);
        assertThat(check.isSame()).isFalse();
    }

    @Test
    void another_name_or_a_second_role_is_no_change() {
        List<InputFile> before = List.of(file("a", "1.1", "aa"), new InputFile("b", "t1", "", "bb"));
        List<InputFile> now = List.of(
                new InputFile("b", "t2", "", "bb"), file("z/a", "1.1", "aa"), new InputFile("z/a", "adc", "1.1", "aa"));
        assertThat(InputCheck.between(before, now).isSame()).isTrue();
    }

    @Test
    void files_on_disk_are_compared_byte_by_byte() throws IOException {
        Files.createDirectory(folder.resolve("CT"));
        Files.writeString(folder.resolve("CT/1"), "abc");
        Files.writeString(folder.resolve("CT/2"), "abd");
        InputFile gone = file("CT/3", "1.3", ABC);
        InputFile changed = file("CT/2", "1.2", ABC);
        InputCheck check = InputCheck.onDisk(List.of(file("CT/1", "1.1", ABC), changed, gone), folder);
        assertThat(check.changed()).extracting(InputCheck.Change::before).containsExactly(changed);
        assertThat(check.vanished()).containsExactly(gone);
    }

    @Test
    void files_in_a_zip_are_found_whether_the_zip_is_the_input_or_lies_in_it() throws IOException {
        Path zip = folder.resolve("x.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("CT/1"));
            out.write("abc".getBytes(StandardCharsets.UTF_8));
        }
        InputFile there = file("x.zip!CT/1", "1.1", ABC);
        InputFile gone = file("x.zip!CT/2", "1.2", ABC);
        for (Path input : List.of(zip, folder)) {
            InputCheck check = InputCheck.onDisk(List.of(there, gone), input);
            assertThat(check.changed()).isEmpty();
            assertThat(check.vanished()).containsExactly(gone);
        }
    }
}
