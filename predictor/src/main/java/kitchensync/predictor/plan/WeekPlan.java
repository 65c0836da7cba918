package kitchensync.predictor.plan;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import kitchensync.domain.catalogue.Capacity;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.StockAges;

/**
 * The plan of a store for a whole week ahead, when nobody can know the stock: it is projected, selling the mean demand,
 * first in first out, and throwing away what expires.
 */
public final class WeekPlan {

    /** Stock below this is the rest of a subtraction. */
    private static final double NOTHING = 1e-9;

    /** Minutes since the projection began. */
    private static final class Batch {
        double units;
        final int ready;
        final int expires;

        Batch(double units, int ready, int expires) {
            this.units = units;
            this.ready = ready;
            this.expires = expires;
        }
    }

    /**
     * An item and its projected stock.
     *
     * @param otherwise units to start in each slot had no manager said anything; empty where none has
     */
    private record Line(PlannedItem planned, Deque<Batch> stock, int[] otherwise) {

        Proposal propose(int slot, Instant start, int now) {
            Proposal proposal = planned.propose(slot, start, batches(stock, now));
            return otherwise.length == 0 ? proposal : proposal.otherwise(otherwise[slot]);
        }
    }

    /** A decision, and the projected stock that it was made on. */
    record Planned(Item item, int slot, double onHand, double cooking, CookDecision decision) {}

    private WeekPlan() {}

    /**
     * A decision for every item and slot in which units of it can be started. The projection starts with nothing, so early before
     * Monday that Sunday's stock meets it. A manager's word changes the stock, so what would be started without it comes from
     * a plan of its own.
     *
     * @param starts when a slot of the week begins the next time
     */
    static List<Planned> of(Capacity capacity, List<PlannedItem> items, IntFunction<Instant> starts) {
        int warmUp = warmUp(items);
        // Where there is room for all, no item's plan changes another's.
        boolean apart = capacity.equals(Capacity.UNLIMITED);
        boolean told = items.stream().anyMatch(PlannedItem::isTold);
        List<Line> untold = items.stream()
                .filter(item -> item.isTold() || (told && !apart))
                .map(item -> new Line(item.untold(), new ArrayDeque<>(), new int[0]))
                .toList();
        Map<String, int[]> otherwise = new HashMap<>();
        for (Planned planned : project(capacity, untold, starts, warmUp)) {
            otherwise.computeIfAbsent(planned.item().id(), item -> new int[Slot.PER_WEEK])[planned.slot()] =
                    planned.decision().quantity();
        }
        List<Line> lines = items.stream()
                .map(item -> new Line(
                        item,
                        new ArrayDeque<>(),
                        otherwise.getOrDefault(item.item().id(), new int[0])))
                .toList();
        return project(capacity, lines, starts, warmUp);
    }

    private static List<Planned> project(Capacity capacity, List<Line> lines, IntFunction<Instant> starts, int warmUp) {
        List<Planned> plan = new ArrayList<>();
        for (int i = Slot.PER_WEEK - warmUp; i < 2 * Slot.PER_WEEK; i++) {
            int slot = i % Slot.PER_WEEK;
            int now = i * Slot.MINUTES;
            Instant start = starts.apply(slot);
            List<Line> startable = new ArrayList<>();
            List<Proposal> proposals = new ArrayList<>();
            for (Line line : lines) {
                line.stock().removeIf(batch -> batch.expires <= now);
                if (line.planned().canStart(slot)) {
                    startable.add(line);
                    proposals.add(line.propose(slot, start, now));
                }
            }
            List<CookDecision> decisions = CookDecision.of(capacity, proposals);
            for (int line = 0; line < startable.size(); line++) {
                Choice choice = proposals.get(line).choice();
                if (i >= Slot.PER_WEEK) {
                    plan.add(new Planned(choice.item(), slot, choice.onHand(), choice.cooking(), decisions.get(line)));
                }
                cook(
                        choice.item(),
                        decisions.get(line).quantity(),
                        now,
                        startable.get(line).stock());
                sell(
                        proposals.get(line).factor()
                                * startable.get(line).planned().week().units(slot),
                        now + Slot.MINUTES,
                        startable.get(line).stock());
            }
        }
        return plan;
    }

    /** Slots after which it no longer matters that the projection began with nothing: a day, and what is held longest. */
    private static int warmUp(List<PlannedItem> items) {
        long longest = items.stream()
                .mapToLong(planned -> planned.item()
                        .cookTime()
                        .plus(planned.item().holdTime())
                        .toMinutes())
                .max()
                .orElse(0);
        return Math.toIntExact(Math.min(Slot.PER_WEEK, Slot.PER_DAY + longest / Slot.MINUTES));
    }

    private static List<StockAges.Batch> batches(Deque<Batch> stock, int now) {
        List<StockAges.Batch> batches = new ArrayList<>(stock.size());
        stock.forEach(batch -> batches.add(new StockAges.Batch(batch.units, batch.ready - now, batch.expires - now)));
        return batches;
    }

    private static void cook(Item item, int quantity, int now, Deque<Batch> stock) {
        if (quantity > 0) {
            int ready = now + Math.toIntExact(item.cookTime().toMinutes());
            stock.addLast(new Batch(
                    quantity, ready, ready + Math.toIntExact(item.holdTime().toMinutes())));
        }
    }

    private static void sell(double units, int slotEnd, Deque<Batch> stock) {
        double wanted = units;
        for (Batch batch : stock) {
            if (batch.ready < slotEnd) {
                double sold = Math.min(wanted, batch.units);
                batch.units -= sold;
                wanted -= sold;
            }
        }
        stock.removeIf(batch -> batch.units < NOTHING);
    }
}
