package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.HourRange;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;

class StagingTest {

    private static final String NOW = "2026-02-12 06:00:00";

    @Test
    void allLayersStandAndAreGreenWithoutOneEvent() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // When
            LayerReport report = sandbox.layers(NOW);

            // Then
            assertThat(report.failures()).isEmpty();
            assertThat(report.warnings()).isEmpty();
            assertThat(report.models()).hasSize(34).allMatch(model -> model.outcome() == ModelRun.Outcome.BUILT);
        }
    }

    @Test
    void sellableSlotsAreThoseOfTheCataloguesOwnRule() throws Exception {
        // Given
        Catalogue catalogue = CatalogueFiles.bundled();
        TreeSet<String> expected = new TreeSet<>();
        for (Store store : catalogue.activeStores()) {
            for (Item item : catalogue.items()) {
                for (int index = 0; index < Slot.PER_WEEK; index++) {
                    Slot slot = new Slot(index);
                    if (item.isSellable(store, slot)) {
                        expected.add("%s|%s|%d|%d|%d|%d"
                                .formatted(
                                        store.id(),
                                        item.id(),
                                        index,
                                        slot.dayOfWeek().getValue() - 1,
                                        slot.hour(),
                                        slot.minute()));
                    }
                }
            }
        }
        try (Sandbox sandbox = new Sandbox()) {
            // When
            sandbox.layers(NOW);

            // Then
            List<String> rows = sandbox.rows(
                    "select store_id, item_id, slot_index, day_of_week, hour, minute from STAGING.STG_SELLABLE_SLOTS");
            assertThat(rows).hasSize(218_232);
            assertThat(new TreeSet<>(rows)).isEqualTo(expected);
        }
    }

    @Test
    void slotsInSqlAreTheSlotsOfTheDomainInAnyZone() throws Exception {
        // Given
        List<String> zones = List.of(
                "America/Chicago", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin", "America/St_Johns", "UTC");
        List<Store> stores = new ArrayList<>();
        for (int i = 0; i < zones.size(); i++) {
            stores.add(new Store("Z" + i, "Z" + i, "", 1, HourRange.WHOLE_DAY, ZoneId.of(zones.get(i)), true));
        }
        Random random = new Random(42);
        long from = Instant.parse("2025-12-29T00:00:00Z").getEpochSecond();
        int year = 366 * 86_400;
        List<String> expected = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (int seq = 0; seq < 5_000; seq++) {
            Store store = stores.get(random.nextInt(stores.size()));
            Instant at = Instant.ofEpochSecond(from + random.nextInt(year), random.nextInt(1_000_000) * 1_000L);
            rows.append(seq == 0 ? "" : ", ")
                    .append("('%s', %d, uuid(), 'HOT_DOG', 1, 1.00, '%s')"
                            .formatted(store.id(), seq, LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
            LocalDateTime local = LocalDateTime.ofInstant(at, store.zone());
            Slot slot = Slot.of(at, store.zone());
            expected.add("%s|%d|%d|%d|%d"
                    .formatted(
                            local.toLocalDate(),
                            local.getHour(),
                            slot.minute(),
                            local.getDayOfWeek().getValue() - 1,
                            slot.index()));
        }
        try (Sandbox sandbox =
                new Sandbox(new Catalogue(stores, CatalogueFiles.bundled().items()))) {
            sandbox.sql(
                    "insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at) values "
                            + rows);

            // When
            LayerReport report = sandbox.layers(NOW);

            // Then
            assertThat(report.failures()).isEmpty();
            assertThat(
                            sandbox.rows(
                                    "select s.sale_date, s.hour, s.minute, s.day_of_week, s.slot_index"
                                            + " from STAGING.STG_SALES_EVENTS s join RAW.SALES_EVENTS r using (event_id) order by r.seq"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void clocksThatSpringForwardSkipTwoOClock() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: in Chicago 2026-03-08 has no hour 2.
            sandbox.sale("012", "HOT_DOG", 1, "2026-03-08 07:59:59");
            sandbox.sale("012", "HOT_DOG", 1, "2026-03-08 08:00:00");

            // When
            sandbox.layers("2026-03-10 00:00:00");

            // Then: Sunday is 576 and up.
            assertThat(sandbox.rows("select local_at, slot_index from STAGING.STG_SALES_EVENTS order by created_at"))
                    .containsExactly("2026-03-08 01:59:59.0|583", "2026-03-08 03:00:00.0|588");
        }
    }

    @Test
    void eventsOfAStoreThatLeftTheCatalogueAreLeftOutWithAWarning() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given
            sandbox.sale("012", "HOT_DOG", 1, "2026-01-05 18:00:00");
            sandbox.sale("999", "HOT_DOG", 1, "2026-01-05 18:00:00");
            sandbox.sale("012", "FORGOTTEN", 1, "2026-01-05 18:00:00");

            // When
            LayerReport report = sandbox.layers(NOW);

            // Then
            assertThat(report.failures()).isEmpty();
            assertThat(report.warnings())
                    .containsExactlyInAnyOrder(
                            "raw.sales_events: relationships store_id: 1 failing row",
                            "raw.sales_events: relationships item_id: 1 failing row");
            assertThat(sandbox.value("select count(*) from STAGING.STG_SALES_EVENTS"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aCorrectionWithoutItsSaleIsWarnedOf() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: of a sale that is not there, and of a sale of another item.
            sandbox.sale("012", "HOT_DOG", 1, "2026-01-05 18:00:00");
            sandbox.sql("insert into RAW.SALE_CORRECTIONS select store_id, 2, uuid(), event_id, 'BRAT', 0, null,"
                    + " created_at, nextval('RAW.LOAD_SEQ') from RAW.SALES_EVENTS");
            sandbox.sql(
                    "insert into RAW.SALE_CORRECTIONS values"
                            + " ('012', 3, uuid(), uuid(), 'HOT_DOG', 0, null, '2026-01-05 18:00:00', nextval('RAW.LOAD_SEQ'))");

            // When
            LayerReport report = sandbox.layers(NOW);

            // Then
            assertThat(report.failures()).isEmpty();
            assertThat(report.warnings()).containsExactly("stg_sale_corrections: names_an_event: 2 failing rows");
            assertThat(sandbox.value("select sum(quantity) from STAGING.STG_SALES_EVENTS"))
                    .isEqualTo("1");
        }
    }

    @Test
    void whatWasCookedByMistakeAndTakenBackIsNotInStock() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: two batches a minute ago, of which the second is taken back, after a run that saw both.
            sandbox.sql(
                    "insert into RAW.COOKED_EVENTS (store_id, seq, event_id, item_id, quantity, created_at, load_seq)"
                            + " select '012', n, uuid(), 'HOT_DOG', n, timestamp '2026-01-05 18:00:00', nextval('RAW.LOAD_SEQ')"
                            + " from range(4, 6) numbers(n)");
            sandbox.layers(NOW);
            assertThat(sandbox.value("select sum(on_hand + cooking) from MARTS.STOCK_ON_HAND"))
                    .isEqualTo("9");
            sandbox.sql("insert into RAW.SALE_CORRECTIONS select store_id, 9, uuid(), event_id, item_id, 0, null,"
                    + " created_at, nextval('RAW.LOAD_SEQ') from RAW.COOKED_EVENTS where quantity = 5");

            // When
            LayerReport report = sandbox.layers(NOW);

            // Then
            assertThat(report.warnings()).isEmpty();
            assertThat(sandbox.value("select sum(quantity) from STAGING.STG_COOKED_EVENTS"))
                    .isEqualTo("4");
            assertThat(sandbox.value("select sum(on_hand + cooking) from MARTS.STOCK_ON_HAND"))
                    .isEqualTo("4");
        }
    }

    @Test
    void aQuantityOfZeroStopsTheLayers() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given
            sandbox.sale("012", "HOT_DOG", 0, "2026-01-05 18:00:00");

            // When
            LayerReport report = sandbox.layers(NOW);

            // Then
            assertThat(report.failures()).containsExactly("raw.sales_events: value_range quantity: 1 failing row");
            assertThat(report.stands("MARTS.DAY_TOTALS")).isFalse();
        }
    }

    @Test
    void aNumberThatCameTwiceStopsTheLayersWhereverItLies() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: 63 and 64 of a store twice, which are not tested together; 127 of two stores.
            for (String store : List.of("012", "027")) {
                sandbox.sql("insert into RAW.SALES_EVENTS select '" + store + "', seq, uuid(), 'HOT_DOG', 1, 2.00,"
                        + " '2026-01-05 18:00', nextval('RAW.LOAD_SEQ')"
                        + " from (values (1), (62), (63), (64), (127)) numbers(seq)");
            }
            sandbox.sql("insert into RAW.SALES_EVENTS select store_id, seq, uuid(), 'BRAT', 1, 2.00, created_at,"
                    + " nextval('RAW.LOAD_SEQ') from RAW.SALES_EVENTS where store_id = '012' and seq in (63, 64)");

            // When
            LayerReport report = sandbox.layers(NOW);

            // Then
            assertThat(report.failures()).containsExactly("raw.sales_events: unique_grain: 2 failing rows");
            assertThat(report.failedTests().getFirst().rows())
                    .containsExactlyInAnyOrder(
                            "{\"store_id\":\"012\",\"seq\":63,\"row_count\":2}",
                            "{\"store_id\":\"012\",\"seq\":64,\"row_count\":2}");
        }
    }
}
