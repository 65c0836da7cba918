package kitchensync.kitchenui.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.serving.DayTotal;
import kitchensync.kitchenui.serving.DoneMark;
import kitchensync.kitchenui.serving.LiveCount;
import kitchensync.kitchenui.serving.PipelineStatus;
import kitchensync.kitchenui.serving.PlanRow;
import kitchensync.kitchenui.serving.ServingRows;
import org.junit.jupiter.api.Test;

class QueueViewTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.bundled();
    private static final Store STORE = CATALOGUE.store("012").orElseThrow();
    private static final Store DAY_STORE = CATALOGUE.store("027").orElseThrow();
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 12);
    /** Thursday 07:16 in Wisconsin, which is 13:16 UTC. */
    private static final Instant NOW = Instant.parse("2026-02-12T13:16:00Z");

    private static final Instant SLOT_START = Instant.parse("2026-02-12T13:15:00Z");
    private static final Slot SLOT = Slot.of(NOW, STORE.zone());

    private static PlanRow row(String item, int cook, double expected, double onHand) {
        return new PlanRow(
                item, SLOT.index(), cook, expected, onHand, 0, SLOT.plus(8).index(), "why", SLOT_START);
    }

    private static DayTotal total(String item, LocalDate day, int sold, String revenue, String wasteCost, int missed) {
        return new DayTotal(item, day, sold, new BigDecimal(revenue), 2, new BigDecimal(wasteCost), missed);
    }

    private static DayTotal missed(String item, int missed) {
        return total(item, TODAY, 0, "0", "0", missed);
    }

    private static Optional<PipelineStatus> upTo(String time) {
        return Optional.of(new PipelineStatus(NOW, NOW, Instant.parse(time), 0));
    }

    /** Newer events have come, but no run since has passed its tests. */
    private static Optional<PipelineStatus> goodAt(String time) {
        return Optional.of(new PipelineStatus(NOW, Instant.parse(time), NOW, 2));
    }

    private static QueueView view(
            Instant now, List<PlanRow> plan, List<DoneMark> done, List<DayTotal> totals, Optional<PipelineStatus> s) {
        return QueueView.of(
                STORE, CATALOGUE, now, new ServingRows(true, plan, done, totals, List.of(), s), Duration.ofMinutes(20));
    }

    private static QueueView view(List<PlanRow> plan, List<DoneMark> done, List<DayTotal> totals) {
        return view(NOW, plan, done, totals, upTo("2026-02-12T13:12:00Z"));
    }

    private static List<String> names(QueueColumn column) {
        return column.cards().stream().map(Card::name).toList();
    }

    @Test
    void timesAreThoseOfTheStoresOwnClock() {
        QueueView view = view(List.of(), List.of(), List.of());

        assertThat(view.day()).isEqualTo("Thu, Feb 12");
        assertThat(view.time()).isEqualTo("07:16");
        assertThat(view.slot()).isEqualTo("07:15–07:30");
        assertThat(view.freshness()).isEqualTo(new Freshness("Data up to 07:12", false));
    }

    @Test
    void itemsGoToTheirQueueAndZeroQuantitiesToNone() {
        QueueView view = view(
                List.of(
                        row("CHEESEBURGER", 6, 4, 1),
                        row("3PC_TENDERS", 2, 2, 0),
                        row("CHEESE_CURDS", 4, 3, 0),
                        row("HOT_DOG", 0, 4, 9)),
                List.of(),
                List.of());

        assertThat(view.queues()).extracting(QueueColumn::title).containsExactly("Kitchen", "Chicken");
        assertThat(names(view.queues().get(0))).containsExactly("Cheeseburger");
        assertThat(names(view.queues().get(1))).containsExactlyInAnyOrder("3 Piece Tenders", "Cheese Curds");
    }

    @Test
    void aCardSaysHowManyWhenAndFromWhatStock() {
        PlanRow plan = new PlanRow(
                "CHEESEBURGER", SLOT.index(), 6, 8.4, 1.6, 2.2, SLOT.plus(8).index(), "Sells 8 by 09:15", SLOT_START);

        Card card = view(List.of(plan), List.of(), List.of())
                .queues()
                .getFirst()
                .cards()
                .getFirst();

        assertThat(card.cook()).isEqualTo(6);
        assertThat(card.readyBy()).isEqualTo("07:25");
        assertThat(card.reason()).isEqualTo("Sells 8 by 09:15");
        assertThat(card.onHand()).isEqualTo(2);
        assertThat(card.cooking()).isEqualTo(2);
        assertThat(card.minutesOfStock()).isEqualTo(3.8 / 8.4 * 120, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void whatWasMissedComesFirstThenWhatRunsOutFirst() {
        QueueView view = view(
                List.of(
                        row("BRAT", 4, 4, 3),
                        row("HOT_DOG", 4, 4, 0),
                        row("CORN_DOG", 4, 4, 4),
                        row("EGG_ROLL", 4, 4, 1)),
                List.of(),
                List.of(missed("CORN_DOG", 3), missed("BRAT", 7)));

        assertThat(names(view.queues().getFirst())).containsExactly("Brat", "Corn Dog", "Hot Dog", "Egg Roll");
    }

    @Test
    void equalNeedIsOrderedTheSameWayWhateverTheOrderOfTheRows() {
        PlanRow first = row("BRAT", 4, 4, 1);
        PlanRow second = row("EGG_ROLL", 4, 4, 1);

        assertThat(view(List.of(first, second), List.of(), List.of()))
                .isEqualTo(view(List.of(second, first), List.of(), List.of()));
    }

    @Test
    void missedCountsOnlyTheStoresToday() {
        QueueView view = view(
                List.of(row("BRAT", 4, 4, 3)),
                List.of(),
                List.of(missed("BRAT", 2), total("BRAT", TODAY.minusDays(1), 0, "0", "0", 50)));

        assertThat(view.queues().getFirst().cards().getFirst().missed()).isEqualTo(2);
    }

    @Test
    void missedIsWhatTheCountersOrTheTotalsHaveSeenOfIt() {
        // Given: the counters are ahead for one item, have begun too late for another, and know a third alone.
        List<PlanRow> plan = List.of(row("BRAT", 4, 4, 3), row("HOT_DOG", 4, 4, 3), row("CORN_DOG", 4, 4, 3));
        ServingRows rows = new ServingRows(
                true,
                plan,
                List.of(),
                List.of(missed("BRAT", 2), missed("HOT_DOG", 6)),
                List.of(new LiveCount("BRAT", 5), new LiveCount("HOT_DOG", 1), new LiveCount("CORN_DOG", 3)),
                upTo("2026-02-12T13:12:00Z"));

        // When
        QueueView view = QueueView.of(STORE, CATALOGUE, NOW, rows, Duration.ofMinutes(20));

        // Then
        assertThat(view.queues().getFirst().cards())
                .extracting(Card::itemId, Card::missed)
                .containsExactly(tuple("HOT_DOG", 6), tuple("BRAT", 5), tuple("CORN_DOG", 3));
    }

    @Test
    void aDoneItemMovesToCompletedAndIsBackInTheNextSlot() {
        List<DoneMark> done = List.of(new DoneMark("BRAT", SLOT_START, 4, Instant.parse("2026-02-12T13:18:40Z")));
        PlanRow nextSlot = new PlanRow(
                "BRAT", SLOT.plus(1).index(), 3, 4, 1, 0, SLOT.plus(9).index(), "why", null);
        List<PlanRow> plan = List.of(row("BRAT", 4, 4, 3), nextSlot);

        QueueView during = view(plan, done, List.of());
        QueueView after = view(NOW.plusSeconds(15 * 60), plan, done, List.of(), upTo("2026-02-12T13:20:00Z"));

        assertThat(during.queues().getFirst().cards()).isEmpty();
        assertThat(during.queues().getFirst().doneCount()).isEqualTo(1);
        assertThat(during.completed()).containsExactly(new Completed("BRAT", "Brat", 4, "07:18"));
        assertThat(after.queues().getFirst().cards()).extracting(Card::cook).containsExactly(3);
        assertThat(after.completed()).isEmpty();
    }

    @Test
    void aPlanNotMadeForThisVerySlotIsCalledWeekly() {
        PlanRow lastWeek = new PlanRow(
                "BRAT", SLOT.index(), 4, 4, 1, 0, SLOT.plus(9).index(), "why", SLOT_START.minus(Duration.ofDays(7)));

        assertThat(view(List.of(row("BRAT", 4, 4, 1)), List.of(), List.of()).weeklyPlan())
                .isFalse();
        assertThat(view(List.of(lastWeek), List.of(), List.of()).weeklyPlan()).isTrue();
        assertThat(view(List.of(lastWeek), List.of(), List.of())
                        .queues()
                        .getFirst()
                        .cards()
                        .getFirst()
                        .counted())
                .isFalse();
    }

    @Test
    void oldDataAndMissingRunsAreWarnedOf() {
        assertThat(view(NOW, List.of(), List.of(), List.of(), upTo("2026-02-12T12:56:00Z"))
                        .freshness())
                .isEqualTo(new Freshness("Data up to 06:56", false));
        assertThat(view(NOW, List.of(), List.of(), List.of(), upTo("2026-02-12T12:55:59Z"))
                        .freshness())
                .isEqualTo(new Freshness("Old data: up to 06:55, 20 minutes ago", true));
        assertThat(view(NOW, List.of(), List.of(), List.of(), upTo("2026-02-11T13:16:00Z"))
                        .freshness()
                        .text())
                .isEqualTo("Old data: up to Wed 07:16, 24 hours ago");
        assertThat(view(NOW, List.of(), List.of(), List.of(), goodAt("2026-02-12T12:35:00Z"))
                        .freshness())
                .isEqualTo(new Freshness("Old data: last updated 06:35, 41 minutes ago", true));
        assertThat(view(NOW, List.of(), List.of(), List.of(), goodAt("2026-02-12T12:56:00Z"))
                        .freshness()
                        .stale())
                .isFalse();
        assertThat(view(NOW, List.of(), List.of(), List.of(), Optional.of(new PipelineStatus(NOW, null, NOW, 1)))
                        .freshness())
                .isEqualTo(new Freshness("No checked data yet", true));
        assertThat(view(NOW, List.of(), List.of(), List.of(), Optional.empty()).freshness())
                .isEqualTo(new Freshness("No data yet", true));
    }

    @Test
    void wasteIsItsCostOverRevenuePerGroupAndNothingWithoutSales() {
        QueueView view = view(
                List.of(),
                List.of(),
                List.of(
                        total("CHEESEBURGER", TODAY, 1000, "2990.00", "120.00", 0),
                        total("PIZZA_SLICE", TODAY, 4, "9.96", "0.00", 0),
                        total("HOT_DOG", TODAY.minusDays(1), 9, "25.11", "1.00", 0),
                        total("CHEESE_CURDS", TODAY, 0, "0.00", "2.20", 0)));

        assertThat(view.waste())
                .containsExactly(
                        new WasteCard("Hot Foods", "1,004", "$2,999.96", "4", "4.0%"),
                        new WasteCard("Roller Grill", "0", "$0.00", "0", "N/A"),
                        new WasteCard("Chicken", "0", "$0.00", "2", "N/A"));
    }

    @Test
    void retiredAndUnknownItemsAreNotCooked() {
        QueueView view =
                view(List.of(row("CHICKEN_POT_PIE", 2, 4, 1), row("NO_SUCH_ITEM", 2, 4, 1)), List.of(), List.of());

        assertThat(view.queues())
                .allSatisfy(column -> assertThat(column.cards()).isEmpty());
    }

    @Test
    void aClosedStoreSaysWhenItOpens() {
        Instant night = Instant.parse("2026-02-12T08:00:00Z");
        ServingRows rows = new ServingRows(true, List.of(), List.of(), List.of(), List.of(), Optional.empty());

        assertThat(QueueView.of(DAY_STORE, CATALOGUE, night, rows, Duration.ofMinutes(20))
                        .closedUntil())
                .isEqualTo("05:00");
        assertThat(QueueView.of(STORE, CATALOGUE, night, rows, Duration.ofMinutes(20))
                        .closedUntil())
                .isEmpty();
    }
}
