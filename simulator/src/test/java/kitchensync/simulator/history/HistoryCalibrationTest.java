package kitchensync.simulator.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.ParLevels;
import org.junit.jupiter.api.Test;

/** The default history as a whole: its size, and how well its kitchens do. */
class HistoryCalibrationTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.bundled();

    private long saleLines;
    private long cookedEvents;
    private long sold;
    private long missed;
    private BigDecimal revenue = BigDecimal.ZERO;
    private BigDecimal wasteCost = BigDecimal.ZERO;

    @Test
    void sixWeeksOfTwelveStoresAreAsLargeAndAsWastefulAsTheyShouldBe() {
        // Given
        long start = System.nanoTime();
        // When
        CATALOGUE.activeStores().forEach(this::play);
        // Then
        double seconds = (System.nanoTime() - start) / 1e9;
        double wastePercent = 100 * wasteCost.doubleValue() / revenue.doubleValue();
        double service = 100.0 * sold / (sold + missed);
        System.out.printf(
                "history: %d sale lines, %d cooked, %d units sold, %d missed, waste %.2f %%, service %.2f %%, %.1f s%n",
                saleLines, cookedEvents, sold, missed, wastePercent, service, seconds);
        assertThat(saleLines).isBetween(2_619_000L, 2_781_000L);
        assertThat(wastePercent).isBetween(8.0, 12.0);
        assertThat(service).isBetween(95.0, 97.5);
    }

    private void play(Store store) {
        StoreHistory history = new StoreHistory(
                new StoreKernel(CATALOGUE, store, 42),
                new ParLevels(CATALOGUE.items(), store),
                LocalDate.of(2026, 1, 1),
                42);
        history.forEachRemaining(event -> {
            switch (event) {
                case Event.Sale sale -> {
                    saleLines++;
                    sold += sale.quantity();
                    revenue = revenue.add(sale.price().multiply(BigDecimal.valueOf(sale.quantity())));
                }
                case Event.Waste waste ->
                    wasteCost = wasteCost.add(CATALOGUE
                            .item(waste.itemId())
                            .orElseThrow()
                            .cost()
                            .multiply(BigDecimal.valueOf(waste.quantity())));
                case Event.Stockout stockout -> missed += stockout.quantity();
                case Event.Cooked cooked -> cookedEvents++;
                case Event.Correction correction -> throw new AssertionError("nobody rings up wrongly here");
            }
        });
    }
}
