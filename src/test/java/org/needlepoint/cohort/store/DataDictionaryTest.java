package org.needlepoint.cohort.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlepoint.problem.ProblemException;

/** The dictionary, its page and the schema of both databases say the same. */
class DataDictionaryTest {
    private static final Path PAGE = Path.of("docs/data-dictionary.md");

    /** Tables that are no part of an exchange: settings, sealed Patient IDs, the trail, Flyway's own. */
    private static final Set<String> INNER =
            Set.of("store_info", "patient_link", "audit", "flyway_schema_history", "sqlite_sequence");

    @TempDir
    private Path folder;

    @Test
    void the_page_is_the_dictionary() throws Exception {
        assertThat(PAGE)
                .as("docs/data-dictionary.md; write DataDictionary.toMarkdown() there")
                .hasContent(DataDictionary.toMarkdown());
    }

    @Test
    void sqlite_has_the_columns_of_the_dictionary() throws Exception {
        try (CohortStore store = Stores.sqlite(folder, "s.sqlite");
                Connection connection = Dialect.SQLITE.connect(store.location(), false)) {
            compare(connection, null);
            compareLimits(store);
        }
    }

    @Test
    void postgresql_has_the_columns_of_the_dictionary() throws Exception {
        PostgresServer server = PostgresServer.require();
        StoreAccess access = new StoreAccess("test", Optional.of(folder.resolve("key")));
        try (CohortStore store = CohortStore.create(server.newDatabase(), access, DateKeeping.KEPT);
                Connection connection = Dialect.POSTGRESQL.connect(store.location(), false)) {
            compare(connection, "public");
            compareLimits(store);
        }
    }

    private static void compare(Connection connection, String schema) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        Set<String> tables = new TreeSet<>();
        try (ResultSet rows = meta.getTables(null, schema, null, new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        tables.removeAll(INNER);
        assertThat(tables)
                .containsExactlyInAnyOrderElementsOf(
                        DataDictionary.tables().stream().map(TableSpec::name).toList());
        for (TableSpec table : DataDictionary.tables()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = meta.getColumns(null, schema, table.name(), null)) {
                while (rows.next()) {
                    boolean required = rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
                    String type = rows.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                    columns.add(rows.getString("COLUMN_NAME") + " " + kind(type) + (required ? " required" : ""));
                }
            }
            assertThat(columns)
                    .as("columns of %s", table.name())
                    .isEqualTo(table.fields().stream()
                            .map(f ->
                                    f.name() + " " + kind(f.type(), schema != null) + (f.required() ? " required" : ""))
                            .toList());
            Map<Integer, String> key = new TreeMap<>();
            try (ResultSet rows = meta.getPrimaryKeys(null, schema, table.name())) {
                while (rows.next()) {
                    key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
                }
            }
            assertThat(key.values()).as("key of %s", table.name()).containsExactlyElementsOf(table.key());
            Set<String> needed = new TreeSet<>();
            try (ResultSet rows = meta.getImportedKeys(null, schema, table.name())) {
                while (rows.next()) {
                    needed.add(rows.getString("FKCOLUMN_NAME") + " → " + rows.getString("PKTABLE_NAME"));
                }
            }
            Set<String> stated = new TreeSet<>();
            table.references().forEach(r -> r.fields().forEach(f -> stated.add(f + " → " + r.table())));
            assertThat(needed).as("references of %s", table.name()).isEqualTo(stated);
        }
    }

    private static String kind(String type) {
        return switch (type) {
            case "text" -> "text";
            case "real", "float8" -> "real";
            case "integer", "int4", "int8" -> "whole";
            default -> type;
        };
    }

    private static String kind(FieldType type, boolean postgresql) {
        return switch (type) {
            case TEXT -> "text";
            case REAL -> "real";
            case INTEGER -> "whole";
            case DATE -> postgresql ? "date" : "text";
            case INSTANT -> postgresql ? "timestamptz" : "text";
        };
    }

    /** What the dictionary allows the database takes; what it forbids the database refuses by itself. */
    private static void compareLimits(CohortStore store) throws Exception {
        Map<TableSpec, List<Row>> cohort = RandomCohort.of(5, 30);
        Stores.fill(store, cohort);
        int tried = 0;
        for (TableSpec table : DataDictionary.tables()) {
            if (table.name().equals("adjudication") || table.name().equals("read_session")) {
                continue; // Their rows never change, whatever the value.
            }
            Row row = cohort.get(table).stream()
                    .filter(r -> r.instant("signed_at").isEmpty())
                    .findFirst()
                    .orElseThrow();
            for (Field f : table.fields()) {
                if (f.required() && f.allowed().isEmpty() || table.key().contains(f.name())) {
                    continue;
                }
                Row bare = row;
                for (Field other : table.fields()) {
                    if (!other.required() && !other.name().equals("comment")) {
                        bare = bare.with(other.name(), Optional.empty());
                    }
                }
                for (Object good : inside(f)) {
                    Row allowed = bare.with(f.name(), Optional.of(good));
                    assertThatCode(() -> update(store, allowed))
                            .as("%s.%s = %s", table.name(), f.name(), good)
                            .doesNotThrowAnyException();
                    tried++;
                }
                for (Object bad : outside(f)) {
                    Row forbidden = bare.with(f.name(), Optional.of(bad));
                    assertThatThrownBy(() -> update(store, forbidden))
                            .as("%s.%s = %s", table.name(), f.name(), bad)
                            .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                                    .isEqualTo(StoreProblem.CHECK_FAILED));
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(200);
    }

    private static void update(CohortStore store, Row row) throws ProblemException {
        store.change(t -> {
            t.update(row);
            return null;
        });
    }

    private static List<Object> inside(Field f) {
        if (!f.allowed().isEmpty()) {
            return List.copyOf(f.allowed());
        }
        return f.range()
                .map(r -> f.type() == FieldType.REAL
                        ? List.<Object>of(r.low(), r.high())
                        : List.<Object>of((long) r.low(), (long) r.high()))
                .orElse(List.of());
    }

    private static List<Object> outside(Field f) {
        if (f.type() == FieldType.TEXT) {
            return f.allowed().isEmpty() ? List.of("") : List.of("", "something else");
        }
        return f.range()
                .map(r -> f.type() == FieldType.REAL
                        ? List.<Object>of(Math.nextDown(r.low()), Math.nextUp(r.high()), Double.POSITIVE_INFINITY)
                        : List.<Object>of((long) r.low() - 1, (long) r.high() + 1))
                .orElse(List.of());
    }

    @Test
    void rules_between_columns_are_checks_of_the_same_name() throws Exception {
        String sql = Files.readString(Path.of("src/main/resources/db/migration/common/V1__tables.sql"))
                + Files.readString(Path.of("src/main/resources/db/migration/common/V4__histology.sql"));
        for (TableSpec table : DataDictionary.tables()) {
            int start = sql.indexOf("create table " + table.name() + " (");
            String body = sql.substring(start, sql.indexOf("${strict}", start));
            Set<String> inSchema = new TreeSet<>();
            java.util.regex.Matcher m =
                    java.util.regex.Pattern.compile("constraint (\\w+)").matcher(body);
            while (m.find()) {
                inSchema.add(m.group(1));
            }
            assertThat(table.rules().stream().map(RowRule::name))
                    .as("rules of %s", table.name())
                    .containsExactlyInAnyOrderElementsOf(inSchema);
        }
    }
}
