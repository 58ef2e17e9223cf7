package org.needlepoint.cohort.store;

import java.nio.file.Path;
import java.util.Optional;
import org.needlepoint.problem.ProblemException;

/**
 * Where a store is: an SQLite file, or a PostgreSQL database.
 *
 * @param text as the user gave it; may hold a password, so it is never printed
 * @param file SQLite file; empty for PostgreSQL
 */
public record StoreLocation(String text, Optional<Path> file) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Reads a location.
     *
     * @param text path of an SQLite file, or {@code jdbc:postgresql://host:port/database?user=…}
     * @return the location
     * @throws ProblemException if it is a URL of another kind
     */
    public static StoreLocation of(String text) throws ProblemException {
        if (text.startsWith(POSTGRESQL)) {
            return new StoreLocation(text, Optional.empty());
        }
        if (text.isBlank() || text.matches("[A-Za-z][A-Za-z0-9+.:-]+://.*") || text.startsWith("jdbc:")) {
            throw new ProblemException(StoreProblem.UNKNOWN_LOCATION, withoutSecrets(text));
        }
        return new StoreLocation(text, Optional.of(Path.of(text)));
    }

    /**
     * Whether a text names a store by its looks, so that a command that takes tables too can tell them apart.
     *
     * @param text argument of a command
     * @return true for a PostgreSQL URL or a path that ends in {@code .sqlite} or {@code .db}
     */
    public static boolean looksLikeStore(String text) {
        return text.startsWith(POSTGRESQL) || text.endsWith(".sqlite") || text.endsWith(".db");
    }

    /**
     * The location for messages.
     *
     * @return path, or URL without its parameters
     */
    public String words() {
        return withoutSecrets(text);
    }

    private static String withoutSecrets(String text) {
        int parameters = text.indexOf('?');
        return (parameters < 0 ? text : text.substring(0, parameters)).replaceAll("//[^/@]*@", "//");
    }

    Dialect dialect() {
        return file.isPresent() ? Dialect.SQLITE : Dialect.POSTGRESQL;
    }
}
