package kitchensync.ingest.store;

import java.time.Instant;
import java.util.List;

/**
 * What of a store's events is past its time, and how much of that may go.
 *
 * @param droppable older than all that stays, and taken over by whoever reads it
 * @param kept past its time too, but still needed
 */
record Expired(List<EventLeaf> droppable, List<EventLeaf> kept) {

    /**
     * @param all the store's partitions
     * @param before events that came in before this are past their time
     * @param taken the seq up to which every reader has the store's events
     */
    static Expired of(List<EventLeaf> all, Instant before, long taken) {
        List<EventLeaf> past =
                all.stream().filter(leaf -> !leaf.end().isAfter(before)).toList();
        List<EventLeaf> drop =
                past.stream().filter(leaf -> leaf.lastSeq().orElse(0L) <= taken).toList();
        // Only a whole beginning of the store's events: a clock that was set back puts new events into an old month.
        int size;
        do {
            size = drop.size();
            long stays = firstThatStays(all, drop);
            drop = drop.stream()
                    .filter(leaf -> leaf.lastSeq().orElse(0L) < stays)
                    .toList();
        } while (drop.size() < size);
        List<EventLeaf> dropped = drop;
        return new Expired(
                dropped, past.stream().filter(leaf -> !dropped.contains(leaf)).toList());
    }

    private static long firstThatStays(List<EventLeaf> all, List<EventLeaf> drop) {
        return all.stream()
                .filter(leaf -> !drop.contains(leaf))
                .mapToLong(leaf -> leaf.firstSeq().orElse(Long.MAX_VALUE))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The seq of the last event that is dropped; 0 when none is. */
    long lastDropped() {
        return droppable.stream()
                .mapToLong(leaf -> leaf.lastSeq().orElse(0L))
                .max()
                .orElse(0);
    }
}
