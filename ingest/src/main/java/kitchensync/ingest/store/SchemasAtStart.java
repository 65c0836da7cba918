package kitchensync.ingest.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.ingest.IngestSettings;

/** Before anybody else begins and before the first request is taken: settings that fit each other, and all schemas. */
@Singleton
class SchemasAtStart {

    private static final int FIRST = 1;

    /** Clocks of senders and of several ingest processes differ; a day is more than they ever may. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final IngestSettings settings;
    private final StoreSchemas schemas;
    private final Catalogue catalogue;

    SchemasAtStart(IngestSettings settings, StoreSchemas schemas, Catalogue catalogue) {
        this.settings = settings;
        this.schemas = schemas;
        this.catalogue = catalogue;
    }

    void begin(@Observes @Priority(FIRST) StartupEvent event) {
        check(settings.maxPast(), settings.retention());
        if (settings.migrateAtStart()) {
            try {
                schemas.migrate(catalogue.activeStores(), done -> {});
            } catch (SQLException failed) {
                throw new IllegalStateException(
                        "ingest cannot make its schemas in Postgres (" + failed.getMessage()
                                + "); check quarkus.datasource.* and that its user may create schemas and roles",
                        failed);
            }
        }
    }

    /** An event that is sent again after its partition is gone would count twice: by then it must be too old. */
    static void check(Duration maxPast, Duration retention) {
        if (maxPast.plus(MARGIN).compareTo(retention) > 0) {
            throw new IllegalStateException("kitchensync.ingest.retention=" + retention
                    + " is too short for kitchensync.ingest.max-past=" + maxPast
                    + ": make it at least a day longer, or an event sent again could be stored twice");
        }
    }
}
