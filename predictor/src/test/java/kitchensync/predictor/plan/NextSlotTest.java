package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
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

    @Test
    void stockShrinksByWhatIsLikelySoldInTheMeantime() {
        // Given 6 units at 12:05, and 3 a slot
        Item hotDog = CookDecisionTest.item(10, 60, CookIn.UNITS, 1);
        ItemWeek week = CookDecisionTest.flat(3, 0, 24);
        CountedStock counted = new CountedStock(6, 2, Instant.parse("2026-02-12T18:05:00Z"));

        // When a slot and two thirds have passed
        CountedStock then = counted.at(Instant.parse("2026-02-12T18:30:00Z"), hotDog, week, CHICAGO);

        // Then
        assertThat(then.onHand()).isEqualTo(1, within(1e-9));
        assertThat(then.cooking()).isEqualTo(2);
    }

    @Test
    void stockIsNeverBelowNothingAndGoneOnceAllHasExpired() {
        Item hotDog = CookDecisionTest.item(10, 60, CookIn.UNITS, 1);
        CountedStock counted = new CountedStock(6, 2, Instant.parse("2026-02-12T18:00:00Z"));

        CountedStock soldOut =
                counted.at(Instant.parse("2026-02-12T18:30:00Z"), hotDog, CookDecisionTest.flat(9, 0, 24), CHICAGO);
        CountedStock expired =
                counted.at(Instant.parse("2026-02-12T19:10:00Z"), hotDog, CookDecisionTest.flat(0, 0, 24), CHICAGO);

        assertThat(soldOut.onHand()).isZero();
        assertThat(expired.onHand() + expired.cooking()).isZero();
    }
}
