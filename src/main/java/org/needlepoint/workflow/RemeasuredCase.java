package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.needlepoint.casefile.CaseResult;

/**
 * One case of {@link RemeasureCohort}.
 *
 * @param caseId name of the case
 * @param result the stored result
 * @param status what came of it
 * @param causes what is different about its inputs, settings or software
 * @param changes values that came out otherwise
 * @param refusal why it could not be measured again
 * @param after the new result, if it could
 */
public record RemeasuredCase(
        String caseId,
        Path result,
        Status status,
        List<String> causes,
        List<Change> changes,
        Optional<String> refusal,
        Optional<CaseResult> after) {

    /** What came of a case. */
    public enum Status {
        /** Same inputs, same values. */
        SAME("the same"),
        /** Something about the inputs changed, but no value. */
        INPUT_CHANGED("changed in its inputs, not in its values"),
        /** Values came out otherwise. */
        VALUES_CHANGED("changed in its values"),
        /** It cannot be measured any more. */
        REFUSED("not measurable any more");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /**
         * The status in plain words.
         *
         * @return words that follow a case's name
         */
        public String words() {
            return words;
        }
    }

    /**
     * A value that came out otherwise.
     *
     * @param column column of the result table, with its unit
     * @param before stored value; empty if it was not known
     * @param after new value; empty if it is not known
     */
    public record Change(String column, String before, String after) {}

    /** Copies the lists. */
    public RemeasuredCase {
        causes = List.copyOf(causes);
        changes = List.copyOf(changes);
    }

    static RemeasuredCase refused(String caseId, Path result, List<String> causes, String refusal) {
        return new RemeasuredCase(
                caseId, result, Status.REFUSED, causes, List.of(), Optional.of(refusal), Optional.empty());
    }

    static RemeasuredCase measured(
            String caseId, Path result, List<String> causes, List<Change> changes, CaseResult after) {
        Status status =
                !changes.isEmpty() ? Status.VALUES_CHANGED : causes.isEmpty() ? Status.SAME : Status.INPUT_CHANGED;
        List<String> named = !changes.isEmpty() && causes.isEmpty()
                ? List.of("none found in inputs, settings or versions: the program itself gives other values")
                : causes;
        return new RemeasuredCase(caseId, result, status, named, changes, Optional.empty(), Optional.of(after));
    }
}
