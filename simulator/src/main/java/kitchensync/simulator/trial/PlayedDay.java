package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.demand.Weather;

/**
 * One local day of the whole chain with one contender.
 *
 * @param items what came of each item in all stores, by the item's number
 */
record PlayedDay(Setting setting, String contender, long seed, LocalDate day, List<AtStore> stores, List<Tally> items) {

    record AtStore(Store store, Weather.Bucket weather, Tally tally) {}

    Tally tally(Group group) {
        return group instanceof Group.OfItem of
                ? items.get(of.item())
                : in(group).map(AtStore::tally).reduce(Tally.NONE, Tally::plus);
    }

    /** Stores that count on this day. */
    int storeDays(Group group) {
        return Math.toIntExact(in(group).count());
    }

    private Stream<AtStore> in(Group group) {
        return stores.stream().filter(at -> switch (group) {
            case Group.All all -> true;
            case Group.OfItem of -> true;
            case Group.InWeather in -> at.weather == in.bucket();
            case Group.AtLevel level -> at.store.level() == level.level();
        });
    }
}
