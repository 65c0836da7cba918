package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Capacity;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.plan.PlanOverride.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekPlanTest {

    private static final Instant MONDAY = Instant.parse("2026-02-09T06:00:00Z");

    private static List<WeekPlan.Planned> of(Item item, ItemWeek week) {
        return of(Capacity.UNLIMITED, Directives.NONE, week, item);
    }

    private static List<WeekPlan.Planned> of(Capacity capacity, Directives said, ItemWeek week, Item... items) {
        return WeekPlan.of(
                capacity,
                Stream.of(items)
                        .map(item -> new PlannedItem("012", item, week, 0, said))
                        .toList(),
                slot -> MONDAY.plus(Duration.ofMinutes(Slot.MINUTES).multipliedBy(slot)));
    }

    /** A word about hot dogs on all of Thursday. */
    private static Directives thursday(Kind kind, int percent) {
        Instant from = MONDAY.plus(Duration.ofDays(3));
        Instant until = from.plus(Duration.ofDays(1));
        return new Directives(
                List.of(new PlanOverride(1, "012", "HOT_DOG", kind, percent, "why", "Ann", from, until)), List.of());
    }

    private static Stream<WeekPlan.Planned> onThursday(List<WeekPlan.Planned> plan, Item item) {
        return plan.stream()
                .filter(planned ->
                        planned.slot() / Slot.PER_DAY == 3 && planned.item().equals(item));
    }

    private static int units(WeekPlan.Planned planned) {
        return planned.decision().quantity();
    }

    @Test
    void weekCooksWhatItSells() {
        // Given 2 units a slot, day and night, and an hour to hold
        ItemWeek week = Items.flat(2, 0, 24);

        // When
        List<WeekPlan.Planned> plan = of(Items.item(10, 60, CookIn.UNITS, 1), week);

        // Then
        int cooked = plan.stream().mapToInt(slot -> slot.decision().quantity()).sum();
        assertThat(plan).hasSize(Slot.PER_WEEK);
        assertThat((double) cooked).isEqualTo(2.0 * Slot.PER_WEEK, within(4.0));
    }

    @Test
    void firstSlotOfTheWeekKnowsTheStockOfSundayNight() {
        ItemWeek week = Items.flat(2, 0, 24);

        WeekPlan.Planned monday = of(Items.item(10, 60, CookIn.UNITS, 1), week).getFirst();

        assertThat(monday.slot()).isZero();
        assertThat(monday.onHand()).isPositive();
    }

    @Test
    void stockDoesNotOutliveTheNight() {
        // Given open from 5 to 23 with two hours to hold
        ItemWeek week = Items.flat(2, 5, 23);

        // When
        List<WeekPlan.Planned> plan = of(Items.item(5, 120, CookIn.UNITS, 1), week);

        // Then every morning starts empty, a slot before opening, and nothing is planned for the night
        assertThat(plan).hasSize(7 * (18 * 4 + 1));
        assertThat(plan)
                .filteredOn(slot -> new Slot(slot.slot()).hour() == 4)
                .hasSize(7)
                .allSatisfy(morning -> {
                    assertThat(morning.onHand()).isZero();
                    assertThat(morning.cooking()).isZero();
                    assertThat(morning.decision().quantity()).isPositive();
                });
    }

    @Test
    void stockRunsDownTowardsClosing() {
        ItemWeek week = Items.flat(2, 5, 23);

        List<WeekPlan.Planned> plan = of(Items.item(5, 240, CookIn.UNITS, 1), week);

        int lastSlot = Slot.of(DayOfWeek.FRIDAY, 22, 45).index();
        assertThat(plan)
                .filteredOn(slot -> slot.slot() == lastSlot)
                .singleElement()
                .satisfies(last ->
                        assertThat(last.onHand() + last.decision().quantity()).isLessThan(4));
    }

    @ParameterizedTest
    @CsvSource({"NEVER, 0, 0", "LESS, 50, .5", "MORE, 40, 1.4", "MORE, 100, 2"})
    void aManagersWordChangesTheDayByItsPercentAndTheDayKeepsThePlanWithoutIt(Kind kind, int percent, double factor) {
        // Given 128 units a day, and a word on Thursday
        Item hotDog = Items.item(10, 120, CookIn.UNITS, 1);
        ItemWeek week = Items.flat(2, 6, 22);
        List<WeekPlan.Planned> untold = of(hotDog, week);
        int usual = onThursday(untold, hotDog).mapToInt(WeekPlanTest::units).sum();

        // When
        List<WeekPlan.Planned> told = of(Capacity.UNLIMITED, thursday(kind, percent), week, hotDog);

        // Then the day has about so many times the units: within 3 % of the usual day
        assertThat((double)
                        onThursday(told, hotDog).mapToInt(WeekPlanTest::units).sum())
                .isEqualTo(factor * usual, within(.03 * usual));
        // And without the word just what would have been started, quarter by quarter
        assertThat(onThursday(told, hotDog).map(planned -> planned.decision().without()))
                .containsExactlyElementsOf(
                        onThursday(untold, hotDog).map(WeekPlanTest::units).toList());
        assertThat(onThursday(told, hotDog))
                .allSatisfy(planned -> assertThat(planned.decision().reason())
                        .endsWith("otherwise " + planned.decision().without()));
        assertThat(told)
                .filteredOn(planned -> planned.slot() / Slot.PER_DAY != 3)
                .allMatch(planned -> planned.decision().without() == null);
    }

    @Test
    void thePlanWithoutAWordKnowsTheKitchensRoom() {
        // Given a crew that can start two units a slot, and 2 units a slot of two items each
        Capacity small = new Capacity(Map.of(), 2);
        ItemWeek week = Items.flat(2, 6, 22);
        Item hotDog = Items.item(10, 120, CookIn.UNITS, 1);
        Item brat = Items.item("BRAT", 10, 120, CookIn.UNITS, 1);
        List<WeekPlan.Planned> untold = of(small, Directives.NONE, week, hotDog, brat);

        // When
        List<WeekPlan.Planned> told = of(small, thursday(Kind.NEVER, 0), week, hotDog, brat);

        // Then without the word the two would have shared the crew
        assertThat(onThursday(told, hotDog).map(planned -> planned.decision().without()))
                .containsExactlyElementsOf(
                        onThursday(untold, hotDog).map(WeekPlanTest::units).toList());
        assertThat(onThursday(told, brat))
                .allMatch(planned -> planned.decision().without() == null);
    }
}
