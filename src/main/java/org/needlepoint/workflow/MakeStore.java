package org.needlepoint.workflow;

import java.util.List;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.problem.ProblemException;

/** Makes a cohort's store, or brings one to the version of this program. */
public final class MakeStore {
    private MakeStore() {}

    /**
     * Makes a store and its key file.
     *
     * @param target where
     * @param dates what it does with patients' dates
     * @return what was made, in words
     * @throws ProblemException if something is there already or it cannot be made
     */
    public static List<String> create(StoreTarget target, StoreTarget.Dates dates) throws ProblemException {
        try (CohortStore store = CohortStore.create(target.location(), target.access(), dates.keeping())) {
            return List.of(
                    "store:  " + store.location().words(),
                    "key:    " + target.access().keyFileOf(target.location()),
                    "dates:  " + (dates == StoreTarget.Dates.REAL ? "as they are" : "shifted, the same for a patient"),
                    "Keep the key apart from the store: with both, pseudonyms can be traced to patients; without the key"
                            + " the same patient gets another pseudonym.");
        }
    }

    /**
     * Brings a store to the version of this program.
     *
     * @param target which
     * @return what was done, in words
     * @throws ProblemException if it is newer than this program, or a step fails
     */
    public static String upgrade(StoreTarget target) throws ProblemException {
        int before = CohortStore.upgrade(target.location());
        return before == CohortStore.VERSION
                ? "version " + before + " is the newest; nothing was changed"
                : "version " + before + " → " + CohortStore.VERSION;
    }
}
