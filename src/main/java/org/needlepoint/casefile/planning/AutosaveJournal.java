package org.needlepoint.casefile.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Autosaved versions in {@code .needlepoint} of a case folder: numbered files, of which the newest two are kept. Each is
 * a line of JSON that tells number, time and checksum, and then the bytes of the case.
 *
 * <p>A version is written beside the others, forced to the disk and only then given its name, and an older one goes only
 * after that; so a whole version is there at any moment. The checksum is for disks that do not keep this promise.
 */
final class AutosaveJournal {
    /** Versions kept: the newest, and the one before in case a disk has damaged it. */
    private static final int KEPT = 2;

    private static final Pattern NAME = Pattern.compile("autosave-(\\d{1,18})\\.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Disk disk;
    private long last;

    /**
     * A version.
     *
     * @param sequence its number, from 1
     * @param at when it was written
     * @param savedSha256 checksum of {@code case.json} at that time; empty if there was none
     * @param content the case's bytes
     */
    record Version(long sequence, Instant at, String savedSha256, byte[] content) {}

    /** What is there: the newest whole version, and files that are damaged. */
    record Found(Optional<Version> newest, List<Path> damaged) {}

    /** A journal in a folder that exists. Numbers go on from the highest there, damaged or not. */
    AutosaveJournal(Path folder, Disk disk) throws IOException {
        this.folder = folder;
        this.disk = disk;
        for (Path p : files()) {
            last = Math.max(last, sequence(p));
        }
    }

    /** Writes a version; when this returns, it survives a crash. */
    long append(byte[] content, String savedSha256, Instant at) throws IOException {
        long sequence = last + 1;
        ObjectNode head = JSON.createObjectNode();
        head.put("needlepointAutosave", 1);
        head.put("sequence", sequence);
        head.put("at", at.toString());
        head.put("savedSha256", savedSha256);
        head.put("sha256", sha256(content));
        byte[] line = (head + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[line.length + content.length];
        System.arraycopy(line, 0, all, 0, line.length);
        System.arraycopy(content, 0, all, line.length, content.length);
        disk.replace(file(sequence), all);
        last = sequence;
        for (Path p : files()) {
            if (sequence(p) <= sequence - KEPT) {
                disk.delete(p);
            }
        }
        return sequence;
    }

    /** Number of the version written last; 0 if none. */
    long last() {
        return last;
    }

    /** Looks for the newest whole version. */
    Found read() throws IOException {
        List<Path> newestFirst = new ArrayList<>(files());
        newestFirst.sort(Comparator.comparingLong(AutosaveJournal::sequence).reversed());
        List<Path> damaged = new ArrayList<>();
        for (Path p : newestFirst) {
            Optional<Version> version = parse(sequence(p), Files.readAllBytes(p));
            if (version.isPresent()) {
                return new Found(version, damaged);
            }
            damaged.add(p);
        }
        return new Found(Optional.empty(), damaged);
    }

    /** Removes all versions; the oldest first, so that the newest is the last to go. */
    void clear() throws IOException {
        List<Path> all = new ArrayList<>(files());
        all.sort(Comparator.comparingLong(AutosaveJournal::sequence));
        for (Path p : all) {
            disk.delete(p);
        }
        disk.sync(folder);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Where a version is kept. */
    Path file(long sequence) {
        return folder.resolve("autosave-" + sequence + ".json");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> NAME.matcher(p.getFileName().toString()).matches())
                    .toList();
        }
    }

    private static long sequence(Path file) {
        Matcher m = NAME.matcher(file.getFileName().toString());
        return m.matches() ? Long.parseLong(m.group(1)) : 0;
    }

    private static Optional<Version> parse(long sequence, byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length) {
            return Optional.empty();
        }
        try {
            JsonNode head = JSON.readTree(new String(bytes, 0, end, StandardCharsets.UTF_8));
            byte[] content = java.util.Arrays.copyOfRange(bytes, end + 1, bytes.length);
            boolean whole = head.path("sha256").asText().equals(sha256(content));
            return whole
                    ? Optional.of(new Version(
                            sequence,
                            Instant.parse(head.path("at").asText()),
                            head.path("savedSha256").asText(),
                            content))
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
