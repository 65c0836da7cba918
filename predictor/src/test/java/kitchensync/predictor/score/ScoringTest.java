package kitchensync.predictor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import kitchensync.predictor.dispersion.CountDistribution;
import kitchensync.predictor.dispersion.Dispersion;
import org.junit.jupiter.api.Test;

class ScoringTest {

    @Test
    void scoresAreTheDefinitionsOfThem() {
        // Given a forecast of 2 where 3 were asked for, and one of 1 where nothing was
        Scoring scoring = new Scoring("model", 2);
        scoring.add(3, Dispersion.POISSON.of(2));
        scoring.add(0, Dispersion.POISSON.of(1));

        Score score = scoring.score();

        assertThat(score.poissonDeviance()).isEqualTo((2 * (3 * Math.log(1.5) - 1) + 2 * 1) / 2, within(1e-12));
        assertThat(score.rmse()).isEqualTo(1);
        assertThat(score.scaledRmse()).isEqualTo(.5);
        assertThat(score.bias()).isZero();
        assertThat(score.wape()).isEqualTo(2 / 3.0);
        // medians 2 and 1: an error of one unit above, one below; ninetieth hundredths 4 and 2
        assertThat(score.pinball50()).isEqualTo((.5 * 1 + .5 * 1) / 2, within(1e-12));
        assertThat(score.pinball90()).isEqualTo((.1 * 1 + .1 * 2) / 2, within(1e-12));
    }

    @Test
    void aForecastOfNothingIsFloored() {
        Scoring scoring = new Scoring("zero", 2);
        scoring.add(1, new CountDistribution(0, 0));

        assertThat(scoring.score().poissonDeviance()).isEqualTo(2 * (Math.log(100) - 1 + .01), within(1e-12));
    }

    @Test
    void theMiddleOfARightDistributionCoversEightyInAHundredAndThatOfANarrowOneFewer() {
        // Given demand that is a mixture: Poisson of a mean that is 1 or 5
        SplittableRandom random = new SplittableRandom(5);
        Scoring right = new Scoring("right", 2);
        Scoring narrow = new Scoring("narrow", 2);
        for (int i = 0; i < 40_000; i++) {
            double rate = random.nextBoolean() ? 1 : 5;
            int demand = -1;
            for (double p = 1; p > Math.exp(-rate); p *= random.nextDouble()) {
                demand++;
            }
            right.add(demand, Dispersion.POISSON.of(rate));
            narrow.add(demand, Dispersion.POISSON.of(3));
        }

        assertThat(right.score().coverage80()).isEqualTo(.8, within(.01));
        assertThat(narrow.score().coverage80()).isLessThan(.7);
    }

    @Test
    void nothingCannotBeScored() {
        assertThatThrownBy(() -> new Scoring("model", 2).score()).hasMessageContaining("nothing to score model on");
    }
}
