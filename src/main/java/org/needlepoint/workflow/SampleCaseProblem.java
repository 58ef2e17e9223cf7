package org.needlepoint.workflow;

import org.needlepoint.problem.Problem;
import org.needlepoint.problem.ProblemKind;

/** What can go wrong while a sample case is made. */
public enum SampleCaseProblem implements Problem {
    /** No recipe of that name. */
    UNKNOWN_RECIPE(ProblemKind.BAD_SETTINGS, "There is no sample case {0}", "Choose one of {1}"),
    /** A parameter or recipe file that cannot be used. */
    BAD_RECIPE(
            ProblemKind.BAD_SETTINGS,
            "The recipe cannot be used: {0}",
            "Correct the parameter; the complete recipe of a case is the part 'recipe' of its truth.json"),
    /** A recipe file that cannot be read. */
    RECIPE_UNREADABLE(
            ProblemKind.BAD_SETTINGS, "The recipe file {0} cannot be read: {1}", "Check the path and the permissions"),
    /** A DICOM file of the case could not be written. */
    NOT_WRITTEN(
            ProblemKind.OUTPUT, "The sample case cannot be written to {0}: {1}", "Check the permissions and the disk");

    private final ProblemKind kind;
    private final String message;
    private final String remedy;

    SampleCaseProblem(ProblemKind kind, String message, String remedy) {
        this.kind = kind;
        this.message = message;
        this.remedy = remedy;
    }

    @Override
    public ProblemKind kind() {
        return kind;
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
