package kitchensync.predictor.plan;

import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;

/**
 * How much of an item to start cooking at the start of a slot: what customers are expected to want until the units
 * cooked now expire, less what is there.
 *
 * <p>The window ends when the hold time is over, the day part ends or the store closes, whichever comes first. When
 * units started now would be ready only then, nothing is cooked. The need is rounded once, to whole units or whole
 * batches.
 *
 * @param quantity units to start cooking
 * @param expectedDemand mean demand within the window, units
 * @param holdUntil slot of the week in which the window ends
 * @param reason the numbers in a sentence, for the crew
 */
public record CookDecision(int quantity, double expectedDemand, int holdUntil, String reason) {

    /**
     * @param slot a slot in which the item can be sold
     * @param onHand units ready at the start of the slot
     * @param cooking units that will be ready later
     */
    public static CookDecision of(Item item, ItemWeek week, int slot, double onHand, double cooking) {
        int cook = Math.toIntExact(item.cookTime().toMinutes());
        int hold = Math.toIntExact(item.holdTime().toMinutes());
        int open = week.openMinutes(slot);
        int window = Math.min(cook + hold, open);
        double expected = week.demand(slot, window);
        boolean tooLate = cook >= open;
        int quantity = tooLate ? 0 : whole(item, expected - onHand - cooking);
        int end = slot * Slot.MINUTES + window;
        return new CookDecision(
                quantity,
                expected,
                end / Slot.MINUTES % Slot.PER_WEEK,
                reason(expected, end, onHand, cooking, tooLate));
    }

    private static int whole(Item item, double need) {
        int step = item.cookIn() == CookIn.BATCHES ? item.batch() : 1;
        return Math.toIntExact(Math.max(0, Math.round(need / step) * step));
    }

    private static String reason(double expected, int end, double onHand, double cooking, boolean tooLate) {
        StringBuilder reason = new StringBuilder(72).append("Expect ");
        tenths(reason, expected);
        reason.append(" until ");
        int hour = end / 60 % 24;
        int minute = end % 60;
        reason.append(hour < 10 ? "0" : "")
                .append(hour)
                .append(minute < 10 ? ":0" : ":")
                .append(minute);
        reason.append("; ");
        tenths(reason, onHand);
        reason.append(" on hand, ");
        tenths(reason, cooking);
        return reason.append(tooLate ? " cooking; too late to sell more." : " cooking.")
                .toString();
    }

    /** 4.1, and 2 rather than 2.0. By hand because a week's plan has 650,000 of them. */
    private static void tenths(StringBuilder text, double value) {
        long tenths = Math.round(value * 10);
        text.append(tenths / 10);
        if (tenths % 10 != 0) {
            text.append('.').append(tenths % 10);
        }
    }
}
