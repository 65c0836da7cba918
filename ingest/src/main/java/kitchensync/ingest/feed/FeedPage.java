package kitchensync.ingest.feed;

import java.util.List;

/**
 * Events in the order of the feed.
 *
 * @param nextSince the position to go on from: everything up to it that the reader wants has been seen
 */
public record FeedPage(List<FeedEvent> events, long nextSince) {

    public FeedPage {
        events = List.copyOf(events);
    }
}
