package org.needlepoint.cohort.consistency;

import java.util.ArrayList;
import java.util.List;

/** Gathers the parts of one check. */
final class Parts {
    private final List<String> lines = new ArrayList<>();
    private Outcome outcome = Outcome.CONSISTENT;

    void add(Outcome part, String line) {
        outcome = outcome.worse(part);
        lines.add(part == Outcome.CONSISTENT ? line : part.label() + ": " + line);
    }

    void add(boolean holds, String line) {
        add(holds ? Outcome.CONSISTENT : Outcome.IMPOSSIBLE, line);
    }

    Outcome outcome() {
        return outcome;
    }

    List<String> lines() {
        return lines;
    }
}
