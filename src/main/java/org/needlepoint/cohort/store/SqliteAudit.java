package org.needlepoint.cohort.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Versions 3, 5 and 6 on SQLite: triggers that write every change into the audit trail. SQLite has no row as a whole, so that each
 * table needs triggers that spell its columns; they are made from the schema. Who changed it tells the function
 * {@code needlepoint_actor()}, which the program brings: a change by another tool fails, because its author could not be
 * known.
 */
final class SqliteAudit implements JavaMigration {
    private static final List<String> FIRST = List.of(
            "patient",
            "patient_link",
            "study_case",
            "core",
            "measurement",
            "refusal",
            "reader",
            "read_session",
            "reading",
            "adjudication",
            "pathology",
            "surgery",
            "follow_up");

    private final String version;
    private final String description;
    private final List<String> first;
    private final List<String> tables;

    private SqliteAudit(String version, String description, List<String> first, List<String> tables) {
        this.first = first;
        this.version = version;
        this.description = description;
        this.tables = tables;
    }

    static SqliteAudit ofVersion3() {
        return new SqliteAudit("3", "audit", List.of(), FIRST);
    }

    static SqliteAudit ofVersion5() {
        return new SqliteAudit("5", "histology audit", List.of(), List.of("histology_image"));
    }

    static SqliteAudit ofVersion7() {
        return new SqliteAudit(
                "7",
                "synthetic cases",
                List.of(
                        "alter table study_case add column synthetic text check (synthetic in ('yes', 'no'))",
                        "drop trigger audit_study_case_insert",
                        "drop trigger audit_study_case_update",
                        "drop trigger audit_study_case_delete"),
                List.of("study_case"));
    }

    /** Another column needs other triggers. */
    static SqliteAudit ofVersion6() {
        return new SqliteAudit(
                "6",
                "refusal settings",
                List.of(
                        "alter table refusal add column settings text check (settings <> '')",
                        "drop trigger audit_refusal_insert",
                        "drop trigger audit_refusal_update",
                        "drop trigger audit_refusal_delete"),
                List.of("refusal"));
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        for (String statement : first) {
            Dialect.execute(context.getConnection(), statement);
        }
        for (String table : tables) {
            String before = json(context.getConnection(), table, "old");
            String after = json(context.getConnection(), table, "new");
            trigger(context.getConnection(), table, "insert", "null", after);
            trigger(context.getConnection(), table, "update", before, after);
            trigger(context.getConnection(), table, "delete", before, "null");
        }
    }

    private static void trigger(Connection connection, String table, String action, String before, String after)
            throws SQLException {
        Dialect.execute(
                connection,
                "create trigger audit_" + table + "_" + action + " after " + action + " on " + table
                        + " begin insert into audit (at, actor, action, table_name, row_before, row_after)"
                        + " values (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), needlepoint_actor(), '" + action + "', '"
                        + table + "', " + before + ", " + after + "); end");
    }

    private static String json(Connection connection, String table, String row) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet info = statement.executeQuery("select name from pragma_table_info('" + table + "')")) {
            while (info.next()) {
                columns.add(info.getString(1));
            }
        }
        return columns.stream()
                .map(c -> "'" + c + "', " + row + "." + c)
                .collect(Collectors.joining(", ", "json_object(", ")"));
    }
}
