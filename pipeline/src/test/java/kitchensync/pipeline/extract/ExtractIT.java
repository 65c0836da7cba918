package kitchensync.pipeline.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.domain.catalogue.Store;
import kitchensync.pipeline.StoreSchemas;
import org.junit.jupiter.api.Test;

/** What an extract brings, and how it arrives. */
class ExtractIT extends ExtractSite {

    private static final String ID = "'00000000-0000-7000-8000-00000000000";
    private static final String BURNT = "E'burnt, \"very\"\\nblack'";

    private void event(String type, int id, String rest, String createdAt) throws SQLException {
        StoreSchemas.event(postgres, FIRST, type, ID + id + "'", "'BRAT', " + rest, createdAt);
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

    @Test
    void aStoreThatWasClosedIsReadToItsLastEvent() throws SQLException {
        // Given: one that has sold, and one that was closed before it ever did.
        StoreSchemas.sales(postgres, FIRST, 1, NOON);
        StoreSchemas.execute(postgres, "drop schema store_027 cascade");
        List<Store> chain = STORES.stream()
                .map(store -> store.id().equals("027") || store.equals(FIRST) ? closed(store) : store)
                .toList();

        // When
        new Extract(source, sandbox.warehouse, 2, ONE_STORE_A_BATCH, false).run(chain, rows -> {});

        // Then
        assertThat(sandbox.rows("select store_id from RAW.SALES_EVENTS")).containsExactly(FIRST.id());
        assertThat(Extract.allLoaded(postgres, chain)).isTrue();
    }

    private static Store closed(Store store) {
        return new Store(store.id(), store.name(), store.region(), store.level(), store.hours(), store.zone(), false);
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
