package kitchensync.kitchenui.day;

/**
 * One of the costliest misses or wastes of a day.
 *
 * @param what happened, with its price
 * @param why in numbers
 * @param change what to do about it
 * @param address where it can be done
 */
public record Lesson(String what, String why, String change, String address) {}
