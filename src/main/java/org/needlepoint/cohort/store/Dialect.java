package org.needlepoint.cohort.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Properties;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** What the two databases do differently. */
enum Dialect {
    /** A file. Write-ahead log, synced at every commit; one writer at a time. */
    SQLITE("sqlite") {
        @Override
        Connection connect(StoreLocation location, boolean create) throws SQLException {
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.enforceForeignKeys(true);
            config.setBusyTimeout(BUSY_MS);
            if (!create) {
                config.resetOpenMode(SQLiteOpenMode.CREATE);
            }
            return config.createConnection("jdbc:sqlite:" + location.file().orElseThrow());
        }

        @Override
        void setUp(Connection connection, String actor) throws SQLException {
            Function.create(connection, "needlepoint_actor", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(actor);
                }
            });
        }

        @Override
        void begin(Connection connection, String actor, boolean writes) throws SQLException {
            connection
                    .unwrap(SQLiteConnection.class)
                    .setCurrentTransactionMode(
                            writes ? SQLiteConfig.TransactionMode.IMMEDIATE : SQLiteConfig.TransactionMode.DEFERRED);
            connection.setAutoCommit(false);
        }

        @Override
        void bind(PreparedStatement statement, int index, FieldType type, Object value) throws SQLException {
            if (value instanceof Instant i) {
                statement.setString(index, MILLIS.format(i));
            } else if (value instanceof LocalDate d) {
                statement.setString(index, d.toString());
            } else if (value == null) {
                statement.setNull(index, Types.NULL);
            } else {
                bindPlain(statement, index, value);
            }
        }

        @Override
        Object read(ResultSet rows, int index, FieldType type) throws SQLException {
            if (type != FieldType.DATE && type != FieldType.INSTANT) {
                return readPlain(rows, index, type);
            }
            String text = rows.getString(index);
            return text == null ? null : type == FieldType.DATE ? LocalDate.parse(text) : Instant.parse(text);
        }

        @Override
        Map<String, String> placeholders() {
            return Map.of("real", "real", "date", "text", "instant", "text", "long", "integer", "strict", "strict");
        }
    },

    /** A server. Transactions are serialisable; the loser of a conflict tries again. */
    POSTGRESQL("postgresql") {
        @Override
        Connection connect(StoreLocation location, boolean create) throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("ApplicationName", "needlepoint");
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("reWriteBatchedInserts", "true");
            return DriverManager.getConnection(location.text(), properties);
        }

        @Override
        void setUp(Connection connection, String actor) {
            // The name is set in every transaction.
        }

        @Override
        void begin(Connection connection, String actor, boolean writes) throws SQLException {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setReadOnly(!writes);
            try (PreparedStatement name =
                    connection.prepareStatement("select set_config('needlepoint.actor', ?, true)")) {
                name.setString(1, actor);
                name.execute();
            }
        }

        @Override
        void bind(PreparedStatement statement, int index, FieldType type, Object value) throws SQLException {
            if (value instanceof Instant i) {
                statement.setObject(index, i.atOffset(ZoneOffset.UTC));
            } else if (value instanceof LocalDate d) {
                statement.setObject(index, d);
            } else if (value == null) {
                statement.setNull(index, sqlType(type));
            } else {
                bindPlain(statement, index, value);
            }
        }

        @Override
        Object read(ResultSet rows, int index, FieldType type) throws SQLException {
            switch (type) {
                case DATE:
                    return rows.getObject(index, LocalDate.class);
                case INSTANT:
                    OffsetDateTime moment = rows.getObject(index, OffsetDateTime.class);
                    return moment == null ? null : moment.toInstant();
                default:
                    return readPlain(rows, index, type);
            }
        }

        @Override
        Map<String, String> placeholders() {
            return Map.of(
                    "real",
                    "double precision",
                    "date",
                    "date",
                    "instant",
                    "timestamp (3) with time zone",
                    "long",
                    "bigint",
                    "strict",
                    "");
        }
    };

    private static final int BUSY_MS = 10_000;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String folder;

    Dialect(String folder) {
        this.folder = folder;
    }

    /** Folder of the migrations that only this database has. */
    String folder() {
        return folder;
    }

    abstract Connection connect(StoreLocation location, boolean create) throws SQLException;

    /** Called once for a connection that serves the store. */
    abstract void setUp(Connection connection, String actor) throws SQLException;

    abstract void begin(Connection connection, String actor, boolean writes) throws SQLException;

    abstract void bind(PreparedStatement statement, int index, FieldType type, Object value) throws SQLException;

    abstract Object read(ResultSet rows, int index, FieldType type) throws SQLException;

    /** How this database spells the types in the shared migrations. */
    abstract Map<String, String> placeholders();

    /** Whether trying again may help: a conflict between transactions, or a locked file. */
    static boolean isConflict(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean sqliteBusy = e instanceof org.sqlite.SQLiteException s
                && (s.getResultCode().code & 0xff) == org.sqlite.SQLiteErrorCode.SQLITE_BUSY.code;
        return sqliteBusy || state.equals("40001") || state.equals("40P01");
    }

    /** Whether a row with this key is there already, on PostgreSQL, where it can come in between. */
    static boolean isDuplicate(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    private static void bindPlain(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Long n) {
            statement.setLong(index, n);
        } else if (value instanceof Double d) {
            statement.setDouble(index, d);
        } else {
            statement.setString(index, (String) value);
        }
    }

    private static Object readPlain(ResultSet rows, int index, FieldType type) throws SQLException {
        Object value = type == FieldType.TEXT
                ? rows.getString(index)
                : type == FieldType.INTEGER ? (Object) rows.getLong(index) : (Object) rows.getDouble(index);
        return rows.wasNull() ? null : value;
    }

    private static int sqlType(FieldType type) {
        return switch (type) {
            case TEXT -> Types.VARCHAR;
            case INTEGER -> Types.BIGINT;
            case REAL -> Types.DOUBLE;
            case DATE -> Types.DATE;
            case INSTANT -> Types.TIMESTAMP_WITH_TIMEZONE;
        };
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
