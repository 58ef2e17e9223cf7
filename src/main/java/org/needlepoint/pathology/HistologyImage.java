package org.needlepoint.pathology;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.needlepoint.problem.ProblemException;

/**
 * A histology picture attached to a specimen. The file stays where it is; its hash tells later whether it is still the
 * one that was attached.
 *
 * @param file path as given, relative to the case folder or absolute, with forward slashes
 * @param sha256 SHA-256 of the content, 64 lower-case hexadecimal digits
 * @param bytes size, bytes
 * @param stain stain, such as {@code HE} or {@code Ki-67}
 * @param magnification objective times eyepiece as stated, such as 200 for ×200
 */
public record HistologyImage(String file, String sha256, long bytes, String stain, double magnification) {
    /**
     * Makes an attachment.
     *
     * @throws IllegalArgumentException if the hash, the size, the stain or the magnification is not of its form
     */
    public HistologyImage {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256: " + sha256);
        }
        if (bytes < 1 || stain.isBlank() || !(magnification > 0) || Double.isInfinite(magnification)) {
            throw new IllegalArgumentException("Not a histology image: " + file);
        }
    }

    /**
     * Attaches a file.
     *
     * @param folder folder that a relative path starts from
     * @param file path of the picture
     * @param stain stain, not blank
     * @param magnification such as 200 for ×200
     * @return attachment with the hash of the content as it is now
     * @throws ProblemException {@link PathologyProblem#IMAGE_UNREADABLE} if there is no such file, it is empty or cannot
     *     be read; {@link PathologyProblem#IMAGE_NOT_DESCRIBED} if stain or magnification is missing
     */
    public static HistologyImage attach(Path folder, String file, String stain, double magnification)
            throws ProblemException {
        if (stain.isBlank() || !(magnification > 0) || Double.isInfinite(magnification)) {
            throw new ProblemException(PathologyProblem.IMAGE_NOT_DESCRIBED, file);
        }
        Path path = folder.resolve(file);
        try {
            long bytes = Files.size(path);
            if (bytes == 0) {
                throw new ProblemException(PathologyProblem.IMAGE_UNREADABLE, path, "it is empty");
            }
            return new HistologyImage(file.replace('\\', '/'), hash(path), bytes, stain.strip(), magnification);
        } catch (IOException e) {
            throw new ProblemException(
                    e, PathologyProblem.IMAGE_UNREADABLE, path, e.getClass().getSimpleName());
        }
    }

    /**
     * Requires that the file is still the one that was attached.
     *
     * @param folder folder that a relative path starts from
     * @throws ProblemException {@link PathologyProblem#IMAGE_UNREADABLE} or {@link PathologyProblem#IMAGE_CHANGED}
     */
    public void requireUnchanged(Path folder) throws ProblemException {
        Path path = folder.resolve(file);
        try {
            if (Files.size(path) != bytes || !hash(path).equals(sha256)) {
                throw new ProblemException(PathologyProblem.IMAGE_CHANGED, path);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    e, PathologyProblem.IMAGE_UNREADABLE, path, e.getClass().getSimpleName());
        }
    }

    private static String hash(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
