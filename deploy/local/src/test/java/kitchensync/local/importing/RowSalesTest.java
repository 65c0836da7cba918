package kitchensync.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.csv.SalesRow;
import org.junit.jupiter.api.Test;

class RowSalesTest {

    @Test
    void aCorrectedPriceInTheCatalogueLeavesTheIdsOfRowsWithoutOne() {
        SalesRow row = row("PRETZEL", 1, Optional.empty());

        Event.Sale before = sale(row, "2.50");
        Event.Sale corrected = sale(row, "2.80");

        assertThat(before.price()).isEqualByComparingTo("2.50");
        assertThat(corrected.price()).isEqualByComparingTo("2.80");
        assertThat(corrected.eventId()).isEqualTo(before.eventId());
    }

    /** A 32-bit hash of these two is the same number. */
    @Test
    void twoSalesOfAnInstantAreTwo() {
        SalesRow two = row("1001", 2, Optional.of(new BigDecimal("2.99")));
        SalesRow one = row("1002", 1, Optional.of(new BigDecimal("2.69")));

        assertThat(sale(two, "1").eventId()).isNotEqualTo(sale(one, "1").eventId());
    }

    @Test
    void equalRowsAreSalesOfTheirOwnWhateverStandsBetweenThem() {
        Catalogue catalogue = catalogue("1");
        Store store = catalogue.store("Corner").orElseThrow();
        RowSales sales = new RowSales(catalogue, 30_000);
        Set<UUID> ids = new HashSet<>();
        Set<UUID> again = new HashSet<>();
        RowSales anew = new RowSales(catalogue, 30_000);

        for (int time = 0; time < 3; time++) {
            for (int item = 0; item < 10_000; item++) {
                SalesRow row = row("ITEM_" + item, 1, Optional.empty());
                ids.add(sales.sale(row, store).eventId());
                again.add(anew.sale(row, store).eventId());
            }
        }

        assertThat(ids).hasSize(30_000).isEqualTo(again);
    }

    @Test
    void aFileThatHasGrownIsNotImportedForEver() {
        Copies copies = new Copies(1);
        copies.next(1);
        copies.next(2);

        assertThat(copies.next(1)).isEqualTo(2);
        assertThatThrownBy(() -> copies.next(3)).hasMessageContaining("import it again");
    }

    @Test
    void aFileThatNeedsMoreMemoryThanThereIsIsRefusedBeforeAnythingIsStored() throws Exception {
        SalesImport.checkMemory(20_000_000, 640 << 20);

        assertThatThrownBy(() -> SalesImport.checkMemory(40_000_000, 640 << 20))
                .hasMessageContaining("40,000,000 rows need about 810 MB of memory, and there are 640")
                .hasMessageContaining("KITCHENSYNC_HEAP=1013m");
    }

    private static Event.Sale sale(SalesRow row, String price) {
        Catalogue catalogue = catalogue(price);
        return new RowSales(catalogue, 1).sale(row, catalogue.store("Corner").orElseThrow());
    }

    private static SalesRow row(String itemId, int quantity, Optional<BigDecimal> price) {
        var time = new SalesRow.Time(LocalDateTime.parse("2026-01-12T12:30"), Optional.empty());
        return new SalesRow(2, "Corner", itemId, "", time, BigDecimal.valueOf(quantity), price, "");
    }

    private static Catalogue catalogue(String price) {
        var entries = CatalogueFiles.entries("catalogue.yaml", """
                stores:
                - {id: Corner, level: 2}
                items:
                - {id: PRETZEL, category: bakery, price: %s, cost: 1, hold_time: 2, cook_time: 10, popularity: 0, batch: 1}
                """.formatted(price));
        return new Catalogue(entries.stores(), entries.items());
    }
}
