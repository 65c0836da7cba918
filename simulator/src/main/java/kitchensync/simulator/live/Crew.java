package kitchensync.simulator.live;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.CookPolicy;
import kitchensync.simulator.kitchen.KitchenState;

/** The people of one kitchen: they do what the plan says, and as long as there is none what they always did. */
record Crew(Store store, CrewPlan plan, CookPolicy habit) {

    List<CookOrder> decide(KitchenState state, Instant slotStart) throws SQLException {
        Optional<List<CookOrder>> planned = plan.orders(store, slotStart);
        return planned.isPresent() ? planned.get() : habit.decide(state, slotStart);
    }

    /** What stands ready in a kitchen that opens for the first time. */
    List<CookOrder> openingStock(Instant slotStart) {
        return habit.decide(KitchenState.EMPTY, slotStart).stream()
                .map(order -> order.standingReadyAt(slotStart))
                .toList();
    }
}
