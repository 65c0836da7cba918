package kitchensync.predictor.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.Item;
import kitchensync.predictor.cook.StockAges.Batch;

/** One item of a store while a plan is made: its week, what cooking it earns, and what managers said about it. */
final class PlannedItem {

    private final String storeId;
    private final Item item;
    private final ItemWeek week;
    private final double missWeight;
    private final Directives directives;
    private final Map<Double, CookTable> tables = new HashMap<>();

    PlannedItem(String storeId, Item item, ItemWeek week, double missWeight, Directives directives) {
        this.storeId = storeId;
        this.item = item;
        this.week = week;
        this.missWeight = missWeight;
        this.directives = directives.of(storeId, item.id());
    }

    /** The same for the decisions of one slot only. */
    PlannedItem soon(int slot) {
        tables.put(1.0, CookTable.of(item, week, missWeight, slot));
        return this;
    }

    Item item() {
        return item;
    }

    ItemWeek week() {
        return week;
    }

    /** @param start when the slot begins */
    Proposal propose(int slot, Instant start, List<Batch> stock) {
        int presentation = directives.presentation(storeId, item.id(), slot);
        Proposal plain = Proposal.of(table(1).choose(slot, stock), presentation);
        Optional<PlanOverride> override = directives.override(start);
        return override.map(word -> Proposal.of(
                        word.factor() == 1
                                ? plain.choice()
                                : table(word.factor()).choose(slot, stock),
                        presentation,
                        word,
                        plain.units()))
                .orElse(plain);
    }

    private CookTable table(double factor) {
        return tables.computeIfAbsent(factor, f -> new CookTable(item, f == 1 ? week : week.times(f), missWeight));
    }
}
