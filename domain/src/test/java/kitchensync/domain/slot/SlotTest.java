package kitchensync.domain.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/Chicago"),
            ZoneId.of("UTC"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T00:00, 0", // a Monday
        "2026-01-05T00:14:59, 0",
        "2026-01-05T00:15, 1",
        "2026-01-05T12:45, 51",
        "2026-01-06T00:00, 96",
        "2026-01-10T09:30, 518", // a Saturday
        "2026-01-11T23:59, 671", // a Sunday
    })
    void mondayMidnightIsSlotZero(LocalDateTime local, int index) {
        assertThat(Slot.of(local).index()).isEqualTo(index);
    }

    @Test
    void everySlotComesBackFromItsParts() {
        IntStream.range(0, Slot.PER_WEEK).mapToObj(Slot::new).forEach(slot -> {
            assertThat(Slot.of(slot.dayOfWeek(), slot.hour(), slot.minute())).isEqualTo(slot);
            assertThat(slot.index())
                    .isEqualTo((slot.dayOfWeek().getValue() - 1) * 96 + slot.hour() * 4 + slot.minute() / 15);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSlotFollowsTheWallClockInEveryZoneAndAcrossItsDstChanges(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            // Given any instant of ten years
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            Instant instant = Instant.ofEpochSecond(1_735_689_600L + random.nextLong(315_360_000L));
            ZonedDateTime wall = instant.atZone(zone);

            Slot slot = Slot.of(instant, zone);

            // Then the slot says what the clock on the wall says, and starts with it
            assertThat(slot.dayOfWeek()).isEqualTo(wall.getDayOfWeek());
            assertThat(slot.hour()).isEqualTo(wall.getHour());
            assertThat(slot.minute()).isEqualTo(wall.getMinute() / 15 * 15);
            Instant start = Slot.startOf(instant);
            assertThat(start).isBeforeOrEqualTo(instant).isAfter(instant.minusSeconds(900));
            assertThat(Slot.of(start, zone)).isEqualTo(slot);
        }
    }

    @Test
    void inTheHourThatComesTwiceTheSlotsComeTwice() {
        ZoneId zone = ZoneId.of("America/Chicago");
        Instant first = Instant.parse("2026-11-01T06:30:00Z"); // 01:30 CDT
        Instant second = Instant.parse("2026-11-01T07:30:00Z"); // 01:30 CST

        assertThat(Slot.of(first, zone)).isEqualTo(Slot.of(second, zone)).isEqualTo(Slot.of(DayOfWeek.SUNDAY, 1, 30));
    }

    @Test
    void theHourThatIsLeftOutHasNoSlots() {
        ZoneId zone = ZoneId.of("America/Chicago");

        assertThat(Slot.of(Instant.parse("2026-03-08T07:59:00Z"), zone)).isEqualTo(Slot.of(DayOfWeek.SUNDAY, 1, 45));
        assertThat(Slot.of(Instant.parse("2026-03-08T08:00:00Z"), zone)).isEqualTo(Slot.of(DayOfWeek.SUNDAY, 3, 0));
    }

    @Test
    void addingGoesAroundTheWeek() {
        assertThat(new Slot(671).plus(1)).isEqualTo(new Slot(0));
        assertThat(new Slot(0).plus(-1)).isEqualTo(new Slot(671));
        assertThat(new Slot(5).plus(672 * 3)).isEqualTo(new Slot(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 672})
    void thereAreNoOtherSlots(int index) {
        assertThatThrownBy(() -> new Slot(index)).hasMessageContaining("0..671");
    }
}
