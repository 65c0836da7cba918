package kitchensync.predictor.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A manager's word on what to cook.
 *
 * @param id what it is ended by; the newest of several counts
 * @param storeId null for all stores
 * @param itemId null for all items
 * @param percent by how much more or less customers are expected than forecast, above 0, and below 100 for less; nothing
 *     with never
 * @param who set it
 * @param from and {@code until} (excluded), the starts of slots for which it holds
 */
public record PlanOverride(
        long id,
        @Nullable String storeId,
        @Nullable String itemId,
        Kind kind,
        int percent,
        String reason,
        String who,
        Instant from,
        Instant until) {

    /** What a manager can say. */
    public enum Kind {
        MORE,
        LESS,
        NEVER
    }

    /** Whether it holds for a slot, by its start, of an item in a store. */
    boolean holds(String store, String item, Instant start) {
        return (storeId == null || storeId.equals(store))
                && (itemId == null || itemId.equals(item))
                && !start.isBefore(from)
                && start.isBefore(until);
    }

    /** What the forecast is multiplied by. */
    double factor() {
        return switch (kind) {
            case MORE -> 1 + percent / 100.0;
            case LESS -> 1 - percent / 100.0;
            case NEVER -> 1;
        };
    }
}
