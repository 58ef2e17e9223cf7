package org.needlepoint.statistics.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BinaryOutcome;
import org.needlepoint.statistics.Sample;

/** The input columns of a reference file; a missing entry is null or "NA" there. */
final class Columns {
    private final Map<String, double[]> columns = new TreeMap<>(); // NaN only in here, for a missing entry
    private final int rows;
    private final int missing;

    Columns(JsonNode input) throws ProblemException {
        int length = -1;
        int absent = 0;
        for (Map.Entry<String, JsonNode> field : input.properties()) {
            String name = field.getKey();
            JsonNode list = field.getValue();
            if (!list.isArray()) {
                throw new ProblemException(ReferenceProblem.BAD_COLUMN, name, "it is not a list");
            }
            if (length >= 0 && list.size() != length) {
                throw new ProblemException(
                        ReferenceProblem.BAD_COLUMN,
                        name,
                        "it has " + list.size() + " entries, columns before it have " + length);
            }
            length = list.size();
            double[] values = new double[length];
            for (int i = 0; i < length; i++) {
                values[i] = number(name, i, list.get(i));
                absent += Double.isNaN(values[i]) ? 1 : 0;
            }
            columns.put(name, values);
        }
        rows = Math.max(length, 0);
        missing = absent;
    }

    private static double number(String name, int row, JsonNode node) throws ProblemException {
        if (node.isNull() || node.isTextual() && node.textValue().equals("NA")) {
            return Double.NaN;
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? 1 : 0;
        }
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw new ProblemException(
                    ReferenceProblem.BAD_COLUMN, name, "entry " + (row + 1) + " is no finite number but " + node);
        }
        return node.doubleValue();
    }

    int rows() {
        return rows;
    }

    /** Number of missing entries in all columns. */
    int missing() {
        return missing;
    }

    boolean has(String name) {
        return columns.containsKey(name);
    }

    List<String> names() {
        return List.copyOf(columns.keySet());
    }

    private double[] column(String name) throws ProblemException {
        double[] values = columns.get(name);
        if (values == null) {
            throw new ProblemException(ReferenceProblem.NO_SUCH_COLUMN, name);
        }
        return values;
    }

    /** The columns named, over the rows where all of them have an entry. */
    List<Sample> complete(List<String> names) throws ProblemException {
        List<double[]> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(column(name));
        }
        boolean[] keep = new boolean[rows];
        int n = 0;
        for (int i = 0; i < rows; i++) {
            keep[i] = true;
            for (double[] c : chosen) {
                keep[i] &= !Double.isNaN(c[i]);
            }
            n += keep[i] ? 1 : 0;
        }
        List<Sample> samples = new ArrayList<>();
        for (int j = 0; j < chosen.size(); j++) {
            double[] values = new double[n];
            int at = 0;
            for (int i = 0; i < rows; i++) {
                if (keep[i]) {
                    values[at++] = chosen.get(j)[i];
                }
            }
            samples.add(Sample.of(names.get(j), values));
        }
        return samples;
    }

    Sample complete(String name) throws ProblemException {
        return complete(List.of(name)).get(0);
    }

    /** The values of a column in the rows where another column has a certain value. */
    Sample group(String name, String by, double value) throws ProblemException {
        List<Sample> both = complete(List.of(name, by));
        return both.get(0).where(is(both.get(1), value), true);
    }

    /** A class of a column with two values or more: those equal to one value, against the rest. */
    static BinaryOutcome is(Sample column, double value) {
        boolean[] flags = new boolean[column.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = column.value(i) == value;
        }
        return BinaryOutcome.of(column.name(), text(value), "other", flags);
    }

    /** A number as R writes it in a label: without a needless ".0". */
    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
