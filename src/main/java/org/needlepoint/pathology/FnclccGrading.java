package org.needlepoint.pathology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;

/**
 * The grade of a specimen with what it rests on.
 *
 * @param tumour subtype
 * @param grade grade, from the scores or as stated
 * @param score the three scores; empty if only the grade was stated
 * @param cautions sentences about why the grade may not mean what it says; empty if there is none
 */
public record FnclccGrading(
        SoftTissueTumour tumour, FnclccGrade grade, Optional<FnclccScore> score, List<String> cautions) {

    /** Keeps its own list of cautions. */
    public FnclccGrading {
        cautions = List.copyOf(cautions);
    }

    /**
     * Grades a specimen from its scores, a stated grade, or both.
     *
     * <p>A subtype that FNCLCC does not grade keeps the grade it was given, flagged: cohorts hold such grades, and it is
     * the analysis that must leave them out knowingly.
     *
     * @param tumour subtype
     * @param score the three scores if known
     * @param stated the grade if the report states it
     * @return grading
     * @throws ProblemException {@link PathologyProblem#NO_GRADE} if both are absent,
     *     {@link PathologyProblem#GRADE_CONTRADICTS_SCORE} if they differ
     */
    public static FnclccGrading of(SoftTissueTumour tumour, Optional<FnclccScore> score, Optional<FnclccGrade> stated)
            throws ProblemException {
        if (score.isEmpty() && stated.isEmpty()) {
            throw new ProblemException(PathologyProblem.NO_GRADE, tumour.name());
        }
        FnclccGrade grade = score.map(FnclccScore::grade).orElseGet(stated::orElseThrow);
        if (stated.isPresent() && stated.get() != grade) {
            FnclccScore s = score.orElseThrow();
            throw new ProblemException(
                    PathologyProblem.GRADE_CONTRADICTS_SCORE,
                    s.differentiation() + " + " + s.mitoses() + " + " + s.necrosis() + " = " + s.total(),
                    grade,
                    stated.get());
        }
        List<String> cautions = new ArrayList<>();
        if (!tumour.isGradedByFnclcc()) {
            cautions.add(PathologyWording.GRADE_DOUBTFUL.say(
                    tumour.name(), tumour.fnclccUse().label(), tumour.fnclccReason()));
        }
        if (tumour.fnclccUse() == FnclccUse.HIGH_BY_DEFINITION && !grade.isHigh()) {
            cautions.add(PathologyWording.LOW_GRADE.say(grade));
        }
        if (score.isPresent() && !tumour.allowsDifferentiation(score.get().differentiation())) {
            cautions.add(PathologyWording.OTHER_DIFFERENTIATION.say(
                    score.get().differentiation(), tumour.name(), tumour.differentiationWords()));
        }
        return new FnclccGrading(tumour, grade, score, cautions);
    }
}
