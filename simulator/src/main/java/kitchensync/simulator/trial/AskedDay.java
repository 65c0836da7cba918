package kitchensync.simulator.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Basket;
import kitchensync.simulator.demand.Customers;
import kitchensync.simulator.demand.Customers.Customer;
import kitchensync.simulator.kernel.StoreKernel;

/**
 * All that the customers of one store ask for on one local day, drawn once and then played to every kitchen. In flat
 * arrays, line after line in the order of time; times are in whole minutes since 1970, items are numbers in the menu.
 *
 * <p>Minutes are enough: cook and hold times are whole minutes, so whatever a batch can do at a moment it can do in all
 * of that minute.
 */
final class AskedDay {

    /** No day at all. */
    static final AskedDay NOBODY = new AskedDay(new int[0], new int[0], new int[1], List.of(), 0);

    final int[] slotStarts;

    /** Slots of the week, 0..671: 96 of them, fewer or more when the clocks change. */
    final int[] slots;

    /** The first line of each slot; one entry more than slots. */
    final int[] firstLines;

    final int[] minutes;
    final int[] items;
    final int[] quantities;

    /** The first place in {@link #byItem} of each item; one entry more than items. */
    final int[] firstOfItem;

    /** Numbers of lines, item by item and in the order of time. */
    final int[] byItem;

    private AskedDay(int[] slotStarts, int[] slots, int[] firstLines, List<Line> lines, int menu) {
        this.slotStarts = slotStarts;
        this.slots = slots;
        this.firstLines = firstLines;
        this.minutes = lines.stream().mapToInt(Line::minute).toArray();
        this.items = lines.stream().mapToInt(Line::item).toArray();
        this.quantities = lines.stream().mapToInt(Line::quantity).toArray();
        this.firstOfItem = new int[menu + 1];
        for (int item : items) {
            firstOfItem[item + 1]++;
        }
        Arrays.parallelPrefix(firstOfItem, Integer::sum);
        int[] next = firstOfItem.clone();
        this.byItem = new int[items.length];
        for (int line = 0; line < items.length; line++) {
            byItem[next[items[line]]++] = line;
        }
    }

    private record Line(int minute, int item, int quantity) {}

    static AskedDay draw(Customers customers, Store store, LocalDate day, Stage stage) {
        Instant start = day.atStartOfDay(store.zone()).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(store.zone()).toInstant();
        int count = minute(end) / Slot.MINUTES - minute(start) / Slot.MINUTES;
        int[] slotStarts = new int[count];
        int[] slots = new int[count];
        int[] firstLines = new int[count + 1];
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant slot = start.plus(StoreKernel.SLOT.multipliedBy(i));
            slotStarts[i] = minute(slot);
            slots[i] = Slot.of(slot, store.zone()).index();
            for (Customer customer : customers.in(slot)) {
                for (Basket.Line line : customer.lines()) {
                    lines.add(new Line(minute(customer.at()), stage.number(line.item()), line.quantity()));
                }
            }
            firstLines[i + 1] = lines.size();
        }
        return new AskedDay(slotStarts, slots, firstLines, lines, stage.items().size());
    }

    /** The minute since 1970 that the instant is in. */
    static int minute(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), 60));
    }

    /** The minute in which the day ends: the first of the next. */
    int end() {
        return slotStarts[slotStarts.length - 1] + Slot.MINUTES;
    }
}
