package kitchensync.bench.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kitchensync.domain.event.Event;
import org.junit.jupiter.api.Test;

class UntilTimeTest {

    private static final Instant NOON = Instant.parse("2026-06-10T12:00:00Z");

    @Test
    void everyEventComesOnceAndNotBeforeItsTime() {
        UntilTime events = new UntilTime(
                IntStream.range(0, 5).mapToObj(UntilTimeTest::cooked).iterator(), NOON.plusSeconds(2));

        assertThat(read(events)).containsExactly(0, 1);
        assertThat(read(events)).isEmpty();
        events.moveTo(NOON.plusSeconds(4));
        assertThat(read(events)).containsExactly(2, 3);
    }

    private static Event cooked(int seconds) {
        return new Event.Cooked(new UUID(0, seconds), "HOT_DOG", seconds, NOON.plusSeconds(seconds));
    }

    private static List<Integer> read(UntilTime events) {
        List<Integer> quantities = new ArrayList<>();
        events.forEachRemaining(event -> quantities.add(event.quantity()));
        return quantities;
    }
}
