package kitchensync.predictor;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.warehouse.Warehouse;

/** Looks into both databases. */
@Singleton
public class Tables {

    private final Warehouse warehouse;
    private final AgroalDataSource postgres;

    Tables(Warehouse warehouse, AgroalDataSource postgres) {
        this.warehouse = warehouse;
        this.postgres = postgres;
    }

    public List<List<Object>> warehouse(String sql) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            return rows(connection, sql);
        }
    }

    public List<List<Object>> serving(String sql) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            return rows(connection, sql);
        }
    }

    /** Changes the warehouse. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Changes Postgres. */
    public void executeServing(String sql) throws SQLException {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
