package kitchensync.predictor.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class OddDaysTest {

    private static final int[] WEEK = {0, 1, 2, 3, 4, 5, 6};

    /** Weeks of about 100 units a day, times {@code factor} of the day. */
    private static StoreMemory store(int weeks, IntToDoubleFunction factor) {
        Random random = new Random(3);
        StoreMemory store = new StoreMemory(1, .97);
        for (int week = 0; week < weeks; week++) {
            double[][] days = new double[7][];
            for (int dow = 0; dow < 7; dow++) {
                days[dow] = new double[] {(100 + 8 * random.nextGaussian()) * factor.applyAsDouble(week * 7 + dow)};
            }
            store.learn(WEEK, days);
        }
        return store;
    }

    private static double level(StoreMemory store) {
        return store.level().orElseThrow();
    }

    @Test
    void aPartyIsNoNewLevel() {
        double usual = level(store(20, day -> 1));

        double afterParty = level(store(20, day -> day == 136 ? 3 : 1));

        assertThat(usual).isEqualTo(100, within(4.0));
        assertThat(afterParty / usual).isBetween(1.0, 1.08);
    }

    @Test
    void aWholeWeekIsOne() {
        double raised = level(store(20, day -> day < 133 ? 1 : 1.5));

        assertThat(raised).isGreaterThan(130);
    }

    @Test
    void whatOddDaysBringStaysInTheMean() {
        // Given a day of three times as much every 23 days, on another weekday each time
        double sum = 0;
        for (int weeks = 47; weeks < 70; weeks++) {
            sum += level(store(weeks, day -> day % 23 == 10 ? 3 : 1));
        }

        assertThat(sum / 23).isEqualTo(100 * (1 + 2 / 23.0), within(3.0));
    }
}
