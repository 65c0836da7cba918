package kitchensync.ingest.feed;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kitchensync.ingest.api.FeedApi;
import org.jspecify.annotations.Nullable;

/** Pages of the feed. */
public class FeedResource implements FeedApi {

    private final Feed feed;
    private final FeedReads reads;
    private final FeedQuery query;

    FeedResource(Feed feed, FeedReads reads, FeedQuery query) {
        this.feed = feed;
        this.reads = reads;
        this.query = query;
    }

    @Override
    public Uni<Response> readEvents(
            @Nullable String since, @Nullable String limit, @Nullable List<String> store, @Nullable List<String> type) {
        long position = since == null ? 0 : query.position("since", since);
        int most = query.limit(limit);
        FeedFilter filter = query.filter(store, type);
        return reads.read(() -> FeedJson.page(feed.page(position, most, filter)))
                .map(page -> Response.ok(page, MediaType.APPLICATION_JSON_TYPE).build())
                .onFailure(PositionGone.class)
                .transform(gone -> FeedProblems.gone((PositionGone) gone))
                .onFailure(PositionAhead.class)
                .transform(ahead -> FeedProblems.ahead((PositionAhead) ahead))
                .onFailure(FeedUnavailable.class)
                .transform(failed -> FeedProblems.unavailable((FeedUnavailable) failed));
    }
}
