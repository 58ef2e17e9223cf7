package org.needlepoint.cohort.eligibility;

import java.util.List;

/** A reason for exclusion: it applies if any of its conditions holds. */
public final class ExclusionReason {
    private final String id;
    private final String reason;
    private final List<Condition> conditions;

    ExclusionReason(String id, String reason, List<Condition> conditions) {
        this.id = id;
        this.reason = reason;
        this.conditions = List.copyOf(conditions);
    }

    /**
     * Stable name for files.
     *
     * @return identifier
     */
    public String id() {
        return id;
    }

    /**
     * The reason in words, as printed in a flow diagram.
     *
     * @return reason
     */
    public String reason() {
        return reason;
    }

    /** Yes if a condition holds; else unknown if one cannot be told; else no. */
    Answer of(Candidate candidate) {
        Answer result = new Answer.No();
        for (Condition condition : conditions) {
            Answer answer = condition.of(candidate);
            if (answer instanceof Answer.Yes) {
                return answer;
            }
            if (answer instanceof Answer.Unknown && result instanceof Answer.No) {
                result = answer;
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return id;
    }
}
