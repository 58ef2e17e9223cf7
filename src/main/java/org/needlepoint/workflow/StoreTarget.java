package org.needlepoint.workflow;

import java.nio.file.Path;
import java.util.Optional;
import org.needlepoint.cohort.store.CohortStore;
import org.needlepoint.cohort.store.DateKeeping;
import org.needlepoint.cohort.store.StoreAccess;
import org.needlepoint.cohort.store.StoreLocation;
import org.needlepoint.problem.ProblemException;

/**
 * Which store an action works on, and for whom.
 *
 * @param store path of an SQLite file, or a PostgreSQL URL
 * @param keyFile key of the pseudonyms; empty for the file beside an SQLite store
 * @param actor who acts, for the audit trail
 */
public record StoreTarget(String store, Optional<Path> keyFile, String actor) {

    /** What a store does with dates, or what dates are. */
    public enum Dates {
        /** As they were. */
        REAL,
        /** Moved by a number of days that is constant for a patient. */
        SHIFTED;

        DateKeeping keeping() {
            return this == REAL ? DateKeeping.KEPT : DateKeeping.SHIFTED;
        }
    }

    CohortStore open() throws ProblemException {
        return CohortStore.open(location(), access());
    }

    StoreLocation location() throws ProblemException {
        return StoreLocation.of(store);
    }

    StoreAccess access() {
        return new StoreAccess(actor, keyFile);
    }
}
