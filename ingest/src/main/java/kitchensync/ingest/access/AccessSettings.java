package kitchensync.ingest.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Who may call ingest; docs/configuration.md has all keys. */
@RegisterForReflection
@ConfigMapping(prefix = "kitchensync.ingest")
public interface AccessSettings {

    /** Whether callers need a key. */
    enum Access {
        KEYS,
        OPEN
    }

    Access access();

    /** A key that only this process and what it starts know: may write for every store, and has no rate limit. */
    Optional<String> processKey();

    /** A key with which the first keys are made where no command reaches the database: admin of the whole chain. */
    Optional<String> adminKey();

    /** How long a process relies on what it last read of the keys; another process's revocation takes as long. */
    Duration keysKnownFor();

    RateLimit rateLimit();

    /** How often a key may call, each process counting by itself. */
    interface RateLimit {

        @Min(1)
        int requestsPerSecond();

        /** Requests that may come at once. */
        @Min(1)
        int burst();
    }
}
