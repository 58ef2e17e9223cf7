package org.needlepoint.ui.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.needlepoint.casefile.planning.InputCheck;
import org.needlepoint.casefile.planning.UnsavedWork;
import org.needlepoint.problem.ProblemException;

/** What the user must decide before a case is opened or closed. One at a time; the window asks and calls the answer. */
public sealed interface CaseQuestion {

    /**
     * Work was autosaved after the last save: go on with it, or go back?
     *
     * @param folder case folder
     * @param work what was autosaved
     * @param savedAt when the case was saved; empty if never
     */
    record Recover(Path folder, UnsavedWork work, Optional<Instant> savedAt) implements CaseQuestion {}

    /**
     * Another program has the case open: open a copy?
     *
     * @param folder case folder
     * @param reason who has it
     */
    record Locked(Path folder, ProblemException reason) implements CaseQuestion {}

    /**
     * Another computer has not closed the case: take it over, or open a copy?
     *
     * @param folder case folder
     * @param reason who has it
     */
    record LeftOpen(Path folder, ProblemException reason) implements CaseQuestion {}

    /**
     * The images are not where the case says: where are they?
     *
     * @param input where they were
     */
    record InputMissing(Path input) implements CaseQuestion {}

    /**
     * The images are not those that the case was measured from: go on with them?
     *
     * @param check what differs
     */
    record InputChanged(InputCheck check) implements CaseQuestion {}

    /** The case has changes that the user has not saved: save, leave them, or stay? */
    record SaveFirst() implements CaseQuestion {}
}
