package kitchensync.ingest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into the database as its owner. */
public record Rows(DataSource database) {

    /** Rows, their columns joined by {@code |}. */
    public List<String> of(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    /** A store's commits in order, {@code first_seq|events}, whether they have a position yet or not. */
    public List<String> commits(String storeId) throws SQLException {
        return of("select first_seq, events from (select store_id, first_seq, events from ingest.inbox union all"
                + " select store_id, first_seq, last_position - first_position + 1 from ingest.commits) c"
                + " where store_id = '" + storeId + "' order by first_seq");
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The error that running this gives; fails when there is none. Leaves no role behind. */
    public String errorOf(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute(sql);
                throw new AssertionError("no error from: " + sql);
            } catch (SQLException expected) {
                return String.valueOf(expected.getMessage());
            } finally {
                statement.execute("reset role");
            }
        }
    }
}
