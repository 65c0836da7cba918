package kitchensync.simulator.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.KitchenState;

/**
 * Where a store's simulation stands: all before {@code nextSlot} is done for good. What happens in the slot follows
 * from this record alone, so that a slot cut short is played again from its start to the same events.
 *
 * @param state the kitchen at the start of the slot
 * @param orders what the kitchen starts to cook in the slot; empty until that is decided
 */
public record Checkpoint(Instant nextSlot, KitchenState state, Optional<List<CookOrder>> orders) {

    public Checkpoint with(List<CookOrder> decided) {
        return new Checkpoint(nextSlot, state, Optional.of(decided));
    }
}
