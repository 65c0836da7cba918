package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import kitchensync.kitchenui.days.DataAge;
import kitchensync.kitchenui.serving.PipelineStatus;
import org.jspecify.annotations.Nullable;

/**
 * How old the data behind the page are.
 *
 * @param time local time of the newest event, or of the last good run
 * @param age how long ago that was, in {@code unit}
 */
@TemplateData
public record Freshness(State state, String time, long age, Unit unit) {

    /** What is to be said. */
    public enum State {
        FRESH,
        NO_DATA,
        NO_SALES,
        NO_GOOD_RUN,
        LATE_RUN,
        OLD_SALES
    }

    /** Of an age. */
    public enum Unit {
        MINUTES,
        HOURS,
        DAYS
    }

    /** Whether the crew should be warned. */
    public boolean stale() {
        return state != State.FRESH;
    }

    /** @param openSince since when the store has been open: while it was closed there was nothing to tell of */
    static Freshness of(
            Optional<PipelineStatus> status,
            Instant now,
            LocalClock clock,
            Duration staleAfter,
            Optional<Instant> openSince) {
        return status.map(run -> of(run.goodAt(), run.dataUpTo(), now, clock, staleAfter, openSince))
                .orElseGet(() -> nothing(State.NO_DATA));
    }

    /** The same of what managers' pages have read, for one store or several. */
    public static Freshness of(
            DataAge age, Instant now, ZoneId zone, Locale locale, Duration staleAfter, Optional<Instant> openSince) {
        return age.equals(DataAge.NOTHING_YET)
                ? nothing(State.NO_DATA)
                : of(age.goodAt(), age.dataUpTo(), now, new LocalClock(zone, locale), staleAfter, openSince);
    }

    private static Freshness of(
            @Nullable Instant goodAt,
            @Nullable Instant dataUpTo,
            Instant now,
            LocalClock clock,
            Duration staleAfter,
            Optional<Instant> openSince) {
        if (dataUpTo == null) {
            return nothing(State.NO_SALES);
        }
        if (goodAt == null) {
            return nothing(State.NO_GOOD_RUN);
        }
        if (Duration.between(goodAt, now).compareTo(staleAfter) > 0) {
            return since(State.LATE_RUN, goodAt, now, clock);
        }
        boolean old = openSince
                .map(opened -> opened.isAfter(dataUpTo) ? opened : dataUpTo)
                .filter(from -> Duration.between(from, now).compareTo(staleAfter) > 0)
                .isPresent();
        return since(old ? State.OLD_SALES : State.FRESH, dataUpTo, now, clock);
    }

    private static Freshness nothing(State state) {
        return new Freshness(state, "", 0, Unit.MINUTES);
    }

    private static Freshness since(State state, Instant then, Instant now, LocalClock clock) {
        Duration age = Duration.between(then, now);
        Unit unit = age.toHours() < 2 ? Unit.MINUTES : age.toHours() < 48 ? Unit.HOURS : Unit.DAYS;
        long number = switch (unit) {
            case MINUTES -> age.toMinutes();
            case HOURS -> age.toHours();
            case DAYS -> age.toDays();
        };
        return new Freshness(state, clock.timeSeenFrom(now, then), Math.max(0, number), unit);
    }
}
