package kitchensync.simulator.trial;

import java.util.List;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Arrivals;

/** The ways to decide that every trial has: others' rules, and the one that knows the demand. */
public final class Contenders {

    /** From this share of the peak's customers on the later rule cooks in every slot rather than every hour. */
    private static final double BUSY = .6;

    private Contenders() {}

    public static List<Contender> all() {
        return List.of(
                new Contender(HabitRule.ID, run -> store -> new HabitRule(run.items(), store)),
                new Contender("plain_mean", run -> new ProfilePolicy(run, Profiles::means, Contenders::mean)),
                new Contender(
                        "predecessor_first",
                        run -> new ProfilePolicy(run, Profiles::ofSlotsWithSales, Contenders::first)),
                new Contender("predecessor_later", run -> new ProfilePolicy(run, Profiles::means, Contenders::later)),
                Clairvoyant.contender());
    }

    /**
     * The predecessor's first rule: what is missing over the hold time, but at least a batch times the rush of the
     * hour.
     */
    static int first(Item item, double[] week, int slot, int open, int there) {
        double gap = sum(week, slot, holdSlots(item)) - there;
        double floor = item.batch() * Arrivals.rush(slot / Slot.PER_HOUR % 24);
        return gap > 0 ? up(item, Math.max(floor, gap)) : 0;
    }

    /** The predecessor's later rule: no floor, no gap of a unit or less, and once an hour while it is quiet. */
    static int later(Item item, double[] week, int slot, int open, int there) {
        boolean due = Arrivals.rush(slot / Slot.PER_HOUR % 24) >= BUSY || slot % Slot.PER_HOUR == 0;
        double gap = sum(week, slot, holdSlots(item)) - there;
        return due && gap > 1 ? up(item, gap) : 0;
    }

    /** The mean until units cooked now expire or the item goes off sale, less what is there, to the nearest. */
    static int mean(Item item, double[] week, int slot, int open, int there) {
        long cook = item.cookTime().toMinutes();
        double window = Math.min((double) (cook + item.holdTime().toMinutes()) / Slot.MINUTES, open);
        int whole = (int) window;
        double expected = sum(week, slot, whole) + (window - whole) * week[(slot + whole) % Slot.PER_WEEK];
        boolean tooLate = cook >= (long) open * Slot.MINUTES;
        return tooLate ? 0 : step(item) * (int) Math.max(0, Math.round((expected - there) / step(item)));
    }

    private static int holdSlots(Item item) {
        return (int) (item.holdTime().toMinutes() / Slot.MINUTES);
    }

    private static double sum(double[] week, int slot, int slots) {
        double sum = 0;
        for (int i = 0; i < slots; i++) {
            sum += week[(slot + i) % Slot.PER_WEEK];
        }
        return sum;
    }

    /** Up to whole units, or to whole batches where these are cooked. */
    private static int up(Item item, double units) {
        return step(item) * (int) Math.ceil(units / step(item));
    }

    private static int step(Item item) {
        return item.cookIn() == CookIn.BATCHES ? item.batch() : 1;
    }
}
