package org.needlepoint.casefile.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.needlepoint.casefile.CaseFileWording;
import org.needlepoint.problem.ProblemException;

/**
 * Keeps a second program out of a case folder: a lock of the operating system, which ends with the process however that
 * ends, and a note beside it that says whose it is.
 *
 * <p>The note also decides where the lock cannot: on shares without locks, and against other computers, whose locks some
 * shares do not pass on.
 */
final class CaseLock implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String NOTE = "owner.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final FileChannel channel;
    private final CaseOwner owner;
    private final Optional<CaseOwner> former;
    private final Disk disk;

    private CaseLock(Path folder, FileChannel channel, CaseOwner owner, Optional<CaseOwner> former, Disk disk) {
        this.folder = folder;
        this.channel = channel;
        this.owner = owner;
        this.former = former;
        this.disk = disk;
    }

    /**
     * Takes the lock.
     *
     * @param folder the case's folder for notes, which exists
     * @param caseFolder the case's folder, for messages
     * @param me who takes it
     * @param takeOver whether the note of another computer may be overruled
     * @throws ProblemException if another has it
     * @throws IOException if the folder cannot be written
     */
    static CaseLock take(Path folder, Path caseFolder, CaseOwner me, boolean takeOver, Disk disk)
            throws ProblemException, IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            Held held = hold(channel);
            Optional<CaseOwner> note = note(folder);
            if (held == Held.BY_ANOTHER) {
                throw new ProblemException(
                        CaseFolderProblem.CASE_LOCKED,
                        caseFolder,
                        note.map(CaseOwner::words).orElse(CaseFileWording.ANOTHER_PROGRAM.say()));
            }
            if (note.isPresent()) {
                refuse(note.get(), held, caseFolder, me, takeOver);
            }
            disk.replace(folder.resolve(NOTE), bytes(me));
            taken = true;
            return new CaseLock(folder, channel, me, note, disk);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private enum Held {
        BY_ME,
        BY_ANOTHER,
        NOT_OFFERED
    }

    private static Held hold(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock == null ? Held.BY_ANOTHER : Held.BY_ME;
        } catch (OverlappingFileLockException e) {
            return Held.BY_ANOTHER;
        } catch (IOException e) {
            // Some shares offer no locks; then the note alone decides.
            return Held.NOT_OFFERED;
        }
    }

    private static void refuse(CaseOwner note, Held held, Path caseFolder, CaseOwner me, boolean takeOver)
            throws ProblemException {
        boolean sameHost = note.host().equals(me.host());
        if (sameHost && held == Held.NOT_OFFERED && note.isAliveHere()) {
            throw new ProblemException(CaseFolderProblem.CASE_LOCKED, caseFolder, note.words());
        }
        if (!sameHost && !takeOver) {
            throw new ProblemException(CaseFolderProblem.CASE_OPEN_ELSEWHERE, caseFolder, note.words());
        }
    }

    /** Who had left without closing; empty if the last one closed. */
    Optional<CaseOwner> former() {
        return former;
    }

    /** Refuses if another program has taken the case over in the meantime. */
    void requireMine(Path caseFolder) throws ProblemException, IOException {
        Optional<CaseOwner> now = note(folder);
        if (now.isPresent() && !now.get().token().equals(owner.token())) {
            throw new ProblemException(
                    CaseFolderProblem.CASE_TAKEN_OVER, caseFolder, now.get().words());
        }
    }

    /** Removes the note and frees the lock. The lock's empty file stays: removing it could free another's lock. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Optional<CaseOwner> now = note(folder);
            if (now.isPresent() && now.get().token().equals(owner.token())) {
                disk.delete(folder.resolve(NOTE));
            }
        }
    }

    private static Optional<CaseOwner> note(Path folder) throws IOException {
        try {
            JsonNode n = JSON.readTree(Files.readAllBytes(folder.resolve(NOTE)));
            JsonNode start = n.path("processStart");
            return Optional.of(new CaseOwner(
                    n.path("user").asText("?"),
                    n.path("host").asText("?"),
                    n.path("pid").asLong(),
                    start.isTextual() ? Optional.of(Instant.parse(start.asText())) : Optional.empty(),
                    Instant.parse(n.path("since").asText()),
                    n.path("token").asText()));
        } catch (NoSuchFileException | JsonProcessingException | DateTimeException e) {
            // A note that cannot be read names nobody; the lock decides.
            return Optional.empty();
        }
    }

    private static byte[] bytes(CaseOwner o) {
        ObjectNode n = JSON.createObjectNode();
        n.put("user", o.user());
        n.put("host", o.host());
        n.put("pid", o.pid());
        n.put("processStart", o.processStart().map(Instant::toString).orElse(null));
        n.put("since", o.since().toString());
        n.put("token", o.token());
        return n.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }
}
