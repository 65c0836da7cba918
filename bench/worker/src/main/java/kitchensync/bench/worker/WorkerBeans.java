package kitchensync.bench.worker;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.time.SimulatedClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the services of this process share. */
final class WorkerBeans {

    /** Stands still until it is moved. */
    @Produces
    @Singleton
    SimulatedClock simulated(@ConfigProperty(name = "kitchensync.bench.now") Instant now) {
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
    ChangingWarehouse warehouse() throws SQLException {
        return new ChangingWarehouse();
    }
}
