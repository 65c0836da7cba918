package kitchensync.simulator.kitchen;

import java.time.Instant;

/**
 * Units of one item cooked together.
 *
 * @param quantity units left, above 0
 * @param readyAt from when they can be sold
 * @param expiresAt when what is left is thrown away; from this very instant on it cannot be sold
 */
public record Batch(int quantity, Instant readyAt, Instant expiresAt) {

    public boolean isSellableAt(Instant time) {
        return !readyAt.isAfter(time) && expiresAt.isAfter(time);
    }

    public boolean isExpiredAt(Instant time) {
        return !expiresAt.isAfter(time);
    }

    Batch less(int units) {
        return new Batch(quantity - units, readyAt, expiresAt);
    }
}
