package kitchensync.predictor.cook;

import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;

/**
 * When units can be sold that are started at the start of a slot, told in slots: they are ready {@code lead} slots and a
 * share {@code early} of the next one later, and expire {@code hold} slots after that, at the same place in a slot. A
 * hold time that is not a whole number of slots is cut to one.
 *
 * @param lead whole slots before the one in which they become ready
 * @param early share of that slot that has passed by then, 0..1
 * @param hold slots, at least 1
 */
public record Timing(int lead, double early, int hold) {

    public Timing {
        if (lead < 0 || !(early >= 0 && early <= 1) || hold < 1) {
            throw new IllegalArgumentException("no such timing: " + lead + ", " + early + ", " + hold);
        }
    }

    public static Timing of(Item item) {
        int cook = Math.toIntExact(item.cookTime().toMinutes());
        int hold = Math.toIntExact(item.holdTime().toMinutes());
        // What is ready at the end of a slot counts to it: the next decision is made at that moment, knowing it.
        int lead = Math.max(0, (cook - 1) / Slot.MINUTES);
        double early = (double) (cook - lead * Slot.MINUTES) / Slot.MINUTES;
        return new Timing(lead, early, Math.max(1, hold / Slot.MINUTES));
    }

    /** Slots that a decision can matter for: those of the units started now, and of those that could follow. */
    public int horizon() {
        return 2 * (lead + hold + 1);
    }
}
