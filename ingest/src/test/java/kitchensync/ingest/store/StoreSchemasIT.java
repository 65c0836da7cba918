package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StoreSchemasIT {

    @Inject
    AgroalDataSource database;

    @Inject
    StoreSchemas schemas;

    @Inject
    Catalogue catalogue;

    @Test
    void twoProcessesAtOnceMakeEachSchemaOnce() throws Exception {
        List<Store> made = Chain.ofSize(catalogue.stores(), 16).subList(12, 16);
        Callable<Boolean> migration = () -> {
            schemas.migrate(made, done -> {});
            return true;
        };

        // When two migrate the same stores at the same time, and one of them again
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> each : threads.invokeAll(List.of(migration, migration))) {
                each.get();
            }
        }
        migration.call();

        assertThat(new Rows(database)
                        .of(
                                "select table_schema, count(*) from information_schema.tables where table_name = 'sales_events'"
                                        + " and table_schema >= 'store_200' group by 1 order by 1"))
                .containsExactly("store_200|1", "store_201|1", "store_202|1", "store_203|1");
    }

    @Test
    void progressCountsTheStores() throws SQLException {
        var seen = new java.util.ArrayList<Long>();

        schemas.migrate(catalogue.stores().subList(0, 2), seen::add);

        assertThat(seen).containsExactly(1L, 2L);
    }
}
