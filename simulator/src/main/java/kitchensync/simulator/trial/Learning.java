package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Climate;
import kitchensync.simulator.demand.World;

/**
 * The past of a chain before a trial begins: crews that cook by habit, at home, with weather. The same for every
 * world and contender of a seed.
 */
public final class Learning {

    private final Sales sales;
    private final SlotUnits demand;
    private final Map<String, Batches> kitchens = new HashMap<>();

    private Learning(Stage stage, LocalDate from) {
        sales = Sales.from(stage.stores(), stage.items(), from);
        demand = new SlotUnits(stage.stores(), stage.items().size(), from);
    }

    public static Learning of(TrialSpec spec, long seed, CookIn cookIn) {
        Stage stage = Stage.of(spec.catalogue(), cookIn);
        Learning learning = new Learning(stage, spec.learnFrom());
        Demand asked = new Demand(stage, new Climate(seed, World.HOME));
        for (Store store : stage.stores()) {
            Batches batches = new Batches(stage.items());
            StorePolicy habit = new HabitRule(stage.items(), store);
            StoreKitchen kitchen = new StoreKitchen(stage, store, batches, learning.sales, habit, HabitRule.ID);
            kitchen.firstBatchesStandReady();
            for (LocalDate day : spec.learnFrom().datesUntil(spec.firstDay()).toList()) {
                AskedDay lines = asked.of(store, day);
                kitchen.play(day, lines);
                kitchen.firstBatchesTakeTheirTime();
                learning.count(store, day, lines);
            }
            learning.kitchens.put(store.id(), batches);
        }
        return learning;
    }

    private void count(Store store, LocalDate day, AskedDay asked) {
        demand.begin(store, day);
        short[] cells = demand.open(store);
        for (int slot = 0; slot < asked.slots.length; slot++) {
            for (int line = asked.firstLines[slot]; line < asked.firstLines[slot + 1]; line++) {
                cells[asked.items[line] * Slot.PER_DAY + asked.slots[slot] % Slot.PER_DAY] +=
                        (short) asked.quantities[line];
            }
        }
    }

    /** What was sold and missed. */
    public Sales sales() {
        return sales;
    }

    /** What customers truly asked for: to hold an estimate of demand against, never to forecast from. */
    public SlotUnits demand() {
        return demand;
    }

    /** The store's kitchen as it was left; nobody may change it. */
    Batches kitchen(Store store) {
        Batches batches = kitchens.get(store.id());
        if (batches == null) {
            throw new IllegalArgumentException("store " + store.id() + " has not learnt");
        }
        return batches;
    }
}
