package org.needlepoint.casefile.planning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What became of the files that a case was measured from: by SOP Instance UID and SHA-256. A file that only has another name
 * is the same file.
 *
 * @param changed files with other bytes
 * @param vanished files that are no longer there or no longer used
 * @param appeared files that are used now and were not
 */
public record InputCheck(List<Change> changed, List<InputFile> vanished, List<InputFile> appeared) {
    /** Between the zip and the name of a file in it. */
    private static final String IN_ZIP = "!";

    /**
     * A file with other bytes.
     *
     * @param before as it was measured
     * @param sha256 its digest now
     */
    public record Change(InputFile before, String sha256) {}

    /** Copies the lists. */
    public InputCheck {
        changed = List.copyOf(changed);
        vanished = List.copyOf(vanished);
        appeared = List.copyOf(appeared);
    }

    /**
     * Whether every file is the same.
     *
     * @return whether the numbers must come out the same
     */
    public boolean isSame() {
        return changed.isEmpty() && vanished.isEmpty() && appeared.isEmpty();
    }

    /**
     * Compares the files of two measurements.
     *
     * @param before files then
     * @param now files now
     * @return what differs, in the order of the lists
     */
    public static InputCheck between(List<InputFile> before, List<InputFile> now) {
        Map<String, InputFile> was = byIdentity(before);
        Map<String, InputFile> is = byIdentity(now);
        List<Change> changed = new ArrayList<>();
        List<InputFile> vanished = new ArrayList<>();
        List<InputFile> appeared = new ArrayList<>();
        was.forEach((id, file) -> {
            InputFile other = is.get(id);
            if (other == null) {
                vanished.add(file);
            } else if (!other.sha256().equals(file.sha256())) {
                changed.add(new Change(file, other.sha256()));
            }
        });
        is.forEach((id, file) -> {
            if (!was.containsKey(id)) {
                appeared.add(file);
            }
        });
        return new InputCheck(changed, vanished, appeared);
    }

    /**
     * Compares the files of a measurement with what lies under their names, without understanding it as DICOM: for a case
     * that cannot be measured any more.
     *
     * @param before files then
     * @param input folder, zip, DICOMDIR or file that they were read from
     * @return what changed or vanished
     */
    public static InputCheck onDisk(List<InputFile> before, Path input) {
        Path base = Files.isDirectory(input) ? input : input.toAbsolutePath().getParent();
        List<Change> changed = new ArrayList<>();
        List<InputFile> vanished = new ArrayList<>();
        for (InputFile file : byIdentity(before).values()) {
            Optional<String> now = sha256(base, file.file());
            if (now.isEmpty()) {
                vanished.add(file);
            } else if (!now.get().equals(file.sha256())) {
                changed.add(new Change(file, now.get()));
            }
        }
        return new InputCheck(changed, vanished, List.of());
    }

    /** An object may serve two roles; it is one file. */
    private static Map<String, InputFile> byIdentity(List<InputFile> files) {
        Map<String, InputFile> out = new LinkedHashMap<>();
        files.forEach(f -> out.putIfAbsent(f.sopInstanceUid().isEmpty() ? f.file() : f.sopInstanceUid(), f));
        return out;
    }

    private static Optional<String> sha256(Path base, String name) {
        int zip = name.indexOf(IN_ZIP);
        try {
            if (zip < 0 || Files.exists(base.resolve(name))) {
                try (InputStream in = Files.newInputStream(base.resolve(name))) {
                    return Optional.of(sha256(in));
                }
            }
            try (ZipFile archive =
                    new ZipFile(base.resolve(name.substring(0, zip)).toFile())) {
                ZipEntry entry = archive.getEntry(name.substring(zip + 1));
                if (entry == null) {
                    return Optional.empty();
                }
                try (InputStream in = archive.getInputStream(entry)) {
                    return Optional.of(sha256(in));
                }
            }
        } catch (IOException | InvalidPathException e) {
            // Not there and not readable come to the same for a measurement.
            return Optional.empty();
        }
    }

    private static String sha256(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
