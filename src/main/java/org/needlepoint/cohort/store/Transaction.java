package org.needlepoint.cohort.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** One transaction: all of its changes or none. Made by {@link CohortStore}. */
final class Transaction {
    /** What is done in a transaction; may be run again after a conflict, so it must have no other effect. */
    interface Work<T> {
        T run(Transaction transaction) throws SQLException, org.needlepoint.problem.ProblemException;
    }

    private final Connection connection;
    private final Dialect dialect;

    Transaction(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /**
     * Rows of a table in the order of its key.
     *
     * @param table the table
     * @param columns columns that must equal the values
     * @param values values of these columns
     */
    List<Row> rows(TableSpec table, List<String> columns, List<?> values) throws SQLException {
        StringJoiner where = new StringJoiner(" and ", columns.isEmpty() ? "" : " where ", "");
        columns.forEach(c -> where.add(c + " = ?"));
        String sql = "select " + String.join(", ", table.columns()) + " from " + table.name() + where + " order by "
                + String.join(", ", table.key());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                dialect.bind(
                        statement,
                        i + 1,
                        table.field(columns.get(i)).orElseThrow().type(),
                        values.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (result.next()) {
                    Map<String, Object> row = new HashMap<>();
                    for (int i = 0; i < table.fields().size(); i++) {
                        Field f = table.fields().get(i);
                        Object value = dialect.read(result, i + 1, f.type());
                        if (value != null) {
                            row.put(f.name(), value);
                        }
                    }
                    rows.add(new Row(table, row));
                }
                return rows;
            }
        }
    }

    List<Row> rows(TableSpec table) throws SQLException {
        return rows(table, List.of(), List.of());
    }

    /** The row with this key. */
    Optional<Row> row(TableSpec table, List<?> key) throws SQLException {
        return rows(table, table.key(), key).stream().findFirst();
    }

    boolean isEmpty(TableSpec table) throws SQLException {
        return texts("select '' from " + table.name() + " limit 1").isEmpty();
    }

    void insert(TableSpec table, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        StringJoiner places = new StringJoiner(", ", "(", ")");
        table.columns().forEach(c -> places.add("?"));
        String sql = "insert into " + table.name() + " (" + String.join(", ", table.columns()) + ") values " + places;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int batched = 0;
            for (Row row : rows) {
                int index = 1;
                for (Field f : table.fields()) {
                    dialect.bind(statement, index++, f.type(), row.values().get(f.name()));
                }
                statement.addBatch();
                if (++batched % 500 == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    void insert(Row row) throws SQLException {
        insert(row.table(), List.of(row));
    }

    /** Changes the columns that are not the key to the row's values. */
    void update(Row row) throws SQLException {
        updateOnly(
                row,
                row.table().columns().stream()
                        .filter(c -> !row.table().key().contains(c))
                        .toList());
    }

    /** Changes some columns to the row's values. */
    void updateOnly(Row row, List<String> columns) throws SQLException {
        TableSpec table = row.table();
        StringJoiner set = new StringJoiner(", ");
        StringJoiner where = new StringJoiner(" and ");
        List<Field> order = new ArrayList<>();
        for (Field f : table.fields()) {
            if (columns.contains(f.name())) {
                set.add(f.name() + " = ?");
                order.add(f);
            }
        }
        for (String k : table.key()) {
            where.add(k + " = ?");
            order.add(table.field(k).orElseThrow());
        }
        String sql = "update " + table.name() + " set " + set + " where " + where;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < order.size(); i++) {
                dialect.bind(
                        statement,
                        i + 1,
                        order.get(i).type(),
                        row.values().get(order.get(i).name()));
            }
            statement.executeUpdate();
        }
    }

    /** Runs a statement with text parameters. */
    int execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindAll(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Rows of a query, every column as text; absent values are null. */
    List<List<String>> texts(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindAll(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                List<List<String>> rows = new ArrayList<>();
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    private void bindAll(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            dialect.bind(statement, i + 1, FieldType.TEXT, parameters[i]);
        }
    }
}
