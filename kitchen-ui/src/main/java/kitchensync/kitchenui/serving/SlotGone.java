package kitchensync.kitchenui.serving;

import java.time.Instant;

/** Units of an item that were sold and thrown away in a slot, as ingest has counted them. */
public record SlotGone(String itemId, Instant slotStart, int sold, int wasted) {}
