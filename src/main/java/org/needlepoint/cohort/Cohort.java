package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cases of a study as its tables state them.
 *
 * @param name where it was read from
 * @param cases included cases, by name
 * @param excluded cases that were assessed and left out, by name
 * @param reasons reasons for exclusion in the order in which they were applied
 * @param unusedColumns headings that mean nothing here, with their files
 * @param notes what the reader of the tables must know
 * @param files files that were read
 * @param synthetic how many of the cases, included or not, are invented
 */
public record Cohort(
        String name,
        List<StudyCase> cases,
        List<Excluded> excluded,
        List<String> reasons,
        List<String> unusedColumns,
        List<String> notes,
        List<InputFile> files,
        int synthetic) {

    /** Keeps its own lists; cases are sorted by name, so that the order of rows does not matter. */
    public Cohort {
        cases = cases.stream().sorted(Comparator.comparing(StudyCase::id)).toList();
        excluded = excluded.stream().sorted(Comparator.comparing(Excluded::id)).toList();
        reasons = List.copyOf(reasons);
        unusedColumns = List.copyOf(unusedColumns);
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    /**
     * A case that was left out.
     *
     * @param id name
     * @param reason why
     * @param sources rows it stands in
     */
    public record Excluded(String id, String reason, List<Source> sources) {
        /** Keeps its own list. */
        public Excluded {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A file that was read.
     *
     * @param name relative path
     * @param sha256 SHA-256 of its bytes
     */
    public record InputFile(String name, String sha256) {}

    /**
     * Who read a marker. Readings that are the same for all readers in every case are one value that was written more
     * than once, and count as such.
     *
     * @param marker key of the marker
     * @return names in order; one empty name where no reader is named; empty if nobody read it
     */
    public List<String> readers(String marker) {
        TreeSet<String> readers = new TreeSet<>(new ReaderOrder());
        boolean same = true;
        for (StudyCase c : cases) {
            Map<String, Double> of = c.readings().getOrDefault(marker, Map.of());
            readers.addAll(of.keySet());
            same &= of.values().stream().distinct().count() <= 1;
        }
        if (readers.size() > 1 && same) {
            for (String r : readers) {
                if (cases.stream()
                        .map(c -> c.readings().getOrDefault(marker, Map.of()))
                        .allMatch(of -> of.isEmpty() || of.containsKey(r))) {
                    return List.of(r);
                }
            }
        }
        if (readers.isEmpty() && adjudicated(marker) > 0) {
            return List.of("");
        }
        return new ArrayList<>(readers);
    }

    /**
     * How many cases have an adjudicated value of a marker, or were adjudicated to have none.
     *
     * @param marker key of the marker
     * @return number of cases
     */
    public int adjudicated(String marker) {
        return (int)
                cases.stream().filter(c -> c.adjudicated().containsKey(marker)).count();
    }

    /**
     * Who read a marker more than once.
     *
     * @param marker key of the marker
     * @return reader → sessions, from the first; readers in order
     */
    public Map<String, List<Integer>> sessions(String marker) {
        Map<String, TreeSet<Integer>> sessions = new TreeMap<>(new ReaderOrder());
        for (StudyCase c : cases) {
            c.repeats().getOrDefault(marker, Map.of()).forEach((reader, of) -> sessions.computeIfAbsent(
                            reader, k -> new TreeSet<>(List.of(1)))
                    .addAll(of.keySet()));
        }
        Map<String, List<Integer>> out = new LinkedHashMap<>();
        sessions.forEach((reader, of) -> out.put(reader, List.copyOf(of)));
        return out;
    }

    /** "reader 2" before "reader 10". */
    private static final class ReaderOrder implements Comparator<String> {
        @Override
        public int compare(String a, String b) {
            int byLength = a.replaceAll("\\d+$", "").equals(b.replaceAll("\\d+$", ""))
                    ? Integer.compare(a.length(), b.length())
                    : 0;
            return byLength != 0 ? byLength : a.compareTo(b);
        }
    }
}
