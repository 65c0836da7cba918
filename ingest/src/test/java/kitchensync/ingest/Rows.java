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
