package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.demand.Climate;

/**
 * Plays ways to decide what to cook side by side, on the same customers: what a customer wants depends on the seed, the
 * store and the slot, never on what a kitchen has. So two contenders differ by what they decided and by nothing else.
 */
public final class Trial {

    private final TrialSpec spec;
    private final List<Contender> contenders;

    private Trial(TrialSpec spec, List<Contender> contenders) {
        this.spec = spec;
        this.contenders = List.copyOf(contenders);
    }

    /** Is told of each run that is over. */
    @FunctionalInterface
    public interface Progress {
        void played(Setting setting, long seed, int runsPlayed, int runs);
    }

    /** Plays everything; in the order of seeds, then settings. */
    public static TrialResult run(TrialSpec spec, List<Contender> contenders, Progress progress) {
        return new Trial(spec, contenders).run(progress);
    }

    private TrialResult run(Progress progress) {
        List<PlayedDay> days = new ArrayList<>();
        int runs = spec.seeds().size() * spec.settings().size();
        int played = 0;
        for (long seed : spec.seeds()) {
            Map<CookIn, Learning> learnt = new EnumMap<>(CookIn.class);
            for (Setting setting : spec.settings()) {
                Learning learning = learnt.computeIfAbsent(setting.cookIn(), how -> Learning.of(spec, seed, how));
                days.addAll(play(setting, seed, learning));
                progress.played(setting, seed, ++played, runs);
            }
        }
        return new TrialResult(spec, contenders.stream().map(Contender::id).toList(), days);
    }

    /** One contender in one run. */
    private record Arm(String id, Run run, Policy policy, Map<String, StoreKitchen> kitchens) {

        static Arm of(Contender contender, Run run, Stage stage, Learning learning) {
            Policy policy = contender.enter().apply(run);
            Map<String, StoreKitchen> kitchens = new LinkedHashMap<>();
            for (Store store : stage.stores()) {
                Batches stock = learning.kitchen(store).copy();
                kitchens.put(
                        store.id(),
                        new StoreKitchen(stage, store, stock, run.sales(), policy.in(store), contender.id()));
            }
            return new Arm(contender.id(), run, policy, kitchens);
        }
    }

    private List<PlayedDay> play(Setting setting, long seed, Learning learning) {
        Stage stage = Stage.of(spec.catalogue(), setting.cookIn());
        Climate climate = new Climate(seed, setting.world());
        Demand demand = new Demand(stage, climate);
        List<Arm> arms = contenders.stream()
                .map(contender -> Arm.of(
                        contender, new Run(stage, learning.sales(), spec.firstDay(), climate, demand), stage, learning))
                .toList();
        List<PlayedDay> days = new ArrayList<>();
        for (LocalDate day : spec.firstDay()
                .datesUntil(spec.firstDay().plusDays(spec.days()))
                .toList()) {
            for (Arm arm : arms) {
                arm.run.begin(day);
                arm.policy.dayBegins(day);
                days.add(play(setting, seed, day, arm, stage, climate, demand));
            }
        }
        return days;
    }

    private static PlayedDay play(
            Setting setting, long seed, LocalDate day, Arm arm, Stage stage, Climate climate, Demand demand) {
        Tally[] items = new Tally[stage.items().size()];
        Arrays.fill(items, Tally.NONE);
        List<PlayedDay.AtStore> stores = new ArrayList<>();
        for (StoreKitchen kitchen : arm.kitchens.values()) {
            Store store = kitchen.store();
            StoreKitchen.Day units = kitchen.play(day, demand.of(store, day));
            Tally ofStore = Tally.NONE;
            for (int item = 0; item < items.length; item++) {
                Tally tally = stage.prices()
                        .tally(
                                item,
                                day.getDayOfWeek(),
                                units.sold()[item],
                                units.missed()[item],
                                units.wasted()[item]);
                items[item] = items[item].plus(tally);
                ofStore = ofStore.plus(tally);
            }
            stores.add(
                    new PlayedDay.AtStore(store, climate.on(store.region(), day).bucket(), ofStore));
        }
        return new PlayedDay(setting, arm.id, seed, day, stores, List.of(items));
    }
}
