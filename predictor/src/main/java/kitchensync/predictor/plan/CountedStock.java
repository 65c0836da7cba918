package kitchensync.predictor.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.StockAges.Batch;

/**
 * What a store was counted to have of an item.
 *
 * @param batches oldest first
 * @param asOf when, the newest event that the count includes
 */
public record CountedStock(List<Held> batches, Instant asOf) {

    /** Units of one age. */
    public record Held(double units, Instant ready, Instant expires) {

        static Held startedAt(Instant start, Item item, double units) {
            Instant ready = start.plus(item.cookTime());
            return new Held(units, ready, ready.plus(item.holdTime()));
        }
    }

    /** Units that went into cooking together. */
    public record Cooked(Instant at, int units) {}

    public CountedStock {
        batches = batches.stream().sorted(Comparator.comparing(Held::expires)).toList();
    }

    /**
     * The ages of a count that has none: first in, first out, so what is left is of what was cooked last. Units that are
     * not accounted for by that have half their time left.
     *
     * @param cooked newest first
     */
    public static CountedStock of(double units, List<Cooked> cooked, Item item, Instant asOf) {
        List<Held> batches = new ArrayList<>();
        double left = units;
        for (Cooked batch : cooked) {
            if (left <= 0) {
                break;
            }
            batches.add(Held.startedAt(batch.at(), item, Math.min(left, batch.units())));
            left -= batch.units();
        }
        if (left > 0) {
            batches.add(new Held(left, asOf, asOf.plus(item.holdTime().dividedBy(2))));
        }
        return new CountedStock(batches, asOf);
    }

    /** What is likely to be left at {@code later}: less the mean demand in between, oldest first, and what has expired. */
    public CountedStock at(Instant later, ItemWeek week, ZoneId zone) {
        double wanted = later.isAfter(asOf) ? demand(later, week, zone) : 0;
        List<Held> left = new ArrayList<>();
        for (Held batch : batches) {
            double sold = batch.ready().isBefore(later) ? Math.min(wanted, batch.units()) : 0;
            wanted -= sold;
            if (batch.expires().isAfter(later) && batch.units() - sold > 1e-9) {
                left.add(new Held(batch.units() - sold, batch.ready(), batch.expires()));
            }
        }
        return new CountedStock(left, later.isAfter(asOf) ? later : asOf);
    }

    /** The same with more units, started then. */
    public CountedStock alsoStarted(double units, Instant start, Item item) {
        List<Held> more = new ArrayList<>(batches);
        if (units > 0) {
            more.add(Held.startedAt(start, item, units));
        }
        return new CountedStock(more, asOf);
    }

    /** The batches as a slot that begins at {@code start} sees them. */
    List<Batch> asSeenAt(Instant start) {
        return batches.stream()
                .map(batch -> new Batch(batch.units(), minutes(start, batch.ready()), minutes(start, batch.expires())))
                .toList();
    }

    /** Rounded up, so that what expires within a minute is still there. */
    private static int minutes(Instant from, Instant to) {
        return Math.toIntExact(Math.ceilDiv(Duration.between(from, to).toSeconds(), 60));
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
