package kitchensync.kitchenui.serving;

/**
 * What the plan will start of an item.
 *
 * @param nextHour units of this slot and the three after it
 * @param restOfDay units of this slot and all others up to midnight
 */
public record Ahead(String itemId, int nextHour, int restOfDay) {}
