package kitchensync.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.Dependent;
import java.sql.SQLException;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.store.StoreSchemas;

/** Stores of the catalogue with all their tables and nothing in them, and an empty feed. */
@Dependent
public class EmptyStores {

    private final AgroalDataSource database;
    private final StoreSchemas schemas;
    private final Catalogue catalogue;

    EmptyStores(AgroalDataSource database, StoreSchemas schemas, Catalogue catalogue) {
        this.database = database;
        this.schemas = schemas;
        this.catalogue = catalogue;
    }

    /** Makes or empties them, and lets the caller look into the database. */
    public Rows of(String... ids) throws SQLException {
        List<Store> stores = List.of(ids).stream()
                .map(id -> catalogue.store(id).orElseThrow())
                .toList();
        schemas.migrate(stores, done -> {});
        Rows rows = new Rows(database);
        for (Store store : stores) {
            // In the order of an append: one that was held up by the test before may still be at it.
            rows.run("""
                    do $$ begin
                      lock table %1$s.idempotency_keys, %1$s.event_head, %1$s.events;
                      truncate %1$s.events, %1$s.idempotency_keys;
                      update %1$s.event_head set last_seq = 0;
                    end $$""".formatted(store.schema()));
        }
        rows.run("truncate ingest.inbox, ingest.commits, ingest.readers, ingest.early_corrections,"
                + " ingest.extracted;"
                + " update ingest.head set position = 0, oldest = 1, passed_over = 0");
        return rows;
    }
}
