package kitchensync.ingest.feed;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** The settings of the feed and of what reads it. */
@RegisterForReflection
@ConfigMapping(prefix = "kitchensync.ingest.feed")
public interface FeedSettings {

    /** Newest events of the feed that are kept in memory for live readers. */
    @Positive
    int tailEvents();

    /** How often the feed looks for commits of other processes. */
    Duration pollEvery();

    /** Most clients of {@code GET /stream} at once. */
    @Positive
    int maxStreams();

    /** A stream that is idle says so this often. */
    Duration heartbeatEvery();

    /** A stream whose client takes nothing for this long is closed. */
    Duration stalledAfter();

    Relay relay();

    Counters counters();

    /** The relay to Kafka. */
    interface Relay {

        /** Whether it runs with the service. */
        boolean startWithService();

        /** Partitions of the topic, when it has to be made. */
        @Min(1)
        @Max(1000)
        int partitions();
    }

    /** The live counters. */
    interface Counters {

        /** Whether they are kept by this service. */
        boolean startWithService();
    }
}
