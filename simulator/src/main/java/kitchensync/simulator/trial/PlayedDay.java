package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.demand.Weather;

/**
 * One local day of the whole chain with one contender.
 *
 * @param items what came of each item in all stores, by the item's number
 */
record PlayedDay(Setting setting, String contender, long seed, LocalDate day, List<AtStore> stores, List<Tally> items) {

    record AtStore(Store store, Weather.Bucket weather, Tally tally) {}
}
