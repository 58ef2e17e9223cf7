package org.needlepoint.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LibraryTest {
    /** What comes with the program and is no jar of Maven's. */
    private static final Set<String> BESIDE = Set.of("pixelmed", "vtk", "DCMTK", "Noto");

    @Test
    void the_list_of_libraries_is_what_maven_puts_on_the_class_path() throws Exception {
        String classpath;
        try (InputStream in = LibraryTest.class.getResourceAsStream("/runtime-classpath.txt")) {
            classpath = new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        }
        // JavaFX brings a second, native jar of the same name and version; dcm4che is there by profile only.
        Set<String> used = Arrays.stream(classpath.split(java.io.File.pathSeparator))
                .map(Path::of)
                .map(jar -> jar.getParent().getParent().getFileName() + " "
                        + jar.getParent().getFileName())
                .filter(jar -> !jar.startsWith("dcm4che"))
                .filter(jar -> BESIDE.stream().noneMatch(jar::contains) && !jar.startsWith("share "))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = Library.all().stream()
                .filter(l -> BESIDE.stream().noneMatch(l.artifact()::startsWith))
                .map(l -> l.artifact() + " " + l.version())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(used);
        assertThat(Library.all()).allSatisfy(l -> assertThat(l.licence()).isNotBlank());
    }
}
