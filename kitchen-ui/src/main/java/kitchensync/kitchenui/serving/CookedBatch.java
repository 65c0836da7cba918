package kitchensync.kitchenui.serving;

import java.time.Instant;
import java.util.UUID;

/** Units of an item that went into cooking together, as ingest has it. */
public record CookedBatch(UUID eventId, String itemId, int quantity, Instant cookedAt) {}
