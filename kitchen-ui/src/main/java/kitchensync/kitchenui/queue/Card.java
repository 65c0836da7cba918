package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.serving.PlanRow;
import org.jspecify.annotations.Nullable;

/**
 * One thing to cook now. Units are whole, for the eye; the plan keeps its decimals.
 *
 * @param station where it is cooked; empty where the catalogue does not say
 * @param cook units left to start
 * @param done units of the card that were started already
 * @param batches whole batches that these are; 0 where the item is cooked by the unit
 * @param readyBy local time at which it is ready when started at the beginning of the slot
 * @param why empty when {@code reason} is not a sentence of the predictor's
 * @param expires local time at which the first unit on the warmer is to be thrown away; empty when that is not known
 * @param counted whether the stock was counted for this slot, not projected
 * @param missed units that customers asked for in vain today
 * @param without units that would be wanted without the manager's override; null without one
 * @param nextHour units that the plan starts in this slot and the three after it
 * @param turn acts and undos of the card so far
 * @param startBy minutes from the slot's start to when cooking has to start, so that the stock lasts until it is ready
 */
@TemplateData
public record Card(
        String itemId,
        String name,
        String station,
        int cook,
        int done,
        int batches,
        String readyBy,
        Optional<Why> why,
        String reason,
        int onHand,
        int cooking,
        String expires,
        boolean counted,
        int missed,
        @Nullable Integer without,
        int nextHour,
        int turn,
        double startBy) {

    /** What has to be started first; of what has the same time, what customers have missed most. */
    static final Comparator<Card> FIRST_TO_START = Comparator.comparingDouble(Card::startBy)
            .thenComparing(Comparator.comparingInt(Card::missed).reversed())
            .thenComparing(Comparator.comparingInt(Card::cook).reversed())
            .thenComparing(Card::name)
            .thenComparing(Card::itemId);

    /** Most choices of a part. */
    private static final int PARTS = 6;

    static Card of(Item item, PlanRow row, CardState state, ItemStock stock, Moment moment) {
        int cook = row.cookQuantity() - state.done();
        return new Card(
                item.id(),
                item.name(),
                item.station() == null ? "" : item.station(),
                cook,
                state.done(),
                item.cookIn() == CookIn.BATCHES && cook % item.batch() == 0 ? cook / item.batch() : 0,
                moment.clock().time(moment.slotStart().plus(item.cookTime())),
                Why.of(row.reason()),
                row.reason(),
                stock.onHand(),
                stock.cooking(),
                stock.firstExpiry().map(moment.clock()::time).orElse(""),
                moment.slotStart().equals(row.slotStart()),
                state.missed(),
                row.without(),
                state.nextHour(),
                state.turn(),
                minutesOfStock(row) - item.cookTime().toMinutes());
    }

    /** Smaller quantities to choose from: whole batches where it is cooked in batches. */
    public List<Integer> parts() {
        int step = batches > 0 ? cook / batches : 1;
        int steps = cook / step;
        int choices = Math.min(PARTS, steps - 1);
        return IntStream.rangeClosed(1, choices)
                .map(part -> step * Math.round((float) part * steps / (choices + 1)))
                .boxed()
                .toList();
    }

    private static double minutesOfStock(PlanRow row) {
        // A look-ahead that ends in its own slot still lasts that slot.
        int slots = Math.max(1, Math.floorMod(row.holdUntil() - row.slotIndex(), Slot.PER_WEEK));
        double perMinute = row.expectedDemand() / (slots * Slot.MINUTES);
        return perMinute > 0 ? (row.onHand() + row.cooking()) / perMinute : Double.MAX_VALUE;
    }

    /** What has happened to a card so far. */
    record CardState(int done, int turn, int missed, int nextHour) {}

    /** The slot that all cards of a view share. */
    record Moment(Instant slotStart, LocalClock clock) {}
}
