package kitchensync.simulator.trial;

import static kitchensync.simulator.trial.SmallTrial.HOME;
import static kitchensync.simulator.trial.SmallTrial.HOME_BATCHES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.World;
import kitchensync.simulator.trial.report.TrialJson;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Group ALL = new Group.All();
    private static final Contender NOTHING = new Contender("nothing", run -> store -> (kitchen, cook) -> {});

    @Test
    void everyContenderMeetsTheSameCustomers() {
        // When
        TrialResult result = SmallTrial.run(SmallTrial.spec(HOME, HOME_BATCHES), Contenders.all());
        // Then
        assertThat(Stream.of(HOME, HOME_BATCHES)
                        .flatMap(setting -> result.contenders().stream()
                                .map(contender -> result.outcome(setting, contender, ALL)
                                        .total()
                                        .demanded()))
                        .distinct())
                .singleElement()
                .satisfies(demanded -> assertThat(demanded).isGreaterThan(30_000));
    }

    @Test
    void sameSeedGivesTheSameResultAndAnotherSeedAnother() {
        // Given
        TrialSpec spec = SmallTrial.spec(HOME);
        TrialSpec other =
                new TrialSpec(spec.catalogue(), spec.settings(), List.of(43L), spec.learnFrom(), spec.learnDays(), 4);
        // When
        String once = TrialJson.full(SmallTrial.run(spec, Contenders.all())).toString();
        // Then
        assertThat(TrialJson.full(SmallTrial.run(spec, Contenders.all())).toString())
                .isEqualTo(once);
        assertThat(TrialJson.full(SmallTrial.run(other, Contenders.all())).toString())
                .isNotEqualTo(once);
    }

    @Test
    void everyContenderGoesOnFromTheKitchenThatThePastHasLeft() {
        // When nothing is ever cooked
        TrialSpec spec = SmallTrial.spec(HOME);
        Tally total = SmallTrial.run(spec, List.of(NOTHING))
                .outcome(HOME, "nothing", ALL)
                .total();
        // Then all that the past has left is sold or thrown away
        Learning learning = Learning.of(spec, 42, CookIn.UNITS);
        long left = spec.catalogue().activeStores().stream()
                .map(learning::kitchen)
                .mapToLong(TrialTest::units)
                .sum();
        assertThat(left).isPositive();
        assertThat(total.sold() + total.wasted()).isEqualTo(left);
    }

    @Test
    void theClairvoyantWastesNothingOfItsOwnAndMissesOnlyWhatNobodyCouldHaveServed() {
        // When
        TrialResult result = SmallTrial.run(SmallTrial.spec(HOME, HOME_BATCHES), Contenders.all());
        Tally byUnit = result.outcome(HOME, Clairvoyant.ID, ALL).total();
        Tally nothing = SmallTrial.run(SmallTrial.spec(HOME), List.of(NOTHING))
                .outcome(HOME, "nothing", ALL)
                .total();
        // Then
        assertThat(byUnit.wasted()).isLessThanOrEqualTo(nothing.wasted());
        assertThat(byUnit.missed()).isLessThan(20);
        for (String contender : result.contenders()) {
            assertThat(byUnit.profit())
                    .as(contender)
                    .isGreaterThanOrEqualTo(
                            result.outcome(HOME, contender, ALL).total().profit());
            assertThat(result.outcome(HOME_BATCHES, Clairvoyant.ID, ALL).total().profit())
                    .as("%s in batches", contender)
                    .isGreaterThanOrEqualTo(
                            result.outcome(HOME_BATCHES, contender, ALL).total().profit());
        }
    }

    @Test
    void aContenderKnowsWhatWasSoldUpToNowAndNothingOfWhatIsToCome() {
        // Given
        TrialSpec spec = SmallTrial.spec(HOME);
        List<String> leaks = new ArrayList<>();
        Contender curious = new Contender("curious", run -> new Policy() {
            @Override
            public void dayBegins(LocalDate day) {
                assertThat(run.sales().sold().until(run.stores().getLast())).isEqualTo(day);
                assertThat(run.weather("Iowa", day.plusDays(6))).isNotNull();
                assertThatThrownBy(() -> run.weather("Iowa", day.plusDays(7)))
                        .isInstanceOf(IllegalArgumentException.class);
            }

            @Override
            public StorePolicy in(Store store) {
                return (kitchen, cook) -> {
                    for (Store any : run.stores()) {
                        if (soldFrom(run, any, kitchen.day(), kitchen.slot() % Slot.PER_DAY + 1) > 0) {
                            leaks.add(any.id() + " in slot " + kitchen.slot());
                        }
                    }
                    cook[0] = 5;
                };
            }
        });
        // When
        SmallTrial.run(spec, List.of(curious));
        // Then
        assertThat(leaks).isEmpty();
    }

    @Test
    void whatWasLearntIsTheSameInEveryWorldOfASeed() {
        // Given
        List<Sales> pasts = Collections.synchronizedList(new ArrayList<>());
        Contender learner = new Contender("learner", run -> {
            pasts.add(run.past());
            return NOTHING.enter().apply(run);
        });
        // When
        SmallTrial.run(
                SmallTrial.spec(HOME, new Setting(World.HEAT_WEEK, CookIn.UNITS), HOME_BATCHES), List.of(learner), 1);
        // Then
        assertThat(pasts).hasSize(3);
        assertThat(pasts.get(1)).isSameAs(pasts.get(0));
        assertThat(pasts.get(2)).isNotSameAs(pasts.get(0));
    }

    @Test
    void noMoreGamesArePlayedAtATimeThanHaveRoom() {
        // Given a contender that waits for another game to be played beside its own
        AtomicInteger playing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Contender slow = new Contender("slow", run -> {
            most.accumulateAndGet(playing.incrementAndGet(), Math::max);
            return new Policy() {
                @Override
                public void dayBegins(LocalDate day) {
                    // As a policy that computes on all cores does.
                    IntStream.range(0, 100).parallel().forEach(i -> Thread.onSpinWait());
                    if (day.equals(run.firstDay().plusDays(run.days() - 1L))) {
                        playing.decrementAndGet();
                    }
                }

                @Override
                public StorePolicy in(Store store) {
                    return (kitchen, cook) -> {};
                }
            };
        });
        // When
        SmallTrial.run(SmallTrial.spec(Setting.all(CookIn.UNITS).toArray(Setting[]::new)), List.of(slow), 1);
        // Then
        assertThat(most).hasValue(1);
    }

    @Test
    void longerTrialsOfMoreSeedsNeedMoreMemoryAndHaveRoomForFewerGames() {
        TrialMemory usual = TrialMemory.of(TrialSpec.of(CatalogueFiles.bundled(), List.of(1L, 2L)), 8);
        TrialSpec spec = TrialSpec.of(CatalogueFiles.bundled(), List.of(1L));
        TrialMemory year = TrialMemory.of(
                new TrialSpec(spec.catalogue(), spec.settings(), spec.seeds(), spec.learnFrom(), spec.learnDays(), 365),
                8);

        assertThat(usual.gamesIn(620 << 20)).isBetween(2, 4);
        assertThat(year.gamesIn(620 << 20)).isZero();
        assertThat(year.gamesIn(year.of(1))).isEqualTo(1);
        assertThat(usual.gamesIn(0)).isZero();
    }

    @Test
    void trueDemandOfThePastIsWhatWasSoldAndMissed() {
        // When
        Learning learning = Learning.of(SmallTrial.spec(HOME), 42, CookIn.UNITS);
        Sales sales = learning.sales();
        // Then
        assertThat(learning.demand().total())
                .isEqualTo(sales.sold().total() + sales.missed().total());
        double sold = (double) sales.sold().total() / learning.demand().total();
        assertThat(sold).isCloseTo(.955, within(.015));
        LocalDate day = LocalDate.of(2026, 2, 3);
        assertThat(sales.rows(day, day.plusDays(1)))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.slot() / Slot.PER_DAY).isEqualTo(1));
    }

    private static int soldFrom(Run run, Store store, LocalDate day, int slot) {
        int sold = 0;
        if (run.sales().sold().until(store).isAfter(day)) {
            for (int item = 0; item < run.items().size(); item++) {
                for (int later = slot; later < Slot.PER_DAY; later++) {
                    sold += run.sales().sold().units(store, day, item, later);
                }
            }
        }
        return sold;
    }

    private static int units(Batches batches) {
        int units = 0;
        for (int item = 0; item < 46; item++) {
            units += batches.units(item);
        }
        return units;
    }
}
