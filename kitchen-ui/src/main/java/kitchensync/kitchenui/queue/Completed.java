package kitchensync.kitchenui.queue;

/**
 * Something that the crew has done in this slot.
 *
 * @param at local time of the tap
 */
public record Completed(String itemId, String name, int quantity, String at) {}
