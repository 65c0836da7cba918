package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * Sales of one store, added up by slot of the week. Arrays are by the item's number first.
 *
 * @param units sold
 * @param daysWithSale days on which the slot had a sale
 * @param days days of each weekday, Monday first, on which the item was on the menu
 * @param saleDays days with a sale in any slot
 * @param total units of all items
 */
record SlotSums(int[][] units, int[][] daysWithSale, int[][] days, int[] saleDays, long total) {

    static SlotSums of(Run run, Store store, LocalDate until) {
        List<Item> items = run.items();
        int[][] units = new int[items.size()][Slot.PER_WEEK];
        int[][] daysWithSale = new int[items.size()][Slot.PER_WEEK];
        int[][] days = new int[items.size()][7];
        int[] saleDays = new int[items.size()];
        long total = 0;
        SlotUnits sold = run.sales().sold();
        for (LocalDate day : sold.firstDay().datesUntil(until).toList()) {
            int monday = day.getDayOfWeek().ordinal();
            short[] cells = sold.day(store, day);
            for (int item = 0; item < items.size(); item++) {
                if (items.get(item).isOnSale(day)) {
                    days[item][monday]++;
                }
                boolean any = false;
                for (int slot = 0; slot < Slot.PER_DAY; slot++) {
                    int there = cells[item * Slot.PER_DAY + slot];
                    if (there > 0) {
                        units[item][monday * Slot.PER_DAY + slot] += there;
                        daysWithSale[item][monday * Slot.PER_DAY + slot]++;
                        total += there;
                        any = true;
                    }
                }
                saleDays[item] += any ? 1 : 0;
            }
        }
        return new SlotSums(units, daysWithSale, days, saleDays, total);
    }
}
