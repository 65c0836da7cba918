package kitchensync.predictor.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kitchensync.domain.catalogue.Capacity;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.dispersion.Dispersion;

/** Items for tests: a price of 2 and a cost of 1. */
public final class Items {

    private Items() {}

    /** The same demand in every slot of the hours from..to, and closed else. */
    static ItemWeek flat(double units, int from, int to) {
        double[] demand = new double[Slot.PER_WEEK];
        boolean[] sellable = new boolean[Slot.PER_WEEK];
        for (int i = 0; i < Slot.PER_WEEK; i++) {
            sellable[i] = new Slot(i).hour() >= from && new Slot(i).hour() < to;
            demand[i] = sellable[i] ? units : 0;
        }
        return week(demand, sellable, Dispersion.POISSON);
    }

    static ItemWeek week(double[] units, boolean[] sellable, Dispersion dispersion) {
        Dispersion[] dispersions = new Dispersion[Slot.PER_WEEK];
        Arrays.fill(dispersions, dispersion);
        return new ItemWeek(units, sellable, dispersions);
    }

    static Choice choice(Item item, ItemWeek week, int slot, Batch... stock) {
        return new CookTable(item, week, 0).choose(slot, List.of(stock));
    }

    /** What is started of one item in a kitchen with room for all. */
    static CookDecision decide(Item item, ItemWeek week, int slot, Batch... stock) {
        Proposal proposal = Proposal.of(choice(item, week, slot, stock), 0);
        return CookDecision.of(Capacity.UNLIMITED, List.of(proposal)).getFirst();
    }

    public static Item item(int cookMinutes, int holdMinutes, CookIn cookIn, int batch) {
        return item("HOT_DOG", cookMinutes, holdMinutes, cookIn, batch);
    }

    static Item item(String id, int cookMinutes, int holdMinutes, CookIn cookIn, int batch) {
        return new Item(
                id,
                "Hot Dog",
                "roller_grill",
                DayPart.ALL_DAY,
                BigDecimal.TWO,
                null,
                Set.of(),
                BigDecimal.ONE,
                Duration.ofMinutes(holdMinutes),
                Duration.ofMinutes(cookMinutes),
                3,
                batch,
                cookIn,
                true,
                LocalDate.of(2024, 1, 1));
    }
}
