package org.needlepoint.cohort.teaching;

import java.util.List;
import java.util.Optional;
import org.needlepoint.pathology.FnclccGrade;
import org.needlepoint.pathology.FnclccScore;
import org.needlepoint.pathology.SoftTissueTumour;

/**
 * A synthetic case of the teaching cohort. Each of its readings is one of two; the value of the case is their mean.
 *
 * @param caseId identifier that says it is synthetic
 * @param coreSubtype subtype by the core; empty where the core does not show it
 * @param coreScore FNCLCC scores of the core
 * @param surgerySubtype subtype at surgery
 * @param surgeryScore FNCLCC scores at surgery
 * @param readings reading of reader 1 and of reader 2
 */
public record TeachingCase(
        String caseId,
        Optional<SoftTissueTumour> coreSubtype,
        FnclccScore coreScore,
        SoftTissueTumour surgerySubtype,
        FnclccScore surgeryScore,
        List<Reading> readings) {

    /** Keeps its own list. */
    public TeachingCase {
        readings = List.copyOf(readings);
    }

    /**
     * What one reader measured.
     *
     * @param ki67Positive stained cells of {@link TeachingCohort#CELLS_COUNTED}
     * @param adcMean mean ADC in the core, 10⁻³ mm²/s
     * @param adcMin least ADC in the core, 10⁻³ mm²/s
     * @param choCr Cho/Cr
     */
    public record Reading(int ki67Positive, double adcMean, double adcMin, double choCr) {}

    /**
     * Grade by the core.
     *
     * @return grade of the scores
     */
    public FnclccGrade coreGrade() {
        return coreScore.grade();
    }
}
