package org.needlepoint.report.article;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the numbers of an article come from: number → columns and cases → rows of tables, result files and their DICOM
 * objects.
 *
 * @param numbers key of a cell → number, in the order of the tables
 * @param caseSets name of a set → names of its cases
 * @param cases name of a case → where it was read from
 * @param files file → SHA-256 of its bytes, 64 hexadecimal digits
 */
public record Sources(
        Map<String, Number> numbers,
        Map<String, List<String>> caseSets,
        Map<String, Case> cases,
        Map<String, String> files) {
    /** No sources. */
    public static final Sources NONE = new Sources(Map.of(), Map.of(), Map.of(), Map.of());

    /** Keeps its own maps, in order. */
    public Sources {
        numbers = kept(numbers);
        caseSets = kept(caseSets);
        cases = kept(cases);
        files = kept(files);
    }

    private static <V> Map<String, V> kept(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * A printed number.
     *
     * @param text as printed
     * @param caseSet name of the set of cases that it rests on
     * @param columns columns of the tables
     */
    public record Number(String text, String caseSet, List<String> columns) {
        /** Keeps its own list. */
        public Number {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Where a case was read from.
     *
     * @param rows rows of tables
     * @param results result files of its measurements
     */
    public record Case(List<Row> rows, List<Result> results) {
        /** Keeps its own lists. */
        public Case {
            rows = List.copyOf(rows);
            results = List.copyOf(results);
        }
    }

    /**
     * A row of a table.
     *
     * @param file file
     * @param line line in it, from 1
     */
    public record Row(String file, int line) {}

    /**
     * A result file.
     *
     * @param file file
     * @param softwareVersion version that measured
     * @param objects DICOM objects that it rests on
     */
    public record Result(String file, String softwareVersion, List<DicomObject> objects) {
        /** Keeps its own list. */
        public Result {
            objects = List.copyOf(objects);
        }
    }

    /**
     * A DICOM object.
     *
     * @param role such as "adc"
     * @param sopInstanceUid SOP Instance UID
     * @param sha256 SHA-256 of the file
     */
    public record DicomObject(String role, String sopInstanceUid, String sha256) {}

    /**
     * The cases that a number rests on.
     *
     * @param key key of a cell
     * @return names of cases; empty if the key is not known
     */
    public Optional<List<String>> casesOf(String key) {
        return Optional.ofNullable(numbers.get(key)).map(n -> caseSets.get(n.caseSet()));
    }
}
