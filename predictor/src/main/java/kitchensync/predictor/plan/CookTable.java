package kitchensync.predictor.plan;

import java.util.List;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Economics;
import kitchensync.predictor.cook.Lookahead;
import kitchensync.predictor.cook.Outlook;
import kitchensync.predictor.cook.StockAges;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.cook.Timing;
import kitchensync.predictor.dispersion.Dispersion;
import org.jspecify.annotations.Nullable;

/**
 * What cooking an item earns in one store, for every slot of the week and any stock. It is worked out when first asked
 * for, a day at a time (up to closing, or a while into the next day), and kept. Not for several threads.
 */
public final class CookTable {

    /**
     * Some slots in a row, up to the last in which the item can be sold.
     *
     * @param first slot of the week with which the look-ahead begins
     */
    private record Stretch(int first, Lookahead lookahead) {}

    private final Item item;
    private final ItemWeek week;
    private final double missWeight;
    private final Timing timing;
    private final @Nullable Stretch[] stretches = new Stretch[Slot.PER_WEEK];

    public CookTable(Item item, ItemWeek week, double missWeight) {
        this.item = item;
        this.week = week;
        this.missWeight = missWeight;
        this.timing = Timing.of(item);
    }

    /** A table for decisions in a few slots of the day, which looks no further than these need. */
    public static CookTable of(Item item, ItemWeek week, double missWeight, int slot, int slots) {
        CookTable table = new CookTable(item, week, missWeight);
        int last = Math.min(slot + slots, slot - slot % Slot.PER_DAY + Slot.PER_DAY) - 1;
        int first = slot;
        while (first < last && !table.canStart(first)) {
            first++;
        }
        if (table.canStart(first)) {
            table.keep(first, last, table.timing.horizon() + last - first);
        }
        return table;
    }

    /** Whether units can be started in the slot: the item is sold in it, or will be when they are ready. */
    public boolean canStart(int slot) {
        return week.slotsUntilSold(slot, timing.lead() + 1) <= timing.lead() + 1;
    }

    /** @param slot a slot in which units {@link #canStart} */
    public Choice choose(int slot, List<Batch> stock) {
        Stretch stretch = stretches[slot];
        if (stretch == null) {
            stretch = day(slot);
        }
        int open = openMinutes(slot);
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

    /** The stretch of the day's slots around this one in which units can be started. */
    private Stretch day(int slot) {
        int first = slot;
        // What is cooked before a sale begins belongs to that one, not to one that has just ended.
        while (first % Slot.PER_DAY != 0
                && canStart(first - 1)
                && (week.isSellable(first) || !week.isSellable(first - 1))) {
            first--;
        }
        int last = first - first % Slot.PER_DAY + Slot.PER_DAY - 1;
        return keep(first, last, last - first + 1 + timing.horizon());
    }

    private Stretch keep(int first, int last, int atMost) {
        Stretch stretch = stretch(first, atMost);
        for (int i = first; i <= last && (i == first || openMinutes(first) > (i - first) * Slot.MINUTES); i++) {
            stretches[i] = stretch;
        }
        return stretch;
    }

    /** Minutes until the item can no longer be sold; counted through a wait until it is. */
    private int openMinutes(int slot) {
        int wait = week.slotsUntilSold(slot, timing.lead() + 1);
        return wait * Slot.MINUTES + week.openMinutes((slot + wait) % Slot.PER_WEEK);
    }

    private Stretch stretch(int first, int atMost) {
        int slots = Math.min(atMost, openMinutes(first) / Slot.MINUTES);
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
