package kitchensync.kitchenui.serving;

import java.time.Instant;

/** The crew has started {@code quantity} units of an item in the slot that began at {@code slotStart}. */
public record DoneMark(String itemId, Instant slotStart, int quantity, Instant doneAt) {}
