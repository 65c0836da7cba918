package kitchensync.local.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.HourRange;
import kitchensync.domain.catalogue.Store;
import org.junit.jupiter.api.Test;

/** When a chain learns. */
class NightsTest {

    private static final Nights CHICAGO = new Nights(ZoneId.of("America/Chicago"));

    @Test
    void theLastNightIsTodaysFromFourOn() {
        assertThat(CHICAGO.last(at("2026-02-12T10:00:00Z"))).isEqualTo("2026-02-12T10:00:00Z");
        assertThat(CHICAGO.last(at("2026-02-12T09:59:59Z"))).isEqualTo("2026-02-11T10:00:00Z");
        // An hour earlier in UTC since the clocks were put forward
        assertThat(CHICAGO.last(at("2026-03-08T12:00:00Z"))).isEqualTo("2026-03-08T09:00:00Z");
    }

    @Test
    void theWeeksNightIsTheOneOfMonday() {
        assertThat(CHICAGO.lastOfWeek(at("2026-02-12T20:00:00Z"))).isEqualTo("2026-02-09T10:00:00Z");
        assertThat(CHICAGO.lastOfWeek(at("2026-02-16T09:00:00Z"))).isEqualTo("2026-02-09T10:00:00Z");
        assertThat(CHICAGO.lastOfWeek(at("2026-02-16T10:00:00Z"))).isEqualTo("2026-02-16T10:00:00Z");
    }

    @Test
    void whatIsOlderThanTheNightOrDatedAheadIsDue() {
        Instant now = at("2026-02-12T20:00:00Z");
        Instant night = CHICAGO.last(now);

        assertThat(Nights.isDue(Optional.empty(), night, now)).isTrue();
        assertThat(Nights.isDue(Optional.of(night.minusSeconds(1)), night, now)).isTrue();
        assertThat(Nights.isDue(Optional.of(night), night, now)).isFalse();
        assertThat(Nights.isDue(Optional.of(now.plusSeconds(1)), night, now)).isTrue();
    }

    @Test
    void theClockIsThatOfMostStores() {
        List<Store> stores =
                List.of(store("1", "America/New_York"), store("2", "America/Chicago"), store("3", "America/Chicago"));

        assertThat(Nights.of(stores)).isEqualTo(CHICAGO);
    }

    private static Store store(String id, String zone) {
        return new Store(id, id, "", 2, HourRange.WHOLE_DAY, ZoneId.of(zone), true);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
