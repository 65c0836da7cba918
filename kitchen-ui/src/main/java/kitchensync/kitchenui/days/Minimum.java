package kitchensync.kitchenui.days;

/**
 * The fewest units of an item that are to be there in a part of the day.
 *
 * @param dayPart as in the catalogue: {@code all_day}, {@code breakfast}, {@code lunch}, {@code chicken}
 */
public record Minimum(String itemId, String dayPart, int units, String who) {}
