package org.needlepoint.cohort;

import java.util.List;
import java.util.Optional;
import org.needlepoint.pathology.SpecimenAgreement;

/**
 * Everything that was computed from a cohort.
 *
 * @param cohort the cases
 * @param settings what was chosen
 * @param groupings the two divisions
 * @param baseline who the patients are
 * @param measurements Ki-67 and the markers described, over the means of readers
 * @param readers agreement of readers, for markers that two or more read
 * @param repeats agreement of each reader's sessions, for readers who read more than once
 * @param comparisons markers in two groups
 * @param correlations markers with grade and Ki-67
 * @param performance ROC analyses
 * @param aucComparisons areas compared
 * @param specimens core against surgical specimen; empty without a case that has both
 * @param notPossible what could not be computed and why
 */
public record CohortResults(
        Cohort cohort,
        AnalysisSettings settings,
        List<Grouping> groupings,
        Baseline baseline,
        List<Measurement> measurements,
        List<ReaderAgreement> readers,
        List<ReaderAgreement> repeats,
        List<GroupComparison> comparisons,
        List<Correlation> correlations,
        List<DiagnosticPerformance> performance,
        List<AucComparison> aucComparisons,
        Optional<Specimens> specimens,
        List<NotPossible> notPossible) {

    /** Keeps its own lists. */
    public CohortResults {
        groupings = List.copyOf(groupings);
        measurements = List.copyOf(measurements);
        readers = List.copyOf(readers);
        repeats = List.copyOf(repeats);
        comparisons = List.copyOf(comparisons);
        correlations = List.copyOf(correlations);
        performance = List.copyOf(performance);
        aucComparisons = List.copyOf(aucComparisons);
        notPossible = List.copyOf(notPossible);
    }

    /**
     * A measure of the cohort.
     *
     * @param marker marker, or Ki-67
     * @param readers who read it
     * @param description its values, the mean of the readers for each case
     */
    public record Measurement(Marker marker, List<String> readers, Description description) {}

    /**
     * Core against surgical specimen.
     *
     * @param cases cases with both
     * @param agreement agreement
     */
    public record Specimens(CaseSelection cases, SpecimenAgreement.Result agreement) {}

    /**
     * An analysis that could not be made.
     *
     * @param what analysis
     * @param why reason
     */
    public record NotPossible(String what, String why) {}

    /**
     * The agreement of the readers of a marker.
     *
     * @param marker marker
     * @return agreement; empty if fewer than two read it
     */
    public Optional<ReaderAgreement> readersOf(Marker marker) {
        return readers.stream().filter(r -> r.marker().equals(marker)).findFirst();
    }
}
