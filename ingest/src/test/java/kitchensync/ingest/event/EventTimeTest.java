package kitchensync.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource({
        "2026-02-12T07:30:00Z, 2026-02-12T07:30:00Z",
        "2026-02-12T07:30:00-06:00, 2026-02-12T13:30:00Z",
        "2026-02-12T07:30:00+05:45, 2026-02-12T01:45:00Z",
        "2026-02-12T07:30:00.5Z, 2026-02-12T07:30:00.5Z",
        "2026-02-12T07:30:00.123456789Z, 2026-02-12T07:30:00.123456789Z",
        "2026-02-12T07:30:00, 2026-02-12T13:30:00Z",
        "2026-02-12 07:30:00, 2026-02-12T13:30:00Z",
        "2026-07-12T07:30, 2026-07-12T12:30:00Z",
        "2026-02-12T07:30Z, 2026-02-12T07:30:00Z",
        "2026-02-12T07:30:00.Z, 2026-02-12T07:30:00Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2026-02-12T07:30:00+05:30:15, 2026-02-12T01:59:45Z"
    })
    void aTimeIsReadHoweverItIsWritten(String text, Instant expected) {
        assertThat(EventTime.read(text, CHICAGO)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30T07:30:00Z",
                "2025-02-29T07:30:00Z",
                "2026-13-12T07:30:00Z",
                "2026-02-12T24:30:00Z",
                "2026-02-12T07:60:00Z",
                "2026-02-12T07:30:61Z",
                "2026-02-12T07:30:00-06:00[America/Chicago]",
                "2026-02-12T07:30:00.1234567890Z",
                "2026-02-12T07:30:00+19:00",
                "2026-02-12T07:30:00+05:60",
                "2026-02-12T07:30:00-0600 ",
                "2026-02-12T07:30:00ZZ",
                "2026-02-12T-7:30:00Z",
                "2O26-02-12T07:30:00Z",
                "2026-02-12T07:30:00\u0660Z",
                "2026-02-12T07:30:00Z2026-02-12T07:30:00Z2"
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatThrownBy(() -> EventTime.read(text, CHICAGO)).isInstanceOf(DateTimeException.class);
    }

    /** The usual form is read without the formatter, which must not be seen. */
    @Test
    void theShortWayReadsWhatTheFormatterReads() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            OffsetDateTime time = Instant.ofEpochSecond(
                            random.nextLong(-60_000_000_000L, 200_000_000_000L),
                            random.nextBoolean() ? 0 : random.nextInt(1_000_000_000))
                    .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64_000, 64_000)));
            String text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);

            assertThat(EventTime.read(text, CHICAGO)).as(text).isEqualTo(time.toInstant());
        }
    }
}
