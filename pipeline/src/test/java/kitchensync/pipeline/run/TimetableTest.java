package kitchensync.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Duration EVERY = Duration.ofSeconds(300);
    private static final long START = Long.MAX_VALUE - 1_000_000;

    private final Timetable timetable = new Timetable(EVERY, new SplittableRandom(1), START);

    /** Seconds from a time to the next look. */
    private long secondsTo(long now) {
        for (long second = 0; second < 1_000; second++) {
            if (timetable.isTime(now + second * 1_000_000_000L)) {
                return second;
            }
        }
        throw new AssertionError("never");
    }

    @Test
    void theFirstLookIsAtOnce() {
        assertThat(timetable.isTime(START)).isTrue();
        assertThat(timetable.retries()).isFalse();
    }

    @Test
    void theNextIsWhenARunIsDueAndALittleLaterByChance() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            timetable.due(START, Duration.ofSeconds(120));
            waits.add(secondsTo(START));
        }
        assertThat(waits).allMatch(wait -> wait >= 120 && wait <= 136);
        assertThat(waits.stream().distinct().count()).isGreaterThan(5);
    }

    @Test
    void afterFailuresItComesBackEverLaterButNotBeyondTheInterval() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            timetable.failed(START);
            waits.add(secondsTo(START));
        }
        assertThat(waits.get(0)).isBetween(5L, 21L);
        assertThat(waits.get(3)).isBetween(40L, 56L);
        assertThat(waits.subList(7, 70)).allMatch(wait -> wait >= 300 && wait <= 316);
        assertThat(timetable.retries()).isTrue();

        timetable.due(START, EVERY);
        assertThat(timetable.retries()).isFalse();
    }

    @Test
    void whileAnotherProcessIsAtItTheNextLookIsSoon() {
        timetable.busy(START);
        assertThat(secondsTo(START)).isBetween(5L, 21L);
        assertThat(timetable.retries()).isFalse();
    }
}
