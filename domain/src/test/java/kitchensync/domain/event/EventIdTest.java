package kitchensync.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdTest {

    private static final Instant AT = Instant.parse("2026-02-12T13:30:00.123Z");

    @Test
    void thePartsMakeTheIdAgain() {
        assertThat(EventId.of(AT, 7, 1)).isEqualTo(EventId.of(AT, 7, 1));
    }

    @Test
    void anIdIsAVersionSevenUuidWithItsTime() {
        UUID id = EventId.of(AT, 7, 1);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(AT.toEpochMilli());
    }

    @Test
    void streamsAndNumbersNeverMeet() {
        Set<UUID> ids = new HashSet<>();
        for (long stream = 0; stream < 100; stream++) {
            for (long number = 0; number < 2_000; number++) {
                ids.add(EventId.of(AT, stream, number));
            }
        }
        assertThat(ids).hasSize(200_000);
    }
}
