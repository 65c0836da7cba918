package kitchensync.pipeline.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.duckdb.DuckDbWarehouse;

/** A warehouse that counts how often it is woken, and can be one that costs money each time. */
final class SleepingWarehouse implements Warehouse, AutoCloseable {

    static volatile boolean sleeps;
    static volatile int woken;

    private final DuckDbWarehouse warehouse;

    SleepingWarehouse(DuckDbWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public Connection connect() throws SQLException {
        woken++;
        return warehouse.connect();
    }

    @Override
    public long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException {
        return warehouse.load(connection, table, columns, csv);
    }

    @Override
    public Dialect dialect() {
        return warehouse.dialect();
    }

    @Override
    public boolean asleepUntilAsked() {
        return sleeps;
    }

    @Override
    public void close() throws SQLException {
        warehouse.close();
    }
}
