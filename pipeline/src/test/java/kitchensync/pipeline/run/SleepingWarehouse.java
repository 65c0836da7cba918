package kitchensync.pipeline.run;

import java.sql.Connection;
import java.sql.SQLException;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.duckdb.DuckDbWarehouse;

/** A warehouse that counts how often it is woken, and can be one that costs money each time. */
final class SleepingWarehouse implements ForwardingWarehouse, AutoCloseable {

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
    public Warehouse real() {
        return warehouse;
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
