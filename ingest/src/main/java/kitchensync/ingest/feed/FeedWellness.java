package kitchensync.ingest.feed;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Well while commits get their positions. Not a matter of readiness: positions are given under one lock that all processes
 * share, so a transaction that holds it would take every one of them out of duty, while each can still store what
 * tills send. {@code ingest_feed_lag_seconds} and its alert tell of it.
 */
@Wellness
@Singleton
class FeedWellness implements HealthCheck {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Numbering numbering;
    private final Feed feed;

    FeedWellness(Numbering numbering, Feed feed) {
        this.numbering = numbering;
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        Duration since = numbering.sinceLastLook();
        return HealthCheckResponse.named("ingest feed")
                .status(feed.head() >= 0 && since.compareTo(LONGEST) < 0)
                .withData("position", feed.head())
                .withData("secondsSinceLook", since.toSeconds())
                .build();
    }
}
