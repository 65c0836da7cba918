package kitchensync.predictor.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;

/**
 * What a store was counted to have of an item.
 *
 * @param asOf when, the newest event that the count includes
 */
public record CountedStock(double onHand, double cooking, Instant asOf) {

    /**
     * What is likely to be left at {@code later}: ready units less the mean demand in between, and nothing once all
     * that was there has expired.
     */
    public CountedStock at(Instant later, Item item, ItemWeek week, ZoneId zone) {
        if (!later.isAfter(asOf)) {
            return this;
        }
        if (!later.isBefore(asOf.plus(item.cookTime()).plus(item.holdTime()))) {
            return new CountedStock(0, 0, later);
        }
        return new CountedStock(Math.max(0, onHand - demand(later, week, zone)), cooking, later);
    }

    /** The same with more units cooking. */
    public CountedStock alsoCooking(double units) {
        return new CountedStock(onHand, cooking + units, asOf);
    }

    private double demand(Instant until, ItemWeek week, ZoneId zone) {
        double demand = 0;
        Instant from = asOf;
        while (from.isBefore(until)) {
            Instant slotEnd = Slot.startOf(from).plus(Duration.ofMinutes(Slot.MINUTES));
            Instant to = slotEnd.isBefore(until) ? slotEnd : until;
            double share = Duration.between(from, to).toMillis() / (Slot.MINUTES * 60_000.0);
            demand += share * week.units(Slot.of(from, zone).index());
            from = to;
        }
        return demand;
    }
}
