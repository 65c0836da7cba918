package kitchensync.simulator.trial;

import static kitchensync.simulator.Menus.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Climate;
import kitchensync.simulator.demand.World;
import kitchensync.simulator.kernel.SlotRun;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.Batch;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.KitchenState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreKitchenTest {

    private static final Climate CLIMATE = new Climate(7, World.OVERDISPERSED);

    /** The day before the clocks go forward. */
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 7);

    private final Stage stage = Stage.of(CatalogueFiles.bundled(), CookIn.UNITS);

    /** What happened to one item on one day, or in one slot. */
    private record Units(int sold, int missed, int wasted) {
        Units plus(Units other) {
            return new Units(sold + other.sold, missed + other.missed, wasted + other.wasted);
        }
    }

    @ParameterizedTest
    @CsvSource({"012, 3, 24/7", "061, 1, 5am-11pm", "027, 2, 10pm-6am"})
    void sameOrdersComeToTheSameAsInTheLiveStore(String id, int level, String hours) {
        // Given
        Store store = store(id, level, hours);
        Map<Integer, Map<Integer, Integer>> orders = new HashMap<>();
        SplittableRandom random = new SplittableRandom(42);
        StorePolicy anything = (kitchen, cook) -> {
            for (int item = 0; item < cook.length; item++) {
                cook[item] = random.nextInt(10) == 0 ? random.nextInt(1, 12) : 0;
                if (cook[item] > 0) {
                    orders.computeIfAbsent(((StoreKitchen) kitchen).now(), now -> new TreeMap<>())
                            .put(item, cook[item]);
                }
            }
        };
        Sales sales = Sales.from(List.of(store), stage.items(), FIRST);
        StoreKitchen fast = new StoreKitchen(stage, store, new Batches(stage.items()), sales, anything, "anything");
        Demand demand = new Demand(stage, CLIMATE);
        StoreKernel kernel = new StoreKernel(new Catalogue(List.of(store), stage.items()), store, CLIMATE);
        KitchenState state = KitchenState.EMPTY;

        for (LocalDate day : FIRST.datesUntil(FIRST.plusDays(3)).toList()) {
            // When
            StoreKitchen.Day units = fast.play(day, demand.of(store, day));
            Map<String, Units> slots = new TreeMap<>();
            Map<Integer, Units> ofDay = new TreeMap<>();
            Instant end = day.plusDays(1).atStartOfDay(store.zone()).toInstant();
            for (Instant slot = day.atStartOfDay(store.zone()).toInstant();
                    slot.isBefore(end);
                    slot = slot.plus(StoreKernel.SLOT)) {
                SlotRun run = kernel.play(state, slot, orders(orders, slot));
                state = run.after();
                int index = Slot.of(slot, store.zone()).index();
                for (Event event : run.events()) {
                    Units of = units(event);
                    ofDay.merge(
                            stage.number(stage.items().stream()
                                    .filter(item -> item.id().equals(event.itemId()))
                                    .findFirst()
                                    .orElseThrow()),
                            of,
                            Units::plus);
                    slots.merge(event.itemId() + " " + index, new Units(of.sold, of.missed, 0), Units::plus);
                }
            }
            // Then
            for (int item = 0; item < stage.items().size(); item++) {
                assertThat(new Units(units.sold()[item], units.missed()[item], units.wasted()[item]))
                        .as("%s on %s", stage.items().get(item).id(), day)
                        .isEqualTo(ofDay.getOrDefault(item, new Units(0, 0, 0)));
            }
            slots.values().removeIf(new Units(0, 0, 0)::equals);
            assertThat(sales.rows(day, day.plusDays(1)))
                    .hasSameSizeAs(slots.keySet())
                    .allSatisfy(row -> assertThat(new Units(row.sold(), row.missed(), 0))
                            .isEqualTo(slots.get(row.itemId() + " " + row.slot())));
            assertThat(batches(fast)).isEqualTo(state.batches());
            assertThat(ofDay.values()).anyMatch(of -> of.wasted > 0).anyMatch(of -> of.missed > 0);
        }
    }

    @Test
    void orderThatIsNoWholeNumberOfBatchesIsRefusedWithItsPolicyAndItem() {
        // Given
        Stage batches = Stage.of(CatalogueFiles.bundled(), CookIn.BATCHES);
        Store store = store("012", 3, "24/7");
        StoreKitchen kitchen = new StoreKitchen(
                batches,
                store,
                new Batches(batches.items()),
                Sales.from(List.of(store), batches.items(), FIRST),
                (view, cook) -> cook[0] = 5,
                "odd");
        // Then
        assertThatThrownBy(() -> kitchen.play(FIRST, new Demand(batches, CLIMATE).of(store, FIRST)))
                .hasMessage("odd cannot cook 5 CHEESEBURGER: its batch is 4");
    }

    private List<CookOrder> orders(Map<Integer, Map<Integer, Integer>> orders, Instant slot) {
        List<CookOrder> list = new ArrayList<>();
        orders.getOrDefault(AskedDay.minute(slot), Map.of())
                .forEach((item, units) ->
                        list.add(CookOrder.at(slot, stage.items().get(item), units)));
        return list;
    }

    private static Units units(Event event) {
        return switch (event) {
            case Event.Sale sale -> new Units(sale.quantity(), 0, 0);
            case Event.Stockout missed -> new Units(0, missed.quantity(), 0);
            case Event.Waste waste -> new Units(0, 0, waste.quantity());
            case Event.Cooked cooked -> new Units(0, 0, 0);
            case Event.Correction correction -> throw new AssertionError("nobody corrects here");
        };
    }

    private Map<String, List<Batch>> batches(StoreKitchen kitchen) {
        Map<String, List<Batch>> all = new TreeMap<>();
        for (int item = 0; item < stage.items().size(); item++) {
            List<Batch> list = new ArrayList<>();
            for (int batch = 0; batch < kitchen.batches(item); batch++) {
                list.add(new Batch(
                        kitchen.units(item, batch),
                        instant(kitchen.now() + kitchen.readyIn(item, batch)),
                        instant(kitchen.now() + kitchen.expiresIn(item, batch))));
            }
            if (!list.isEmpty()) {
                all.put(stage.items().get(item).id(), list);
            }
        }
        return all;
    }

    private static Instant instant(int minute) {
        return Instant.ofEpochSecond(60L * minute);
    }
}
