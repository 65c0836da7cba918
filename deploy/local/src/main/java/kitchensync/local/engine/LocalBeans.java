package kitchensync.local.engine;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

    /** @param snowflake there when this was built with the profile of that name */
    @Produces
    @Singleton
    Warehouse warehouse(
            LocalSystem system,
            @ConfigProperty(name = "kitchensync.warehouse.type", defaultValue = "duckdb") String type,
            @Identifier("snowflake") Instance<Warehouse> snowflake) {
        return switch (type) {
            case "duckdb" -> system.engines().warehouse();
            case "snowflake" -> {
                if (snowflake.isUnsatisfied()) {
                    throw new IllegalStateException(
                            "kitchensync.warehouse.type=snowflake, but Snowflake's driver is not"
                                    + " in this build; start with KITCHENSYNC_BUILD_WITH=snowflake ./kitchensync up");
                }
                yield snowflake.get();
            }
            default ->
                throw new IllegalStateException(
                        "kitchensync.warehouse.type is '" + type + "'; set it to duckdb or snowflake");
        };
    }
}
