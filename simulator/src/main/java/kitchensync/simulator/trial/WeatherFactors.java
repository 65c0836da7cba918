package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Weather;

/**
 * How much more than its profile a category sold in each kind of weather, wet or dry and hot, mild or cold, in the whole
 * chain: what a model that sees temperature and rain beside the profile can learn. The predecessor's later model did.
 */
final class WeatherFactors {

    private final Map<Kind, double[]> soldAndExpected = new HashMap<>();

    private record Kind(String category, boolean precip, boolean hot, boolean cold) {
        static Kind of(Item item, Weather weather) {
            return new Kind(
                    item.category(), weather.precip(), weather.tempF() > Weather.HOT, weather.tempF() < Weather.COLD);
        }
    }

    /** @param until the day after the last whose sales count */
    static WeatherFactors of(Run run, Profiles profiles, LocalDate until) {
        WeatherFactors factors = new WeatherFactors();
        List<Item> items = run.items();
        for (Store store : run.stores()) {
            double[][] week = profiles.of(store);
            for (LocalDate day : run.sales().sold().firstDay().datesUntil(until).toList()) {
                Weather weather = run.weather(store.region(), day);
                int monday = day.getDayOfWeek().ordinal() * Slot.PER_DAY;
                short[] cells = run.sales().sold().day(store, day);
                for (int item = 0; item < items.size(); item++) {
                    if (items.get(item).isOnSale(day)) {
                        double[] sums = factors.soldAndExpected.computeIfAbsent(
                                Kind.of(items.get(item), weather), kind -> new double[2]);
                        for (int slot = 0; slot < Slot.PER_DAY; slot++) {
                            sums[0] += cells[item * Slot.PER_DAY + slot];
                            sums[1] += week[item][monday + slot];
                        }
                    }
                }
            }
        }
        return factors;
    }

    /** What to multiply the item's profile by; 1 for weather that never was. */
    double of(Item item, Weather weather) {
        double[] sums = soldAndExpected.get(Kind.of(item, weather));
        return sums == null || sums[1] == 0 ? 1 : sums[0] / sums[1];
    }
}
