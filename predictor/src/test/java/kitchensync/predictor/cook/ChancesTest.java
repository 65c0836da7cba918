package kitchensync.predictor.cook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import kitchensync.predictor.dispersion.Dispersion;
import org.junit.jupiter.api.Test;

class ChancesTest {

    @Test
    void sumToOneAndHaveTheMeanAndSpread() {
        for (Dispersion dispersion : new Dispersion[] {Dispersion.POISSON, new Dispersion(1.6, .2)}) {
            for (double mean : new double[] {.01, .3, 4, 60, 500}) {
                double[] chances = Chances.of(mean, dispersion);

                double sum = 0;
                double first = 0;
                double second = 0;
                for (int k = 0; k < chances.length; k++) {
                    sum += chances[k];
                    first += k * chances[k];
                    second += (double) k * k * chances[k];
                }
                assertThat(sum).isEqualTo(1, within(1e-12));
                assertThat(first).isEqualTo(mean, within(1e-5 * mean));
                assertThat(second - first * first)
                        .isEqualTo(dispersion.variance(mean), within(1e-3 * dispersion.variance(mean)));
                assertThat(chances[0]).isEqualTo(dispersion.of(mean).probabilities(0)[0], within(1e-12));
            }
        }
    }

    @Test
    void noDemandIsCertain() {
        assertThat(Chances.of(0, Dispersion.POISSON)).containsExactly(1);
    }

    @Test
    void expectedSalesAreThoseOfTheDistribution() {
        Dispersion dispersion = new Dispersion(1.3, .1);

        double[] sales = Chances.expectedSales(Chances.of(3, dispersion), 40);

        assertThat(sales[0]).isZero();
        assertThat(sales[5]).isEqualTo(dispersion.of(3).expectedSales(5), within(1e-8));
        assertThat(sales[40]).isEqualTo(3, within(1e-6));
        assertThat(Arrays.stream(sales).sorted().toArray()).isEqualTo(sales);
    }
}
