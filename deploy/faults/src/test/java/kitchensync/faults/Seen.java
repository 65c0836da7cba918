package kitchensync.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one reader of the feed has seen. Every event once; positions without a gap; within a store in the order of
 * seq. A reader of the topic may see an event again, and drops it by its id.
 */
final class Seen {

    private static final int MOST_COMPLAINTS = 10;

    private final String reader;
    private final boolean dropsRepeated;
    private final Set<UUID> ids = new HashSet<>();
    private final Set<Long> positions = new HashSet<>();
    private final Map<String, Long> lastSeq = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long last;
    private long repeated;

    Seen(String reader, boolean dropsRepeated) {
        this.reader = reader;
        this.dropsRepeated = dropsRepeated;
    }

    synchronized void event(long position, String store, long seq, UUID id) {
        if (!ids.add(id)) {
            repeated++;
            if (!dropsRepeated) {
                complain("%s again, at position %d".formatted(id, position));
            }
            return;
        }
        if (!positions.add(position) || (!dropsRepeated && position != last + 1)) {
            complain("position %d after %d".formatted(position, last));
        }
        last = Math.max(last, position);
        long before = lastSeq.getOrDefault(store, 0L);
        if (seq != before + 1) {
            complain("store %s: seq %d after %d".formatted(store, seq, before));
        }
        lastSeq.put(store, seq);
        if (!store.equals(SentEvent.storeOf(id))) {
            complain("event %s under store %s".formatted(id, store));
        }
    }

    synchronized void complain(String what) {
        if (wrong.size() < MOST_COMPLAINTS) {
            wrong.add(reader + ": " + what);
        }
    }

    String name() {
        return reader;
    }

    boolean dropsRepeated() {
        return dropsRepeated;
    }

    /** The highest position seen. */
    synchronized long last() {
        return last;
    }

    synchronized int size() {
        return ids.size();
    }

    synchronized long repeated() {
        return repeated;
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    synchronized Set<UUID> ids() {
        return Set.copyOf(ids);
    }
}
