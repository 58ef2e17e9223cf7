package org.needlepoint.pathology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

class HistologyImageTest {
    @TempDir
    private Path folder;

    /** The hash of the text abc is the first example of FIPS 180-4. */
    @Test
    void an_attachment_carries_the_hash_of_its_file_and_notices_a_change() throws IOException, ProblemException {
        Files.writeString(folder.resolve("he.png"), "abc");
        HistologyImage image = HistologyImage.attach(folder, "he.png", "HE", 200);
        assertThat(image.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(image.bytes()).isEqualTo(3);
        image.requireUnchanged(folder);
        Files.writeString(folder.resolve("he.png"), "abd");
        assertThatThrownBy(() -> image.requireUnchanged(folder)).hasMessageContaining("not the one");
        Files.delete(folder.resolve("he.png"));
        assertThatThrownBy(() -> image.requireUnchanged(folder)).hasMessageContaining("cannot be read");
    }

    @Test
    void a_picture_without_stain_magnification_or_content_is_refused() throws IOException {
        Files.writeString(folder.resolve("he.png"), "");
        assertThatThrownBy(() -> HistologyImage.attach(folder, "he.png", "HE", 200))
                .hasMessageContaining("it is empty");
        assertThatThrownBy(() -> HistologyImage.attach(folder, "he.png", " ", 200))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> HistologyImage.attach(folder, "he.png", "HE", 0))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> HistologyImage.attach(folder, "none.png", "HE", 200))
                .hasMessageContaining("none.png");
    }
}
