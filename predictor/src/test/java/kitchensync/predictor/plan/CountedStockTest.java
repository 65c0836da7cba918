package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.plan.CountedStock.Cooked;
import kitchensync.predictor.plan.CountedStock.Held;
import org.junit.jupiter.api.Test;

class CountedStockTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Item HOT_DOG = Items.item(10, 60, CookIn.UNITS, 1);

    private static Instant at(String time) {
        return Instant.parse("2026-02-12T" + time + ":00Z");
    }

    @Test
    void whatIsLeftIsOfWhatWasCookedLast() {
        CountedStock stock = CountedStock.of(
                7,
                List.of(new Cooked(at("18:00"), 4), new Cooked(at("17:30"), 5), new Cooked(at("17:15"), 6)),
                HOT_DOG,
                at("18:05"));

        assertThat(stock.batches())
                .containsExactly(new Held(3, at("17:40"), at("18:40")), new Held(4, at("18:10"), at("19:10")));
    }

    @Test
    void unitsThatNothingIsKnownOfHaveHalfTheirTimeLeft() {
        CountedStock stock = CountedStock.of(2, List.of(), HOT_DOG, at("18:05"));

        assertThat(stock.batches()).containsExactly(new Held(2, at("18:05"), at("18:35")));
    }

    @Test
    void stockShrinksByWhatIsLikelySoldInTheMeantimeOldestFirst() {
        // Given 6 ready units and 2 cooking at 12:05, and 3 a slot
        CountedStock counted = new CountedStock(
                List.of(
                        new Held(2, at("18:20"), at("19:20")),
                        new Held(2, at("17:30"), at("18:30")),
                        new Held(4, at("18:00"), at("19:00"))),
                at("18:05"));

        // When ten minutes of this slot have passed, 2 units
        CountedStock then = counted.at(at("18:15"), Items.flat(3, 0, 24), CHICAGO);

        // Then
        assertThat(then.asSeenAt(at("18:15"))).containsExactly(new Batch(4, -15, 45), new Batch(2, 5, 65));
        assertThat(then.at(at("18:20"), Items.flat(3, 0, 24), CHICAGO)
                        .batches()
                        .getFirst()
                        .units())
                .isEqualTo(3, within(1e-9));
    }

    @Test
    void stockIsNeverBelowNothingAndGoneOnceItHasExpired() {
        CountedStock counted = new CountedStock(List.of(new Held(6, at("17:50"), at("18:50"))), at("18:00"));

        assertThat(counted.at(at("18:30"), Items.flat(9, 0, 24), CHICAGO).batches())
                .isEmpty();
        assertThat(counted.at(at("18:50"), Items.flat(0, 0, 24), CHICAGO).batches())
                .isEmpty();
        assertThat(counted.at(at("18:45"), Items.flat(0, 0, 24), CHICAGO).batches())
                .hasSize(1);
    }

    @Test
    void whatTheCrewStartsInTheRunningSlotIsThere() {
        CountedStock counted = new CountedStock(List.of(), at("17:58"));

        assertThat(counted.alsoStarted(3, at("18:00"), HOT_DOG).batches())
                .containsExactly(new Held(3, at("18:10"), at("19:10")));
        assertThat(counted.alsoStarted(0, at("18:00"), HOT_DOG).batches()).isEmpty();
    }
}
