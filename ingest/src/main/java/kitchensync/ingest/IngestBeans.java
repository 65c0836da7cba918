package kitchensync.ingest;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Chain;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What ingest runs with when it runs alone. */
final class IngestBeans {

    @Produces
    @DefaultBean
    @Singleton
    Clock clock(IngestSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clockOffset());
    }

    @Produces
    @DefaultBean
    @Singleton
    Catalogue catalogue(
            @ConfigProperty(name = "kitchensync.catalogue.stores") Optional<Path> stores,
            @ConfigProperty(name = "kitchensync.catalogue.menu") Optional<Path> menu,
            @ConfigProperty(name = "kitchensync.catalogue.chain-size") Optional<Integer> size) {
        Catalogue given = CatalogueFiles.read(stores, menu);
        return size.map(wanted -> new Catalogue(Chain.ofSize(given.stores(), wanted), given.items()))
                .orElse(given);
    }
}
