package kitchensync.kitchenui.queue;

import java.time.Instant;
import java.util.Comparator;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.serving.PlanRow;

/**
 * One thing to cook now. Units are whole, for the eye; the plan keeps its decimals.
 *
 * @param readyBy local time at which it is ready when started at the beginning of the slot
 * @param counted whether the stock was counted for this slot, not projected
 * @param missed units that customers asked for in vain today
 * @param minutesOfStock how long the stock lasts at the expected demand
 */
public record Card(
        String itemId,
        String name,
        int cook,
        String readyBy,
        String reason,
        long onHand,
        long cooking,
        boolean counted,
        int missed,
        double minutesOfStock) {

    /** What customers have already missed comes first, then what runs out first. */
    static final Comparator<Card> MOST_NEEDED_FIRST = Comparator.comparingInt(Card::missed)
            .reversed()
            .thenComparingDouble(Card::minutesOfStock)
            .thenComparing(Comparator.comparingInt(Card::cook).reversed())
            .thenComparing(Card::name)
            .thenComparing(Card::itemId);

    static Card of(Item item, PlanRow row, int missed, Instant slotStart, LocalClock clock) {
        return new Card(
                item.id(),
                item.name(),
                row.cookQuantity(),
                clock.time(slotStart.plus(item.cookTime())),
                row.reason(),
                Math.round(row.onHand()),
                Math.round(row.cooking()),
                slotStart.equals(row.slotStart()),
                missed,
                minutesOfStock(row));
    }

    private static double minutesOfStock(PlanRow row) {
        // A look-ahead that ends in its own slot still lasts that slot.
        int slots = Math.max(1, Math.floorMod(row.holdUntil() - row.slotIndex(), Slot.PER_WEEK));
        double perMinute = row.expectedDemand() / (slots * Slot.MINUTES);
        return perMinute > 0 ? (row.onHand() + row.cooking()) / perMinute : Double.MAX_VALUE;
    }
}
