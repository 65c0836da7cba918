package kitchensync.local.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.local.command.PredictorSettings;
import kitchensync.simulator.demand.World;
import kitchensync.simulator.trial.Contender;
import kitchensync.simulator.trial.Contenders;
import kitchensync.simulator.trial.Group;
import kitchensync.simulator.trial.Outcome;
import kitchensync.simulator.trial.Setting;
import kitchensync.simulator.trial.Trial;
import kitchensync.simulator.trial.TrialResult;
import kitchensync.simulator.trial.TrialSpec;
import org.junit.jupiter.api.Test;

/** Three stores for five days: too few to measure, enough to see whether forecast and plan work together. */
class OurPolicyTest {

    private static final double MISS_WEIGHT = 4;

    private static TrialResult play(Setting... settings) {
        Catalogue bundled = CatalogueFiles.bundled();
        Catalogue catalogue = new Catalogue(
                bundled.stores().stream()
                        .filter(store -> List.of("012", "091", "103").contains(store.id()))
                        .toList(),
                bundled.items());
        List<Contender> contenders = new ArrayList<>(Contenders.all());
        contenders.add(OurPolicy.contender(PredictorSettings.training(), MISS_WEIGHT));
        return Trial.run(
                new TrialSpec(catalogue, List.of(settings), List.of(7L), LocalDate.of(2026, 1, 1), 42, 5),
                contenders,
                2,
                (setting, seed, played, runs) -> {});
    }

    @Test
    void earnsMoreThanThePredecessorAndServesMoreWithLessWaste() {
        Setting home = new Setting(World.HOME, CookIn.UNITS);

        TrialResult result = play(home);

        Outcome ours = result.outcome(home, "ours", new Group.All());
        Outcome later = result.outcome(home, "predecessor_later", new Group.All());
        assertThat(ours.wastePct().value())
                .isLessThan(7)
                .isLessThan(later.wastePct().value());
        assertThat(ours.servicePct().value())
                .isGreaterThan(97.5)
                .isGreaterThan(later.servicePct().value());
        assertThat(result.gapClosedPct(home, "ours").orElseThrow()).isGreaterThan(50);
    }

    @Test
    void cooksWholeBatchesWhereTheseAreCooked() {
        Setting batches = new Setting(World.HOME, CookIn.BATCHES);

        // The engine refuses anything but whole batches.
        assertThat(play(batches)
                        .outcome(batches, "ours", new Group.All())
                        .servicePct()
                        .value())
                .isGreaterThan(95);
    }
}
