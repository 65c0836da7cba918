package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How an incremental model takes up what is new, as dbt does: its query goes into a temporary table, and from there
 * into the model by one of the strategies {@code append}, {@code delete+insert}, {@code merge}, or one that the project
 * brings as the macro {@code get_incremental_NAME_sql}.
 *
 * @param sql the query, rendered with {@code is_incremental()} true
 * @param uniqueKey columns by which new rows replace old ones; with none, they are added
 * @param code digest of what the query and the strategy are with the vars that the project declares
 * @param own what a strategy of the project's own executes; empty for the three
 */
record Increment(String sql, String strategy, List<String> uniqueKey, String own, String code) {

    /** Where the new rows wait. */
    static final String NEW_ROWS = "kitchensync_new_rows";

    /** Whether the vars of this run ask for more than what is new. */
    boolean redoes() {
        return !code.equals(Digest.of(sql, strategy, uniqueKey, own));
    }

    /**
     * Runs in the transaction of the connection. The next model, or the end of the session, does away with the new rows.
     *
     * @return whether the model may have changed
     */
    boolean apply(Connection connection, String relation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace temporary table " + NEW_ROWS + " as\n" + sql);
            if (!own.isEmpty()) {
                Statements.execute(connection, own);
                return true;
            }
            long rows = 0;
            for (String step : steps(connection, relation)) {
                rows = statement.executeLargeUpdate(step);
            }
            return rows > 0;
        }
    }

    /** The last of them puts the new rows in. */
    private List<String> steps(Connection connection, String relation) throws SQLException {
        String insert = "insert into " + relation + " select * from " + NEW_ROWS;
        if (uniqueKey.isEmpty() || strategy.equals("append")) {
            return List.of(insert);
        }
        String keys = String.join(", ", uniqueKey);
        if (strategy.equals("merge")) {
            return List.of(merge(connection, relation));
        }
        return List.of(
                "delete from " + relation + " where (" + keys + ") in (select " + keys + " from " + NEW_ROWS + ")",
                insert);
    }

    private String merge(Connection connection, String relation) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var none = statement.executeQuery("select * from " + NEW_ROWS + " limit 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add('"' + none.getMetaData().getColumnName(i) + '"');
            }
        }
        return "merge into " + relation + " as old using " + NEW_ROWS + " as new on "
                + joined(uniqueKey, " and ", "old.%1$s = new.%1$s")
                + " when matched then update set " + joined(columns, ", ", "%1$s = new.%1$s")
                + " when not matched then insert (" + String.join(", ", columns) + ") values ("
                + joined(columns, ", ", "new.%1$s") + ")";
    }

    private static String joined(List<String> names, String separator, String each) {
        return names.stream().map(each::formatted).collect(Collectors.joining(separator));
    }
}
