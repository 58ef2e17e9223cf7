package org.needlepoint.casefile.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.needlepoint.casefile.AtomicFolder;
import org.needlepoint.problem.ProblemException;

/**
 * {@code settings.json} in the user's configuration folder: whole at every moment; a damaged one is kept aside and the first
 * settings are used.
 *
 * @param folder the user's configuration folder; made when something is saved
 */
public record UserSettingsFile(Path folder) {
    private static final String FILE = "settings.json";
    private static final String SCHEMA = "needlepoint-settings";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What was read.
     *
     * @param settings settings; the first ones if there is no file, or a damaged one
     * @param damaged where the damaged file is kept; empty if it was whole
     */
    public record Loaded(UserSettings settings, Optional<Path> damaged) {}

    /**
     * Reads the settings.
     *
     * @return settings
     * @throws ProblemException if the file is there and cannot be read, or a damaged one not kept aside
     */
    public Loaded load() throws ProblemException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new Loaded(UserSettings.FIRST, Optional.empty());
        }
        try {
            byte[] content = Files.readAllBytes(file);
            try {
                return new Loaded(parse(content), Optional.empty());
            } catch (JsonProcessingException | IllegalArgumentException e) {
                Path aside = folder.resolve("settings.damaged-" + Instant.now().toEpochMilli() + ".json");
                Disk.REAL.move(file, aside);
                return new Loaded(UserSettings.FIRST, Optional.of(aside));
            }
        } catch (IOException e) {
            throw new ProblemException(e, CaseFolderProblem.SETTINGS_NOT_USABLE, file, AtomicFolder.reason(e));
        }
    }

    /**
     * Writes the settings.
     *
     * @param settings settings
     * @throws ProblemException if they cannot be written; the former ones are still there
     */
    public void save(UserSettings settings) throws ProblemException {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            Disk.REAL.replace(file, bytes(settings));
        } catch (IOException e) {
            throw new ProblemException(e, CaseFolderProblem.SETTINGS_NOT_USABLE, file, AtomicFolder.reason(e));
        }
    }

    private static UserSettings parse(byte[] content) throws IOException {
        JsonNode root = JSON.readTree(content);
        if (!SCHEMA.equals(root.path("schema").asText())
                || !root.path("scalePercent").isInt()) {
            throw new JsonMappingException(null, "Not a file of settings");
        }
        return new UserSettings(
                UserSettings.Theme.valueOf(root.path("theme").asText()),
                Optional.ofNullable(root.get("language")).map(JsonNode::asText),
                root.path("scalePercent").asInt(),
                texts(root.path("keys")),
                texts(root.path("layouts")));
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> out = new LinkedHashMap<>();
        node.properties().forEach(e -> out.put(e.getKey(), e.getValue().asText()));
        return out;
    }

    private static byte[] bytes(UserSettings settings) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("version", 1);
        root.put("theme", settings.theme().name());
        settings.language().ifPresent(tag -> root.put("language", tag));
        root.put("scalePercent", settings.scalePercent());
        ObjectNode keys = root.putObject("keys");
        new TreeMap<>(settings.keys()).forEach(keys::put);
        ObjectNode layouts = root.putObject("layouts");
        new TreeMap<>(settings.layouts()).forEach(layouts::put);
        return root.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }
}
