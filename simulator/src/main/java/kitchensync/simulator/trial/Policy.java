package kitchensync.simulator.trial;

import java.time.LocalDate;
import kitchensync.domain.catalogue.Store;

/** A chain's way to decide, during one run. */
@FunctionalInterface
public interface Policy {

    /** Called once for each store at the start of the run. */
    StorePolicy in(Store store);

    /**
     * Called before any store begins the day: the time to forecast again. The run's sales are complete up to the day
     * before.
     */
    default void dayBegins(LocalDate day) {}
}
