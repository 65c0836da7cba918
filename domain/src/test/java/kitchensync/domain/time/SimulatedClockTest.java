package kitchensync.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {

    private static final Instant START = Instant.parse("2026-02-12T06:00:00Z");

    private final AtomicReference<Instant> real = new AtomicReference<>(Instant.EPOCH);
    private final SimulatedClock clock = new SimulatedClock(START, real::get);

    private void pass(Duration time) {
        real.updateAndGet(now -> now.plus(time));
    }

    @Test
    void itStandsStillUntilItIsRun() {
        pass(Duration.ofHours(1));

        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void itRunsAtItsSpeedAndCanChangeAndPause() {
        clock.run(20);
        pass(Duration.ofSeconds(3));
        clock.run(1);
        pass(Duration.ofSeconds(5));
        clock.run(0);
        pass(Duration.ofSeconds(100));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(65));
        assertThat(clock.speed()).isZero();
    }

    @Test
    void itCanBeMovedAndGoesOnFromThere() {
        clock.run(20);
        clock.moveTo(START.plusSeconds(7200));
        pass(Duration.ofSeconds(1));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(7220));
    }

    @Test
    void anotherZoneShowsTheSameInstant() {
        clock.run(20);
        var inChicago = clock.withZone(ZoneId.of("America/Chicago"));
        pass(Duration.ofSeconds(1));

        assertThat(inChicago.instant()).isEqualTo(START.plusSeconds(20));
        assertThat(inChicago.getZone()).isEqualTo(ZoneId.of("America/Chicago"));
    }

    @Test
    void itNeverRunsBackwards() {
        assertThatThrownBy(() -> clock.run(-1)).hasMessageContaining("speed");
        assertThatThrownBy(() -> clock.run(Double.NaN)).hasMessageContaining("speed");
    }
}
