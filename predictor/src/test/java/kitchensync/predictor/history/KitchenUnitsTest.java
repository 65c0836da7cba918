package kitchensync.predictor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KitchenUnitsTest {

    @Test
    void holdsWhatWasAddedInAnyOrder() {
        // Given
        SplittableRandom random = new SplittableRandom(5);
        KitchenUnits units = new KitchenUnits(30);
        double[][] all = new double[30][96];

        // When
        for (int sale = 0; sale < 400; sale++) {
            int day = random.nextInt(29);
            int cell = random.nextInt(96);
            units.add(day, cell, 1 + sale % 3);
            all[day][cell] += 1 + sale % 3;
        }

        // Then
        for (int day = 0; day < 30; day++) {
            double sum = 0;
            for (int cell = 0; cell < 96; cell++) {
                assertThat(units.of(day, cell)).isEqualTo(all[day][cell]);
                sum += all[day][cell];
            }
            assertThat(units.of(day)).isEqualTo(sum);
        }
    }
}
