package org.needlepoint.pathology;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** Ways in which pathology data can be missing, malformed or contradict themselves. */
public enum PathologyProblem implements Problem {
    /** Parts: name, nearest names. */
    UNKNOWN_TUMOUR("{0} is not in the WHO 2020 list of soft tissue tumours.", "Use a name of the list; near: {1}."),
    /** Parts: code, names. */
    AMBIGUOUS_CODE("The ICD-O code {0} stands for several tumours: {1}.", "Give the tumour by its name."),
    /** Parts: component, value, least, greatest. */
    SCORE_OUT_OF_RANGE(
            "The FNCLCC score for {0} is {1}, but it goes from {2} to {3}.",
            "Enter differentiation 1–3, mitoses 1–3 and necrosis 0–2."),
    /** Parts: tumour. */
    NO_GRADE("Neither FNCLCC scores nor a grade are given for {0}.", "Enter the three scores, or the grade."),
    /** Parts: scores, grade of the scores, grade stated. */
    GRADE_CONTRADICTS_SCORE(
            "The FNCLCC scores {0} give {1}, but the grade stated is {2}.",
            "Check the scores and the grade against the pathology report."),
    /** Parts: what, what was entered. */
    BAD_COUNT("For {0}, {1} is not possible.", "Check the entry against the pathology report."),
    /** Parts: file, reason. */
    IMAGE_UNREADABLE("The histology image {0} cannot be read: {1}.", "Check the path and that the file may be read."),
    /** Parts: file. */
    IMAGE_NOT_DESCRIBED(
            "The histology image {0} has no stain or no magnification.",
            "State the stain (such as HE) and the magnification (such as 200)."),
    /** Parts: file. */
    IMAGE_CHANGED(
            "The histology image {0} is not the one that was attached.",
            "Restore the original file, or attach the new one and say so."),
    /** Parts: item. */
    NO_PAIRS(
            "No core and no surgical specimen state the same of {0}.",
            "Agreement needs at least one case with a core and a surgical specimen."),
    /** Parts: case. */
    CASE_TWICE("Case {0} is given more than once.", "Give each case one core and one surgical finding.");

    private final String message;
    private final String remedy;

    PathologyProblem(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return ProblemKind.PATHOLOGY;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
