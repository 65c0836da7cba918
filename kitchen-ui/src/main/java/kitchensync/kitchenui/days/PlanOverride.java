package kitchensync.kitchenui.days;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A manager's change of the plan.
 *
 * @param storeId null for all stores
 * @param itemId null for all items
 * @param kind {@code more}, {@code less} or {@code never}
 * @param percent by how much more or less is expected than forecast; 0 with never
 * @param from and {@code until}, the starts of quarters for which it holds
 * @param endedAt null while nobody has ended it
 */
public record PlanOverride(
        long id,
        @Nullable String storeId,
        @Nullable String itemId,
        String kind,
        int percent,
        String reason,
        String who,
        Instant from,
        Instant until,
        @Nullable Instant endedAt) {

    /** When it stopped, or will stop, to hold. */
    public Instant lastsUntil() {
        return endedAt != null && endedAt.isBefore(until) ? endedAt : until;
    }

    public boolean isOpen(Instant now) {
        return now.isBefore(lastsUntil());
    }

    public boolean isOf(String item) {
        return itemId == null || itemId.equals(item);
    }
}
