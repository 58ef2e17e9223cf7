package org.needlepoint.problem;

import java.util.List;

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
        super(fill(problem.message(), parts), cause);
        this.problem = problem;
        this.parts = java.util.Arrays.stream(parts).map(String::valueOf).toList();
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
     * What the user can do about it.
     *
     * @return remedy, filled in
     */
    public String remedy() {
        return fill(problem.remedy(), parts.toArray());
    }

    /** One pass from left to right, so that a part that itself looks like a place stays as it is. */
    private static String fill(String template, Object... parts) {
        StringBuilder out = new StringBuilder(template.length() + 32);
        int i = 0;
        while (i < template.length()) {
            int close = template.charAt(i) == '{' ? template.indexOf('}', i) : -1;
            int place = close > i + 1 ? place(template, i + 1, close) : -1;
            if (place >= 0 && place < parts.length) {
                out.append(parts[place]);
                i = close + 1;
            } else {
                out.append(template.charAt(i++));
            }
        }
        return out.toString();
    }

    private static int place(String template, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(template.charAt(i), 10);
            if (digit < 0) {
                return -1;
            }
            n = 10 * n + digit;
        }
        return n;
    }
}
