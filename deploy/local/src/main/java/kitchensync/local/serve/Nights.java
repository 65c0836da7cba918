package kitchensync.local.serve;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Store;

/**
 * The hour of the night in which a chain learns: what was made before it is to be made anew.
 *
 * @param zone whose clock counts
 */
record Nights(ZoneId zone) {

    /** The day before is over, and shops that are open at all sell little. */
    private static final LocalTime HOUR = LocalTime.of(4, 0);

    /** By the clock of the zone that most stores are in. */
    static Nights of(List<Store> stores) {
        Map<ZoneId, Long> zones = stores.stream().collect(Collectors.groupingBy(Store::zone, Collectors.counting()));
        return new Nights(zones.entrySet().stream()
                .max(Map.Entry.<ZoneId, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().getId(), Comparator.reverseOrder()))
                .orElseThrow()
                .getKey());
    }

    /** The last night that has come. */
    Instant last(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        ZonedDateTime today = local.with(HOUR);
        return (today.isAfter(local) ? today.minusDays(1) : today).toInstant();
    }

    /** The last one on a Monday. */
    Instant lastOfWeek(Instant now) {
        return last(now)
                .atZone(zone)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toInstant();
    }

    /** Whether what was made then is to be made anew; also what a clock that ran ahead has dated after now. */
    static boolean isDue(Optional<Instant> made, Instant night, Instant now) {
        return made.isEmpty() || made.get().isBefore(night) || made.get().isAfter(now);
    }
}
