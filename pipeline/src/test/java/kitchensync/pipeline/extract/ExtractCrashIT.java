package kitchensync.pipeline.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.StoreSchemas;
import org.junit.jupiter.api.Test;

/** Extracts that are cut off, or find that somebody else has been there. */
class ExtractCrashIT extends ExtractSite {

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

    /** As docs/operations.md says after a restore: the rows that Postgres has no more go, and all older ones stay. */
    @Test
    void whatWasReadOfAPostgresThatWasSetBackCanBeTakenOut() throws SQLException {
        // Given
        StoreSchemas.sales(postgres, FIRST, 10, NOON);
        extract();
        StoreSchemas.execute(postgres, "delete from store_012.events where seq > 7");
        StoreSchemas.execute(postgres, "update store_012.event_head set last_seq = 7");

        // When
        sandbox.sql("delete from RAW.SALES_EVENTS where store_id = '012' and seq > 7");
        sandbox.sql("update RAW.EXTRACT_POSITIONS set seq = 7 where store_id = '012' and seq > 7");
        StoreSchemas.sales(postgres, FIRST, 5, NOON);
        extract();

        // Then
        assertThat(rawSales()).isEqualTo("12|12");
        assertThat(sandbox.value("select max(seq) from RAW.SALES_EVENTS")).isEqualTo("12");
    }
}
