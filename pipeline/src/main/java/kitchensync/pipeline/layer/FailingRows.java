package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.warehouse.Dialect;

/** TEST_FAILURES.FAILING_ROWS: of every node, the rows that failed its tests when they last ran. */
final class FailingRows {

    private static final String TABLE = "TEST_FAILURES.FAILING_ROWS";

    private FailingRows() {}

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists TEST_FAILURES");
            statement.execute("create table if not exists " + TABLE + " (node varchar not null, test varchar not null,"
                    + " severity varchar not null, failing_row varchar not null)");
        }
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

    /** Puts these in place of what the node failed before, in the transaction of the connection. */
    static void replace(Connection connection, String node, List<FailedTest> failed) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from " + TABLE + " where node = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into " + TABLE + " values (?, ?, ?, ?)")) {
            delete.setString(1, node);
            delete.executeUpdate();
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
