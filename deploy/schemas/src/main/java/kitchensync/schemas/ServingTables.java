package kitchensync.schemas;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** The serving tables, which services share: made by whichever starts first, before anything else begins in it. */
@Singleton
class ServingTables {

    private static final int FIRST = 1;

    static final Scripts SCRIPTS = new Scripts(ServingTables.class, "kitchensync/serving", "flyway_schema_history");
    static final String SCHEMA = "serving";

    void begin(@Observes @Priority(FIRST) StartupEvent starting, AgroalDataSource database) {
        try {
            SCRIPTS.migrate(database, SCHEMA);
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "the serving tables cannot be made in Postgres (" + failed.getMessage()
                            + "); check quarkus.datasource.* and that its user may create schemas",
                    failed);
        }
    }
}
