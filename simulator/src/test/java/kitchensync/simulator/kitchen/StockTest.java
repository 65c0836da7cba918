package kitchensync.simulator.kitchen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import kitchensync.simulator.kitchen.Stock.Expired;
import org.junit.jupiter.api.Test;

class StockTest {

    private static final Instant NOON = Instant.parse("2026-01-15T18:00:00Z");

    private final Stock stock = new Stock(KitchenState.EMPTY);

    @Test
    void oldestUnitsAreSoldFirst() {
        // Given
        stock.add("A", batch(5, 10, 40));
        stock.add("A", batch(3, 0, 30));
        // When
        int taken = stock.take("A", 4, NOON.plusSeconds(600));
        // Then
        assertThat(taken).isEqualTo(4);
        assertThat(stock.state().batches().get("A")).containsExactly(batch(4, 10, 40));
    }

    @Test
    void unitsStillCookingAreNotSold() {
        // Given
        stock.add("A", batch(5, 10, 40));
        // Then
        assertThat(stock.take("A", 1, NOON.plusSeconds(599))).isZero();
        assertThat(stock.take("A", 1, NOON.plusSeconds(600))).isEqualTo(1);
    }

    @Test
    void unitsAreSoldUpToTheirExpiryAndNotAtIt() {
        // Given
        stock.add("A", batch(5, 0, 30));
        // Then
        assertThat(stock.take("A", 1, NOON.plusSeconds(1799))).isEqualTo(1);
        assertThat(stock.take("A", 1, NOON.plusSeconds(1800))).isZero();
    }

    @Test
    void whatThereIsIsTakenWhenMoreIsWanted() {
        // Given
        stock.add("A", batch(2, 0, 30));
        // Then
        assertThat(stock.take("A", 3, NOON)).isEqualTo(2);
        assertThat(stock.take("B", 3, NOON)).isZero();
        assertThat(stock.state().batches()).isEmpty();
    }

    @Test
    void expiredUnitsLeaveInTheOrderOfExpiry() {
        // Given
        stock.add("A", batch(2, 0, 30));
        stock.add("B", batch(4, 0, 20));
        stock.add("A", batch(7, 5, 60));
        // When
        var expired = stock.expire(NOON.plusSeconds(1800));
        // Then
        assertThat(expired)
                .containsExactly(
                        new Expired("B", 4, NOON.plusSeconds(1200)), new Expired("A", 2, NOON.plusSeconds(1800)));
        assertThat(stock.state().units("A")).isEqualTo(7);
    }

    private static Batch batch(int quantity, int readyMinute, int expiryMinute) {
        return new Batch(quantity, NOON.plusSeconds(60L * readyMinute), NOON.plusSeconds(60L * expiryMinute));
    }
}
