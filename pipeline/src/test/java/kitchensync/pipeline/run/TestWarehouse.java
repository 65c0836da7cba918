package kitchensync.pipeline.run;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.duckdb.DuckDbWarehouse;

/** What a deployment gives the pipeline. */
@Singleton
class TestWarehouse {

    static final Instant NOW = Instant.parse("2026-01-07T06:00:00Z");

    @Produces
    @Singleton
    Warehouse warehouse() throws SQLException {
        return new SleepingWarehouse(DuckDbWarehouse.inMemory());
    }

    void close(@Disposes Warehouse warehouse) throws SQLException {
        ((SleepingWarehouse) warehouse).close();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
