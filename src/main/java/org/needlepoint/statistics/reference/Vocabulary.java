package org.needlepoint.statistics.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which input columns the names of results mean, such as "adcMeanKi67" or "byGrade". */
final class Vocabulary {
    private static final Set<String> STANDARD = Set.of(
            "fnclccGrade",
            "highGrade",
            "ki67Percent",
            "ki67High",
            "adcMean",
            "adcMin",
            "choCr",
            "time",
            "event",
            "arm");
    private static final Map<String, String> MEASURES = Map.of("ki67", "ki67Percent", "grade", "fnclccGrade");
    private static final Map<String, String> CLASSES = Map.of("ki67", "ki67High", "grade", "highGrade");

    private final Set<String> known = new HashSet<>(STANDARD);

    Vocabulary(Columns columns) {
        known.addAll(columns.names());
    }

    /** The column of numbers that a name means. */
    Optional<String> measure(String name) {
        return column(name, MEASURES);
    }

    /** The column of classes that a name means. */
    Optional<String> classes(String name) {
        return column(name, CLASSES);
    }

    private Optional<String> column(String name, Map<String, String> shortNames) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String lower = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        if (known.contains(name)) {
            return Optional.of(name);
        }
        if (known.contains(lower)) {
            return Optional.of(lower);
        }
        return Optional.ofNullable(shortNames.get(lower));
    }

    /** "adcMeanKi67" → adcMean and ki67Percent. */
    Optional<List<String>> twoMeasures(String name) {
        return split(name, MEASURES);
    }

    /** "adcMeanHighGrade" → adcMean and highGrade. */
    Optional<List<String>> measureAndClasses(String name) {
        return split(name, CLASSES);
    }

    private Optional<List<String>> split(String name, Map<String, String> secondShortNames) {
        for (int i = name.length() - 1; i > 0; i--) {
            if (Character.isUpperCase(name.charAt(i))) {
                Optional<String> first = measure(name.substring(0, i));
                Optional<String> second = column(name.substring(i), secondShortNames);
                if (first.isPresent() && second.isPresent()) {
                    return Optional.of(List.of(first.get(), second.get()));
                }
            }
        }
        return Optional.empty();
    }
}
