package org.needlepoint.problem;

import java.util.Arrays;
import java.util.List;
import org.needlepoint.wording.Template;

/** A failure that a user or a file caused, with a message and a remedy a person can act on. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<String> parts;

    /**
     * Makes a failure.
     *
     * @param problem what went wrong
     * @param parts texts for the places of the templates, formatted with their units
     */
    public ProblemException(Problem problem, Object... parts) {
        this(null, problem, parts);
    }

    /**
     * Makes a failure with a cause for the log.
     *
     * @param cause the technical cause
     * @param problem what went wrong
     * @param parts texts for the places of the templates, formatted with their units
     */
    public ProblemException(Throwable cause, Problem problem, Object... parts) {
        super(Template.fill(problem.message(), parts), cause);
        this.problem = problem;
        this.parts = Arrays.stream(parts).map(String::valueOf).toList();
    }

    /**
     * What went wrong.
     *
     * @return the problem
     */
    public Problem problem() {
        return problem;
    }

    /**
     * What stands in the places of message and remedy, for a text in another language.
     *
     * @return parts, from place 0
     */
    public List<String> parts() {
        return parts;
    }

    /**
     * What the user can do about it.
     *
     * @return remedy, filled in
     */
    public String remedy() {
        return Template.fill(problem.remedy(), parts.toArray());
    }
}
