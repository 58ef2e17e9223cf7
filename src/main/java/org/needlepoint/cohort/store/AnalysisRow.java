package org.needlepoint.cohort.store;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What an analysis takes of a case: one row a core, or one for a case without a core.
 *
 * @param caseId case
 * @param coreNo core; empty for a case without one, such as a refused one
 * @param patient pseudonym
 * @param source where the imaging values come from; empty if there are none
 * @param adcMean mean ADC, 10⁻³ mm²/s
 * @param adcMin minimum ADC, 10⁻³ mm²/s
 * @param choCr choline to creatine ratio
 * @param biopsy what the core showed
 * @param surgery what the specimen showed; empty if not operated or not entered
 * @param surgeryDate date of the operation
 * @param equivocal whether the pathology of the core is equivocal
 * @param status what eligibility needs to know of the case
 * @param baseline what a table of patients shows
 */
public record AnalysisRow(
        String caseId,
        OptionalInt coreNo,
        String patient,
        Optional<Source> source,
        OptionalDouble adcMean,
        OptionalDouble adcMin,
        OptionalDouble choCr,
        Optional<Finding> biopsy,
        Optional<Finding> surgery,
        Optional<LocalDate> surgeryDate,
        Optional<Boolean> equivocal,
        CaseStatus status,
        Baseline baseline) {

    /** Where imaging values come from. */
    public enum Source {
        /** An adjudicator decided after both readers had signed. */
        ADJUDICATED("adjudicated"),
        /** Mean of all readers' signed first sessions; at least two. */
        MEAN_OF_READERS("mean of readers"),
        /** The program's own latest measurement. */
        MEASURED("measured");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /**
         * The source in a table.
         *
         * @return words
         */
        public String word() {
            return word;
        }
    }

    /**
     * What a specimen showed.
     *
     * @param diagnosis kind of lesion
     * @param subtype WHO subtype
     * @param fnclccGrade 1 to 3
     * @param ki67Percent labelling index, %; the mean of the pathologists if several counted
     */
    public record Finding(
            Optional<String> diagnosis,
            Optional<String> subtype,
            OptionalInt fnclccGrade,
            OptionalDouble ki67Percent) {}

    /**
     * What a table of patients shows.
     *
     * @param ageYears age at the MR
     * @param sex F, M or O
     * @param site where the tumour lies
     * @param largestDiameterMm largest diameter, mm
     * @param synthetic whether the case is invented
     */
    public record Baseline(
            OptionalInt ageYears,
            Optional<String> sex,
            Optional<String> site,
            OptionalDouble largestDiameterMm,
            Optional<Boolean> synthetic) {}

    /**
     * What eligibility needs to know of a case.
     *
     * @param mrDate date of the MR
     * @param biopsyDate date of the biopsy
     * @param imageQualityAdequate whether the MR can be measured
     * @param treatedBefore whether the tumour was treated before
     * @param recurrent whether it is a recurrence
     * @param registrationFailed whether the program refused the registration (exit code 18 or 19) and never measured the
     *     case, or the latest measurement's verdict is fail
     * @param registrationVerdict verdict of the latest measurement, fail for a refused registration; empty if not known
     */
    public record CaseStatus(
            Optional<LocalDate> mrDate,
            Optional<LocalDate> biopsyDate,
            Optional<Boolean> imageQualityAdequate,
            Optional<Boolean> treatedBefore,
            Optional<Boolean> recurrent,
            boolean registrationFailed,
            Optional<String> registrationVerdict) {}
}
