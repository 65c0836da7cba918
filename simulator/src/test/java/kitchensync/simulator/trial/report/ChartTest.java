package kitchensync.simulator.trial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kitchensync.simulator.trial.Estimate;
import kitchensync.simulator.trial.Outcome;
import kitchensync.simulator.trial.Tally;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void wasteGoesRightAndServiceUp() {
        // When the axes reach 12 % and 4 %
        Chart chart = Chart.of(List.of("best", "worst"), List.of(outcome(0, 100), outcome(11, 96.5)));
        // Then
        Chart.Point best = chart.points().getFirst();
        Chart.Point worst = chart.points().getLast();
        assertThat(best.x()).isEqualTo(Chart.LEFT);
        assertThat(best.y()).isEqualTo(Chart.TOP);
        assertThat(worst.x()).isBetween(Chart.LEFT + .9 * (Chart.RIGHT - Chart.LEFT), (double) Chart.RIGHT);
        assertThat(worst.y()).isBetween(Chart.TOP + .8 * (Chart.BOTTOM - Chart.TOP), (double) Chart.BOTTOM);
        assertThat(worst.x0()).isLessThan(worst.x());
        assertThat(worst.y1()).isGreaterThan(worst.y());
        assertThat(chart.across().getLast().label()).isEqualTo("12");
        assertThat(chart.up().getLast().label()).isEqualTo("96.0");
    }

    private static Outcome outcome(double waste, double service) {
        return new Outcome(
                Tally.NONE,
                new Estimate(waste, waste - .2, waste + .2),
                new Estimate(service, service - .2, service + .2),
                new Estimate(1, 0, 2));
    }
}
