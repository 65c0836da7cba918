package kitchensync.predictor.dispersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountDistributionTest {

    @ParameterizedTest
    @CsvSource({"0.02, 0.02", "0.02, 0.05", "1.3, 1.3", "1.3, 4", "40, 40", "40, 200", "500, 9000"})
    void probabilitiesAddUpToOneAndHaveTheMeanAndVariance(double mean, double variance) {
        double[] p = new CountDistribution(mean, variance).probabilities(5_000);

        double sum = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k < p.length; k++) {
            sum += p[k];
            first += k * p[k];
            second += (double) k * k * p[k];
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(first).isCloseTo(mean, within(1e-6 * mean));
        assertThat(second - first * first).isCloseTo(variance, within(1e-5 * variance));
    }

    @Test
    void poissonIsTheKnownOne() {
        CountDistribution poisson = Dispersion.POISSON.of(2);

        assertThat(poisson.probabilities(3)[3]).isCloseTo(0.1804470443, within(1e-9));
        assertThat(poisson.cumulative(3)).isCloseTo(0.8571234605, within(1e-9));
    }

    @Test
    void aQuantileIsTheFewestUnitsThatAreEnough() {
        CountDistribution demand = new CountDistribution(2, 2);

        assertThat(demand.quantile(0.8571)).isEqualTo(3);
        assertThat(demand.quantile(0.8572)).isEqualTo(4);
        assertThat(demand.quantile(0)).isZero();
        assertThat(new CountDistribution(0, 0).quantile(0.999)).isZero();
        assertThat(new CountDistribution(3_000, 3_000).quantile(0.5)).isBetween(2_999, 3_000);
    }

    @Test
    void expectedSalesAreTheMeanOfTheSmallerOfDemandAndStock() {
        CountDistribution demand = new CountDistribution(1.5, 3);
        double[] p = demand.probabilities(2_000);
        double sales = 0;
        for (int k = 0; k < p.length; k++) {
            sales += p[k] * Math.min(k, 3);
        }

        assertThat(demand.expectedSales(3)).isCloseTo(sales, within(1e-9));
        assertThat(demand.expectedSales(0)).isZero();
    }

    @Test
    void aSpanOfADaySharesItsLevel() {
        Dispersion dispersion = new Dispersion(1.5, 0.04);

        assertThat(dispersion.variance(4)).isCloseTo(1.5 * 4 + 0.04 * 16, within(1e-12));
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> new CountDistribution(-1, 1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> new CountDistribution(Double.NaN, 1)).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> new Dispersion(0.5, 0)).hasMessageContaining("perUnit");
        assertThatThrownBy(() -> new CountDistribution(1, 1).quantile(1)).hasMessageContaining("below 1");
    }
}
