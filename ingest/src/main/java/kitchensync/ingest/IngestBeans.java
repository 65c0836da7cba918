package kitchensync.ingest;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What ingest runs with when it runs alone. */
final class IngestBeans {

    @Produces
    @DefaultBean
    @Singleton
    Clock clock(IngestSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clockOffset());
    }
}
