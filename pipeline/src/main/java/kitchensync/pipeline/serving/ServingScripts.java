package kitchensync.pipeline.serving;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * At the start Flyway runs the scripts of the serving tables alone. The configuration names all that this service ever
 * runs, because a native binary knows no others.
 */
@Singleton
class ServingScripts implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration flyway) {
        ScriptFolder.of(flyway, "kitchensync/serving");
    }
}
