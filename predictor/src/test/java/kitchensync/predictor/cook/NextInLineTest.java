package kitchensync.predictor.cook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import kitchensync.predictor.dispersion.Dispersion;
import org.junit.jupiter.api.Test;

class NextInLineTest {

    /** States up to which the exact plan is worked out here; what is beyond expires seldom. */
    private static final int STATES = 8000;

    /**
     * Expected profits of the exact plan and of another, as shares of a clairvoyant's and summed; in how many instances the
     * other is 1 % behind; and the most that it is behind in any of these, as a share of a clairvoyant's profit.
     */
    private record Comparison(double exact, double other, int instances, int behind, double worst) {

        double gap() {
            return 1 - other / exact;
        }
    }

    private interface Planner {
        Lookahead plan(Outlook outlook);
    }

    private static Comparison compare(int step, int instances, Planner planner) {
        Instances random = new Instances(2026);
        double exact = 0;
        double other = 0;
        int behind = 0;
        double worst = 0;
        for (int found = 0; found < instances; ) {
            Outlook outlook = random.next(step);
            int room = Math.max(outlook.mostUnits(), outlook.step()) * 5 / 4 + outlook.step() + 1;
            if (outlook.mostUnits() == 0 || ExactPlan.states(outlook, room) > STATES) {
                continue;
            }
            ExactPlan best = new ExactPlan(outlook, room);
            // Where even the best earns next to nothing, nothing can be within 1 % of it
            double potential = Arrays.stream(outlook.means()).sum() * (1 - outlook.cost());
            if (best.profit() > .01 * potential) {
                double profit = Following.of(planner.plan(outlook), outlook).profit();
                exact += best.profit() / potential;
                other += profit / potential;
                behind += profit < .99 * best.profit() ? 1 : 0;
                worst = Math.max(worst, (best.profit() - profit) / potential);
                found++;
            }
        }
        return new Comparison(exact, other, instances, behind, worst);
    }

    @Test
    void itsProfitIsWithinOnePercentOfTheExactPlans() {
        Comparison anyBatch = compare(0, 200, NextInLine::new);
        Comparison units = compare(1, 200, NextInLine::new);

        assertThat(anyBatch.gap()).as(anyBatch.toString()).isBetween(0.0, .01);
        assertThat(units.gap()).as(units.toString()).isBetween(0.0, .01);
        assertThat((double) (anyBatch.behind() + units.behind())).isLessThan(.25 * 400);
    }

    @Test
    void withTheExactPlanWhereItIsSmallAlmostEveryInstanceIs() {
        Comparison anyBatch = compare(0, 200, Lookahead::of);
        Comparison units = compare(1, 200, Lookahead::of);

        assertThat(anyBatch.gap()).as(anyBatch.toString()).isBetween(-1e-6, .004);
        assertThat(units.gap()).as(units.toString()).isBetween(-1e-6, .004);
        assertThat((double) (anyBatch.behind() + units.behind())).isLessThan(.06 * 400);
        // What is more than 1 % behind earns little in any case
        assertThat(Math.max(anyBatch.worst(), units.worst())).isLessThan(.02);
    }

    @Test
    void aNewsvendorOverTheHoldTimeIsFarBehind() {
        // Given 1 unit a slot and four slots to hold
        double[] means = new double[32];
        Arrays.fill(means, 1);
        double[] worth = new double[32];
        Arrays.fill(worth, 1);
        Outlook outlook = new Outlook(new Timing(0, .5, 4), 1, .5, worth, means, Dispersion.POISSON);

        // Then it holds less than half of what is asked for in that time: the rest can be cooked later
        double[] gains = new NextInLine(outlook).gains(8, new StockAges(new int[4]));
        assertThat(Lookahead.best(gains)).isBetween(2, 3);
    }

    @Test
    void slowCookingLooksFurtherAhead() {
        double[] means = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] worth = {1, 1, 1, 1, 1, 1, 1, 1};
        StockAges empty = new StockAges(new int[4]);
        NextInLine slow = new NextInLine(new Outlook(new Timing(2, .5, 4), 1, .3, worth, means, Dispersion.POISSON));

        assertThat(Lookahead.best(slow.gains(0, empty))).isPositive();
        // 35 minutes of cooking make nothing sellable in the last two slots
        assertThat(slow.gains(6, empty)).containsExactly(0);
        // What is cooking counts: it will be there
        assertThat(Lookahead.best(slow.gains(0, new StockAges(new int[] {0, 0, 0, 9}))))
                .isZero();
    }

    @Test
    void nothingPaysWhereASaleBringsNoMoreThanTheCost() {
        Outlook free =
                new Outlook(new Timing(0, .5, 4), 1, 1, new double[] {1, 1}, new double[] {5, 5}, Dispersion.POISSON);

        assertThat(new NextInLine(free).gains(0, new StockAges(new int[4]))).containsExactly(0);
    }

    @Test
    void dearMissesAndCheapUnitsMeanMore() {
        int before = 0;
        for (double cost : new double[] {.8, .6, .4, .2}) {
            Outlook outlook = new Outlook(
                    new Timing(0, .5, 4),
                    1,
                    cost,
                    new double[] {1, 1, 1, 1, 1, 1},
                    new double[] {2, 2, 2, 2, 2, 2},
                    new Dispersion(1.4, .05));
            int start = Lookahead.best(new NextInLine(outlook).gains(0, new StockAges(new int[4])));
            assertThat(start).isGreaterThanOrEqualTo(before);
            before = start;
        }
        assertThat(before).isBetween(3, 7);
    }

    @Test
    void gainsReachPastTheBest() {
        Outlook outlook = new Outlook(
                new Timing(0, .5, 4), 2, .3, new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1}, Dispersion.POISSON);

        double[] gains = new NextInLine(outlook).gains(0, new StockAges(new int[4]));

        assertThat(gains[0]).isZero();
        assertThat(gains.length).isGreaterThan(Lookahead.best(gains) + 1);
        assertThat(gains[Lookahead.best(gains)])
                .isEqualTo(Arrays.stream(gains).max().orElseThrow(), within(1e-12));
    }
}
