package kitchensync.kitchenui.days;

/** What an item lost on some local day: units missed and wasted in each of the 24 hours. */
public record ItemLoss(String itemId, int[] missedHours, int[] wastedHours) {}
