package kitchensync.simulator.kitchen;

import java.time.Instant;
import java.util.List;

/** Decides at the start of a slot what a store's kitchen starts to cook. */
@FunctionalInterface
public interface CookPolicy {

    /** @return at most one order an item */
    List<CookOrder> decide(KitchenState state, Instant slotStart);
}
