package org.needlepoint.cohort;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.needlepoint.casefile.Provenance;
import org.needlepoint.pathology.FnclccGrade;

/**
 * A case of the cohort.
 *
 * @param id name
 * @param ageYears age
 * @param sex sex as written
 * @param site site as written
 * @param diameterMm largest diameter, mm
 * @param core what the core shows
 * @param surgery what the surgical specimen shows
 * @param readings marker → reader → value in the marker's unit; the reader is empty where none is named
 * @param adjudicated marker → the value that counts instead of the readers' mean; empty if the adjudicator gave none
 * @param repeats marker → reader → session from 2 on → value
 * @param remarks what was left out, in words
 * @param sources rows it was read from
 * @param measured result files it was read from
 */
public record StudyCase(
        String id,
        Optional<Double> ageYears,
        Optional<String> sex,
        Optional<String> site,
        Optional<Double> diameterMm,
        Specimen core,
        Specimen surgery,
        Map<String, Map<String, Double>> readings,
        Map<String, Optional<Double>> adjudicated,
        Map<String, Map<String, Map<Integer, Double>>> repeats,
        List<String> remarks,
        List<Source> sources,
        List<Measured> measured) {

    /** Keeps its own collections, sorted. */
    public StudyCase {
        Map<String, Map<String, Double>> copy = new TreeMap<>();
        readings.forEach((k, v) -> copy.put(k, Collections.unmodifiableMap(new TreeMap<>(v))));
        readings = Collections.unmodifiableMap(copy);
        adjudicated = Collections.unmodifiableMap(new TreeMap<>(adjudicated));
        Map<String, Map<String, Map<Integer, Double>>> sessions = new TreeMap<>();
        repeats.forEach((marker, of) -> {
            Map<String, Map<Integer, Double>> readers = new TreeMap<>();
            of.forEach((reader, values) -> readers.put(reader, Collections.unmodifiableMap(new TreeMap<>(values))));
            sessions.put(marker, Collections.unmodifiableMap(readers));
        });
        repeats = Collections.unmodifiableMap(sessions);
        remarks = List.copyOf(remarks);
        sources = List.copyOf(sources);
        measured = List.copyOf(measured);
    }

    /**
     * What a specimen shows, in the words of the table.
     *
     * @param diagnosis diagnosis
     * @param subtype subtype
     * @param grade FNCLCC grade
     */
    public record Specimen(Optional<String> diagnosis, Optional<String> subtype, Optional<FnclccGrade> grade) {
        boolean isEmpty() {
            return diagnosis.isEmpty() && subtype.isEmpty() && grade.isEmpty();
        }
    }

    /**
     * A result file.
     *
     * @param file relative path
     * @param sha256 SHA-256 of the file
     * @param softwareVersion version that measured
     * @param inputs DICOM objects that it rests on, by SOP Instance UID and SHA-256
     */
    public record Measured(String file, String sha256, String softwareVersion, List<Provenance.Input> inputs) {
        /** Keeps its own list. */
        public Measured {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * A reading.
     *
     * @param marker key of the marker
     * @param reader reader
     * @param session session, from 1
     * @return value; empty if there is none
     */
    public Optional<Double> reading(String marker, String reader, int session) {
        return session == 1
                ? Optional.ofNullable(readings.getOrDefault(marker, Map.of()).get(reader))
                : Optional.ofNullable(repeats.getOrDefault(marker, Map.of())
                        .getOrDefault(reader, Map.of())
                        .get(session));
    }

    /**
     * The value that enters the analysis: the adjudicated one where an adjudicator decided, else the mean of all readers.
     *
     * @param marker key of the marker
     * @param readers those whose readings are needed
     * @return mean; empty if one of them gave none
     */
    public Optional<Double> value(String marker, List<String> readers) {
        if (adjudicated.containsKey(marker)) {
            return adjudicated.get(marker);
        }
        Map<String, Double> given = readings.getOrDefault(marker, Map.of());
        if (readers.isEmpty() || !given.keySet().containsAll(readers)) {
            return Optional.empty();
        }
        return Optional.of(readers.stream().mapToDouble(given::get).sum() / readers.size());
    }
}
