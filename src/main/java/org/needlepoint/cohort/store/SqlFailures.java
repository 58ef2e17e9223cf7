package org.needlepoint.cohort.store;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needlepoint.problem.ProblemException;

/** What the databases say, in the program's words. */
final class SqlFailures {
    /** The words before the colon are those of the triggers in {@code db/migration}. */
    private static final Pattern TRIGGER =
            Pattern.compile("(LOCKED|NOT_READ|OWN_READ|NOT_ADJUDICATOR): ([^)\\n]+)\\)?");

    private static final Pattern CHECK = Pattern.compile("(?:CHECK|check) constraint (?:failed: )?\"?([^\\n\")]+)\"?");

    private SqlFailures() {}

    static ProblemException problem(SQLException e) {
        String message = String.valueOf(e.getMessage());
        Matcher trigger = TRIGGER.matcher(message);
        if (trigger.find()) {
            return new ProblemException(
                    e,
                    trigger.group(1).equals("LOCKED") ? StoreProblem.LOCKED : StoreProblem.NOT_ADJUDICABLE,
                    trigger.group(2).strip());
        }
        if ("42501".equals(e.getSQLState())) {
            return new ProblemException(e, StoreProblem.FORBIDDEN, firstLine(message));
        }
        Matcher check = CHECK.matcher(message);
        if (check.find() || message.contains("constraint") || message.contains("violates")) {
            return new ProblemException(e, StoreProblem.CHECK_FAILED, firstLine(message));
        }
        return new ProblemException(e, StoreProblem.DATABASE_FAILED, firstLine(message));
    }

    static String firstLine(String message) {
        String line = String.valueOf(message).strip().lines().findFirst().orElse("no reason given");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
