package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import kitchensync.domain.slot.Slot;
import org.junit.jupiter.api.Test;

class NextSlotTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @Test
    void slotThatHasJustBegunIsNotTheNext() {
        Instant noon = Instant.parse("2026-02-12T18:00:00Z");

        assertThat(NextSlot.after(noon).start()).isEqualTo(Instant.parse("2026-02-12T18:15:00Z"));
        assertThat(NextSlot.after(noon.minusMillis(1)).start()).isEqualTo(noon);
    }

    @Test
    void eachStoreHasItsOwnPlaceInTheWeek() {
        NextSlot next = NextSlot.after(Instant.parse("2026-02-16T05:50:00Z"));

        assertThat(next.in(CHICAGO)).isEqualTo(Slot.of(DayOfWeek.MONDAY, 0, 0));
        assertThat(next.runningIn(CHICAGO)).isEqualTo(Slot.of(DayOfWeek.SUNDAY, 23, 45));
        assertThat(next.in(ZoneId.of("Europe/Berlin"))).isEqualTo(Slot.of(DayOfWeek.MONDAY, 7, 0));
    }

    @Test
    void hourThatSpringSkipsIsSkipped() {
        // Given 01:50 in Chicago on the day the clocks go from 02:00 to 03:00
        NextSlot next = NextSlot.after(Instant.parse("2026-03-08T07:50:00Z"));

        assertThat(next.runningIn(CHICAGO)).isEqualTo(Slot.of(DayOfWeek.SUNDAY, 1, 45));
        assertThat(next.in(CHICAGO)).isEqualTo(Slot.of(DayOfWeek.SUNDAY, 3, 0));
    }
}
