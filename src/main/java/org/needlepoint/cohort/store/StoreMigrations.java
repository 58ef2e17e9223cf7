package org.needlepoint.cohort.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.needlepoint.problem.ProblemException;

/** The versions of the schema, and the way from one to the next by Flyway. */
final class StoreMigrations {
    /** The version this program works with. */
    static final int LATEST = 7;

    private static final String HISTORY = "flyway_schema_history";

    private StoreMigrations() {}

    /**
     * Brings a database to a version.
     *
     * @param location the database
     * @param target version, at most {@link #LATEST}
     * @throws ProblemException if a step fails; on both databases a failed step leaves no trace
     */
    static void migrate(StoreLocation location, int target) throws ProblemException {
        try {
            configure(location).target(Integer.toString(target)).load().migrate();
        } catch (FlywayException e) {
            throw new ProblemException(e, StoreProblem.DATABASE_FAILED, SqlFailures.firstLine(e.getMessage()));
        }
    }

    static FluentConfiguration configure(StoreLocation location) {
        Dialect dialect = location.dialect();
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(new Source(location))
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                .placeholders(dialect.placeholders())
                .loggers("slf4j");
        if (dialect == Dialect.SQLITE) {
            configuration.javaMigrations(
                    SqliteAudit.ofVersion3(),
                    SqliteAudit.ofVersion5(),
                    SqliteAudit.ofVersion6(),
                    SqliteAudit.ofVersion7());
        }
        return configuration;
    }

    /**
     * The version of a database.
     *
     * @param connection the database
     * @return version; empty if it holds no store
     */
    static OptionalInt version(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), HISTORY, null)) {
            if (!tables.next()) {
                return OptionalInt.empty();
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version from " + HISTORY
                        + " where version is not null order by installed_rank desc limit 1")) {
            return rows.next() ? OptionalInt.of((int) Double.parseDouble(rows.getString(1))) : OptionalInt.empty();
        }
    }

    /**
     * Whether there is anything in the database.
     *
     * @param connection the database
     * @return true without a table
     */
    static boolean isEmpty(Connection connection) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), null, new String[] {"TABLE", "VIEW"})) {
            return !tables.next();
        }
    }

    /** Flyway's connections, made as the store's own are. */
    private record Source(StoreLocation location) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = location.dialect().connect(location, true);
            location.dialect().setUp(connection, "migration");
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // Nothing is logged here.
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // The dialect sets it.
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException("no logger");
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("not a wrapper");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
