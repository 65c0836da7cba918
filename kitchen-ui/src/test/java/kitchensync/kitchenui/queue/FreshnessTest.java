package kitchensync.kitchenui.queue;

import static kitchensync.kitchenui.queue.Rows.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import kitchensync.kitchenui.queue.Freshness.State;
import kitchensync.kitchenui.queue.Freshness.Unit;
import kitchensync.kitchenui.serving.PipelineStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static Freshness of(@Nullable String goodAt, @Nullable String dataUpTo) {
        return Rows.NONE
                .status(new PipelineStatus(NOW, instant(goodAt), instant(dataUpTo), 2))
                .view()
                .freshness();
    }

    private static @Nullable Instant instant(@Nullable String time) {
        return time == null ? null : Instant.parse("2026-02-" + time + "Z");
    }

    @Test
    void twentyMinutesAreFreshAndASecondMoreIsNot() {
        assertThat(of("12T13:16:00", "12T12:56:00")).isEqualTo(new Freshness(State.FRESH, "06:56", 20, Unit.MINUTES));
        assertThat(of("12T13:16:00", "12T12:55:59"))
                .isEqualTo(new Freshness(State.OLD_SALES, "06:55", 20, Unit.MINUTES));
        assertThat(of("12T12:56:00", "12T13:16:00").stale()).isFalse();
    }

    @Test
    void aRunThatIsLateIsNamedBeforeTheData() {
        assertThat(of("12T12:35:00", "12T13:16:00"))
                .isEqualTo(new Freshness(State.LATE_RUN, "06:35", 41, Unit.MINUTES));
    }

    @Test
    void agesAreInTheUnitThatAPersonWouldUse() {
        assertThat(of("12T13:16:00", "11T13:16:00"))
                .isEqualTo(new Freshness(State.OLD_SALES, "Wed 07:16", 24, Unit.HOURS));
        assertThat(of("12T13:16:00", "09T13:16:00").unit()).isEqualTo(Unit.DAYS);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(Rows.NONE.status(null).view().freshness().state()).isEqualTo(State.NO_DATA);
        assertThat(of("12T13:16:00", null).state()).isEqualTo(State.NO_SALES);
        assertThat(of(null, "12T13:16:00").state()).isEqualTo(State.NO_GOOD_RUN);
    }

    @Test
    void whileTheStoreIsClosedThereIsNothingToTellOf() {
        // Given the last sale of the evening, and a store that has just opened
        PipelineStatus status = new PipelineStatus(NOW, NOW, NOW.minus(Duration.ofHours(8)), 0);
        Duration twentyMinutes = Duration.ofMinutes(20);

        assertThat(at(status, Optional.empty(), twentyMinutes)).isEqualTo(State.FRESH);
        assertThat(at(status, Optional.of(NOW.minus(twentyMinutes)), twentyMinutes))
                .isEqualTo(State.FRESH);
        assertThat(at(status, Optional.of(NOW.minus(twentyMinutes).minusSeconds(1)), twentyMinutes))
                .isEqualTo(State.OLD_SALES);
    }

    private static State at(PipelineStatus status, Optional<Instant> openSince, Duration staleAfter) {
        return Freshness.of(
                        Optional.of(status),
                        NOW,
                        new LocalClock(ZoneId.of("America/Chicago"), Locale.US),
                        staleAfter,
                        openSince)
                .state();
    }
}
