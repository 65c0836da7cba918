package kitchensync.pipeline.kill;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kitchensync.duckdb.DuckDbWarehouse;

/** What two warehouses have that is not the same, by table. The order of loading, and what is numbered by it, may differ. */
final class Difference {

    private static final String TABLES = """
            select table_schema || '.' || table_name from information_schema.tables
            where table_catalog = '%s' and table_type = 'BASE TABLE'
              and table_schema in ('RAW', 'STAGING', 'INTERMEDIATE', 'MARTS', 'TEST_FAILURES') order by 1
            """;

    private static final String ROWS =
            "select columns(lambda name: name not in ('load_seq', 'days_version')) from %s.%s";

    private Difference() {}

    /**
     * Empty when they are alike.
     *
     * @param clean in memory
     * @param file of the other, closed
     */
    static List<String> of(DuckDbWarehouse clean, Path file) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = clean.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("attach '" + file + "' as other (read_only)");
            List<String> tables = texts(statement, TABLES.formatted("memory"));
            List<String> others = texts(statement, TABLES.formatted("other"));
            if (!tables.equals(others)) {
                found.add("tables " + others + " and not " + tables);
            }
            for (String table : tables) {
                if (others.contains(table)) {
                    found.addAll(difference(statement, table));
                }
            }
            statement.execute("detach other");
        }
        return found;
    }

    private static List<String> difference(Statement statement, String table) throws SQLException {
        String clean = ROWS.formatted("memory", table);
        String other = ROWS.formatted("other", table);
        List<String> found = new ArrayList<>();
        for (String rows : texts(statement, side(clean, other))) {
            found.add(table + " lacks " + rows);
        }
        for (String rows : texts(statement, side(other, clean))) {
            found.add(table + " has besides " + rows);
        }
        return found;
    }

    private static String side(String these, String those) {
        return "select cast(row as varchar) from (" + these + " except all " + those + ") row limit 5";
    }

    static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
