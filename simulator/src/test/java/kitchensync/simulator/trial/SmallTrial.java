package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.simulator.demand.World;

/** A trial of three stores, 14 days learnt and 4 played, small enough for tests. */
public final class SmallTrial {

    public static final Setting HOME = new Setting(World.HOME, CookIn.UNITS);
    public static final Setting HOME_BATCHES = new Setting(World.HOME, CookIn.BATCHES);

    private SmallTrial() {}

    public static TrialSpec spec(Setting... settings) {
        Catalogue all = CatalogueFiles.bundled();
        Catalogue three = new Catalogue(
                all.activeStores().stream()
                        .filter(store -> List.of("012", "061", "103").contains(store.id()))
                        .toList(),
                all.items());
        return new TrialSpec(three, List.of(settings), List.of(42L), LocalDate.of(2026, 1, 29), 14, 4);
    }

    public static TrialResult run(TrialSpec spec, List<Contender> contenders) {
        return run(spec, contenders, 2);
    }

    static TrialResult run(TrialSpec spec, List<Contender> contenders, int atOnce) {
        return Trial.run(spec, contenders, atOnce, (setting, seed, played, runs) -> {});
    }
}
