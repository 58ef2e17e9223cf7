package org.needlepoint.casefile.planning;

import java.util.Objects;

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
}
