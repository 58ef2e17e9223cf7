package org.needlepoint.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;
import org.needlepoint.statistics.BlandAltman;
import org.needlepoint.statistics.IntraclassCorrelation;
import org.needlepoint.statistics.Sample;

/**
 * Agreement of the readers of a marker, on the cases that all of them read.
 *
 * @param marker marker
 * @param readers readers, in order
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

    /** Agreement; empty if fewer than two read the marker. */
    static Optional<ReaderAgreement> of(Columns columns, Marker marker, double level) throws ProblemException {
        List<String> readers = columns.readers(marker);
        if (readers.size() < 2) {
            return Optional.empty();
        }
        List<StudyCase> read = columns.cases().stream()
                .filter(c -> c.readings().containsKey(marker.key()))
                .toList();
        CaseSelection cases = CaseSelection.of(
                read, c -> c.readings().get(marker.key()).keySet().containsAll(readers));
        List<Sample> samples = new ArrayList<>();
        List<List<Double>> readings = new ArrayList<>();
        for (String reader : readers) {
            List<Double> values = read.stream()
                    .map(c -> c.readings().get(marker.key()))
                    .filter(of -> of.keySet().containsAll(readers))
                    .map(of -> of.get(reader))
                    .toList();
            readings.add(values);
            samples.add(Sample.of(
                    reader, values.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        IntraclassCorrelation icc = IntraclassCorrelation.of(samples);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = i + 1; j < samples.size(); j++) {
                pairs.add(new Pair(readers.get(i), readers.get(j), BlandAltman.of(samples.get(i), samples.get(j))));
            }
        }
        return Optional.of(new ReaderAgreement(
                marker,
                readers,
                cases,
                FORMS.stream().map(f -> icc.form(f, level)).toList(),
                pairs,
                readings));
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
