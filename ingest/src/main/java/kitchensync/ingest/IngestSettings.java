package kitchensync.ingest;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** The settings of ingest; docs/configuration.md has them all. */
@ConfigMapping(prefix = "kitchensync.ingest")
public interface IngestSettings {

    /** How far ahead of the clock an event may be dated. */
    Duration maxFuture();

    /** The largest request body on the event paths, in bytes. */
    @Positive
    int maxBodyBytes();

    /** How long a request waits for the database before it is answered with 503. */
    Duration databaseTimeout();
}
