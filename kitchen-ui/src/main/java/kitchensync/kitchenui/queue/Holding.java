package kitchensync.kitchenui.queue;

import java.time.Duration;
import java.time.Instant;

/**
 * Units that are cooking or on the warmer.
 *
 * @param batch the event that they were cooked by
 * @param until when they are ready, or to be thrown away, in milliseconds since 1970
 * @param at the same as local time
 * @param minutes whole minutes until then, rounded up; 0 when it is over
 * @param soon whether they are to be thrown away within a quarter of an hour
 * @param turn discards of the batch, and undos of these, so far
 */
public record Holding(
        String itemId,
        String name,
        String batch,
        int units,
        long until,
        String at,
        long minutes,
        boolean soon,
        int turn) {

    static Holding of(String itemId, String name, ItemStock.Held held, int turn, Instant now, LocalClock clock) {
        Duration left = Duration.between(now, held.until());
        long minutes = Math.max(0, Math.ceilDiv(left.toMillis(), 60_000));
        return new Holding(
                itemId,
                name,
                held.batch().toString(),
                held.units(),
                held.until().toEpochMilli(),
                clock.time(held.until()),
                minutes,
                held.ready() && minutes <= 15,
                turn);
    }
}
