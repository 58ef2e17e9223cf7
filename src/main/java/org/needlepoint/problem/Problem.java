package org.needlepoint.problem;

import org.needlepoint.wording.Template;

/**
 * One way in which a user's input can fail. Implemented by one enum per package.
 *
 * <p>Message and remedy are {@link Template}s whose places {@link ProblemException} fills with texts already formatted with
 * their units.
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
