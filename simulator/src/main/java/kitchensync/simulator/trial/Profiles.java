package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * Weekly profiles of sales, as the system that KitchenSync follows made them: units for each store, item and slot of
 * the week. Sales are taken for demand, as it did.
 */
final class Profiles {

    /** Days of sales from which on an item of a store has a profile of its own. */
    private static final int ESTABLISHED_DAYS = 14;

    /** Days with a sale in a slot from which on the first version trusted their mean. */
    private static final int ENOUGH_SALES = 4;

    private final List<Store> stores;
    private final List<double[][]> weeks;

    private Profiles(List<Store> stores, List<double[][]> weeks) {
        this.stores = stores;
        this.weeks = weeks;
    }

    /** @return units by the item's number and the slot of the week */
    double[][] of(Store store) {
        return weeks.get(stores.indexOf(store));
    }

    /**
     * The later version: the mean over all days of that weekday on which the item was on the menu, days without a sale
     * counted. An item that sold on fewer than 14 days in a store gets the mean of its category's profiles in all
     * stores, scaled by what the store sells a day over what the mean store sells.
     *
     * @param until the day after the last whose sales count
     */
    static Profiles means(Run run, LocalDate until) {
        List<Item> items = run.items();
        List<SlotSums> sums = sums(run, until);
        List<double[][]> weeks = sums.stream().map(Profiles::means).toList();
        CategoryProfiles categories = new CategoryProfiles();
        for (int store = 0; store < weeks.size(); store++) {
            for (int item = 0; item < items.size(); item++) {
                if (sums.get(store).saleDays()[item] >= ESTABLISHED_DAYS) {
                    categories.add(items.get(item), run.stores().get(store), weeks.get(store)[item]);
                }
            }
        }
        double mean = sums.stream().mapToLong(SlotSums::total).average().orElseThrow();
        for (int store = 0; store < weeks.size(); store++) {
            for (int item = 0; item < items.size(); item++) {
                if (sums.get(store).saleDays()[item] < ESTABLISHED_DAYS) {
                    weeks.get(store)[item] =
                            categories.mean(items.get(item), sums.get(store).total() / mean);
                }
            }
        }
        return new Profiles(run.stores(), weeks);
    }

    /**
     * The first version: the mean over those days only on which something was sold in that slot, and where these are
     * fewer than four, the mean of its category's slots in all stores; to whole units.
     *
     * @param until the day after the last whose sales count
     */
    static Profiles ofSlotsWithSales(Run run, LocalDate until) {
        List<Item> items = run.items();
        List<SlotSums> sums = sums(run, until);
        List<double[][]> weeks = sums.stream().map(Profiles::meansWithSales).toList();
        CategoryProfiles categories = new CategoryProfiles();
        for (int store = 0; store < weeks.size(); store++) {
            for (int item = 0; item < items.size(); item++) {
                categories.add(items.get(item), run.stores().get(store), weeks.get(store)[item]);
            }
        }
        for (int store = 0; store < weeks.size(); store++) {
            for (int item = 0; item < items.size(); item++) {
                double[] week = weeks.get(store)[item];
                double[] category = categories.mean(items.get(item), 1);
                for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
                    boolean enough = sums.get(store).daysWithSale()[item][slot] >= ENOUGH_SALES;
                    week[slot] = enough ? week[slot] : category[slot];
                }
            }
        }
        return new Profiles(run.stores(), weeks).rounded();
    }

    /** The same to whole units in each slot. */
    Profiles rounded() {
        List<double[][]> whole = weeks.stream()
                .map(week -> Arrays.stream(week).map(Profiles::rounded).toArray(double[][]::new))
                .toList();
        return new Profiles(stores, whole);
    }

    private static double[] rounded(double[] units) {
        return Arrays.stream(units).map(Math::rint).toArray();
    }

    private static List<SlotSums> sums(Run run, LocalDate until) {
        return run.stores().stream()
                .map(store -> SlotSums.of(run, store, until))
                .toList();
    }

    private static double[][] means(SlotSums sums) {
        double[][] week = new double[sums.units().length][Slot.PER_WEEK];
        for (int item = 0; item < week.length; item++) {
            for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
                int days = sums.days()[item][slot / Slot.PER_DAY];
                week[item][slot] = days == 0 ? 0 : (double) sums.units()[item][slot] / days;
            }
        }
        return week;
    }

    /** Not a number where nothing was ever sold. */
    private static double[][] meansWithSales(SlotSums sums) {
        double[][] week = new double[sums.units().length][Slot.PER_WEEK];
        for (int item = 0; item < week.length; item++) {
            for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
                week[item][slot] = (double) sums.units()[item][slot] / sums.daysWithSale()[item][slot];
            }
        }
        return week;
    }
}
