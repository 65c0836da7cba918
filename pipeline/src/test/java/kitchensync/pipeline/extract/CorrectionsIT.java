package kitchensync.pipeline.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.pipeline.StoreSchemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales and their corrections on their whole way, from a store's table to the marts. */
class CorrectionsIT extends ExtractSite {

    private static final Store HERE = CatalogueFiles.bundled().store("012").orElseThrow();
    private static final Store ELSEWHERE = CatalogueFiles.bundled().store("027").orElseThrow();
    private static final List<Store> TWO = List.of(HERE, ELSEWHERE);
    private static final String AT = "2026-01-07 12:00-06";

    /** An event of a store; {@code corrects} is the id of a sale, 0 for none. */
    private record Given(Store store, String type, int id, String item, int quantity, String price, int corrects) {}

    private static Given sale(int id, int quantity) {
        return new Given(HERE, "sale", id, "BRAT", quantity, "2.00", 0);
    }

    private static Given correction(int id, int corrects, int quantity, String price) {
        return new Given(HERE, "correction", id, "BRAT", quantity, price, corrects);
    }

    private static final Given COOKED = new Given(HERE, "cooked", 90, "BRAT", 30, "null", 0);

    /** In each list the order stands, for of two corrections the later one counts; the lists may be mixed as one likes. */
    private static final List<List<Given>> SALES = List.of(
            // Sold 3 for 1.50, not 5 for 2.00.
            List.of(sale(1, 5), correction(11, 1, 3, "1.50")),
            // Not sold at all.
            List.of(sale(2, 4), correction(12, 2, 0, "null")),
            // The correction comes before the sale: 2.
            List.of(correction(13, 3, 2, "null"), sale(3, 6)),
            // The last of three counts, though one before it voids the sale: 3 for 2.00.
            List.of(
                    sale(4, 4),
                    correction(14, 4, 1, "9.00"),
                    correction(15, 4, 0, "null"),
                    correction(16, 4, 3, "null")),
            // Of another item, and of another store: 5 as it was.
            List.of(
                    sale(5, 5),
                    new Given(HERE, "correction", 17, "HOT_DOG", 1, "null", 5),
                    new Given(ELSEWHERE, "correction", 18, "BRAT", 1, "null", 5)));

    private static final String TOTALS = "012|BRAT|2026-01-07|13|24.50";
    private static final String STOCK = "012|BRAT|17|0";

    @BeforeEach
    void cook() throws SQLException {
        store(COOKED, "2026-01-07 11:30-06");
    }

    @Override
    List<Store> stores() {
        return TWO;
    }

    private void store(Given event, String at) throws SQLException {
        StoreSchemas.event(
                postgres,
                event.store(),
                event.type(),
                id(event.id()),
                "'%s', %d, %s, null, %s"
                        .formatted(
                                event.item(),
                                event.quantity(),
                                event.price(),
                                event.corrects() == 0 ? "null" : id(event.corrects())),
                at);
    }

    private static String id(int number) {
        return "'00000000-0000-7000-8000-0000000000%02d'".formatted(number);
    }

    private void run() throws SQLException {
        new Extract(source, sandbox.warehouse, 2, 1 << 20, false).run(TWO, rows -> {});
        assertThat(sandbox.layers("2026-01-08 06:00:00").failures()).isEmpty();
    }

    private void assertCorrected() throws SQLException {
        assertThat(sandbox.rows("select store_id, item_id, sale_date, sold, revenue from MARTS.DAY_TOTALS"))
                .containsExactly(TOTALS);
        assertThat(sandbox.rows("select store_id, item_id, on_hand, cooking from MARTS.STOCK_ON_HAND"))
                .containsExactly(STOCK);
        assertThat(sandbox.value("select sum(quantity) from INTERMEDIATE.ROLLING_FEATURES_15MIN"))
                .isEqualTo("13");
    }

    @Test
    void everySaleCountsOnceAndAsItWasLastCorrected() throws SQLException {
        // Given
        for (List<Given> events : SALES) {
            for (Given event : events) {
                store(event, AT);
            }
        }

        // When
        run();

        // Then
        assertCorrected();
        assertThat(sandbox.rows("select quantity, price from STAGING.STG_SALES_EVENTS order by event_id"))
                .containsExactly("3|1.50", "2|2.00", "3|2.00", "5|2.00");
    }

    @Test
    void aRunAfterEveryEventEndsTheSame() throws SQLException {
        // When: one event of each list in turn.
        List<List<Given>> left = new ArrayList<>();
        SALES.forEach(events -> left.add(new ArrayList<>(events)));
        while (!left.isEmpty()) {
            for (List<Given> events : left) {
                store(events.removeFirst(), AT);
                run();
            }
            left.removeIf(List::isEmpty);
        }

        // Then
        assertCorrected();
    }

    @Test
    void correctionsThatComeARunBeforeTheirSalesCountAllTheSame() throws SQLException {
        // When
        for (List<Given> events : SALES) {
            for (Given event : events) {
                if (event.corrects() != 0) {
                    store(event, AT);
                }
            }
        }
        run();
        assertThat(sandbox.value("select count(*) from STAGING.STG_SALES_EVENTS"))
                .isEqualTo("0");
        for (List<Given> events : SALES.reversed()) {
            for (Given event : events) {
                if (event.corrects() == 0) {
                    store(event, AT);
                }
            }
        }
        run();

        // Then
        assertCorrected();
    }
}
