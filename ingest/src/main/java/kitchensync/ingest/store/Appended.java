package kitchensync.ingest.store;

import java.util.Set;
import java.util.UUID;

/**
 * What became of events that were committed.
 *
 * @param duplicates ids of those that had been stored before; all others are new
 */
public record Appended(Set<UUID> duplicates) {}
