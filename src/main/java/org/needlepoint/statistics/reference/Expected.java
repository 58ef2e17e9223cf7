package org.needlepoint.statistics.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;

/**
 * One place in the results of a reference file.
 *
 * <p>Each entry that is read or compared through it is marked as known; what stays unmarked is reported.
 */
final class Expected {

    /** A number of a result; empty where it has none. */
    @FunctionalInterface
    interface Number<T> {
        double of(T result) throws ProblemException;
    }

    /** Several numbers of a result; NaN where one of them does not exist, as null in the file. */
    @FunctionalInterface
    interface Numbers<T> {
        double[] of(T result) throws ProblemException;
    }

    private final Comparison comparison;
    private final String path;
    private final String key;
    private final JsonNode node;

    Expected(Comparison comparison, String path, String key, JsonNode node) {
        this.comparison = comparison;
        this.path = path;
        this.key = key;
        this.node = node;
    }

    String key() {
        return key;
    }

    private Expected at(String child, String childPath, JsonNode value) {
        return new Expected(comparison, childPath, child, value);
    }

    /** The object or list under a key. */
    Optional<Expected> child(String name) {
        JsonNode value = node.get(name);
        if (value != null && value.isNull()) {
            withoutResult(pathOf(name));
            return Optional.empty();
        }
        return value == null ? Optional.empty() : Optional.of(at(name, pathOf(name), value));
    }

    private void withoutResult(String where) {
        comparison.know(where);
        comparison.note(where + ": the file gives no result");
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** All objects and lists under this object; none if it is something else. */
    List<Expected> children() {
        List<Expected> list = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!path.isEmpty() && field.getValue().isNull()) {
                withoutResult(pathOf(field.getKey()));
                continue;
            }
            list.add(at(field.getKey(), pathOf(field.getKey()), field.getValue()));
        }
        return list;
    }

    /** The elements of this list; none if it is something else. */
    List<Expected> elements() {
        List<Expected> list = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            list.add(at(key, path + "[" + i + "]", node.get(i)));
        }
        return list;
    }

    /** A setting, such as a direction: read, not compared. */
    Optional<String> setting(String name) {
        JsonNode value = scalar(node.get(name));
        if (value == null || value.isContainerNode()) {
            return Optional.empty();
        }
        comparison.know(pathOf(name));
        return Optional.of(value.asText());
    }

    /** A list of settings: read, not compared. */
    Optional<List<String>> settings(String name) {
        JsonNode value = node.get(name);
        if (value == null || !value.isArray()) {
            return Optional.empty();
        }
        comparison.know(pathOf(name));
        List<String> list = new ArrayList<>();
        value.forEach(v -> list.add(v.asText()));
        return Optional.of(list);
    }

    /** Compares the number under a key, if the file has it. */
    <T> void number(String name, Check check, Computed<T> result, Number<T> number) {
        JsonNode value = scalar(node.get(name));
        if (value != null) {
            comparison.compare(pathOf(name), check, List.of(value), () -> new double[] {number.of(result.get())});
        }
    }

    /** Compares the list of numbers under a key, if the file has it. */
    <T> void numbers(String name, Check check, Computed<T> result, Numbers<T> numbers) {
        JsonNode value = node.get(name);
        if (value != null) {
            comparison.compare(pathOf(name), check, list(value), () -> numbers.of(result.get()));
        }
    }

    /** Compares this list of numbers itself. */
    <T> void numbers(Check check, Computed<T> result, Numbers<T> numbers) {
        comparison.compare(path, check, list(node), () -> numbers.of(result.get()));
    }

    /** Compares the list of texts under a key, if the file has it. */
    <T> void texts(String name, Check check, Computed<List<String>> texts) {
        JsonNode value = node.get(name);
        if (value != null) {
            comparison.compareTexts(pathOf(name), check, list(value), texts);
        }
    }

    private static List<JsonNode> list(JsonNode value) {
        List<JsonNode> list = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(list::add);
        } else {
            list.add(value);
        }
        return list;
    }

    /** R's JSON writer may wrap a single value in a list. */
    private static JsonNode scalar(JsonNode value) {
        return value != null && value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    /** Reads a result that cannot be compared, and says why. */
    void leaveOut(String name, String reason) {
        if (node.has(name)) {
            comparison.know(pathOf(name));
            comparison.note(pathOf(name) + ": " + reason);
        }
    }

    /** Refuses everything here with one reason. */
    void refuse(Check check, String reason) {
        comparison.refuse(path, check, reason);
    }

    /** Adds a remark about this place to the report. */
    void note(String text) {
        comparison.note(path + ": " + text);
    }
}
