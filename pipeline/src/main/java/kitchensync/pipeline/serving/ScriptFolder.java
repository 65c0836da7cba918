package kitchensync.pipeline.serving;

import io.quarkus.flyway.runtime.QuarkusFlywayClassProvider;
import io.quarkus.flyway.runtime.QuarkusFlywayResourceProvider;
import io.quarkus.flyway.runtime.QuarkusPathLocationScanner;
import io.quarkus.runtime.ImageMode;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Where Flyway finds the scripts of one folder of the class path. */
public final class ScriptFolder {

    private ScriptFolder() {}

    /** A Flyway of these scripts, found by a class's own loader. */
    public static FluentConfiguration of(Class<?> user, String folder) {
        return of(Flyway.configure(user.getClassLoader()), folder);
    }

    /** In a binary Flyway cannot look for itself, and takes the folder's scripts from Quarkus' list of all of them. */
    static FluentConfiguration of(FluentConfiguration flyway, String folder) {
        flyway.locations("classpath:" + folder);
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            QuarkusPathLocationScanner listed = new QuarkusPathLocationScanner(flyway, List.of(flyway.getLocations()));
            return flyway.resourceProvider(new QuarkusFlywayResourceProvider(listed.scanForResources()))
                    .javaMigrationClassProvider(new QuarkusFlywayClassProvider<>(listed.scanForClasses()));
        }
        return flyway.resourceProvider(null).javaMigrationClassProvider(null);
    }
}
