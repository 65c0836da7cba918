package kitchensync.predictor.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;

/**
 * The plan of one item in one store for a whole week ahead, when nobody can know the stock: it is projected, selling
 * the mean demand, first in first out, and throwing away what expires.
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

    /** A decision, and the projected stock that it was made on. */
    public record Planned(int slot, double onHand, double cooking, CookDecision decision) {}

    private WeekPlan() {}

    /**
     * A decision for every slot in which the item can be sold. The projection starts with nothing and goes round the
     * week twice; the second time counts, when Sunday's stock has met Monday.
     */
    public static List<Planned> of(Item item, ItemWeek week) {
        List<Planned> plan = new ArrayList<>();
        Deque<Batch> stock = new ArrayDeque<>();
        for (int i = 0; i < 2 * Slot.PER_WEEK; i++) {
            int slot = i % Slot.PER_WEEK;
            int now = i * Slot.MINUTES;
            stock.removeIf(batch -> batch.expires <= now);
            if (!week.isSellable(slot)) {
                continue;
            }
            Planned planned = decide(item, week, slot, now, stock);
            if (i >= Slot.PER_WEEK) {
                plan.add(planned);
            }
            cook(item, planned.decision().quantity(), now, stock);
            sell(week.units(slot), now + Slot.MINUTES, stock);
        }
        return plan;
    }

    private static Planned decide(Item item, ItemWeek week, int slot, int now, Deque<Batch> stock) {
        double onHand = 0;
        double cooking = 0;
        for (Batch batch : stock) {
            if (batch.ready <= now) {
                onHand += batch.units;
            } else {
                cooking += batch.units;
            }
        }
        return new Planned(slot, onHand, cooking, CookDecision.of(item, week, slot, onHand, cooking));
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
