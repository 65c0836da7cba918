package kitchensync.kitchenui.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kitchensync.kitchenui.serving.PipelineStatus;

/**
 * How old the data behind the page are, in words.
 *
 * @param stale whether the crew should be warned
 */
public record Freshness(String text, boolean stale) {

    static Freshness of(Optional<PipelineStatus> status, Instant now, LocalClock clock, Duration staleAfter) {
        if (status.isEmpty()) {
            return new Freshness("No data yet", true);
        }
        Instant dataUpTo = status.get().dataUpTo();
        if (dataUpTo == null) {
            return new Freshness("No sales data yet", true);
        }
        Instant goodAt = status.get().goodAt();
        if (goodAt == null) {
            return new Freshness("No checked data yet", true);
        }
        if (Duration.between(goodAt, now).compareTo(staleAfter) > 0) {
            return new Freshness(
                    "Old data: last updated " + clock.timeSeenFrom(now, goodAt) + ", "
                            + words(Duration.between(goodAt, now)) + " ago",
                    true);
        }
        Duration age = Duration.between(dataUpTo, now);
        String upTo = clock.timeSeenFrom(now, dataUpTo);
        return age.compareTo(staleAfter) > 0
                ? new Freshness("Old data: up to " + upTo + ", " + words(age) + " ago", true)
                : new Freshness("Data up to " + upTo, false);
    }

    private static String words(Duration age) {
        long hours = age.toHours();
        return hours < 2 ? age.toMinutes() + " minutes" : hours < 48 ? hours + " hours" : age.toDays() + " days";
    }
}
