package kitchensync.kitchenui.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kitchensync.kitchenui.serving.PipelineStatus;

/**
 * How old the data behind the page are.
 *
 * @param time local time of the newest event, or of the last good run
 * @param age how long ago that was, in {@code unit}
 */
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

    static Freshness of(Optional<PipelineStatus> status, Instant now, LocalClock clock, Duration staleAfter) {
        if (status.isEmpty()) {
            return nothing(State.NO_DATA);
        }
        Instant dataUpTo = status.get().dataUpTo();
        if (dataUpTo == null) {
            return nothing(State.NO_SALES);
        }
        Instant goodAt = status.get().goodAt();
        if (goodAt == null) {
            return nothing(State.NO_GOOD_RUN);
        }
        if (Duration.between(goodAt, now).compareTo(staleAfter) > 0) {
            return since(State.LATE_RUN, goodAt, now, clock);
        }
        boolean old = Duration.between(dataUpTo, now).compareTo(staleAfter) > 0;
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
