package org.needlepoint.workflow;

import java.nio.file.Path;
import org.needlepoint.cohort.consistency.ConsistencyProblem;
import org.needlepoint.cohort.consistency.Finding;
import org.needlepoint.cohort.consistency.Outcome;
import org.needlepoint.cohort.consistency.PublishedTable;
import org.needlepoint.problem.ProblemException;

/** Tells whether published figures can hold together, with the arithmetic. */
public final class CheckPublishedTable {
    private final PublishedTable table;

    private CheckPublishedTable(PublishedTable table) {
        this.table = table;
    }

    /**
     * Checks a file.
     *
     * @param file JSON file in the format of docs/consistency.md
     * @return outcome, consistent or not
     * @throws ProblemException if the file cannot be read or is malformed
     */
    public static CheckPublishedTable of(Path file) throws ProblemException {
        return new CheckPublishedTable(PublishedTable.check(file));
    }

    /**
     * The findings.
     *
     * @return table with its findings
     */
    public PublishedTable table() {
        return table;
    }

    /**
     * The findings for people.
     *
     * @return text of several lines without a final line break
     */
    public String toText() {
        StringBuilder out = new StringBuilder(table.title()).append('\n');
        for (Finding f : table.findings()) {
            out.append(f.outcome().label())
                    .append("  ")
                    .append(f.id())
                    .append(" (")
                    .append(f.where())
                    .append(")\n");
            f.arithmetic().forEach(line -> out.append("    ").append(line).append('\n'));
        }
        return out.append(table.findings().size())
                .append(" checks: ")
                .append(table.with(Outcome.CONSISTENT).size())
                .append(" consistent, ")
                .append(table.with(Outcome.ONLY_IF).size())
                .append(" only under a condition, ")
                .append(table.with(Outcome.IMPOSSIBLE).size())
                .append(" impossible")
                .toString();
    }

    /**
     * Refuses figures that cannot hold together.
     *
     * @throws ProblemException {@link ConsistencyProblem#CONTRADICTION}
     */
    public void requireConsistent() throws ProblemException {
        table.requireConsistent();
    }
}
