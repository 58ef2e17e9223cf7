package org.needlepoint.casefile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the numbers were made from, so that they can be made again.
 *
 * @param inputs every file that was used
 * @param settings every setting that could change a number, name with unit → value
 * @param seed seed of the random draws
 * @param draws number of random draws of the pose
 * @param dicomToolkit name and version of the library that read the files
 * @param javaVersion version of the Java runtime
 * @param operatingSystem name, version and architecture
 */
public record Provenance(
        List<Input> inputs,
        Map<String, String> settings,
        long seed,
        int draws,
        String dicomToolkit,
        String javaVersion,
        String operatingSystem) {

    /** Makes the record; collections are copied, settings sorted by name. */
    public Provenance {
        inputs = List.copyOf(inputs);
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /**
     * A file that was used.
     *
     * @param file path relative to the input folder
     * @param role what it was used for, such as {@code ct}
     * @param sopInstanceUid SOP Instance UID (0008,0018)
     * @param sha256 SHA-256 of the file's bytes, lower-case hexadecimal
     */
    public record Input(String file, String role, String sopInstanceUid, String sha256) {}
}
