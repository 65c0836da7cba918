package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.SqlText;
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

    private static final String MADE = "kitchensync_made_rows";
    private static final String EXPECTED = "kitchensync_expected_rows";

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
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, List<Map<String, Object>>> input : given.entrySet()) {
                String like = input.getKey().equals(model) ? standing : input.getKey();
                fill(statement, table(input.getKey()), like, input.getValue());
            }
            statement.execute("create or replace temporary table " + MADE + " as\n" + sql);
            fill(statement, EXPECTED, MADE, expected);
            String differences = differences(columns);
            if (ModelTable.count(statement, "select count(*) from (\n" + differences + "\n) different") == 0) {
                return null;
            }
            String rows = "select " + columns + " from (\n" + differences + "\n) different where copies ";
            return name + ": does not make " + first(dialect, connection, rows + "> 0") + "; makes "
                    + first(dialect, connection, rows + "< 0");
        }
    }

    /** Rows that one of the two tables has more often, with how many times more: below zero when it is those made. */
    private static String differences(String columns) {
        return "select " + columns + ", sum(side) as copies from (\nselect " + columns + ", 1 as side from "
                + EXPECTED
                + "\nunion all\nselect " + columns + ", -1 from " + MADE + "\n) both_tables group by " + columns
                + " having sum(side) <> 0";
    }

    private static String first(Dialect dialect, Connection connection, String sql) throws SQLException {
        return String.join(", ", FailingRows.first(dialect, connection, sql));
    }

    private static void fill(Statement statement, String table, String like, List<Map<String, Object>> rows)
            throws SQLException {
        statement.execute("create or replace temporary table " + table + " as select * from " + like + " limit 0");
        // Rows that say the same columns go in together: every statement costs.
        Map<List<String>, List<String>> values = new LinkedHashMap<>();
        for (Map<String, Object> row : rows) {
            values.computeIfAbsent(List.copyOf(row.keySet()), columns -> new ArrayList<>())
                    .add(row.values().stream().map(UnitTest::literal).collect(Collectors.joining(", ", "(", ")")));
        }
        for (Map.Entry<List<String>, List<String>> same : values.entrySet()) {
            statement.execute("insert into " + table + " (" + String.join(", ", same.getKey()) + ") values "
                    + String.join(", ", same.getValue()));
        }
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> SqlText.of(value.toString());
        };
    }
}
