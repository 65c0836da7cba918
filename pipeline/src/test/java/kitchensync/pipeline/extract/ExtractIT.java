package kitchensync.pipeline.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Dialect;
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
    private static final String NOON = "2026-01-07 12:00-06";
    private static final String ID = "'00000000-0000-7000-8000-00000000000";
    private static final String BURNT = "E'burnt, \"very\"\\nblack'";

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
        StoreSchemas.create(source, STORES);
        sandbox = new Sandbox();
    }

    @AfterEach
    void close() throws SQLException {
        StoreSchemas.drop(postgres, STORES);
        postgres.close();
        sandbox.close();
    }

    private Map<EventTable, Long> extract() throws SQLException {
        return extract(sandbox.warehouse);
    }

    private static Map<EventTable, Long> extract(Warehouse warehouse) throws SQLException {
        return new Extract(source, warehouse, 2, ONE_STORE_A_BATCH, false).run(STORES, rows -> {});
    }

    /** What ingest has been told. */
    private List<String> extracted() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("select store_id, seq from ingest.extracted order by 1")) {
            while (row.next()) {
                rows.add(row.getString(1) + "|" + row.getLong(2));
            }
        }
        return rows;
    }

    private void event(String type, int id, String rest, String createdAt) throws SQLException {
        StoreSchemas.event(postgres, FIRST, type, ID + id + "'", "'BRAT', " + rest, createdAt);
    }

    private String rawSales() throws SQLException {
        return sandbox.value("select count(*), count(distinct event_id) from RAW.SALES_EVENTS");
    }

    @Test
    void aWarehouseOfFilesTakesNothingFromPostgres() throws SQLException {
        // Given
        sandbox.sql("insert into RAW.LOADED_FILES values ('hash', 'sales.jsonl', 1, 0, '2026-01-07')");
        assertThat(extract().get(EventTable.SALES_EVENTS)).isZero();
        StoreSchemas.sales(postgres, FIRST, 1, NOON);

        // When / Then
        assertThatThrownBy(this::extract).hasMessageContaining("has its events from files");
        assertThat(rawSales()).isEqualTo("0|0");
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
        assertThat(sandbox.rows("select count(*) from RAW.SALES_EVENTS group by load_seq order by load_seq"))
                .containsExactly("3000", "5");
        assertThat(sandbox.rows("select store_id, seq from RAW.EXTRACT_POSITIONS order by store_id"))
                .containsExactly("012|1005", "027|1000", "034|1000");
        assertThat(extracted()).containsExactly("012|1005", "027|1000", "034|1000");
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
        // Given: one of each type, in one store and not in the order of the tables.
        event("correction", 5, "0, null, null, " + ID + "9'", NOON);
        event("waste", 1, "3, null, " + BURNT + ", null", "2026-01-07 12:00:00.123456-06");
        event("stockout", 3, "7, null, null, null", NOON);
        event("waste", 2, "3, null, null, null", NOON);
        event("sale", 9, "6, 1.20, null, null", NOON);
        event("cooked", 4, "8, null, null, null", NOON);
        event("correction", 6, "2, 1.10, null, " + ID + "9'", NOON);

        // When
        Map<EventTable, Long> rows = extract();

        // Then
        assertThat(rows)
                .containsOnly(
                        Map.entry(EventTable.SALES_EVENTS, 1L),
                        Map.entry(EventTable.WASTE_LOG, 2L),
                        Map.entry(EventTable.STOCKOUT_EVENTS, 1L),
                        Map.entry(EventTable.COOKED_EVENTS, 1L),
                        Map.entry(EventTable.SALE_CORRECTIONS, 2L));
        String event = "select store_id, seq, right(event_id::text, 4), item_id, ";
        assertThat(sandbox.rows(event + "quantity, reason, created_at from RAW.WASTE_LOG order by seq"))
                .containsExactly(
                        "012|2|0001|BRAT|3|burnt, \"very\"\nblack|2026-01-07 18:00:00.123456",
                        "012|4|0002|BRAT|3|null|2026-01-07 18:00:00.0");
        assertThat(sandbox.value(event + "quantity, price, created_at from RAW.SALES_EVENTS"))
                .isEqualTo("012|5|0009|BRAT|6|1.20|2026-01-07 18:00:00.0");
        assertThat(sandbox.value(event + "quantity_requested, created_at from RAW.STOCKOUT_EVENTS"))
                .isEqualTo("012|3|0003|BRAT|7|2026-01-07 18:00:00.0");
        assertThat(sandbox.value(event + "quantity, created_at from RAW.COOKED_EVENTS"))
                .isEqualTo("012|6|0004|BRAT|8|2026-01-07 18:00:00.0");
        assertThat(
                        sandbox.rows(
                                event
                                        + "quantity, price, right(corrects::text, 4), created_at from RAW.SALE_CORRECTIONS order by seq"))
                .containsExactly(
                        "012|1|0005|BRAT|0|null|0009|2026-01-07 18:00:00.0",
                        "012|7|0006|BRAT|2|1.10|0009|2026-01-07 18:00:00.0");
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

        @Override
        public Dialect dialect() {
            return warehouse.dialect();
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
        Extract slow = new Extract(source, sandbox.warehouse, 1, ONE_STORE_A_BATCH, false);

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
        StoreSchemas.execute(postgres, "drop schema store_027 cascade");

        // When / Then
        assertThatThrownBy(this::extract)
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining("store 027")
                .hasMessageContaining("store_027.event_head")
                .hasMessageContaining("start ingest");
    }

    @Test
    void ingestIsToldNoMoreThanTheWarehouseHasAndHearsTheRestAfterACrash() throws SQLException {
        // Given: a crash after the warehouse has committed, before ingest is told.
        StoreSchemas.sales(postgres, FIRST, 10, NOON);
        StoreSchemas.execute(postgres, "alter table ingest.extracted add constraint crash check (seq < 10)");

        // When
        assertThatThrownBy(this::extract).hasMessageContaining("crash");
        List<String> afterTheCrash = extracted();
        StoreSchemas.execute(postgres, "alter table ingest.extracted drop constraint crash");
        extract();

        // Then
        assertThat(afterTheCrash).isEmpty();
        assertThat(extracted()).containsExactly("012|10");
        assertThat(rawSales()).isEqualTo("10|10");
    }

    @Test
    void ingestHearsOfNothingThatTheWarehouseHasNotCommitted() throws SQLException {
        // Given
        StoreSchemas.sales(postgres, FIRST, 10, NOON);

        // When
        assertThatThrownBy(() -> extract(new DyingWarehouse(sandbox.warehouse, new AtomicLong())))
                .hasMessageContaining("the power went out");

        // Then
        assertThat(extracted()).isEmpty();
    }

    @Test
    void whatIngestWasToldIsNeverTakenBack() throws SQLException {
        // Given: an older warehouse than the one that has told ingest.
        StoreSchemas.sales(postgres, FIRST, 10, NOON);
        StoreSchemas.execute(postgres, "insert into ingest.extracted values ('012', 11)");

        // When
        extract();

        // Then
        assertThat(extracted()).containsExactly("012|11");
    }

    @Test
    void eventsDroppedBeforeTheyWereReadStopTheExtract() throws SQLException {
        // Given: read up to 3, and 4 to 6 are gone.
        StoreSchemas.sales(postgres, FIRST, 3, NOON);
        extract();
        StoreSchemas.sales(postgres, FIRST, 5, NOON);
        StoreSchemas.execute(postgres, "delete from store_012.events where seq <= 6");

        // When / Then
        assertThatThrownBy(this::extract)
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining("store 012 has only 2 of its 5 events after seq 3 (the oldest kept is seq 7)")
                .hasMessageContaining("kitchensync.pipeline.accept-dropped");
        assertThat(rawSales()).isEqualTo("3|3");
        assertThat(extracted()).containsExactly("012|3");

        // When: somebody has decided to go on without them.
        new Extract(source, sandbox.warehouse, 2, ONE_STORE_A_BATCH, true).run(STORES, rows -> {});

        // Then
        assertThat(rawSales()).isEqualTo("5|5");
        assertThat(extracted()).containsExactly("012|8");
    }

    @Test
    void aPostgresThatWasSetBackStopsTheExtract() throws SQLException {
        // Given
        StoreSchemas.sales(postgres, FIRST, 3, NOON);
        extract();
        StoreSchemas.execute(postgres, "update store_012.event_head set last_seq = 2");

        // When / Then
        assertThatThrownBy(this::extract)
                .isInstanceOf(ExtractException.class)
                .hasMessageContaining("store 012")
                .hasMessageContaining("set back");
    }

    @Test
    void progressEndsAtTheNumberOfRows() throws SQLException {
        // Given
        for (Store store : STORES) {
            StoreSchemas.sales(postgres, store, 50, "2026-01-05 12:00-06");
        }
        AtomicLong last = new AtomicLong();

        // When
        new Extract(source, sandbox.warehouse, 2, 1 << 20, false)
                .run(STORES, rows -> last.accumulateAndGet(rows, Math::max));

        // Then
        assertThat(last).hasValue(150);
        assertThat(rawSales()).isEqualTo("150|150");
    }
}
