package kitchensync.local.engine;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;

/** What every service of this process shares. */
final class LocalBeans {

    @Produces
    @Singleton
    LocalSystem system() {
        return LocalSystem.current();
    }

    @Produces
    @Singleton
    Clock clock(LocalSystem system) {
        return system.clock();
    }

    @Produces
    @Singleton
    Catalogue catalogue(LocalSystem system) {
        return system.catalogue();
    }

    @Produces
    @Singleton
    Warehouse warehouse(LocalSystem system) {
        return system.engines().warehouse();
    }
}
