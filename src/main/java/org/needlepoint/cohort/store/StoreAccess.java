package org.needlepoint.cohort.store;

import java.nio.file.Path;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;

/**
 * Who works on a store, and with which key.
 *
 * @param actor name for the audit trail
 * @param keyFile key of the pseudonyms; empty for the default, the SQLite file's name with {@code .key} after it
 */
public record StoreAccess(String actor, Optional<Path> keyFile) {

    /**
     * Access under a name, with the default key file.
     *
     * @param actor name for the audit trail
     * @return access
     */
    public static StoreAccess by(String actor) {
        return new StoreAccess(actor, Optional.empty());
    }

    /**
     * Makes an access.
     *
     * @throws IllegalArgumentException if the actor has no name
     */
    public StoreAccess {
        if (actor.isBlank()) {
            throw new IllegalArgumentException("An actor has a name");
        }
    }

    /**
     * The key file of a store.
     *
     * @param location the store
     * @return its key file
     * @throws ProblemException if none was named, and there is no default for the store
     */
    public Path keyFileOf(StoreLocation location) throws ProblemException {
        return keyFile.or(() -> location.file().map(f -> f.resolveSibling(f.getFileName() + ".key")))
                .orElseThrow(() -> new ProblemException(StoreProblem.KEY_NEEDED, location.words()));
    }
}
