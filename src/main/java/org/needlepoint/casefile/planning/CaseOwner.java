package org.needlepoint.casefile.planning;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.needlepoint.casefile.CaseFileWording;

/**
 * Who has a case open.
 *
 * @param user name of the account
 * @param host name of the computer
 * @param pid number of the process on that computer
 * @param processStart when that process started, because numbers are used again; empty if the system does not tell
 * @param since when the case was opened
 * @param token tells two openings apart
 */
public record CaseOwner(
        String user, String host, long pid, Optional<Instant> processStart, Instant since, String token) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /**
     * This process.
     *
     * @return owner, since now, with a token of its own
     */
    public static CaseOwner here() {
        ProcessHandle self = ProcessHandle.current();
        return new CaseOwner(
                System.getProperty("user.name"),
                hostName(),
                self.pid(),
                self.info().startInstant(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                UUID.randomUUID().toString());
    }

    /** Not by the network's name service first: where it is set up wrongly it answers after many seconds. */
    private static String hostName() {
        try {
            Path kernel = Path.of("/proc/sys/kernel/hostname");
            if (Files.isReadable(kernel)) {
                return Files.readString(kernel).strip();
            }
            String windows = System.getenv("COMPUTERNAME");
            return windows != null ? windows : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /**
     * Whether a process on this computer can be this owner.
     *
     * @return false if it runs on another computer, has ended, or its number now belongs to a later process
     */
    boolean isAliveHere() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(p -> processStart.isEmpty()
                        || p.info().startInstant().isEmpty()
                        || p.info().startInstant().equals(processStart))
                .isPresent();
    }

    /**
     * For messages.
     *
     * @return such as {@code a.meier on ct-room-2 (process 4711) since 2026-11-21 15:04}, in local time
     */
    public String words() {
        return CaseFileWording.OWNER.say(user, host, pid, TIME.format(since.atZone(ZoneId.systemDefault())));
    }
}
