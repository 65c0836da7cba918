package kitchensync.kitchenui.queue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.EventId;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.serving.Act;
import kitchensync.kitchenui.serving.Ahead;
import kitchensync.kitchenui.serving.CookedBatch;
import kitchensync.kitchenui.serving.DayTotal;
import kitchensync.kitchenui.serving.Missed;
import kitchensync.kitchenui.serving.PipelineStatus;
import kitchensync.kitchenui.serving.PlanRow;
import kitchensync.kitchenui.serving.ServingRows;
import kitchensync.kitchenui.serving.SlotGone;
import org.jspecify.annotations.Nullable;

/** Rows of the serving tables, and the view that they make; what is not given is empty. */
record Rows(
        List<PlanRow> plan,
        List<Ahead> ahead,
        List<Act> acts,
        List<CookedBatch> batches,
        List<DayTotal> totals,
        List<Missed> missed,
        List<SlotGone> gone,
        Optional<PipelineStatus> status) {

    static final Catalogue CATALOGUE = CatalogueFiles.read(Optional.empty(), Optional.empty());
    static final Store STORE = CATALOGUE.store("012").orElseThrow();

    /** Open from 05:00 to 23:00. */
    static final Store DAY_STORE = CATALOGUE.store("027").orElseThrow();

    /** Thursday 07:16 in Wisconsin, which is 13:16 UTC. */
    static final Instant NOW = Instant.parse("2026-02-12T13:16:00Z");

    static final Instant SLOT_START = Instant.parse("2026-02-12T13:15:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 2, 12);
    static final Slot SLOT = Slot.of(NOW, STORE.zone());
    static final Rows NONE = new Rows(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(new PipelineStatus(NOW, NOW, Instant.parse("2026-02-12T13:12:00Z"), 0)));

    static Rows plan(PlanRow... rows) {
        return new Rows(List.of(rows), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), NONE.status);
    }

    Rows ahead(Ahead... sums) {
        return new Rows(plan, List.of(sums), acts, batches, totals, missed, gone, status);
    }

    Rows acts(Act... done) {
        return new Rows(plan, ahead, List.of(done), batches, totals, missed, gone, status);
    }

    Rows batches(CookedBatch... cooked) {
        return new Rows(plan, ahead, acts, List.of(cooked), totals, missed, gone, status);
    }

    Rows totals(DayTotal... days) {
        return new Rows(plan, ahead, acts, batches, List.of(days), missed, gone, status);
    }

    Rows missed(Missed... live) {
        return new Rows(plan, ahead, acts, batches, totals, List.of(live), gone, status);
    }

    Rows gone(SlotGone... units) {
        return new Rows(plan, ahead, acts, batches, totals, missed, List.of(units), status);
    }

    Rows status(@Nullable PipelineStatus told) {
        return new Rows(plan, ahead, acts, batches, totals, missed, gone, Optional.ofNullable(told));
    }

    QueueView view() {
        return view(STORE, NOW);
    }

    QueueView view(Store store, Instant now) {
        return view(CATALOGUE, store, now);
    }

    QueueView view(Catalogue catalogue, Store store, Instant now) {
        return new QueueRules(catalogue, Duration.ofMinutes(20), Duration.ofMinutes(5), Duration.ofMinutes(10))
                .view(
                        store,
                        Optional.empty(),
                        Locale.ENGLISH,
                        now,
                        new ServingRows(true, plan, ahead, acts, batches, totals, missed, gone, status));
    }

    /** The kitchen's queue, the first of the two. */
    QueueColumn kitchen() {
        return view().queues().getFirst();
    }

    Card firstCard() {
        return kitchen().cards().getFirst();
    }

    static PlanRow row(String item, int cook, double expected, double onHand) {
        return row(item, SLOT, cook, expected, onHand, "m1", SLOT_START);
    }

    static PlanRow row(
            String item,
            Slot slot,
            int cook,
            double expected,
            double onHand,
            String model,
            @Nullable Instant countedFor) {
        return new PlanRow(
                item,
                slot.index(),
                cook,
                expected,
                onHand,
                0,
                slot.plus(8).index(),
                "why",
                null,
                model,
                NOW.minusSeconds(120),
                countedFor);
    }

    /** The newest acts come first. */
    static Act done(String item, int turn, int quantity) {
        UUID id = new UUID(7, turn);
        Instant at = NOW.minusSeconds(30);
        return new Act(
                id,
                Act.Kind.DONE,
                item,
                SLOT_START,
                turn,
                quantity,
                null,
                null,
                at,
                null,
                turn == 0 ? EventId.cooked(item, SLOT_START) : new UUID(8, turn),
                false,
                false);
    }

    static Act undone(Act act) {
        return with(act, true, act.told());
    }

    /** The same when ingest has it. */
    static Act told(Act act) {
        return with(act, act.undone(), true);
    }

    private static Act with(Act act, boolean undone, boolean told) {
        return new Act(
                act.id(),
                act.kind(),
                act.itemId(),
                act.slotStart(),
                act.turn(),
                act.quantity(),
                act.reason(),
                act.batch(),
                act.at(),
                act.until(),
                act.eventId(),
                undone,
                told);
    }

    static DayTotal total(String item, LocalDate day, int sold, String revenue, String wasteCost, int missed) {
        return new DayTotal(item, day, sold, new BigDecimal(revenue), 2, new BigDecimal(wasteCost), missed);
    }
}
