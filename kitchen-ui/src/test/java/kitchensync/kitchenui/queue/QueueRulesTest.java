package kitchensync.kitchenui.queue;

import static kitchensync.kitchenui.queue.Rows.NOW;
import static kitchensync.kitchenui.queue.Rows.SLOT;
import static kitchensync.kitchenui.queue.Rows.SLOT_START;
import static kitchensync.kitchenui.queue.Rows.TODAY;
import static kitchensync.kitchenui.queue.Rows.row;
import static kitchensync.kitchenui.queue.Rows.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.WasteGroup;
import kitchensync.kitchenui.EnglishWords;
import kitchensync.kitchenui.serving.Ahead;
import kitchensync.kitchenui.serving.Missed;
import kitchensync.kitchenui.serving.PlanRow;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueRulesTest {

    private static List<String> names(QueueColumn column) {
        return column.cards().stream().map(Card::name).toList();
    }

    @Test
    void timesAreThoseOfTheStoresOwnClock() {
        QueueView view = Rows.plan(row("BRAT", 4, 4, 1)).view();

        assertThat(view.day()).isEqualTo("Thu, Feb 12");
        assertThat(view.time()).isEqualTo("07:16");
        assertThat(view.slot()).isEqualTo("07:15–07:30");
        assertThat(view.plannedAt()).isEqualTo("07:14");
    }

    @Test
    void itemsGoToTheirQueueAndZeroQuantitiesToNone() {
        QueueView view = Rows.plan(
                        row("CHEESEBURGER", 6, 4, 1),
                        row("3PC_TENDERS", 2, 2, 0),
                        row("CHEESE_CURDS", 4, 3, 0),
                        row("HOT_DOG", 0, 4, 9))
                .view();

        assertThat(names(view.queues().get(0))).containsExactly("Cheeseburger");
        assertThat(names(view.queues().get(1))).containsExactlyInAnyOrder("3 Piece Tenders", "Cheese Curds");
    }

    @Test
    void whatIsLeftToCookIsCountedInItems() {
        QueueWords words = EnglishWords.SPEECH.words(QueueWords.class);

        assertThat(List.of(words.toCook(0), words.toCook(1), words.toCook(13)))
                .containsExactly("nothing to cook", "1 item to cook", "13 items to cook");
    }

    @Test
    void aCardSaysHowManyAndWhen() {
        Card card = Rows.plan(row("CHEESEBURGER", 6, 8.4, 1.6))
                .ahead(new Ahead("CHEESEBURGER", 14, 90))
                .firstCard();

        assertThat(card.cook()).isEqualTo(6);
        assertThat(card.readyBy()).isEqualTo("07:25");
        assertThat(card.onHand()).isEqualTo(2);
        assertThat(card.nextHour()).isEqualTo(14);
        assertThat(card.parts()).containsExactly(1, 2, 3, 4, 5);
        assertThat(card.startBy()).isEqualTo(1.6 / 8.4 * 120 - 10, Offset.offset(1e-9));
    }

    @Test
    void manyUnitsAreOfferedInSixParts() {
        assertThat(Rows.plan(row("CHEESEBURGER", 42, 60, 1)).firstCard().parts())
                .containsExactly(6, 12, 18, 24, 30, 36);
    }

    @Test
    void whatHasToBeStartedFirstComesFirst() {
        // Brats are missed most, but last longest; of two that have run out the missed one comes first.
        QueueColumn kitchen = Rows.plan(
                        row("BRAT", 4, 4, 3),
                        row("CORN_DOG", 4, 4, 2),
                        row("HOT_DOG", 4, 4, 0),
                        row("EGG_ROLL", 4, 4, 0))
                .missed(new Missed("EGG_ROLL", 2), new Missed("BRAT", 50))
                .kitchen();

        assertThat(names(kitchen)).containsExactly("Egg Roll", "Hot Dog", "Corn Dog", "Brat");
    }

    @Test
    void equalNeedIsOrderedTheSameWayWhateverTheOrderOfTheRows() {
        PlanRow first = row("BRAT", 4, 4, 1);
        PlanRow second = row("EGG_ROLL", 4, 4, 1);

        assertThat(Rows.plan(first, second).view())
                .isEqualTo(Rows.plan(second, first).view());
    }

    @ParameterizedTest
    @CsvSource({"0, NEW", "299, NEW", "300, DUE", "599, DUE", "600, LATE"})
    void cardsBecomeDueAndThenLate(int seconds, Age age) {
        QueueView view = Rows.plan(row("BRAT", 4, 4, 1)).view(Rows.STORE, SLOT_START.plusSeconds(seconds));

        assertThat(view.age()).isEqualTo(age);
    }

    @Test
    void missedIsWhatTheCountersOrTheTotalsHaveSeenOfToday() {
        // The counters are ahead for one item, have begun too late for another, and know a third alone.
        QueueColumn kitchen = Rows.plan(row("BRAT", 4, 4, 3), row("HOT_DOG", 4, 4, 3), row("CORN_DOG", 4, 4, 3))
                .totals(
                        total("BRAT", TODAY, 0, "0", "0", 2),
                        total("HOT_DOG", TODAY, 0, "0", "0", 6),
                        total("CORN_DOG", TODAY.minusDays(1), 0, "0", "0", 50))
                .missed(new Missed("BRAT", 5), new Missed("HOT_DOG", 1), new Missed("CORN_DOG", 3))
                .kitchen();

        assertThat(kitchen.cards())
                .extracting(Card::itemId, Card::missed)
                .containsExactlyInAnyOrder(tuple("HOT_DOG", 6), tuple("BRAT", 5), tuple("CORN_DOG", 3));
    }

    @Test
    void aPlanNotMadeForThisVerySlotIsCalledWeekly() {
        Rows lastWeek = Rows.plan(row("BRAT", SLOT, 4, 4, 1, "m1", SLOT_START.minus(Duration.ofDays(7))));

        assertThat(Rows.plan(row("BRAT", 4, 4, 1)).view().weeklyPlan()).isFalse();
        assertThat(lastWeek.view().weeklyPlan()).isTrue();
        assertThat(lastWeek.firstCard().counted()).isFalse();
    }

    @Test
    void aForecastWithoutAModelIsSaid() {
        assertThat(Rows.plan(row("BRAT", SLOT, 4, 4, 1, PlanRow.NO_MODEL, SLOT_START))
                        .view()
                        .noModel())
                .isTrue();
        assertThat(Rows.plan(row("BRAT", 4, 4, 1)).view().noModel()).isFalse();
    }

    @Test
    void retiredAndUnknownItemsAreNotCooked() {
        QueueView view = Rows.plan(row("CHICKEN_POT_PIE", 2, 4, 1), row("NO_SUCH_ITEM", 2, 4, 1))
                .view();

        assertThat(view.queues())
                .hasSize(2)
                .allSatisfy(column -> assertThat(column.cards()).isEmpty());
    }

    @Test
    void aClosedStoreSaysWhenItOpens() {
        Instant night = Instant.parse("2026-02-12T08:00:00Z");

        assertThat(Rows.NONE.view(Rows.DAY_STORE, night).closedUntil()).isEqualTo("05:00");
        assertThat(Rows.NONE.view(Rows.STORE, night).closedUntil()).isEmpty();
        assertThat(Rows.NONE.view(Rows.DAY_STORE, NOW).closedUntil()).isEmpty();
    }

    @Test
    void wasteIsItsCostOverRevenuePerGroupAndNothingWithoutSales() {
        QueueView view = Rows.NONE
                .totals(
                        total("CHEESEBURGER", TODAY, 1000, "2990.00", "120.00", 0),
                        total("PIZZA_SLICE", TODAY, 4, "9.96", "0.00", 0),
                        total("HOT_DOG", TODAY.minusDays(1), 9, "25.11", "1.00", 0),
                        total("CHEESE_CURDS", TODAY, 0, "0.00", "2.20", 0))
                .view();

        assertThat(view.waste())
                .containsExactly(
                        new WasteCard(WasteGroup.HOT_FOODS, "1,004", "$2,999.96", "4", "4.0%"),
                        new WasteCard(WasteGroup.ROLLER_GRILL, "0", "$0.00", "0", "N/A"),
                        new WasteCard(WasteGroup.CHICKEN, "0", "$0.00", "2", "N/A"));
    }
}
