package kitchensync.predictor.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;

/** What a store starts in the slot that begins next, from the stock that was counted. */
record NextSlotPlan(NextSlot next, double missWeight, Directives said) {

    /** @param running units that the running slot's plan starts, by {@link WarehousePlan#key} */
    List<PlanRow> of(
            Store store,
            List<Item> menu,
            Function<Item, Optional<ItemWeek>> forecast,
            Function<Item, CountedStock> counted,
            Map<String, Integer> running) {
        int slot = next.in(store.zone()).index();
        LocalDate day = LocalDate.ofInstant(next.start(), store.zone());
        List<SlotPlan.Line> lines = new ArrayList<>();
        for (Item item : menu) {
            if (item.isOnSale(day)) {
                forecast.apply(item)
                        .map(week -> line(
                                store,
                                item,
                                week,
                                counted.apply(item),
                                running.getOrDefault(WarehousePlan.key(store.id(), item.id()), 0)))
                        .ifPresent(lines::add);
            }
        }
        return rows(store, SlotPlan.proposals(slot, next.start(), SlotPlan.startable(slot, lines)));
    }

    private SlotPlan.Line line(Store store, Item item, ItemWeek week, CountedStock counted, int running) {
        // The crew cooks the running slot's plan, which a count from before it cannot show.
        boolean before = counted.asOf().isBefore(next.runningStart());
        CountedStock then = counted.alsoStarted(before ? running : 0, next.runningStart(), item)
                .at(next.start(), week, store.zone());
        PlannedItem planned = new PlannedItem(store.id(), item, week, missWeight, said)
                .soon(next.in(store.zone()).index(), 1);
        return new SlotPlan.Line(planned, then.asSeenAt(next.start()));
    }

    private static List<PlanRow> rows(Store store, List<Proposal> proposals) {
        List<CookDecision> decisions = CookDecision.of(store.capacity(), proposals);
        List<PlanRow> rows = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            Choice choice = proposals.get(i).choice();
            rows.add(new PlanRow(
                    store.id(),
                    choice.item().id(),
                    choice.slot(),
                    choice.onHand(),
                    choice.cooking(),
                    decisions.get(i)));
        }
        return rows;
    }
}
