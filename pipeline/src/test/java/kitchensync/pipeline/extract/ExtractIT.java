package kitchensync.pipeline.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.embedded.LocalPostgres;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.testkit.Folders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ExtractIT {

    private static final List<Store> STORES =
            CatalogueFiles.bundled().activeStores().subList(0, 3);
    private static final Store FIRST = STORES.getFirst();
    private static final long ONE_STORE_A_BATCH = 1;

    private static Path folder;
    private static LocalPostgres server;
    private static PGSimpleDataSource source;

    private Connection postgres;
    private Sandbox sandbox;

    @BeforeAll
    static void start() throws Exception {
        folder = Folders.temporary("postgres");
        server = LocalPostgres.start(folder, false);
        source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser("postgres");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        Folders.delete(folder);
    }

    @BeforeEach
    void open() throws SQLException {
        postgres = source.getConnection();
        StoreSchemas.create(postgres, STORES);
        sandbox = new Sandbox();
    }

    @AfterEach
    void close() throws SQLException {
        for (Store store : STORES) {
            StoreSchemas.execute(postgres, "drop schema if exists " + store.schema() + " cascade");
        }
        postgres.close();
        sandbox.close();
    }

    private Map<EventTable, Long> extract() throws SQLException {
        return extract(sandbox.warehouse);
    }

    private static Map<EventTable, Long> extract(Warehouse warehouse) throws SQLException {
        return new Extract(source, warehouse, 2, ONE_STORE_A_BATCH).run(STORES, rows -> {});
    }

    private String rawSales() throws SQLException {
        return sandbox.value("select count(*), count(distinct event_id) from RAW.SALES_EVENTS");
    }

    @Test
    void everyRowComesOnceOverManyRuns() throws SQLException {
        // Given
        for (Store store : STORES) {
            StoreSchemas.sales(postgres, store, 1_000, "2026-01-05 12:00-06");
        }

        // When
        Map<EventTable, Long> first = extract();
        Map<EventTable, Long> nothingNew = extract();
        StoreSchemas.sales(postgres, FIRST, 5, "2026-01-05 13:00-06");
        Map<EventTable, Long> second = extract();

        // Then
        assertThat(first).containsEntry(EventTable.SALES_EVENTS, 3_000L).containsEntry(EventTable.WASTE_LOG, 0L);
        assertThat(nothingNew).containsEntry(EventTable.SALES_EVENTS, 0L);
        assertThat(second).containsEntry(EventTable.SALES_EVENTS, 5L);
        assertThat(rawSales()).isEqualTo("3005|3005");
        assertThat(sandbox.rows("select store_id, table_name, seq from RAW.EXTRACT_POSITIONS order by store_id"))
                .containsExactly("012|SALES_EVENTS|1005", "027|SALES_EVENTS|1000", "034|SALES_EVENTS|1000");
    }

    @Test
    void lateRowsAndRowsOfTheSameInstantAreNotMissed() throws SQLException {
        // Given
        StoreSchemas.sales(postgres, FIRST, 2, "2026-01-05 12:00-06");
        extract();

        // When: one more at the very same time, and one from days before.
        StoreSchemas.sales(postgres, FIRST, 1, "2026-01-05 12:00-06");
        StoreSchemas.sales(postgres, FIRST, 1, "2026-01-02 12:00-06");
        extract();

        // Then
        assertThat(rawSales()).isEqualTo("4|4");
    }

    @Test
    void valuesArriveAsTheyWere() throws SQLException {
        // Given
        String waste = "insert into " + FIRST.schema()
                + ".waste_log (event_id, item_id, quantity, reason, created_at, received_at) values"
                + " ('00000000-0000-7000-8000-000000000001', 'BRAT', 3, %s, '2026-07-01 12:00:00.123456-05', now())";
        StoreSchemas.execute(postgres, waste.formatted("E'burnt, \"very\"\\nblack'"));
        StoreSchemas.execute(postgres, waste.formatted("null").replace("0001'", "0002'"));
        StoreSchemas.execute(
                postgres,
                "insert into " + FIRST.schema() + ".stockout_events (event_id, item_id, quantity_requested, created_at,"
                        + " received_at) values (gen_random_uuid(), 'BRAT', 7, '2026-07-01 12:00Z', now())");
        StoreSchemas.execute(
                postgres,
                "insert into " + FIRST.schema() + ".cooked_events (event_id, item_id, quantity, created_at,"
                        + " received_at) values (gen_random_uuid(), 'BRAT', 8, '2026-07-01 12:00Z', now())");

        // When
        extract();

        // Then
        assertThat(sandbox.rows("select store_id, event_id, item_id, quantity, reason, created_at from RAW.WASTE_LOG"
                        + " order by event_id"))
                .containsExactly(
                        "012|00000000-0000-7000-8000-000000000001|BRAT|3|burnt, \"very\"\nblack|2026-07-01 17:00:00.123456",
                        "012|00000000-0000-7000-8000-000000000002|BRAT|3|null|2026-07-01 17:00:00.123456");
        assertThat(sandbox.value("select quantity_requested, created_at from RAW.STOCKOUT_EVENTS"))
                .isEqualTo("7|2026-07-01 12:00:00.0");
        assertThat(sandbox.value("select quantity, created_at from RAW.COOKED_EVENTS"))
                .isEqualTo("8|2026-07-01 12:00:00.0");
    }

    /** Fails after the rows of a table have been loaded, before anything is committed. */
    private record DyingWarehouse(Warehouse warehouse, AtomicLong loadsToLive) implements Warehouse {

        @Override
        public Connection connect() throws SQLException {
            return warehouse.connect();
        }

        @Override
        public long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException {
            long rows = warehouse.load(connection, table, columns, csv);
            if (loadsToLive.getAndDecrement() <= 0) {
                throw new SQLException("the power went out");
            }
            return rows;
        }
    }

    @Test
    void aCrashBetweenLoadAndCommitNeitherSkipsNorDoublesARow() throws SQLException {
        // Given
        for (Store store : STORES) {
            StoreSchemas.sales(postgres, store, 100, "2026-01-05 12:00-06");
        }

        // When: the first batch is committed, the second is not.
        assertThatThrownBy(() -> extract(new DyingWarehouse(sandbox.warehouse, new AtomicLong(1))))
                .hasMessageContaining("the power went out");
        String afterTheCrash = rawSales();
        extract();

        // Then
        assertThat(afterTheCrash).isEqualTo("100|100");
        assertThat(rawSales()).isEqualTo("300|300");
    }

    @Test
    void rowsThatSomebodyElseHasLoadedMeanwhileAreNotLoadedAgain() throws SQLException {
        // Given
        StoreSchemas.sales(postgres, FIRST, 10, "2026-01-05 12:00-06");
        Extract slow = new Extract(source, sandbox.warehouse, 1, ONE_STORE_A_BATCH);

        // When: another extract runs between this one's copy and its load.
        assertThatThrownBy(() -> slow.run(STORES, rows -> {
                    try {
                        extract();
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                }))
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining("store 012");

        // Then
        assertThat(rawSales()).isEqualTo("10|10");
    }

    @Test
    void aStoreWithoutTablesIsNamedWithTheRemedy() throws SQLException {
        // Given
        StoreSchemas.execute(postgres, "drop table store_027.waste_log");

        // When / Then
        assertThatThrownBy(this::extract)
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining("store 027")
                .hasMessageContaining("store_027.waste_log")
                .hasMessageContaining("start ingest");
    }

    @Test
    void progressEndsAtTheNumberOfRows() throws SQLException {
        // Given
        for (Store store : STORES) {
            StoreSchemas.sales(postgres, store, 50, "2026-01-05 12:00-06");
        }
        AtomicLong last = new AtomicLong();

        // When
        new Extract(source, sandbox.warehouse, 2, 1 << 20).run(STORES, rows -> last.accumulateAndGet(rows, Math::max));

        // Then
        assertThat(last).hasValue(150);
        assertThat(rawSales()).isEqualTo("150|150");
    }
}
