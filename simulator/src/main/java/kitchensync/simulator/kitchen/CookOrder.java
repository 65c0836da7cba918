package kitchensync.simulator.kitchen;

import java.time.Duration;
import java.time.Instant;
import kitchensync.domain.catalogue.Item;

/**
 * Units of one item to start cooking in a slot.
 *
 * @param quantity 1..1000, as much as one event may carry
 * @param readyAt when they can be sold
 */
public record CookOrder(String itemId, int quantity, Instant readyAt) {

    /** The most that one event may carry, and so one order. */
    public static final int MOST = 1000;

    public CookOrder {
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("cannot cook " + quantity + " " + itemId + " at once: 1 to " + MOST);
        }
    }

    /** The usual order: started at the slot's start, ready when the item's cook time is over. */
    public static CookOrder at(Instant slotStart, Item item, int quantity) {
        return new CookOrder(item.id(), quantity, slotStart.plus(item.cookTime()));
    }

    /** The same units, started that much later. */
    public CookOrder later(Duration delay) {
        return new CookOrder(itemId, quantity, readyAt.plus(delay));
    }

    /** When it is started in a slot: the item's cook time before it is ready, and not before the slot. */
    public Instant startIn(Instant slotStart, Item item) {
        Instant start = readyAt.minus(item.cookTime());
        return start.isBefore(slotStart) ? slotStart : start;
    }

    /** The same units, standing ready already: how a kitchen starts that has no past. */
    public CookOrder standingReadyAt(Instant time) {
        return new CookOrder(itemId, quantity, time);
    }
}
