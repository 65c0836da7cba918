package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Climate;

/**
 * Plays ways to decide what to cook side by side, on the same customers: what a customer wants depends on the seed, the
 * store and the slot, never on what a kitchen has. So two contenders differ by what they decided and by nothing else.
 */
public final class Trial {

    /** In a day of 25 hours and more, whatever the clocks do. */
    private static final int MOST_SLOTS = Slot.PER_DAY + 2 * Slot.PER_HOUR;

    private final TrialSpec spec;
    private final List<Contender> contenders;

    private Trial(TrialSpec spec, List<Contender> contenders) {
        this.spec = spec;
        this.contenders = List.copyOf(contenders);
    }

    /** Is told of each run that is over, by the thread that has played it. */
    @FunctionalInterface
    public interface Progress {
        void played(Setting setting, long seed, int runsPlayed, int runs);
    }

    /**
     * Plays everything.
     *
     * @param atOnce how many games, a setting and seed each, are played at the same time, each on a thread of its own:
     *     {@link TrialMemory} says how many have room
     */
    public static TrialResult run(TrialSpec spec, List<Contender> contenders, int atOnce, Progress progress) {
        return new Trial(spec, contenders).run(atOnce, progress);
    }

    /** What is learnt from: one past for each seed and way of cooking. */
    private record Past(long seed, CookIn cookIn) {}

    private record Game(Setting setting, long seed) {}

    private TrialResult run(int atOnce, Progress progress) {
        Map<Past, Learning> learnt = spec.seeds().stream()
                .flatMap(seed ->
                        spec.settings().stream().map(Setting::cookIn).distinct().map(cookIn -> new Past(seed, cookIn)))
                .parallel()
                .collect(Collectors.toConcurrentMap(
                        past -> past, past -> Learning.of(spec, past.seed(), past.cookIn())));
        List<Game> games = spec.seeds().stream()
                .flatMap(seed -> spec.settings().stream().map(setting -> new Game(setting, seed)))
                .toList();
        AtomicInteger played = new AtomicInteger();
        // Not a parallel stream: one of its threads that waits for a game's own streams would begin another game.
        ExecutorService threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("game-", 1).factory());
        try {
            List<CompletableFuture<List<PlayedDay>>> playing = games.stream()
                    .map(game -> CompletableFuture.supplyAsync(
                            () -> {
                                List<PlayedDay> ofGame = play(
                                        game.setting(),
                                        game.seed(),
                                        Objects.requireNonNull(learnt.get(new Past(
                                                game.seed(), game.setting().cookIn()))));
                                progress.played(game.setting(), game.seed(), played.incrementAndGet(), games.size());
                                return ofGame;
                            },
                            threads))
                    .toList();
            // Games share nothing but the past; what comes of them is kept in their order, whichever is over first.
            List<PlayedDay> days =
                    playing.stream().flatMap(game -> game.join().stream()).toList();
            return new TrialResult(spec, contenders.stream().map(Contender::id).toList(), days);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One contender in one run. */
    private record Arm(String id, Run run, Policy policy, List<StoreKitchen> kitchens) {

        static Arm of(Contender contender, Run run, Learning learning) {
            Policy policy = contender.enter().apply(run);
            List<StoreKitchen> kitchens = run.stores().stream()
                    .map(store -> new StoreKitchen(
                            run.stage(),
                            store,
                            learning.kitchen(store).copy(),
                            run.sales(),
                            policy.in(store),
                            contender.id()))
                    .toList();
            return new Arm(contender.id(), run, policy, kitchens);
        }
    }

    private List<PlayedDay> play(Setting setting, long seed, Learning learning) {
        Stage stage = Stage.of(spec.catalogue(), setting.cookIn());
        Climate climate = new Climate(seed, setting.world());
        Demand demand = new Demand(stage, climate);
        List<Arm> arms = contenders.stream()
                .map(contender -> Arm.of(
                        contender,
                        new Run(stage, learning.sales(), spec.firstDay(), spec.days(), climate, demand),
                        learning))
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

    /** All stores go through the day slot by slot and in step, so that none can learn from another's afternoon. */
    private static PlayedDay play(
            Setting setting, long seed, LocalDate day, Arm arm, Stage stage, Climate climate, Demand demand) {
        for (StoreKitchen kitchen : arm.kitchens) {
            kitchen.begin(day, demand.of(kitchen.store(), day));
        }
        for (int slot = 0; slot < MOST_SLOTS; slot++) {
            for (StoreKitchen kitchen : arm.kitchens) {
                kitchen.playSlot(slot);
            }
        }
        Tally[] items = new Tally[stage.items().size()];
        Arrays.fill(items, Tally.NONE);
        List<PlayedDay.AtStore> stores = new ArrayList<>();
        for (StoreKitchen kitchen : arm.kitchens) {
            Tally[] atStore = stage.prices().tallies(day.getDayOfWeek(), kitchen.end());
            Arrays.setAll(items, item -> items[item].plus(atStore[item]));
            stores.add(new PlayedDay.AtStore(
                    kitchen.store(),
                    climate.on(kitchen.store().region(), day).bucket(),
                    Arrays.stream(atStore).reduce(Tally.NONE, Tally::plus)));
        }
        return new PlayedDay(setting, arm.id, seed, day, stores, List.of(items));
    }
}
