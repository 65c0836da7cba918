package kitchensync.simulator.trial;

import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;

/**
 * What is on hand and cooking in one kitchen, by item, first in, first out: the rules of
 * {@link kitchensync.simulator.kitchen.Stock} on flat arrays. Times are minutes since 1970. Not for several threads.
 *
 * <p>The batches of an item are in a ring, oldest first. An item always cooks and holds for the same time, so they are
 * ready and expire in the order in which they were started.
 */
final class Batches {

    private final int[] hold;
    private final int[][] ready;
    private final int[][] units;
    private final int[] head;
    private final int[] count;

    Batches(List<Item> menu) {
        int items = menu.size();
        hold = new int[items];
        ready = new int[items][];
        units = new int[items][];
        head = new int[items];
        count = new int[items];
        for (int item = 0; item < items; item++) {
            hold[item] = Math.toIntExact(menu.get(item).holdTime().toMinutes());
            int lives = hold[item] + Math.toIntExact(menu.get(item).cookTime().toMinutes());
            // One batch a slot, a slot begun, and one that stood ready at the start.
            int most = lives / Slot.MINUTES + 3;
            ready[item] = new int[most];
            units[item] = new int[most];
        }
    }

    private Batches(Batches other) {
        hold = other.hold;
        ready = copy(other.ready);
        units = copy(other.units);
        head = other.head.clone();
        count = other.count.clone();
    }

    Batches copy() {
        return new Batches(this);
    }

    private static int[][] copy(int[][] rows) {
        int[][] copy = rows.clone();
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** Adds a batch; batches of an item come in the order in which they will be ready. */
    void add(int item, int quantity, int readyAt) {
        if (count[item] == ready[item].length) {
            throw new IllegalStateException("more than one batch of an item in a slot");
        }
        int place = place(item, count[item]++);
        ready[item][place] = readyAt;
        units[item][place] = quantity;
    }

    /** Takes up to {@code wanted} units that can be sold in the minute. What has expired must be out already. */
    int take(int item, int wanted, int minute) {
        int taken = 0;
        while (taken < wanted && count[item] > 0 && ready[item][head[item]] <= minute) {
            int first = head[item];
            int part = Math.min(units[item][first], wanted - taken);
            units[item][first] -= part;
            taken += part;
            if (units[item][first] == 0) {
                drop(item);
            }
        }
        return taken;
    }

    /** Takes out what has expired by the minute. @return units thrown away */
    int expire(int item, int minute) {
        int expired = 0;
        while (count[item] > 0 && ready[item][head[item]] + hold[item] <= minute) {
            expired += units[item][head[item]];
            drop(item);
        }
        return expired;
    }

    private void drop(int item) {
        head[item] = place(item, 1);
        count[item]--;
    }

    private int place(int item, int batch) {
        int place = head[item] + batch;
        return place < ready[item].length ? place : place - ready[item].length;
    }

    int count(int item) {
        return count[item];
    }

    /** @param batch 0 is the oldest */
    int units(int item, int batch) {
        return units[item][place(item, batch)];
    }

    int readyAt(int item, int batch) {
        return ready[item][place(item, batch)];
    }

    int expiresAt(int item, int batch) {
        return readyAt(item, batch) + hold[item];
    }

    /** Units of all batches of the item. */
    int units(int item) {
        int sum = 0;
        for (int batch = 0; batch < count[item]; batch++) {
            sum += units(item, batch);
        }
        return sum;
    }
}
