package kitchensync.kitchenui.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.EnglishWords;
import kitchensync.kitchenui.days.DaySold;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.ItemLoss;
import kitchensync.kitchenui.days.Minimum;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.days.PlanOverride;
import org.junit.jupiter.api.Test;

class LessonsTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.read(Optional.empty(), Optional.empty());
    private static final Store STORE = CATALOGUE.store("012").orElseThrow();
    private static final LocalDate DAY = LocalDate.parse("2026-02-12");
    private static final Instant NEXT_MORNING = Instant.parse("2026-02-13T13:00:00Z");

    private final List<ItemDay> items = new ArrayList<>();
    private final List<DaySold> before = new ArrayList<>();
    private final List<ItemLoss> losses = new ArrayList<>();
    private final List<PlanDay> plans = new ArrayList<>();
    private final List<PlanOverride> overrides = new ArrayList<>();
    private final List<Minimum> minimums = new ArrayList<>();

    private Lessons lessons() {
        return new Lessons(new DayFacts(
                EnglishWords.SPEECH,
                STORE,
                CATALOGUE,
                DAY,
                NEXT_MORNING,
                new DayRows(List.of(), items, before, losses, plans, overrides, minimums)));
    }

    private static int[] at(int hour, int units) {
        int[] hours = new int[24];
        hours[hour] = units;
        return hours;
    }

    private void day(String item, int weeksAgo, int hour, int wasted, int missed, int cooked) {
        if (weeksAgo > 0) {
            DaySold sold = new DaySold(DAY.minusWeeks(weeksAgo), 20);
            if (!before.contains(sold)) {
                before.add(sold);
            }
            losses.add(new ItemLoss(item, at(hour, missed), at(hour, wasted)));
            return;
        }
        items.add(new ItemDay(
                item,
                DAY,
                20,
                new BigDecimal("50.00"),
                wasted,
                BigDecimal.valueOf(wasted),
                missed,
                BigDecimal.valueOf(3L * missed),
                at(8, 20),
                at(hour, wasted),
                at(hour, missed),
                at(7, cooked)));
    }

    private void planned(String item, int units) {
        int[] quarters = new int[96];
        quarters[28] = units;
        plans.add(new PlanDay(item, DAY, quarters, new int[24], new double[24], new int[144], "m", NEXT_MORNING));
    }

    @Test
    void whatIsMissedInMostWeeksAsksForAHigherMinimum() {
        // Given: missed at 11 on this Thursday and two of the three before
        day("CHEESEBURGER", 0, 11, 0, 14, 20);
        day("CHEESEBURGER", 1, 11, 0, 3, 20);
        day("CHEESEBURGER", 2, 12, 0, 2, 20);
        day("CHEESEBURGER", 3, 18, 0, 2, 20);

        // Then
        assertThat(lessons().misses())
                .containsExactly(new Lesson(
                        "Cheeseburger: missed 14, $42.00",
                        "14 of them 11:00–13:00, as on 3 of 4 Thursdays.",
                        "Raise the minimum at lunch.",
                        "/stores/012/plan?item=CHEESEBURGER#minimum"));
    }

    @Test
    void whatHappensOnceIsChance() {
        day("CHEESEBURGER", 0, 11, 0, 14, 20);
        day("CHEESEBURGER", 1, 18, 0, 2, 20);
        day("CHEESEBURGER", 2, 18, 0, 2, 20);

        assertThat(lessons().misses().getFirst().why()).endsWith("as on 1 of 3 Thursdays.");
        assertThat(lessons().misses().getFirst().change()).isEqualTo("Nothing to change yet.");
    }

    @Test
    void aKitchenThatDidNotCookThePlanIsToldSoFirst() {
        day("CHEESEBURGER", 0, 11, 0, 14, 12);
        day("CHEESEBURGER", 1, 11, 0, 14, 12);
        day("BRAT", 0, 20, 5, 0, 30);
        planned("CHEESEBURGER", 20);
        planned("BRAT", 20);

        assertThat(lessons().misses().getFirst())
                .extracting(Lesson::why, Lesson::change)
                .containsExactly("12 cooked where the plan said 20.", "Start what the queue says.");
        assertThat(lessons().wastes().getFirst().why()).isEqualTo("30 cooked where the plan said 20.");
    }

    @Test
    void aManagersWordThatAskedForItIsNamed() {
        day("CHEESEBURGER", 0, 11, 0, 14, 12);
        day("BRAT", 0, 20, 5, 0, 30);
        Instant from = Instant.parse("2026-02-12T06:00:00Z");
        Instant until = Instant.parse("2026-02-14T06:00:00Z");
        overrides.add(new PlanOverride(1, "012", "CHEESEBURGER", "never", 0, "recall", "Ana", from, until, null));
        overrides.add(new PlanOverride(2, "012", null, "more", 30, "bus tour", "Bo", from, until, null));

        assertThat(lessons().misses().getFirst().change()).isEqualTo("End what Ana said (none, recall) if it is over.");
        assertThat(lessons().wastes().getFirst().change())
                .isEqualTo("End what Bo said (30 % more, bus tour) if it is over.");
    }

    @Test
    void oneWasteUnderAMinimumIsChanceTooAndSoIsWhatHappenedInTwoOfTwoWeeks() {
        day("BRAT", 0, 20, 5, 0, 20);
        day("EGG_ROLL", 0, 20, 4, 0, 20);
        day("EGG_ROLL", 1, 20, 4, 0, 20);
        minimums.add(new Minimum("BRAT", "lunch", 4, "Ana"));

        assertThat(lessons().wastes()).extracting(Lesson::change).hasSize(2).allMatch("Nothing to change yet."::equals);
    }

    @Test
    void wasteUnderAMinimumAsksForALowerOneAndOtherwiseForLessBeforeItExpires() {
        // Given: a brat is held four hours
        for (int week = 0; week < 4; week++) {
            day("BRAT", week, 20, 5, 0, 20);
            day("EGG_ROLL", week, 20, 4, 0, 20);
        }
        minimums.add(new Minimum("BRAT", "lunch", 4, "Ana"));

        assertThat(lessons().wastes())
                .extracting(Lesson::change)
                .containsExactly("Lower the minimum of 4 at lunch.", "Say less for what is started around 16:00.");
    }

    @Test
    void theCostliestFiveAreShown() {
        for (String item : List.of("BRAT", "EGG_ROLL", "HOT_DOG", "CORN_DOG", "PIZZA_SLICE", "CHEESEBURGER")) {
            day(item, 0, 11, 0, 1 + items.size(), 20);
        }

        assertThat(lessons().misses()).hasSize(5);
        assertThat(lessons().misses().getFirst().what()).isEqualTo("Cheeseburger: missed 6, $18.00");
    }
}
