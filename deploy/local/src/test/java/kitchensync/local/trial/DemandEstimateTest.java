package kitchensync.local.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Timing;
import kitchensync.predictor.history.DemandEstimate;
import kitchensync.predictor.history.DemandEstimate.ItemSlots;
import kitchensync.simulator.history.StoreHistory;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.ParLevels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator knows what customers wanted; the estimate sees sales, waste and cooking only. */
class DemandEstimateTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 42;

    private final Catalogue catalogue = CatalogueFiles.bundled();

    @ParameterizedTest
    @ValueSource(strings = {"012", "061", "078", "103"})
    void theEstimateIsWithinOneInAHundredOfWhatCustomersWantedWhereSalesAreSeveralBelow(String storeId) {
        // Given
        Store store = catalogue.store(storeId).orElseThrow();
        List<Item> items = catalogue.activeItems().stream()
                .filter(item -> item.isOnSale(FIRST))
                .toList();
        ItemSlots[] slots = items.stream().map(item -> empty(store, item)).toArray(ItemSlots[]::new);
        StoreHistory history = new StoreHistory(
                new StoreKernel(catalogue, store, 42), new ParLevels(catalogue.items(), store), FIRST, DAYS);
        history.forEachRemaining(event -> count(store, items, slots, event));

        // When
        double[][] demand = DemandEstimate.of(slots, Slot.PER_DAY);

        // Then
        double sold = 0;
        double estimated = 0;
        for (int item = 0; item < demand.length; item++) {
            for (int slot = 0; slot < demand[item].length; slot++) {
                sold += slots[item].sold()[slot];
                estimated += demand[item][slot];
            }
        }
        double wanted = history.demand().total();
        assertThat(sold / wanted).as("sales alone").isLessThan(.98);
        assertThat(estimated / wanted).isEqualTo(1, within(.01));
    }

    private static ItemSlots empty(Store store, Item item) {
        int length = DAYS * Slot.PER_DAY;
        boolean[] sellable = new boolean[length];
        for (int slot = 0; slot < length; slot++) {
            int monday = (FIRST.plusDays(slot / Slot.PER_DAY).getDayOfWeek().getValue() - 1) * Slot.PER_DAY;
            sellable[slot] = item.isSellable(store, new Slot(monday + slot % Slot.PER_DAY));
        }
        Timing timing = Timing.of(item);
        return new ItemSlots(
                new int[length], new int[length], new int[length], sellable, timing.lead(), timing.early());
    }

    private static void count(Store store, List<Item> items, ItemSlots[] slots, Event event) {
        LocalDateTime at = LocalDateTime.ofInstant(event.createdAt(), store.zone());
        int slot = (int) (at.toLocalDate().toEpochDay() - FIRST.toEpochDay()) * Slot.PER_DAY
                + Slot.of(at).index() % Slot.PER_DAY;
        for (int item = 0; item < items.size(); item++) {
            if (items.get(item).id().equals(event.itemId()) && slot < DAYS * Slot.PER_DAY) {
                switch (event) {
                    case Event.Sale sale -> slots[item].sold()[slot] += sale.quantity();
                    case Event.Waste waste -> slots[item].wasted()[slot] += waste.quantity();
                    case Event.Cooked cooked -> slots[item].cooked()[slot] += cooked.quantity();
                    case Event.Stockout ignored -> {}
                    case Event.Correction ignored -> {}
                }
            }
        }
    }
}
