package org.needlepoint.statistics.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.needlepoint.problem.ProblemException;

/** Collects what was compared, how far it differed, and what nobody asked for. */
final class Comparison {
    /** A quotient beyond this has nothing but rounding below the line: infinity, where rounding is known as such. */
    private static final double HUGE = 1e20;

    private final boolean rowsIncomplete;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<Validation.Disagreement> disagreements = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** Running count of one test. */
    private static final class Tally {
        private final double tolerance;
        private int compared;
        private double worst;
        private String at = "";

        Tally(double tolerance) {
            this.tolerance = tolerance;
        }

        void add(double difference, String path) {
            compared++;
            if (difference > worst || at.isEmpty()) {
                worst = difference;
                at = path;
            }
        }
    }

    /**
     * Starts a comparison.
     *
     * @param rowsIncomplete whether input entries are missing, so that the other program may have given no value
     */
    Comparison(boolean rowsIncomplete) {
        this.rowsIncomplete = rowsIncomplete;
    }

    void know(String path) {
        known.add(path);
    }

    void note(String text) {
        notes.add(text);
    }

    void compare(String path, Check check, List<JsonNode> expected, Computed.Recipe<double[]> recipe) {
        know(path);
        double[] actual;
        try {
            actual = recipe.compute();
        } catch (ProblemException e) {
            for (JsonNode value : expected) {
                // The other program found no value either: that is agreement.
                settle(path, check, value, Double.NaN, e.getMessage());
            }
            return;
        }
        if (actual.length != expected.size()) {
            disagree(path, check, expected.size() + " entries", actual.length + " entries");
            return;
        }
        for (int i = 0; i < actual.length; i++) {
            settle(actual.length == 1 ? path : path + "[" + i + "]", check, expected.get(i), actual[i], "no value");
        }
    }

    private void settle(String path, Check check, JsonNode node, double actual, String whyNone) {
        boolean none = node.isNull() || node.isTextual() && Set.of("NA", "NaN").contains(node.textValue());
        if (none && !Double.isFinite(actual)) {
            tally(check).add(0, path);
            return;
        }
        if (none) {
            if (rowsIncomplete) {
                note(path + ": the file gives no value; from the complete rows it is " + actual);
                tally(check).add(0, path);
            } else {
                disagree(path, check, "no value", String.valueOf(actual));
            }
            return;
        }
        double expected = node.isNumber() ? node.doubleValue() : infinity(node);
        if (Double.isNaN(expected)) {
            disagree(path, check, node.toString(), Double.isNaN(actual) ? whyNone : String.valueOf(actual));
            return;
        }
        if (!Double.isFinite(actual) || Double.isInfinite(expected)) {
            if (actual == expected
                    || Double.isInfinite(actual) && expected / actual >= 0 && Math.abs(expected) > HUGE) {
                tally(check).add(0, path);
            } else {
                disagree(path, check, node.asText(), Double.isNaN(actual) ? whyNone : String.valueOf(actual));
            }
            return;
        }
        double difference = check.relativeDifference(actual, expected);
        tally(check).add(difference, path);
        if (!(difference <= check.tolerance())) {
            disagreements.add(
                    new Validation.Disagreement(check.test(), path, String.valueOf(expected), String.valueOf(actual)));
        }
    }

    private static double infinity(JsonNode node) {
        return switch (node.asText()) {
            case "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    void compareTexts(String path, Check check, List<JsonNode> expected, Computed<List<String>> recipe) {
        know(path);
        List<String> texts = expected.stream().map(JsonNode::asText).toList();
        List<String> actual;
        try {
            actual = recipe.get();
        } catch (ProblemException e) {
            disagree(path, check, String.join(", ", texts), e.getMessage());
            return;
        }
        if (texts.equals(actual)) {
            tally(check).add(0, path);
        } else {
            disagree(path, check, String.join(", ", texts), String.join(", ", actual));
        }
    }

    void refuse(String path, Check check, String reason) {
        know(path);
        disagree(path, check, "a result", reason);
    }

    private void disagree(String path, Check check, String expected, String actual) {
        tally(check).add(Double.POSITIVE_INFINITY, path);
        disagreements.add(new Validation.Disagreement(check.test(), path, expected, actual));
    }

    private Tally tally(Check check) {
        return tallies.computeIfAbsent(check.test(), t -> new Tally(check.tolerance()));
    }

    Validation finish(String file, JsonNode root) {
        List<Validation.TestDifference> rows = new ArrayList<>();
        tallies.forEach(
                (test, t) -> rows.add(new Validation.TestDifference(test, t.compared, t.worst, t.at, t.tolerance)));
        List<String> unknown = new ArrayList<>();
        collectUnknown("", root, unknown);
        return new Validation(file, rows, List.copyOf(disagreements), unknown, List.copyOf(notes));
    }

    /** Adds the topmost entries below which nothing is known; returns whether nothing is known here. */
    private boolean collectUnknown(String path, JsonNode node, List<String> unknown) {
        if (known.contains(path)) {
            return false;
        }
        if (!node.isContainerNode() || node.isEmpty()) {
            return true;
        }
        List<String> whole = new ArrayList<>();
        boolean nothingKnown = true;
        int index = 0;
        List<String> deeper = new ArrayList<>();
        for (var field : fields(node)) {
            String child =
                    node.isArray() ? path + "[" + index++ + "]" : (path.isEmpty() ? "" : path + ".") + field.getKey();
            if (collectUnknown(child, field.getValue(), deeper)) {
                whole.add(child);
            } else {
                nothingKnown = false;
            }
        }
        if (nothingKnown) {
            return true;
        }
        unknown.addAll(whole);
        unknown.addAll(deeper);
        return false;
    }

    private static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        if (node.isObject()) {
            return node.properties();
        }
        List<Map.Entry<String, JsonNode>> list = new ArrayList<>();
        node.forEach(v -> list.add(Map.entry("", v)));
        return list;
    }
}
