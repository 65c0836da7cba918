package kitchensync.predictor.replay;

import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Economics;
import kitchensync.predictor.cook.StockAges;
import kitchensync.predictor.plan.CookTable;
import kitchensync.predictor.plan.ItemWeek;

/**
 * One item of a store through the days of a replay, as a forecast has it cooked: at the start of each slot what earns the
 * most by the plan's own functions, from the stock as it then is. Customers come evenly through a slot and get the oldest
 * unit that is ready; what is held too long is thrown away. It begins with nothing, and what is left at the end is not
 * counted.
 */
final class ItemReplay {

    /** Minutes since the replay began. */
    private static final class Batch {
        int units;
        final int ready;
        final int expires;

        Batch(int units, int ready, int expires) {
            this.units = units;
            this.ready = ready;
            this.expires = expires;
        }
    }

    private final Item item;
    private final double missWeight;
    private final CookTable table;
    private final Deque<Batch> stock = new ArrayDeque<>();

    private ItemReplay(Item item, ItemWeek week, double missWeight) {
        this.item = item;
        this.missWeight = missWeight;
        this.table = new CookTable(item, week, missWeight);
    }

    /**
     * @param week the forecast
     * @param demand units asked for in each slot of the week
     * @param firstDay weekday of the first day, Monday 0
     * @return takings of each day, the first one first
     */
    static Takings[] play(Item item, ItemWeek week, double missWeight, int[] demand, int firstDay, int days) {
        ItemReplay replay = new ItemReplay(item, week, missWeight);
        Takings[] takings = new Takings[days];
        Arrays.setAll(takings, day -> new Takings());
        for (int i = 0; i < days * Slot.PER_DAY; i++) {
            int slot = (firstDay * Slot.PER_DAY + i) % Slot.PER_WEEK;
            replay.slot(slot, i * Slot.MINUTES, demand[slot], takings[i / Slot.PER_DAY]);
        }
        return takings;
    }

    private void slot(int slot, int now, int demand, Takings takings) {
        DayOfWeek day = new Slot(slot).dayOfWeek();
        Economics economics = Economics.of(item, day, missWeight);
        expire(now, economics.cost(), takings);
        if (table.canStart(slot)) {
            cook(table.choose(slot, seenAt(now)).best(), now);
        }
        for (int customer = 0; customer < demand; customer++) {
            int minute = now + (2 * customer + 1) * Slot.MINUTES / (2 * demand);
            expire(minute, economics.cost(), takings);
            if (sell(minute)) {
                takings.sell(economics.price(), economics.cost());
            } else {
                takings.miss(missWeight * economics.price());
            }
        }
    }

    private List<StockAges.Batch> seenAt(int now) {
        List<StockAges.Batch> seen = new ArrayList<>(stock.size());
        stock.forEach(batch -> seen.add(new StockAges.Batch(batch.units, batch.ready - now, batch.expires - now)));
        return seen;
    }

    private void cook(int units, int now) {
        if (units > 0) {
            int ready = now + Math.toIntExact(item.cookTime().toMinutes());
            stock.addLast(new Batch(
                    units, ready, ready + Math.toIntExact(item.holdTime().toMinutes())));
        }
    }

    private void expire(int minute, double cost, Takings takings) {
        while (!stock.isEmpty() && stock.getFirst().expires <= minute) {
            takings.throwAway(stock.removeFirst().units, cost);
        }
    }

    private boolean sell(int minute) {
        Batch oldest = stock.peekFirst();
        if (oldest == null || oldest.ready > minute) {
            return false;
        }
        if (--oldest.units == 0) {
            stock.removeFirst();
        }
        return true;
    }
}
