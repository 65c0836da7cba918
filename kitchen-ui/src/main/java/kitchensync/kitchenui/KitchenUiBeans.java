package kitchensync.kitchenui;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the kitchen's pages need when they run alone; whoever runs several services in one process gives its own. */
public class KitchenUiBeans {

    @Produces
    @DefaultBean
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The bundled catalogue, or the files that the configuration names. */
    @Produces
    @DefaultBean
    @Singleton
    Catalogue catalogue(
            @ConfigProperty(name = "kitchensync.catalogue.stores") Optional<Path> stores,
            @ConfigProperty(name = "kitchensync.catalogue.menu") Optional<Path> menu) {
        return CatalogueFiles.read(stores, menu);
    }
}
