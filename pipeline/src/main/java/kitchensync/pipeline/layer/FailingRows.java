package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kitchensync.domain.warehouse.Dialect;

/** TEST_FAILURES.FAILING_ROWS: of every node, the rows that failed its tests when they last ran. */
final class FailingRows {

    private static final String TABLE = "TEST_FAILURES.FAILING_ROWS";

    private final Set<String> nodes = ConcurrentHashMap.newKeySet();

    private FailingRows() {}

    /** Makes the table when it is missing. */
    static FailingRows read(Connection connection, Relations relations) throws SQLException {
        FailingRows rows = new FailingRows();
        try (Statement statement = connection.createStatement()) {
            if (!relations.has(TABLE)) {
                statement.execute("create schema if not exists TEST_FAILURES");
                statement.execute(
                        "create table if not exists " + TABLE + " (node varchar not null, test varchar not null,"
                                + " severity varchar not null, failing_row varchar not null)");
                return rows;
            }
            try (ResultSet row = statement.executeQuery("select distinct node from " + TABLE)) {
                while (row.next()) {
                    rows.nodes.add(row.getString(1));
                }
            }
        }
        return rows;
    }

    /** The first rows that a query answers, as JSON. */
    static List<String> first(Dialect dialect, Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(dialect.asJson(sql, FailedTest.KEPT))) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    /** Whether {@link #replace} has anything to write. */
    boolean differ(String node, List<FailedTest> failed) {
        return nodes.contains(node)
                || failed.stream().anyMatch(test -> !test.rows().isEmpty());
    }

    /** Puts these in place of what the node failed before, in the transaction of the connection. */
    void replace(Connection connection, String node, List<FailedTest> failed) throws SQLException {
        if (nodes.remove(node)) {
            try (PreparedStatement delete = connection.prepareStatement("delete from " + TABLE + " where node = ?")) {
                delete.setString(1, node);
                delete.executeUpdate();
            }
        }
        if (failed.stream().allMatch(test -> test.rows().isEmpty())) {
            return;
        }
        nodes.add(node);
        try (PreparedStatement insert = connection.prepareStatement("insert into " + TABLE + " values (?, ?, ?, ?)")) {
            for (FailedTest test : failed) {
                for (String row : test.rows()) {
                    insert.setString(1, node);
                    insert.setString(2, test.test());
                    insert.setString(3, test.warns() ? "warn" : "error");
                    insert.setString(4, row);
                    insert.executeUpdate();
                }
            }
        }
    }
}
