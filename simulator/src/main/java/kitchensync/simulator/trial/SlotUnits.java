package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * Units by store, local day, item and slot of the day. Days follow one another without a gap, the same for all stores;
 * an hour that the clocks repeat counts in the same slots.
 */
public final class SlotUnits {

    private final int items;
    private final LocalDate firstDay;
    private final Map<String, List<short[]>> days = new HashMap<>();

    SlotUnits(List<Store> stores, int items, LocalDate firstDay) {
        this.items = items;
        this.firstDay = firstDay;
        stores.forEach(store -> days.put(store.id(), new ArrayList<>()));
    }

    /** The same days, to be gone on with alone; days that are over are shared. */
    SlotUnits fork() {
        SlotUnits fork = new SlotUnits(List.of(), items, firstDay);
        days.forEach((store, list) -> fork.days.put(store, new ArrayList<>(list)));
        return fork;
    }

    void begin(Store store, LocalDate day) {
        List<short[]> list = ofStore(store);
        if (!firstDay.plusDays(list.size()).equals(day)) {
            throw new IllegalStateException("days must follow one another: " + day + " after " + list.size() + " days");
        }
        list.add(new short[items * Slot.PER_DAY]);
    }

    /** The day last begun, to be added to: the slots of the first item, then those of the second, and so on. */
    short[] open(Store store) {
        return ofStore(store).getLast();
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    /** The day after the last that has begun in the store. */
    public LocalDate until(Store store) {
        return firstDay.plusDays(ofStore(store).size());
    }

    /**
     * @param slotOfDay 0..95
     * @throws IndexOutOfBoundsException when the day has not begun
     */
    public int units(Store store, LocalDate day, int item, int slotOfDay) {
        return day(store, day)[item * Slot.PER_DAY + slotOfDay];
    }

    /** A day's units, not to be changed: the slots of the first item, then those of the second, and so on. */
    short[] day(Store store, LocalDate day) {
        return ofStore(store).get(Math.toIntExact(day.toEpochDay() - firstDay.toEpochDay()));
    }

    /** Units of all items in a slot of the day. */
    public int units(Store store, LocalDate day, int slotOfDay) {
        short[] cells = day(store, day);
        int sum = 0;
        for (int cell = slotOfDay; cell < cells.length; cell += Slot.PER_DAY) {
            sum += cells[cell];
        }
        return sum;
    }

    /** Units of all stores, days, items and slots. */
    public long total() {
        long sum = 0;
        for (List<short[]> list : days.values()) {
            for (short[] day : list) {
                for (short units : day) {
                    sum += units;
                }
            }
        }
        return sum;
    }

    private List<short[]> ofStore(Store store) {
        List<short[]> list = days.get(store.id());
        if (list == null) {
            throw new IllegalArgumentException("store " + store.id() + " is not in this trial");
        }
        return list;
    }
}
