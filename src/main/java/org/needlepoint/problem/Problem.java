package org.needlepoint.problem;

/**
 * One way in which a user's input can fail. Implemented by one enum per package.
 *
 * <p>Templates hold numbered places {@code {0}}, {@code {1}}, … that {@link ProblemException} fills with texts
 * already formatted with their units. (Not {@code MessageFormat}: it prints a b-value of 1000 as "1,000" and
 * swallows apostrophes.)
 */
public interface Problem {

    /**
     * Stable name of the problem, such as the enum constant's.
     *
     * @return name
     */
    String name();

    /**
     * The family, which decides how the command line exits.
     *
     * @return kind
     */
    ProblemKind kind();

    /**
     * What happened, in one plain sentence with places for the parts.
     *
     * @return template
     */
    String message();

    /**
     * What the user can do about it, in one plain sentence, with places for the same parts.
     *
     * @return template
     */
    String remedy();
}
