package kitchensync.simulator.kitchen;

import static kitchensync.simulator.Menus.DAY;
import static kitchensync.simulator.Menus.at;
import static kitchensync.simulator.Menus.item;
import static kitchensync.simulator.Menus.store;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import org.junit.jupiter.api.Test;

class ParLevelsTest {

    private static final Item LUNCH = item("LUNCH", DayPart.LUNCH);

    @Test
    void emptyKitchenCooksTheHoldWindowAndAQuarterMore() {
        // When
        List<CookOrder> orders = parLevels(LUNCH).decide(KitchenState.EMPTY, at(12, 0));
        // Then: two hours from noon at level 1, .9 customers' rush in the mean, Thursday 1.2, 2.1 lines of 1.4 units
        int expected = (int) Math.round(1.25 * 80 * 1.2 * (1.0 + .8) * 2.1 * 1.4);
        assertThat(orders).containsExactly(new CookOrder("LUNCH", expected, at(12, 10)));
    }

    @Test
    void nothingIsCookedWhileAThirdIsThere() {
        // Given
        int par = parLevels(LUNCH)
                .decide(KitchenState.EMPTY, at(12, 0))
                .getFirst()
                .quantity();
        // Then
        assertThat(parLevels(LUNCH).decide(holding(par / 2, at(14, 0)), at(12, 0)))
                .isEmpty();
        assertThat(parLevels(LUNCH).decide(holding(par / 4, at(14, 0)), at(12, 0)))
                .extracting(CookOrder::quantity)
                .containsExactly(par - par / 4);
    }

    @Test
    void unitsThatExpireWithTheSlotsStartDoNotCount() {
        // Given
        KitchenState expiring = holding(1000, at(12, 0));
        // Then
        assertThat(parLevels(LUNCH).decide(expiring, at(12, 0)))
                .isEqualTo(parLevels(LUNCH).decide(KitchenState.EMPTY, at(12, 0)));
    }

    @Test
    void lessIsCookedTowardsTheEndOfTheDayPartAndNothingOutsideIt() {
        // Given
        ParLevels crew = parLevels(LUNCH);
        // Then
        int last = crew.decide(KitchenState.EMPTY, at(21, 45)).getFirst().quantity();
        int before = crew.decide(KitchenState.EMPTY, at(20, 0)).getFirst().quantity();
        assertThat(last).isPositive().isLessThan(before / 5);
        assertThat(crew.decide(KitchenState.EMPTY, at(9, 45))).isEmpty();
        assertThat(crew.decide(KitchenState.EMPTY, at(22, 0))).isEmpty();
    }

    @Test
    void itemsToComeAndRetiredItemsAreNotCooked() {
        // Given
        Item tomorrow = item("TOMORROW", DayPart.ALL_DAY, true, DAY.plusDays(1), CookIn.UNITS);
        Item retired = item("RETIRED", DayPart.ALL_DAY, false, LocalDate.EPOCH, CookIn.UNITS);
        // Then
        assertThat(parLevels(tomorrow, retired).decide(KitchenState.EMPTY, at(12, 0)))
                .isEmpty();
        assertThat(parLevels(tomorrow)
                        .decide(KitchenState.EMPTY, at(DAY.plusDays(1).atTime(12, 0))))
                .hasSize(1);
    }

    @Test
    void batchItemsAreCookedInWholeBatches() {
        // Given
        Item batches = item("BATCHES", DayPart.LUNCH, true, LocalDate.EPOCH, CookIn.BATCHES);
        // Then
        assertThat(parLevels(batches).decide(KitchenState.EMPTY, at(21, 30)))
                .allSatisfy(order -> assertThat(order.quantity() % 4).isZero())
                .hasSize(1);
    }

    private static ParLevels parLevels(Item... menu) {
        return new ParLevels(List.of(menu), store("061", 1, "5am-11pm"));
    }

    private static KitchenState holding(int quantity, Instant expiresAt) {
        return new KitchenState(new TreeMap<>(Map.of("LUNCH", List.of(new Batch(quantity, at(11, 0), expiresAt)))));
    }
}
