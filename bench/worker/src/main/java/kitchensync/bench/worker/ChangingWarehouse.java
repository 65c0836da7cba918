package kitchensync.bench.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.duckdb.DuckDbWarehouse;

/** The warehouse in a file that can be changed for another one between two runs. */
final class ChangingWarehouse implements Warehouse {

    /** As {@code ./kitchensync up} gives it. */
    private static final String MEMORY = "500MB";

    private volatile DuckDbWarehouse now;

    ChangingWarehouse() throws SQLException {
        now = DuckDbWarehouse.inMemory();
    }

    /** Goes on with a file, which is made when it is missing. */
    void open(Path file) throws SQLException {
        now.close();
        now = DuckDbWarehouse.open(file, MEMORY);
    }

    /** Copies everything that is committed to another file. */
    void copy(Path from, Path to) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
            Files.copy(from, to);
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return now.connect();
    }

    @Override
    public long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException {
        return now.load(connection, table, columns, csv);
    }

    @Override
    public int lanes() {
        return now.lanes();
    }

    @Override
    public void expect(long events) throws SQLException {
        now.expect(events);
    }

    @Override
    public Dialect dialect() {
        return now.dialect();
    }
}
