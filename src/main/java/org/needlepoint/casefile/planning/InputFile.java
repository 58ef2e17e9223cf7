package org.needlepoint.casefile.planning;

import java.util.List;
import java.util.Objects;
import org.needlepoint.casefile.Provenance;

/**
 * A file that a measured case was computed from.
 *
 * @param file path inside the input
 * @param role what it was used for
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param sha256 digest of its bytes, lower-case hexadecimal
 */
public record InputFile(String file, String role, String sopInstanceUid, String sha256) {
    /** Makes a record of a file. */
    public InputFile {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(sopInstanceUid, "sopInstanceUid");
        Objects.requireNonNull(sha256, "sha256");
    }

    /**
     * The files of a measured result.
     *
     * @param provenance what it was made from
     * @return files, in its order
     */
    public static List<InputFile> of(Provenance provenance) {
        return provenance.inputs().stream()
                .map(i -> new InputFile(i.file(), i.role(), i.sopInstanceUid(), i.sha256()))
                .toList();
    }
}
