package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StoreSchemasIT {

    private static final LongConsumer NOBODY = done -> {};

    @Inject
    AgroalDataSource database;

    @Inject
    StoreSchemas schemas;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    @Test
    void twoProcessesAtOnceMakeEachSchemaOnce() throws Exception {
        List<Store> made = stores(0, 4);
        Callable<StoreSchemas.Migrated> migration = () -> schemas.migrate(made, NOBODY);
        int migrated = 0;

        // When two migrate the same stores at the same time
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<StoreSchemas.Migrated> each : threads.invokeAll(List.of(migration, migration))) {
                migrated += each.get().migrated();
            }
        }

        assertThat(migrated).isEqualTo(made.size());
        assertThat(new Rows(database)
                        .of("select table_schema, count(*) from information_schema.tables"
                                + " where table_name in ('events', 'sales_events', 'idempotency_keys')"
                                + " and table_schema between 'store_200' and 'store_203' group by 1 order by 1"))
                .containsExactly("store_200|3", "store_201|3", "store_202|3", "store_203|3");
    }

    @Test
    void aRunThatWasCutOffIsCompletedByTheNext() throws SQLException {
        List<Store> made = stores(10, 10);
        assertThatThrownBy(() -> schemas.migrate(made, done -> {
                    if (done == 3) {
                        throw new IllegalStateException("cut off");
                    }
                }))
                .hasMessage("cut off");

        StoreSchemas.Migrated rest = schemas.migrate(made, NOBODY);

        assertThat(rest.stores()).isEqualTo(10);
        assertThat(rest.migrated()).isBetween(1, 7);
        assertThat(schemas.migrate(made, NOBODY).migrated()).isZero();
    }

    @Test
    void aSchemaWithoutItsMarkIsMigratedAgainAndKeepsItsEvents() throws SQLException {
        Store store = stores(25, 1).getFirst();
        schemas.migrate(List.of(store), NOBODY);
        new Writer(database).sales(store, clock.instant(), 2);
        new Rows(database).run("comment on schema " + store.schema() + " is 'KitchenSync events 0:0'");

        assertThat(schemas.migrate(List.of(store), NOBODY).migrated()).isEqualTo(1);

        assertThat(new Rows(database).of("select count(*) from " + store.schema() + ".sales_events"))
                .containsExactly("2");
    }

    @Test
    void thisMonthAndTheNextHavePartitions() throws SQLException {
        List<Store> made = stores(30, 2);
        schemas.migrate(made, NOBODY);
        String first = made.getFirst().schema();
        String leaves = "select inhrelid::regclass from pg_inherits where inhparent = '" + first
                + ".events'::regclass order by 1";
        YearMonth now = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        var name = DateTimeFormatter.ofPattern("'" + first + ".events_'uuuu_MM");
        String[] expected = {name.format(now), name.format(now.plusMonths(1))};

        assertThat(new Rows(database).of(leaves)).containsExactly(expected);

        // Also when the schema was complete and only the month has changed
        new Rows(database).run("drop table " + expected[1]);
        assertThat(schemas.migrate(made, NOBODY).migrated()).isZero();
        assertThat(new Rows(database).of(leaves)).containsExactly(expected);
    }

    @Test
    void progressCountsTheStores() throws SQLException {
        var seen = new ArrayList<Long>();

        schemas.migrate(stores(40, 3), seen::add);
        schemas.migrate(stores(40, 4), seen::add);

        assertThat(seen).containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 4L);
    }

    private List<Store> stores(int from, int count) {
        int given = catalogue.stores().size();
        return Chain.ofSize(catalogue.stores(), given + from + count).subList(given + from, given + from + count);
    }
}
