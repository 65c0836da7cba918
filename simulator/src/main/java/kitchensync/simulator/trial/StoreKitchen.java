package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.kitchen.CookOrder;

/**
 * One store's kitchen with one policy, played a day at a time by the rules of
 * {@link kitchensync.simulator.kernel.StoreKernel}. Not for several threads.
 */
final class StoreKitchen implements Kitchen {

    private final List<Item> items;
    private final int[] cookMinutes;
    private final Store store;
    private final Batches batches;
    private final Sales sales;
    private final StorePolicy policy;
    private final String policyId;
    private final int[] cook;
    private LocalDate day = LocalDate.EPOCH;
    private AskedDay asked = AskedDay.NOBODY;
    private Day units = new Day(new int[0], new int[0], new int[0]);
    private int now;
    private int slot;

    /** Items whose first batch is still to come and will stand ready when it is ordered. */
    private final boolean[] firstStandsReady;

    StoreKitchen(Stage stage, Store store, Batches batches, Sales sales, StorePolicy policy, String policyId) {
        this.items = stage.items();
        this.cookMinutes = items.stream()
                .mapToInt(item -> Math.toIntExact(item.cookTime().toMinutes()))
                .toArray();
        this.store = store;
        this.batches = batches;
        this.sales = sales;
        this.policy = policy;
        this.policyId = policyId;
        this.cook = new int[items.size()];
        this.firstStandsReady = new boolean[items.size()];
    }

    /** Units of a day by the item's number. */
    record Day(int[] sold, int[] missed, int[] wasted) {}

    /** From now on until {@link #firstBatchesTakeTheirTime} each item's first batch is ready when it is ordered. */
    void firstBatchesStandReady() {
        Arrays.fill(firstStandsReady, true);
    }

    void firstBatchesTakeTheirTime() {
        Arrays.fill(firstStandsReady, false);
    }

    /** A day of the store alone. */
    Day play(LocalDate date, AskedDay asked) {
        begin(date, asked);
        for (int i = 0; i < asked.slots.length; i++) {
            playSlot(i);
        }
        return end();
    }

    /** Begins a day, to be followed by all its slots and its {@link #end}. */
    void begin(LocalDate date, AskedDay ofDay) {
        day = date;
        asked = ofDay;
        units = new Day(new int[items.size()], new int[items.size()], new int[items.size()]);
        sales.begin(store, date);
    }

    /** @param i 0 is the first slot of the day; nothing happens after the last */
    void playSlot(int i) {
        if (i >= asked.slots.length) {
            return;
        }
        now = asked.slotStarts[i];
        slot = asked.slots[i];
        expire(now);
        order();
        short[] soldIn = sales.sold().open(store);
        short[] missedIn = sales.missed().open(store);
        for (int line = asked.firstLines[i]; line < asked.firstLines[i + 1]; line++) {
            int item = asked.items[line];
            units.wasted[item] += batches.expire(item, asked.minutes[line]);
            int sold = batches.take(item, asked.quantities[line], asked.minutes[line]);
            int missed = asked.quantities[line] - sold;
            units.sold[item] += sold;
            units.missed[item] += missed;
            int cell = item * Slot.PER_DAY + slot % Slot.PER_DAY;
            soldIn[cell] += (short) sold;
            missedIn[cell] += (short) missed;
        }
    }

    Day end() {
        expire(asked.end() - 1);
        return units;
    }

    private void expire(int minute) {
        for (int item = 0; item < cook.length; item++) {
            units.wasted[item] += batches.expire(item, minute);
        }
    }

    private void order() {
        Arrays.fill(cook, 0);
        policy.decide(this, cook);
        for (int item = 0; item < cook.length; item++) {
            if (cook[item] != 0) {
                check(items.get(item), cook[item]);
                batches.add(item, cook[item], firstStandsReady[item] ? now : now + cookMinutes[item]);
                firstStandsReady[item] = false;
            }
        }
    }

    private void check(Item item, int units) {
        if (units < 0 || units > CookOrder.MOST) {
            throw new IllegalStateException(
                    "%s cannot cook %d %s at once: 0 to %d".formatted(policyId, units, item.id(), CookOrder.MOST));
        }
        if (item.cookIn() == CookIn.BATCHES && units % item.batch() != 0) {
            throw new IllegalStateException(
                    "%s cannot cook %d %s: its batch is %d".formatted(policyId, units, item.id(), item.batch()));
        }
    }

    Batches stock() {
        return batches;
    }

    /** The minute since 1970 in which the slot begins. */
    int now() {
        return now;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public LocalDate day() {
        return day;
    }

    @Override
    public int slot() {
        return slot;
    }

    @Override
    public int batches(int item) {
        return batches.count(item);
    }

    @Override
    public int units(int item, int batch) {
        return batches.units(item, batch);
    }

    @Override
    public int readyIn(int item, int batch) {
        return batches.readyAt(item, batch) - now;
    }

    @Override
    public int expiresIn(int item, int batch) {
        return batches.expiresAt(item, batch) - now;
    }

    @Override
    public int units(int item) {
        return batches.units(item);
    }
}
