package kitchensync.kitchenui.manager;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneOffset;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

/** What managers' pages say of the age of their data. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DataAgeIT extends FiveWeeksOfAStore {

    @Test
    void aClosedNightMakesNoDataOldAndALateRunIsNamed() {
        // Given a store that opened at 05:00, seven minutes ago, and sold its last before it closed at 23:00
        Instant opened = Instant.parse("2026-02-12T11:00:00Z");
        Instant lastSale = Instant.parse("2026-02-12T04:58:00Z");
        clock.moveTo(opened.plusSeconds(7 * 60));
        days.dataUpTo(lastSale);
        days.run(
                "update serving.pipeline_status set good_at = ?",
                clock.instant().atOffset(ZoneOffset.UTC));

        get("/stores/027/day").body(containsString("Data up to Wed 22:58")).body(not(containsString("stale")));
        // Others of the chain have been open all night
        get("/chain").body(containsString("Old data: up to Wed 22:58, 6 hours ago"));

        clock.moveTo(opened.plusSeconds(20 * 60 + 1));
        get("/stores/027/menu").body(containsString("Old data")).body(not(containsString("ipeline")));

        days.run("update serving.pipeline_status set good_at = data_up_to, data_up_to = good_at");
        get("/stores/027/waste").body(containsString("Pipeline late: last updated Wed 22:58"));
    }
}
