package org.needlepoint.cohort.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.needlepoint.problem.ProblemException;

/** An object of the file, read with messages that name the member. */
final class Entry {
    private final String file;
    private final String path;
    private final JsonNode node;

    Entry(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    boolean has(String member) {
        return node.has(member);
    }

    ProblemException bad(String member, String why) {
        return new ProblemException(ConsistencyProblem.BAD_TABLE, file, path + "." + member, why);
    }

    String text(String member) throws ProblemException {
        JsonNode t = node.path(member);
        if (!t.isTextual() || t.textValue().isBlank()) {
            throw bad(member, "a text is required");
        }
        return t.textValue().strip();
    }

    /** A number as printed: a text, so that trailing zeros count. */
    Printed printed(String member) throws ProblemException {
        return printed(member, node.path(member));
    }

    private Printed printed(String member, JsonNode n) throws ProblemException {
        try {
            if (n.isTextual()) {
                return Printed.of(n.textValue());
            }
        } catch (NumberFormatException e) {
            throw bad(member, "\"" + n.textValue() + "\" is not a number");
        }
        throw bad(member, "a number as printed, in quotation marks, is required");
    }

    List<Printed> printedList(String member) throws ProblemException {
        List<Printed> out = new ArrayList<>();
        for (JsonNode n : node.path(member)) {
            out.add(printed(member, n));
        }
        if (out.isEmpty()) {
            throw bad(member, "a list of numbers as printed is required");
        }
        return out;
    }

    Map<String, Printed> printedMap(String member) throws ProblemException {
        Map<String, Printed> out = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : node.path(member).properties()) {
            out.put(e.getKey(), printed(member + "." + e.getKey(), e.getValue()));
        }
        if (out.isEmpty()) {
            throw bad(member, "names with numbers as printed are required");
        }
        return out;
    }

    int count(String member) throws ProblemException {
        return count(member, node.path(member));
    }

    private int count(String member, JsonNode n) throws ProblemException {
        if (!n.isInt() || n.intValue() < 0) {
            throw bad(member, "a whole number from 0 on is required");
        }
        return n.intValue();
    }

    int atLeast(int least, String member) throws ProblemException {
        int n = count(member);
        if (n < least) {
            throw bad(member, "it must be at least " + least);
        }
        return n;
    }

    Map<String, Integer> counts(String member) throws ProblemException {
        Map<String, Integer> out = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> e : node.path(member).properties()) {
            out.put(e.getKey(), count(member + "." + e.getKey(), e.getValue()));
        }
        if (out.isEmpty()) {
            throw bad(member, "names with counts are required");
        }
        return out;
    }

    /** Two classes, both with cases. */
    Map<String, Integer> classes() throws ProblemException {
        Map<String, Integer> classes = counts("classes");
        if (classes.size() != 2 || classes.containsValue(0)) {
            throw bad("classes", "two names with their numbers of cases are required");
        }
        return classes;
    }

    Entry entry(String member) throws ProblemException {
        if (!node.path(member).isObject()) {
            throw bad(member, "an object is required");
        }
        return new Entry(file, path + "." + member, node.path(member));
    }

    List<Entry> entries(String member, int least) throws ProblemException {
        List<Entry> out = new ArrayList<>();
        JsonNode list = node.path(member);
        for (int i = 0; i < list.size(); i++) {
            out.add(new Entry(file, path + "." + member + "[" + i + "]", list.get(i)));
        }
        if (!list.isArray() || out.size() < least) {
            throw bad(member, "a list of at least " + least + " objects is required");
        }
        return out;
    }
}
