package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cheeseburgers cook 10 minutes and hold 120. */
class StockOnHandTest {

    private static final String STOCK = "select coalesce(sum(on_hand + cooking), 0) from MARTS.STOCK_ON_HAND";

    private static void cooked(Sandbox sandbox, int units, String at) throws SQLException {
        sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "" + units, at);
    }

    private static void sold(Sandbox sandbox, int units, String at) throws SQLException {
        sandbox.sale("012", "CHEESEBURGER", units, at);
    }

    private static String counted(Sandbox sandbox) throws SQLException {
        assertThat(sandbox.layers("2026-02-01 00:00:00", false).failures()).isEmpty();
        return sandbox.value(STOCK);
    }

    @Test
    void whatWasSoldBeforeAnybodyToldOfCookingIsOwedByNone() throws SQLException {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: a history of sales alone
            sold(sandbox, 400, "2026-01-05 18:00:00");
            sold(sandbox, 300, "2026-01-06 18:00:00");

            // When: the crew begins to tell
            cooked(sandbox, 6, "2026-01-07 18:00:00");
            sold(sandbox, 2, "2026-01-07 18:31:00");

            // Then
            assertThat(counted(sandbox)).isEqualTo("4");
        }
    }

    @Test
    void aBatchThatNobodyToldOfIsForgottenWithTheOneThatWasTold() throws SQLException {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: of five units nine were sold
            cooked(sandbox, 5, "2026-01-07 16:00:00");
            sold(sandbox, 9, "2026-01-07 17:00:00");

            // When
            cooked(sandbox, 5, "2026-01-07 18:00:00");
            sold(sandbox, 1, "2026-01-07 18:31:00");

            // Then
            assertThat(counted(sandbox)).isEqualTo("4");
        }
    }

    @Test
    void whatWasThrownAwayWithoutTellingIsNotInStock() throws SQLException {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: eight units expired
            cooked(sandbox, 10, "2026-01-07 14:00:00");
            sold(sandbox, 2, "2026-01-07 14:30:00");

            // When
            cooked(sandbox, 10, "2026-01-07 18:00:00");
            sold(sandbox, 3, "2026-01-07 18:31:00");

            // Then
            assertThat(counted(sandbox)).isEqualTo("7");
        }
    }

    @Test
    void whatIsThrownAwayAfterMidnightIsOfTheBatchThatExpiredBefore() throws SQLException {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: at 23:40 on the store's clock three units expire; six more are ready at 23:30
            cooked(sandbox, 5, "2026-01-08 03:30:00");
            sold(sandbox, 2, "2026-01-08 04:00:00");
            cooked(sandbox, 6, "2026-01-08 05:20:00");

            // When: ten past midnight
            sandbox.event("WASTE_LOG", "012", "CHEESEBURGER", "3, 'expired'", "2026-01-08 06:10:00");

            // Then
            assertThat(counted(sandbox)).isEqualTo("6");
        }
    }

    @Test
    void whatIsDroppedBeforeMidnightIsNotInStockAfterIt() throws SQLException {
        try (Sandbox sandbox = new Sandbox()) {
            // Given: until 01:30 on the store's clock
            cooked(sandbox, 6, "2026-01-08 05:20:00");

            // When: at 23:50, and at a quarter past midnight
            sandbox.event("WASTE_LOG", "012", "CHEESEBURGER", "2, 'dropped'", "2026-01-08 05:50:00");
            sold(sandbox, 1, "2026-01-08 06:15:00");

            // Then
            assertThat(counted(sandbox)).isEqualTo("3");
        }
    }

    /** Ten hours by the minute: batches overlap, what expires is thrown away in its minute, customers ask in vain. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aKitchenThatTellsOfEverythingIsCountedExactly(long seed) throws SQLException {
        Random random = new Random(seed);
        Deque<int[]> shelf = new ArrayDeque<>();
        LocalDateTime opening = LocalDateTime.parse("2026-01-07T13:00");
        try (Sandbox sandbox = new Sandbox()) {
            for (int minute = 0; minute < 600; minute++) {
                String at = opening.plusMinutes(minute).toString().replace('T', ' ') + ":00";
                int now = minute;
                int expired = shelf.stream()
                        .filter(batch -> batch[0] + 130 == now)
                        .mapToInt(batch -> batch[1])
                        .sum();
                shelf.removeIf(batch -> batch[0] + 130 == now);
                if (expired > 0) {
                    sandbox.event("WASTE_LOG", "012", "CHEESEBURGER", expired + ", 'expired'", at);
                }
                if (random.nextInt(30) == 0) {
                    int units = 1 + random.nextInt(12);
                    shelf.addLast(new int[] {minute, units});
                    cooked(sandbox, units, at);
                }
                int[] oldest = shelf.stream()
                        .filter(batch -> batch[0] + 10 <= now && batch[1] > 0)
                        .findFirst()
                        .orElse(null);
                if (oldest != null && random.nextInt(5) == 0) {
                    oldest[1]--;
                    sold(sandbox, 1, at);
                }
                if (minute % 97 == 96) {
                    // When: a run of the pipeline, as of this minute
                    sandbox.event("STOCKOUT_EVENTS", "012", "HOT_DOG", "1", at);

                    // Then
                    int left = shelf.stream().mapToInt(batch -> batch[1]).sum();
                    assertThat(counted(sandbox)).isEqualTo("" + left);
                }
            }
        }
    }

    /**
     * Two days and nights by the minute, from noon: what expires is thrown away up to three quarters of an hour later,
     * and one unit in forty is dropped. Nothing is cooked from one to four in the morning.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 4})
    void aKitchenThatNeverClosesIsCountedExactlyWheneverNothingExpiredLiesAbout(long seed) throws SQLException {
        Random random = new Random(seed);
        Deque<int[]> shelf = new ArrayDeque<>();
        LocalDateTime noon = LocalDateTime.parse("2026-01-07T18:00");
        int throwAt = 0;
        int counts = 0;
        try (Sandbox sandbox = new Sandbox()) {
            for (int minute = 0; minute < 2_880; minute++) {
                String at = noon.plusMinutes(minute).toString().replace('T', ' ') + ":00";
                int now = minute;
                int hour = (12 + minute / 60) % 24;
                int expired = shelf.stream()
                        .filter(batch -> batch[0] + 130 <= now)
                        .mapToInt(batch -> batch[1])
                        .sum();
                if (expired == 0) {
                    shelf.removeIf(batch -> batch[0] + 130 <= now);
                    throwAt = minute + 5 + random.nextInt(40);
                } else if (minute >= throwAt) {
                    shelf.removeIf(batch -> batch[0] + 130 <= now);
                    sandbox.event("WASTE_LOG", "012", "CHEESEBURGER", expired + ", 'expired'", at);
                    expired = 0;
                }
                if ((hour < 1 || hour >= 4) && random.nextInt(40) == 0) {
                    int units = 1 + random.nextInt(8);
                    shelf.addLast(new int[] {minute, units});
                    cooked(sandbox, units, at);
                }
                int[] oldest = shelf.stream()
                        .filter(batch -> batch[0] + 10 <= now && batch[0] + 130 > now && batch[1] > 0)
                        .findFirst()
                        .orElse(null);
                if (oldest != null && random.nextInt(8) == 0) {
                    oldest[1]--;
                    if (random.nextInt(40) == 0) {
                        sandbox.event("WASTE_LOG", "012", "CHEESEBURGER", "1, 'dropped'", at);
                    } else {
                        sold(sandbox, 1, at);
                    }
                }
                if (expired == 0 && minute % (hour >= 22 || hour < 3 ? 40 : 360) == 0) {
                    // When: a run of the pipeline, as of this minute
                    sandbox.event("STOCKOUT_EVENTS", "012", "HOT_DOG", "1", at);

                    // Then
                    int left = shelf.stream().mapToInt(batch -> batch[1]).sum();
                    assertThat(counted(sandbox)).as(at).isEqualTo("" + left);
                    counts++;
                }
            }
        }
        assertThat(counts).isGreaterThan(10);
    }
}
