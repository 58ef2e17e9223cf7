package org.needlepoint.ui.help;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A library that the program brings or uses.
 *
 * @param artifact name, as its jar is called
 * @param version version
 * @param licence licence under which it is used
 */
public record Library(String artifact, String version, String licence) {

    /**
     * All libraries, from {@code libraries.tsv}; a test holds the list against what Maven puts on the class path.
     *
     * @return libraries in the order of their names
     */
    public static List<Library> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Library.class.getResourceAsStream("libraries.tsv")), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t"))
                    .map(f -> new Library(f[0], f[1], f[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
