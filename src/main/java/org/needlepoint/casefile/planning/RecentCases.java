package org.needlepoint.casefile.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/**
 * The cases and folders that a user opened last, in {@code recent-cases.json} of the user's configuration folder: the latest
 * first, at most twenty. A damaged file is kept aside and a new list begun.
 */
public final class RecentCases {
    /** Entries kept. */
    public static final int MOST = 20;

    private static final String FILE = "recent-cases.json";
    private static final String SCHEMA = "needlepoint-recent-cases";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /**
     * A list.
     *
     * @param folder the user's configuration folder; made when something is added
     */
    public RecentCases(Path folder) {
        this.folder = folder;
    }

    /**
     * An entry.
     *
     * @param place case folder, or what was opened as a new case
     * @param title what to call it
     * @param openedAt when it was opened last
     * @param missing whether it is no longer there
     */
    public record Entry(Path place, String title, Instant openedAt, boolean missing) {}

    /**
     * The list.
     *
     * @param entries the latest first
     * @param damaged where the damaged file is kept; empty if it was whole
     */
    public record Listing(List<Entry> entries, Optional<Path> damaged) {
        /** Copies the list. */
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads the list.
     *
     * @return entries; none if there is no file
     * @throws ProblemException if the file is there and cannot be read, or a damaged one not kept aside
     */
    public Listing list() throws ProblemException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new Listing(List.of(), Optional.empty());
        }
        try {
            byte[] content = Files.readAllBytes(file);
            try {
                return new Listing(parse(content), Optional.empty());
            } catch (JsonProcessingException | DateTimeException | InvalidPathException e) {
                Path aside =
                        folder.resolve("recent-cases.damaged-" + Instant.now().toEpochMilli() + ".json");
                Disk.REAL.move(file, aside);
                return new Listing(List.of(), Optional.of(aside));
            }
        } catch (IOException e) {
            throw new ProblemException(e, CaseFolderProblem.LIST_NOT_USABLE, file, AtomicFolder.reason(e));
        }
    }

    /**
     * Puts an entry at the head; one with the same place is replaced.
     *
     * @param place case folder, or what was opened
     * @param title what to call it
     * @return the list afterwards
     * @throws ProblemException if it cannot be written
     */
    public Listing add(Path place, String title) throws ProblemException {
        Path absolute = place.toAbsolutePath().normalize();
        Entry entry = new Entry(absolute, title, Instant.now().truncatedTo(ChronoUnit.SECONDS), false);
        return change(entries -> {
            List<Entry> out = new ArrayList<>(List.of(entry));
            entries.stream().filter(e -> !e.place().equals(absolute)).forEach(out::add);
            return out.subList(0, Math.min(MOST, out.size()));
        });
    }

    /**
     * Takes an entry out.
     *
     * @param place its place
     * @return the list afterwards
     * @throws ProblemException if it cannot be written
     */
    public Listing remove(Path place) throws ProblemException {
        Path absolute = place.toAbsolutePath().normalize();
        return change(entries ->
                entries.stream().filter(e -> !e.place().equals(absolute)).toList());
    }

    /** Between reading and writing no other window may write: each would drop the other's entry. */
    private Listing change(UnaryOperator<List<Entry>> edit) throws ProblemException {
        synchronized (RecentCases.class) {
            Path file = folder.resolve(FILE);
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                        folder.resolve("recent-cases.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    // Freed when the channel is closed.
                    channel.lock();
                    Listing before = list();
                    List<Entry> after = edit.apply(before.entries());
                    Disk.REAL.replace(file, bytes(after));
                    return new Listing(after, before.damaged());
                }
            } catch (IOException e) {
                throw new ProblemException(e, CaseFolderProblem.LIST_NOT_USABLE, file, AtomicFolder.reason(e));
            }
        }
    }

    private static List<Entry> parse(byte[] content) throws IOException {
        JsonNode root = JSON.readTree(content);
        if (!SCHEMA.equals(root.path("schema").asText())
                || !root.path("entries").isArray()) {
            throw new JsonMappingException(null, "Not a list of recent cases");
        }
        List<Entry> out = new ArrayList<>();
        for (JsonNode e : root.path("entries")) {
            Path place = Path.of(e.path("place").asText());
            out.add(new Entry(
                    place,
                    e.path("title").asText(),
                    Instant.parse(e.path("openedAt").asText()),
                    !Files.exists(place)));
        }
        return out;
    }

    private static byte[] bytes(List<Entry> entries) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("version", 1);
        ArrayNode list = root.putArray("entries");
        for (Entry e : entries) {
            list.addObject()
                    .put("place", e.place().toString())
                    .put("title", e.title())
                    .put("openedAt", e.openedAt().toString());
        }
        return root.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }
}
