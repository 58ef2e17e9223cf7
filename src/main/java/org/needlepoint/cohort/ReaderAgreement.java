package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BlandAltman;
import org.needlepoint.statistics.IntraclassCorrelation;
import org.needlepoint.statistics.Sample;

/**
 * Agreement of the readers of a marker, on the cases that all of them read; or of the sessions of one reader.
 *
 * @param marker marker
 * @param readers readers, or the sessions of one, in order
 * @param cases cases that all read; missing are those that somebody, but not everybody, read
 * @param icc the forms ICC(A,1), ICC(A,k), ICC(C,1), each named
 * @param pairs Bland–Altman analysis of each pair of readers
 * @param readings readings of each reader, in the order of the cases
 */
public record ReaderAgreement(
        Marker marker,
        List<String> readers,
        CaseSelection cases,
        List<IntraclassCorrelation.Result> icc,
        List<Pair> pairs,
        List<List<Double>> readings) {
    private static final List<IntraclassCorrelation.Form> FORMS = List.of(
            IntraclassCorrelation.Form.ICC_A_1, IntraclassCorrelation.Form.ICC_A_K, IntraclassCorrelation.Form.ICC_C_1);

    /** Keeps its own lists. */
    public ReaderAgreement {
        readers = List.copyOf(readers);
        icc = List.copyOf(icc);
        pairs = List.copyOf(pairs);
        readings = readings.stream().map(List::copyOf).toList();
    }

    /**
     * Two readers.
     *
     * @param first reader whose readings come first in the difference
     * @param second other reader
     * @param agreement bias, limits, repeatability, coefficient of variation
     */
    public record Pair(String first, String second, BlandAltman agreement) {}

    /** Who gave a series of readings, in which session. */
    private record Series(String name, String reader, int session) {}

    /** Agreement of first sessions; empty if fewer than two read the marker. */
    static Optional<ReaderAgreement> of(Columns columns, Marker marker, double level) throws ProblemException {
        List<Series> series =
                columns.readers(marker).stream().map(r -> new Series(r, r, 1)).toList();
        return series.size() < 2 ? Optional.empty() : Optional.of(of(columns, marker, series, level));
    }

    /** How a reader repeats the own readings. */
    static ReaderAgreement within(Columns columns, Marker marker, String reader, List<Integer> sessions, double level)
            throws ProblemException {
        String who = reader.isEmpty() ? "" : reader + ", ";
        return of(
                columns,
                marker,
                sessions.stream()
                        .map(s -> new Series(who + "session " + s, reader, s))
                        .toList(),
                level);
    }

    private static ReaderAgreement of(Columns columns, Marker marker, List<Series> series, double level)
            throws ProblemException {
        List<StudyCase> read = columns.cases().stream()
                .filter(c -> series.stream().anyMatch(s -> reading(c, marker, s).isPresent()))
                .toList();
        CaseSelection cases = CaseSelection.of(
                read, c -> series.stream().allMatch(s -> reading(c, marker, s).isPresent()));
        Set<String> used = new HashSet<>(cases.used());
        List<Sample> samples = new ArrayList<>();
        List<List<Double>> readings = new ArrayList<>();
        for (Series s : series) {
            List<Double> values = read.stream()
                    .filter(c -> used.contains(c.id()))
                    .map(c -> reading(c, marker, s).orElseThrow())
                    .toList();
            readings.add(values);
            samples.add(Sample.of(
                    s.name(), values.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        IntraclassCorrelation icc = IntraclassCorrelation.of(samples);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = i + 1; j < samples.size(); j++) {
                pairs.add(new Pair(
                        series.get(i).name(), series.get(j).name(), BlandAltman.of(samples.get(i), samples.get(j))));
            }
        }
        return new ReaderAgreement(
                marker,
                series.stream().map(Series::name).toList(),
                cases,
                FORMS.stream().map(f -> icc.form(f, level)).toList(),
                pairs,
                readings);
    }

    private static Optional<Double> reading(StudyCase c, Marker marker, Series s) {
        return c.reading(marker.key(), s.reader(), s.session());
    }

    /**
     * One of the coefficients.
     *
     * @param form A,1 or A,k or C,1
     * @return coefficient with its name
     */
    public IntraclassCorrelation.Result icc(IntraclassCorrelation.Form form) {
        return icc.stream().filter(r -> r.form() == form).findFirst().orElseThrow();
    }
}
