package kitchensync.ingest.store;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongConsumer;
import kitchensync.domain.catalogue.Store;
import org.flywaydb.core.Flyway;

/** Makes and migrates the Postgres schema of every store. Idempotent; processes that start together take turns. */
@Singleton
public class StoreSchemas {

    private static final String SCRIPTS = "classpath:kitchensync/ingest/store";
    private static final String HISTORY = "schema_history";

    /** Any number that no other advisory lock of the database uses. */
    private static final long TURN = 0x6b73_6d69_6772L;

    private final AgroalDataSource database;

    StoreSchemas(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * @param progress told the number of stores done
     * @throws SQLException when the database cannot be reached; what was migrated until then stays
     */
    public void migrate(List<Store> stores, LongConsumer progress) throws SQLException {
        try (Connection turn = database.getConnection();
                Statement lock = turn.createStatement()) {
            lock.execute("select pg_advisory_lock(" + TURN + ")");
            try {
                for (int i = 0; i < stores.size(); i++) {
                    migrate(stores.get(i));
                    progress.accept(i + 1L);
                }
            } finally {
                lock.execute("select pg_advisory_unlock(" + TURN + ")");
            }
        }
    }

    private void migrate(Store store) {
        Flyway.configure(StoreSchemas.class.getClassLoader())
                .dataSource(database)
                .locations(SCRIPTS)
                .schemas(store.schema())
                .defaultSchema(store.schema())
                .createSchemas(true)
                .table(HISTORY)
                .load()
                .migrate();
    }
}
