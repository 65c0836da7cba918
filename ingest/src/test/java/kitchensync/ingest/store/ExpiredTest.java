package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiredTest {

    private static final Instant BEFORE = Instant.parse("2026-03-01T00:00:00Z");
    private static final EventLeaf JANUARY = leaf(1, 1, 100);
    private static final EventLeaf FEBRUARY = leaf(2, 101, 200);
    private static final EventLeaf MARCH = leaf(3, 201, 300);

    @Test
    void monthsThatEndedInTimeAndWereTakenMayGo() {
        Expired expired = Expired.of(List.of(JANUARY, FEBRUARY, MARCH), BEFORE, 1_000);

        assertThat(expired.droppable()).containsExactly(JANUARY, FEBRUARY);
        assertThat(expired.lastDropped()).isEqualTo(200);
    }

    @Test
    void aMonthStaysWhenItsLastEventIsNotTaken() {
        Expired expired = Expired.of(List.of(JANUARY, FEBRUARY, MARCH), BEFORE, 199);

        assertThat(expired.droppable()).containsExactly(JANUARY);
        assertThat(expired.kept()).containsExactly(FEBRUARY);
    }

    @Test
    void anOldMonthStaysWhenAClockThatWasSetBackPutNewerEventsIntoIt() {
        EventLeaf mixed = leaf(1, 1, 250);

        Expired expired = Expired.of(List.of(mixed, FEBRUARY, MARCH), BEFORE, 1_000);

        assertThat(expired.droppable()).isEmpty();
        assertThat(expired.kept()).containsExactly(mixed, FEBRUARY);
    }

    @Test
    void onlyAWholeBeginningGoes() {
        // Given the oldest events in a month that has to stay
        EventLeaf first = leaf(3, 1, 50);
        EventLeaf second = leaf(1, 51, 100);

        Expired expired = Expired.of(List.of(second, first), BEFORE, 1_000);

        assertThat(expired.droppable()).isEmpty();
        assertThat(expired.kept()).containsExactly(second);
    }

    @Test
    void anEmptyMonthGoesWithoutHavingBeenTaken() {
        EventLeaf empty = new EventLeaf(YearMonth.of(2026, 1), Optional.empty(), Optional.empty());

        Expired expired = Expired.of(List.of(empty, leaf(3, 1, 2)), BEFORE, 0);

        assertThat(expired.droppable()).containsExactly(empty);
        assertThat(expired.lastDropped()).isZero();
    }

    private static EventLeaf leaf(int month, long first, long last) {
        return new EventLeaf(YearMonth.of(2026, month), Optional.of(first), Optional.of(last));
    }
}
