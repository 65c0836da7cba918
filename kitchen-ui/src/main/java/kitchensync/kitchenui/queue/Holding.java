package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Units that are cooking or on the warmer.
 *
 * @param batch the event that they were cooked by
 * @param until when they are ready, or to be thrown away, in milliseconds since 1970
 * @param at the same as local time
 * @param minutes whole minutes until then, rounded up; 0 when it is over
 * @param soon whether they are to be thrown away within a quarter of an hour
 * @param turn discards of the batch, and undos of these, so far
 * @param later units of the item's other batches at the same place, which are to be thrown away after these
 */
@TemplateData
public record Holding(
        String itemId,
        String name,
        String batch,
        int units,
        long until,
        String at,
        long minutes,
        boolean soon,
        int turn,
        int later) {

    /** How many of them can be thrown away, all first. */
    public List<Integer> choices() {
        return IntStream.range(0, units).mapToObj(fewer -> units - fewer).toList();
    }

    /** What is the same of all batches that look alike. */
    Holding kind() {
        return new Holding(itemId, name, "", units, 0, "", 0, soon, turn, later);
    }

    static Holding of(
            String itemId, String name, ItemStock.Held held, int turn, int later, Instant now, LocalClock clock) {
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
                held.place() != ItemStock.Place.COOKING && minutes <= 15,
                turn,
                later);
    }
}
