package org.needlepoint.cohort.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.needlepoint.problem.ProblemException;

/**
 * The database of a cohort, open. Every change is one transaction, is on disk when the method returns, and is in the
 * audit trail; conflicts with other users are tried again. One thread at a time; open a store for each.
 */
public final class CohortStore implements AutoCloseable {
    /** The version of the schema that this program works with. */
    public static final int VERSION = StoreMigrations.LATEST;

    private static final int TRIES = 25;
    private static final int TRIES_AFTER_DUPLICATE = 3;
    private static final String FINGERPRINT = "key_fingerprint";
    private static final String DATES = "dates";

    private final StoreLocation location;
    private final StoreAccess access;
    private final Connection connection;
    private Pseudonyms pseudonyms;

    private CohortStore(StoreLocation location, StoreAccess access, Connection connection) {
        this.location = location;
        this.access = access;
        this.connection = connection;
    }

    /**
     * Makes a store, and its key file.
     *
     * @param location an SQLite file that does not exist, or an empty PostgreSQL database
     * @param access who, and where the key file shall be or is
     * @param dates what it does with dates
     * @return the store, open
     * @throws ProblemException if something is there already, or it cannot be made; nothing is left behind then
     */
    public static CohortStore create(StoreLocation location, StoreAccess access, DateKeeping dates)
            throws ProblemException {
        Path keyFile = access.keyFileOf(location);
        requireRoom(location);
        boolean ownKey = !Files.exists(keyFile);
        boolean made = false;
        try {
            Pseudonyms pseudonyms = ownKey ? Pseudonyms.create(keyFile) : Pseudonyms.read(keyFile);
            StoreMigrations.migrate(location, StoreMigrations.LATEST);
            CohortStore store = connect(location, access);
            store.pseudonyms = pseudonyms;
            store.change(t -> t.execute(
                    "insert into store_info (name, value) values (?, ?), (?, ?)",
                    FINGERPRINT,
                    pseudonyms.fingerprint(),
                    DATES,
                    dates.name().toLowerCase(Locale.ROOT)));
            made = true;
            return store;
        } finally {
            if (!made) {
                removeRemains(location, ownKey ? Optional.of(keyFile) : Optional.empty());
            }
        }
    }

    private static void requireRoom(StoreLocation location) throws ProblemException {
        if (location.file().isPresent()) {
            Path file = location.file().get();
            Path folder = file.toAbsolutePath().getParent();
            if (Files.exists(file)) {
                throw new ProblemException(StoreProblem.ALREADY_THERE, location.words(), "a file is there already");
            }
            if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw new ProblemException(
                        StoreProblem.NOT_WRITABLE, location.words(), "the folder is not there or not writable");
            }
            return;
        }
        try (Connection empty = location.dialect().connect(location, true)) {
            if (StoreMigrations.version(empty).isPresent() || !StoreMigrations.isEmpty(empty)) {
                throw new ProblemException(
                        StoreProblem.ALREADY_THERE, location.words(), "the database holds tables already");
            }
        } catch (SQLException e) {
            throw notReached(location, e);
        }
    }

    private static void removeRemains(StoreLocation location, Optional<Path> keyFile) {
        try {
            if (keyFile.isPresent()) {
                Files.deleteIfExists(keyFile.get());
            }
            if (location.file().isPresent()) {
                for (String end : List.of("", "-wal", "-shm")) {
                    Files.deleteIfExists(Path.of(location.file().get() + end));
                }
            }
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(CohortStore.class).warn("Could not remove {}", location.words(), e);
        }
    }

    /**
     * Opens a store.
     *
     * @param location where
     * @param access who, and with which key
     * @return the store
     * @throws ProblemException if there is none, it is of another version, or cannot be opened
     */
    public static CohortStore open(StoreLocation location, StoreAccess access) throws ProblemException {
        CohortStore store = connect(location, access);
        try {
            int version = store.requireVersion();
            if (version < StoreMigrations.LATEST) {
                throw new ProblemException(
                        StoreProblem.OLDER_VERSION, location.words(), version, StoreMigrations.LATEST);
            }
            return store;
        } catch (ProblemException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Brings a store to the version of this program.
     *
     * @param location where
     * @return its version before
     * @throws ProblemException if it is newer than the program, or a step fails
     */
    public static int upgrade(StoreLocation location) throws ProblemException {
        int version;
        try (CohortStore store = connect(location, StoreAccess.by("migration"))) {
            version = store.requireVersion();
        }
        if (version < StoreMigrations.LATEST) {
            StoreMigrations.migrate(location, StoreMigrations.LATEST);
        }
        return version;
    }

    private static CohortStore connect(StoreLocation location, StoreAccess access) throws ProblemException {
        if (location.file().isPresent() && !Files.isRegularFile(location.file().get())) {
            throw new ProblemException(StoreProblem.NO_STORE, location.words());
        }
        Connection connection = null;
        try {
            connection = location.dialect().connect(location, false);
            location.dialect().setUp(connection, access.actor());
            return new CohortStore(location, access, connection);
        } catch (SQLException e) {
            closeQuietly(connection);
            if (location.file().isPresent() && String.valueOf(e.getMessage()).contains("NOTADB")) {
                throw new ProblemException(e, StoreProblem.NOT_A_STORE, location.words(), StoreWording.NO_SQLITE.say());
            }
            throw notReached(location, e);
        }
    }

    private static ProblemException notReached(StoreLocation location, SQLException e) {
        return new ProblemException(
                e, StoreProblem.NOT_REACHED, location.words(), SqlFailures.firstLine(e.getMessage()));
    }

    private static void closeQuietly(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(CohortStore.class).warn("Could not close the store", e);
        }
    }

    private int requireVersion() throws ProblemException {
        OptionalInt version;
        try {
            version = StoreMigrations.version(connection);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("NOTADB")) {
                throw new ProblemException(e, StoreProblem.NOT_A_STORE, location.words(), StoreWording.NO_SQLITE.say());
            }
            throw notReached(location, e);
        }
        if (version.isEmpty()) {
            throw new ProblemException(StoreProblem.NOT_A_STORE, location.words(), StoreWording.NO_TABLES.say());
        }
        if (version.getAsInt() > StoreMigrations.LATEST) {
            throw new ProblemException(
                    StoreProblem.NEWER_VERSION, location.words(), version.getAsInt(), StoreMigrations.LATEST);
        }
        return version.getAsInt();
    }

    /**
     * The pseudonyms of this store.
     *
     * @return pseudonyms
     * @throws ProblemException if the key file is missing, unusable or another store's
     */
    public Pseudonyms pseudonyms() throws ProblemException {
        if (pseudonyms == null) {
            Path keyFile = access.keyFileOf(location);
            Pseudonyms read = Pseudonyms.read(keyFile);
            if (!read.fingerprint().equals(info(FINGERPRINT))) {
                throw new ProblemException(StoreProblem.BAD_KEY, keyFile, StoreWording.OTHER_STORE.say());
            }
            pseudonyms = read;
        }
        return pseudonyms;
    }

    /**
     * What this store does with dates.
     *
     * @return as fixed when it was created
     * @throws ProblemException if the database fails
     */
    public DateKeeping dates() throws ProblemException {
        return DateKeeping.valueOf(info(DATES).toUpperCase(Locale.ROOT));
    }

    private String info(String name) throws ProblemException {
        return look(t -> t.texts("select value from store_info where name = ?", name)
                .get(0)
                .get(0));
    }

    /**
     * Where the store is.
     *
     * @return location
     */
    public StoreLocation location() {
        return location;
    }

    /** Changes the store: all or nothing, on disk at the return. */
    <T> T change(Transaction.Work<T> work) throws ProblemException {
        return run(work, true);
    }

    /** Looks at the store as it is at one moment. */
    <T> T look(Transaction.Work<T> work) throws ProblemException {
        return run(work, false);
    }

    private <T> T run(Transaction.Work<T> work, boolean writes) throws ProblemException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, writes);
            } catch (SQLException e) {
                // Rows are looked for before they are inserted: one that is there all the same came from another user.
                boolean overtaken = Dialect.isDuplicate(e) && attempt < TRIES_AFTER_DUPLICATE;
                if (!Dialect.isConflict(e) && !overtaken) {
                    throw SqlFailures.problem(e);
                }
                if (attempt == TRIES) {
                    throw new ProblemException(e, StoreProblem.BUSY, TRIES);
                }
                // Longer each time, and not in step with the other user.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L, 4_000_000L * attempt));
            }
        }
    }

    private <T> T once(Transaction.Work<T> work, boolean writes) throws SQLException, ProblemException {
        boolean committed = false;
        try {
            location.dialect().begin(connection, access.actor(), writes);
            T result = work.run(new Transaction(connection, location.dialect()));
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** Closes the connection. */
    @Override
    public void close() {
        closeQuietly(connection);
    }
}
