package kitchensync.simulator.live;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.simulator.Menus;

/** One store, and a clock that stands still until a test moves it. */
@Singleton
class LiveBeans {

    @Produces
    @Singleton
    SimulatedClock clock() {
        return new SimulatedClock(Menus.at(12, 0), InstantSource.system());
    }

    @Produces
    @Singleton
    Catalogue catalogue() {
        return new Catalogue(
                List.of(Menus.store("056", 2, "24/7")), CatalogueFiles.bundled().items());
    }
}
