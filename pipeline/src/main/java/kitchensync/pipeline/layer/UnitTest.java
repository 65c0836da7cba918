package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import kitchensync.domain.warehouse.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * One of dbt's unit tests: a model's query on rows that are written down, held against the rows that it shall make.
 *
 * @param model its {@code SCHEMA.NAME}
 * @param sql the query, reading {@link #table} in place of what it reads
 * @param given rows by {@code SCHEMA.NAME} of what they stand for
 * @param expected the rows, with the columns that count
 */
record UnitTest(
        String name,
        String model,
        String sql,
        Map<String, List<Map<String, Object>>> given,
        List<Map<String, Object>> expected) {

    /** The temporary table in which the rows wait that stand for a relation's. */
    static String table(String relation) {
        return "given_" + relation.replace('.', '_').toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Runs in the transaction of the connection, in which the model and what it reads stand.
     *
     * @param standing where the model stands that is to be tested
     * @return what is wrong, in one line; null when nothing is
     */
    @Nullable
    String run(Dialect dialect, Connection connection, String standing) throws SQLException {
        if (expected.isEmpty()) {
            throw new LayerException(name + ": expect at least one row");
        }
        String columns = String.join(", ", expected.getFirst().keySet());
        String made = "select " + columns + " from (\n" + sql + "\n) made";
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, List<Map<String, Object>>> input : given.entrySet()) {
                String like = input.getKey().equals(model) ? standing : input.getKey();
                fill(statement, table(input.getKey()), "select * from " + like, input.getValue());
            }
            fill(statement, "expected_rows", made, expected);
        }
        String wanted = "select " + columns + " from expected_rows";
        List<String> missing = FailingRows.first(dialect, connection, without(columns, wanted, made));
        List<String> tooMany = FailingRows.first(dialect, connection, without(columns, made, wanted));
        try (Statement statement = connection.createStatement()) {
            for (String input : given.keySet()) {
                statement.execute("drop table " + table(input));
            }
            statement.execute("drop table expected_rows");
        }
        if (missing.isEmpty() && tooMany.isEmpty()) {
            return null;
        }
        return name + ": does not make " + String.join(", ", missing) + "; makes " + String.join(", ", tooMany);
    }

    /** The rows of one query that the other has not, or not so many times; not every warehouse has {@code except all}. */
    private static String without(String columns, String query, String other) {
        return "select " + columns + " from (\n" + counted(columns, query) + "\nexcept\n" + counted(columns, other)
                + "\n) different";
    }

    private static String counted(String columns, String query) {
        return "select " + columns + ", count(*) as copies from (\n" + query + "\n) rows_of group by " + columns;
    }

    private static void fill(Statement statement, String table, String like, List<Map<String, Object>> rows)
            throws SQLException {
        statement.execute(
                "create or replace temporary table " + table + " as select * from (\n" + like + "\n) limit 0");
        for (Map<String, Object> row : rows) {
            List<String> values = new ArrayList<>();
            row.values().forEach(value -> values.add(literal(value)));
            StringJoiner insert = new StringJoiner(" ");
            insert.add("insert into " + table + " (" + String.join(", ", row.keySet()) + ")");
            insert.add("values (" + String.join(", ", values) + ")");
            statement.execute(insert.toString());
        }
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }
}
