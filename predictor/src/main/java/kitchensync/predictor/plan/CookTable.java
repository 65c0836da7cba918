package kitchensync.predictor.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Economics;
import kitchensync.predictor.cook.Lookahead;
import kitchensync.predictor.cook.Outlook;
import kitchensync.predictor.cook.StockAges;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.cook.Timing;
import kitchensync.predictor.forecast.Dispersion;

/**
 * What cooking an item earns in one store, for every slot of the week and any stock. It is worked out when first asked
 * for, a day at a time (up to closing, or a while into the next day), and kept. Not for several threads.
 */
public final class CookTable {

    /** @param first slot of the week with which the look-ahead begins */
    private record Stretch(int first, Lookahead lookahead) {}

    private final Item item;
    private final ItemWeek week;
    private final double missWeight;
    private final Timing timing;
    private final Map<Integer, Stretch> stretches = new HashMap<>();

    public CookTable(Item item, ItemWeek week, double missWeight) {
        this.item = item;
        this.week = week;
        this.missWeight = missWeight;
        this.timing = Timing.of(item);
    }

    /** A table for decisions in one slot, which looks no further than these need. */
    public static CookTable of(Item item, ItemWeek week, double missWeight, int slot) {
        CookTable table = new CookTable(item, week, missWeight);
        table.stretches.put(slot, table.stretch(slot, table.timing.horizon()));
        return table;
    }

    /** @param slot a slot in which the item can be sold */
    public Choice choose(int slot, List<Batch> stock) {
        Stretch stretch = stretches.get(slot);
        if (stretch == null) {
            stretch = day(slot);
        }
        int open = week.openMinutes(slot);
        int cook = Math.toIntExact(item.cookTime().toMinutes());
        int window = Math.min(cook + Math.toIntExact(item.holdTime().toMinutes()), open);
        return new Choice(
                item,
                slot,
                step(),
                stretch.lookahead().gains(slot - stretch.first(), StockAges.of(stock, timing)),
                economics(slot),
                week.demand(slot, window),
                slot * Slot.MINUTES + window,
                cook >= open,
                stock);
    }

    /** The stretch of the day's slots around this one in which the item can be sold. */
    private Stretch day(int slot) {
        int first = slot;
        while (first % Slot.PER_DAY != 0 && week.isSellable(first - 1)) {
            first--;
        }
        Stretch stretch = stretch(first, Slot.PER_DAY - first % Slot.PER_DAY + timing.horizon());
        for (int i = first; i / Slot.PER_DAY == first / Slot.PER_DAY && week.isSellable(i); i++) {
            stretches.put(i, stretch);
            if (i == Slot.PER_WEEK - 1) {
                break;
            }
        }
        return stretch;
    }

    private Stretch stretch(int first, int atMost) {
        int slots = Math.min(atMost, week.openMinutes(first) / Slot.MINUTES);
        double[] means = new double[slots];
        double[] worth = new double[slots];
        Dispersion[] dispersions = new Dispersion[slots];
        for (int i = 0; i < slots; i++) {
            int slot = (first + i) % Slot.PER_WEEK;
            means[i] = week.units(slot);
            worth[i] = economics(slot).worth();
            dispersions[i] = week.dispersion(slot);
        }
        double cost = economics(first).cost();
        return new Stretch(first, Lookahead.of(new Outlook(timing, step(), cost, worth, means, dispersions)));
    }

    private int step() {
        return item.cookIn() == CookIn.BATCHES ? item.batch() : 1;
    }

    private Economics economics(int slot) {
        return Economics.of(item, new Slot(slot).dayOfWeek(), missWeight);
    }
}
