package kitchensync.settings;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Chain;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The catalogue of a service that runs alone; whoever runs several services in one process gives its own. */
public final class CatalogueBeans {

    /**
     * The bundled catalogue, or the files that the settings name, with as many stores as they ask for.
     *
     * @throws kitchensync.domain.catalogue.CatalogueException with every problem of the files
     */
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
