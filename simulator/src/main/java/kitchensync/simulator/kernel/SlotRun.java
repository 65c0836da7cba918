package kitchensync.simulator.kernel;

import java.util.List;
import java.util.SortedMap;
import kitchensync.domain.event.Event;
import kitchensync.simulator.kitchen.KitchenState;

/**
 * One played slot of one store.
 *
 * @param events in the order of time
 * @param after the kitchen at the end of the slot
 * @param demand units that customers wanted, by item id; items that nobody wanted are left out
 */
public record SlotRun(List<Event> events, KitchenState after, SortedMap<String, Integer> demand) {}
