package kitchensync.predictor.cook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import kitchensync.predictor.dispersion.Dispersion;
import org.junit.jupiter.api.Test;

class ExactPlanTest {

    private static Outlook outlook(double early, int hold, int step, double cost, double... means) {
        double[] worth = new double[means.length];
        Arrays.fill(worth, 1);
        return new Outlook(new Timing(0, early, hold), step, cost, worth, means, Dispersion.POISSON);
    }

    @Test
    void lastSlotIsANewsvendor() {
        // Given one slot with 2 units of demand, all of it after the units are ready, and a cost of .4
        ExactPlan plan = new ExactPlan(outlook(0, 2, 1, .4, 2), 8);

        double[] gains = plan.gains(0, new StockAges(new int[2]));

        // Then the smallest k with P(demand <= k) >= .6 is started, P(demand <= 2) being .677
        assertThat(Lookahead.best(gains)).isEqualTo(2);
        assertThat(gains[1]).isEqualTo(1 - Math.exp(-2) - .4, within(1e-8));
        assertThat(plan.profit()).isEqualTo(gains[2], within(1e-12));
    }

    @Test
    void whatCanBeCookedLaterIsNotCookedNow() {
        // Given two units within the hold time, of which the next decision can still cook for most
        double[] means = new double[16];
        Arrays.fill(means, .5);
        ExactPlan plan = new ExactPlan(outlook(0, 4, 1, .5, means), 8);

        // Then one is started, where the newsvendor of the whole window would start two
        assertThat(Dispersion.POISSON.of(2).quantile(.5)).isEqualTo(2);
        assertThat(Lookahead.best(plan.gains(4, new StockAges(new int[4])))).isEqualTo(1);
    }

    @Test
    void unitsThatAreAboutToExpireDoNotCount() {
        ExactPlan plan = new ExactPlan(outlook(.5, 2, 1, .4, 1, 1, 1, 1), 10);

        int none = Lookahead.best(plan.gains(0, new StockAges(new int[2])));

        assertThat(Lookahead.best(plan.gains(0, new StockAges(new int[] {4, 0}))))
                .isEqualTo(none);
        assertThat(Lookahead.best(plan.gains(0, new StockAges(new int[] {0, 4}))))
                .isZero();
    }

    @Test
    void itsWorthIsWhatFollowingItEarns() {
        Instances instances = new Instances(3);
        for (int i = 0; i < 20; ) {
            Outlook outlook = instances.next(0);
            if (ExactPlan.states(outlook, outlook.mostUnits() + 4) < 1000) {
                ExactPlan plan = new ExactPlan(outlook, outlook.mostUnits() + 4);
                assertThat(Following.of(plan, outlook).profit()).isEqualTo(plan.profit(), within(1e-6));
                i++;
            }
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        Outlook slow = new Outlook(new Timing(1, .5, 2), 1, .4, new double[1], new double[1], Dispersion.POISSON);

        assertThatThrownBy(() -> new ExactPlan(slow, 2)).hasMessageContaining("within a slot");
        assertThat(ExactPlan.states(outlook(0, 16, 1, .4, 1), 200)).isEqualTo(Integer.MAX_VALUE);
    }
}
