package kitchensync.ingest.feed;

import java.time.Instant;
import kitchensync.domain.event.Event;
import kitchensync.ingest.store.EventType;

/**
 * An event in the feed.
 *
 * @param position in the feed of all stores: 1, 2, .. without gaps, but after a restore; final as soon as it can be read
 * @param seq in its store: 1, 2, .. without gaps
 * @param receivedAt when ingest took it, on ingest's clock
 */
public record FeedEvent(long position, String storeId, long seq, Event event, Instant receivedAt) {

    public EventType type() {
        return EventType.of(event);
    }
}
