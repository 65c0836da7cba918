package kitchensync.ingest.feed;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while commits get their positions. */
@Readiness
@Singleton
class FeedReadiness implements HealthCheck {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final Numbering numbering;
    private final Feed feed;

    FeedReadiness(Numbering numbering, Feed feed) {
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
