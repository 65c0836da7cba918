package kitchensync.simulator.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Item;
import kitchensync.simulator.kitchen.CookOrder;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * When in a slot the crew starts what it is told to: the stations side by side, at each station one order after the other.
 * All have been started within nine minutes, before a card is late, and before the pipeline counts what the next slot is
 * planned from.
 */
final class Pace {

    private static final Duration WITHIN = Duration.ofMinutes(9);

    /** From one order of a station to the next, where there is time for that. */
    private static final Duration BETWEEN = Duration.ofMinutes(2);

    private Pace() {}

    /** An order, and the item that it is of. */
    record Told(Item item, CookOrder order) {

        /** Where the catalogue names no stations, each category has its own. */
        private String station() {
            return item.station() == null ? item.category() : item.station();
        }
    }

    /**
     * @param told what to start first comes first; all for the slot's start
     * @param random where between two orders the crew gets to the next one
     * @return in the same order
     */
    static List<CookOrder> of(List<Told> told, UniformRandomProvider random) {
        Map<String, Integer> ofStation = new HashMap<>();
        told.forEach(each -> ofStation.merge(each.station(), 1, Integer::sum));
        Map<String, Integer> started = new HashMap<>();
        List<CookOrder> orders = new ArrayList<>();
        for (Told each : told) {
            long between = Math.min(BETWEEN.toMillis(), WITHIN.toMillis() / ofStation.getOrDefault(each.station(), 1));
            int before = started.merge(each.station(), 1, Integer::sum) - 1;
            orders.add(each.order().later(Duration.ofMillis(before * between + random.nextLong(between))));
        }
        return orders;
    }
}
