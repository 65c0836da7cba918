package kitchensync.bench.forecaster;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.duckdb.DuckDbWarehouse;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the services of this process share. */
final class ForecasterBeans {

    /** As {@code ./kitchensync up} gives it. */
    private static final String MEMORY = "500MB";

    /** Stands still. */
    @Produces
    @Singleton
    SimulatedClock clock(@ConfigProperty(name = "kitchensync.bench.now") Instant now) {
        return new SimulatedClock(now, () -> Instant.EPOCH);
    }

    @Produces
    @Singleton
    Catalogue catalogue(@ConfigProperty(name = "kitchensync.bench.stores") int stores) {
        Catalogue bundled = CatalogueFiles.bundled();
        return new Catalogue(Chain.ofSize(bundled.stores(), stores), bundled.items());
    }

    @Produces
    @Singleton
    Warehouse warehouse(@ConfigProperty(name = "kitchensync.bench.warehouse") Path file) throws SQLException {
        return DuckDbWarehouse.open(file, MEMORY);
    }

    void close(@Disposes Warehouse warehouse) throws SQLException {
        ((DuckDbWarehouse) warehouse).close();
    }
}
