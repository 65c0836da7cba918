package kitchensync.kitchenui;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import kitchensync.domain.time.SimulatedClock;

/** The clock of the tests: it stands still until a test moves it. */
public class TestTime {

    /** Thursday 07:16 in Wisconsin. */
    public static final Instant START = Instant.parse("2026-02-12T13:16:00Z");

    @Produces
    @Singleton
    SimulatedClock clock() {
        return new SimulatedClock(START, InstantSource.system());
    }
}
