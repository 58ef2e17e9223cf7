package org.needlepoint.casefile.planning;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One difference between two states of a case.
 *
 * @param member top-level member of {@code case.json}, such as {@code marks}
 * @param path the place in it, such as {@code marks.mr.markers.P4.positionLpsMm}; an entry of a list is named by its label
 *     or name where it has one, else by its index
 * @param before what it was, as JSON; empty if it was not there
 * @param after what it is, as JSON; empty if it is gone
 */
public record CaseChange(String member, String path, Optional<String> before, Optional<String> after) {
    /** Facts about the file, and what is no decision. */
    private static final Set<String> LEFT_OUT = Set.of("schema", "version", "notice", "software", "savedAt", "inputs");

    /**
     * Compares two states of a case.
     *
     * @param before one
     * @param after the other
     * @return differences in the order of the file; none if every decision is the same
     */
    public static List<CaseChange> between(PlanningCase before, PlanningCase after) {
        // Paths are compared as they are: beside a folder at the root none becomes relative.
        Path root = before.input().toAbsolutePath().getRoot();
        JsonNode was = PlanningCaseJson.tree(before, root);
        JsonNode is = PlanningCaseJson.tree(after, root);
        List<CaseChange> out = new ArrayList<>();
        for (Map.Entry<String, JsonNode> e : is.properties()) {
            String member = e.getKey();
            if (!LEFT_OUT.contains(member)) {
                compare(member, member, was.get(member), e.getValue(), out);
            }
        }
        return out;
    }

    private static void compare(String member, String path, JsonNode was, JsonNode is, List<CaseChange> out) {
        if (was != null && is != null && was.equals(is)) {
            return;
        }
        if (was != null && is != null && was.isObject() && is.isObject()) {
            Set<String> names = new TreeSet<>();
            was.fieldNames().forEachRemaining(names::add);
            is.fieldNames().forEachRemaining(names::add);
            for (String n : names) {
                compare(member, path + "." + n, was.get(n), is.get(n), out);
            }
        } else if (isListOfObjects(was) && isListOfObjects(is)) {
            Set<String> names = new TreeSet<>(names(was));
            names.addAll(names(is));
            for (String n : names) {
                compare(member, path + "." + n, entry(was, n), entry(is, n), out);
            }
        } else {
            out.add(new CaseChange(member, path, text(was), text(is)));
        }
    }

    private static boolean isListOfObjects(JsonNode node) {
        return node != null && node.isArray() && (node.isEmpty() || node.get(0).isObject());
    }

    private static List<String> names(JsonNode list) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            out.add(name(list, i));
        }
        return out;
    }

    private static String name(JsonNode list, int i) {
        JsonNode entry = list.get(i);
        String label = entry.path("label").asText(entry.path("name").asText(""));
        return label.isEmpty() ? Integer.toString(i) : label;
    }

    private static JsonNode entry(JsonNode list, String name) {
        for (int i = 0; i < list.size(); i++) {
            if (name(list, i).equals(name)) {
                return list.get(i);
            }
        }
        return null;
    }

    private static Optional<String> text(JsonNode node) {
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node.toString());
    }
}
