package kitchensync.kitchenui.access;

import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** A chain whose first store has another clock than the stores of who looks. */
@QuarkusTest
@TestProfile(TwoZonesIT.Coasts.class)
@QuarkusTestResource(PostgresResource.class)
class TwoZonesIT {

    /** The users of other tests, in a chain from coast to coast. */
    public static final class Coasts implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LoggedIn.FilesMade.class), new TestResourceEntry(Stores.class));
        }
    }

    /** Writes the chain's file. */
    public static final class Stores implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                return Map.of(
                        "kitchensync.catalogue.stores",
                        Files.writeString(Files.createTempFile("stores", ".yaml"), """
                                stores:
                                  - {id: "001", name: East 001, region: East, level: 1, hours: 24/7, timezone: America/New_York}
                                  - {id: "012", name: West 012, region: West Wisconsin, level: 1, hours: 24/7, timezone: America/Los_Angeles}
                                """)
                                .toString());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void stop() {}
    }

    @Inject
    SimulatedClock clock;

    @Test
    void theChainsClockAndItsYesterdayAreThoseOfTheViewersStores() {
        // Given half past midnight in New York, of February 12
        clock.moveTo(Instant.parse("2026-02-12T05:30:00Z"));

        LoggedIn.as(LoggedIn.session("ada"))
                .get("/chain")
                .then()
                .body(containsString("Wed, Feb 11, 21:30"))
                .body(containsString("<h1>Tue, Feb 10"));
    }
}
