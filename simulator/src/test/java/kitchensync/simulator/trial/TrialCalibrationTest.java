package kitchensync.simulator.trial;

import static kitchensync.simulator.trial.SmallTrial.HOME;
import static kitchensync.simulator.trial.SmallTrial.HOME_BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.simulator.trial.report.TrialTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The usual trial at home with one seed; prints its table. */
class TrialCalibrationTest {

    private static final Group ALL = new Group.All();

    private static TrialResult result;

    /** Not in a static initializer: the runs go over threads that would wait for it, and it for them. */
    @BeforeAll
    static void play() {
        result = Trial.run(
                new TrialSpec(
                        CatalogueFiles.bundled(),
                        List.of(HOME, HOME_BATCHES),
                        List.of(42L),
                        LocalDate.of(2026, 1, 1),
                        42,
                        28),
                Contenders.all(),
                2,
                (setting, seed, played, runs) -> {});
    }

    @Test
    void contendersComeOutAsTheyAreKnownToDo() {
        System.out.println(TrialTable.of(result));
        // Then: the later rule as published, 10.98 % waste in a world with weather
        assertThat(wastePct("predecessor_later")).isBetween(9.5, 12.5);
        assertThat(servicePct("predecessor_later")).isBetween(96.0, 98.0);
        assertThat(wastePct("predecessor_first")).isGreaterThan(20);
        assertThat(wastePct("par_levels")).isBetween(15.0, 21.0);
        assertThat(wastePct(Clairvoyant.ID)).isLessThan(.05);
        assertThat(servicePct(Clairvoyant.ID)).isGreaterThan(99.99);
        for (String weatherBlind : List.of("predecessor_first", "predecessor_first_fixed", "predecessor_later")) {
            Estimate better = result.difference(HOME, Measure.PROFIT, ALL, "predecessor_weather", weatherBlind);
            assertThat(better.low()).as(weatherBlind).isPositive();
        }
    }

    @Test
    void wholeBatchesCostTheClairvoyantLittle() {
        double byUnit = result.outcome(HOME, Clairvoyant.ID, ALL).profit().value();
        double inBatches =
                result.outcome(HOME_BATCHES, Clairvoyant.ID, ALL).profit().value();
        assertThat(inBatches).isBetween(.99 * byUnit, byUnit);
    }

    private double wastePct(String contender) {
        return result.outcome(HOME, contender, ALL).wastePct().value();
    }

    private double servicePct(String contender) {
        return result.outcome(HOME, contender, ALL).servicePct().value();
    }
}
