package org.needlepoint.casefile.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Members of a file that this program does not know: what a later minor version or another program wrote there. They are
 * carried into the file that replaces it.
 *
 * <p>An unknown member of an entry of a list goes with its entry: the one that is unchanged, else the one with the same
 * name, label, UID, hazard or time. With an entry that is removed it goes too.
 */
final class UnknownMembers {
    /** What tells entries of a list apart, where they have it. */
    private static final List<String> IDENTITIES = List.of("label", "name", "sopInstanceUid", "hazard", "at");

    private final JsonNode file;
    private final JsonNode known;

    private UnknownMembers(JsonNode file, JsonNode known) {
        this.file = file;
        this.known = known;
    }

    /**
     * Compares a file with what was understood of it.
     *
     * @param file the file
     * @param known the same file as this program writes it
     * @return the rest; empty if everything was understood
     */
    static Optional<UnknownMembers> of(JsonNode file, JsonNode known) {
        return hasMore(file, known) ? Optional.of(new UnknownMembers(file, known)) : Optional.empty();
    }

    private static boolean hasMore(JsonNode file, JsonNode known) {
        if (file.isObject() && known.isObject()) {
            for (Map.Entry<String, JsonNode> e : file.properties()) {
                if (!known.has(e.getKey()) || hasMore(e.getValue(), known.get(e.getKey()))) {
                    return true;
                }
            }
        } else if (file.isArray() && known.isArray() && file.size() == known.size()) {
            for (int i = 0; i < file.size(); i++) {
                if (hasMore(file.get(i), known.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Adds the unknown members.
     *
     * @param fresh the case as this program writes it
     * @return a new tree
     */
    JsonNode into(JsonNode fresh) {
        return merged(fresh, file, known);
    }

    private static JsonNode merged(JsonNode fresh, JsonNode file, JsonNode known) {
        if (fresh.isObject() && file.isObject() && known.isObject()) {
            ObjectNode out = fresh.deepCopy();
            for (Map.Entry<String, JsonNode> e : file.properties()) {
                String name = e.getKey();
                if (!known.has(name)) {
                    if (!fresh.has(name)) {
                        out.set(name, e.getValue());
                    }
                } else if (fresh.has(name)) {
                    out.set(name, merged(fresh.get(name), e.getValue(), known.get(name)));
                }
            }
            return out;
        }
        if (fresh.isArray() && file.isArray() && known.isArray() && file.size() == known.size()) {
            return mergedEntries((ArrayNode) fresh, file, known);
        }
        return fresh;
    }

    private static JsonNode mergedEntries(ArrayNode fresh, JsonNode file, JsonNode known) {
        ArrayNode out = fresh.deepCopy();
        Set<Integer> merged = new HashSet<>();
        for (int was = 0; was < file.size(); was++) {
            if (hasMore(file.get(was), known.get(was))) {
                int is = entry(fresh, known.get(was), merged);
                if (is >= 0) {
                    merged.add(is);
                    out.set(is, merged(fresh.get(is), file.get(was), known.get(was)));
                }
            }
        }
        return out;
    }

    /** Where an entry is now: −1 if it is gone. */
    private static int entry(ArrayNode fresh, JsonNode known, Set<Integer> taken) {
        for (int i = 0; i < fresh.size(); i++) {
            if (!taken.contains(i) && fresh.get(i).equals(known)) {
                return i;
            }
        }
        for (String identity : IDENTITIES) {
            JsonNode id = known.path(identity);
            for (int i = 0; id.isTextual() && i < fresh.size(); i++) {
                if (!taken.contains(i) && id.equals(fresh.get(i).path(identity))) {
                    return i;
                }
            }
        }
        return -1;
    }
}
