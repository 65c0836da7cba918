package kitchensync.ingest.feed;

import java.time.Instant;

/**
 * Events that one transaction stored: those of the store from {@code firstSeq} on, at these positions.
 *
 * @param receivedAt of all of them
 */
record Commit(long firstPosition, long lastPosition, String storeId, long firstSeq, Instant receivedAt) {

    int size() {
        return Math.toIntExact(lastPosition - firstPosition + 1);
    }

    long lastSeq() {
        return firstSeq + lastPosition - firstPosition;
    }

    long position(long seq) {
        return firstPosition + seq - firstSeq;
    }

    /** What of it lies in positions {@code after + 1 .. upto}, which it has to overlap. */
    Commit within(long after, long upto) {
        long first = Math.max(firstPosition, after + 1);
        return new Commit(first, Math.min(lastPosition, upto), storeId, firstSeq + first - firstPosition, receivedAt);
    }
}
