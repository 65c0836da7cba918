package kitchensync.predictor.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.Item;
import kitchensync.predictor.cook.StockAges.Batch;

/** One item of a store while a plan is made: its week, what cooking it earns, and what managers said about it. */
public final class PlannedItem {

    private final String storeId;
    private final Item item;
    private final ItemWeek week;
    private final double missWeight;
    private final Directives directives;
    private final Map<Double, CookTable> others = new HashMap<>();
    private CookTable plain;

    /** An item about which nobody has said anything. */
    public PlannedItem(String storeId, Item item, ItemWeek week, double missWeight) {
        this(storeId, item, week, missWeight, Directives.NONE);
    }

    PlannedItem(String storeId, Item item, ItemWeek week, double missWeight, Directives directives) {
        this.storeId = storeId;
        this.item = item;
        this.week = week;
        this.missWeight = missWeight;
        this.directives = directives.of(storeId, item.id());
        this.plain = new CookTable(item, week, missWeight);
    }

    private PlannedItem(PlannedItem told) {
        this.storeId = told.storeId;
        this.item = told.item;
        this.week = told.week;
        this.missWeight = told.missWeight;
        this.directives = new Directives(List.of(), told.directives.minimums());
        this.plain = told.plain;
    }

    /** The same for the decisions of a few slots of the day only. */
    public PlannedItem soon(int slot, int slots) {
        plain = CookTable.of(item, week, missWeight, slot, slots);
        return this;
    }

    /** The same as if no manager had said more, less or never; minimums stay. */
    PlannedItem untold() {
        return new PlannedItem(this);
    }

    /** Whether a manager has said more, less or never of it, for whatever time. */
    boolean isTold() {
        return !directives.overrides().isEmpty();
    }

    /** {@link CookTable#canStart} */
    boolean canStart(int slot) {
        return plain.canStart(slot);
    }

    Item item() {
        return item;
    }

    ItemWeek week() {
        return week;
    }

    /** @param start when the slot begins */
    Proposal propose(int slot, Instant start, List<Batch> stock) {
        int minimum = directives.minimum(storeId, item.id(), slot);
        Proposal usual = Proposal.of(plain.choose(slot, stock), minimum);
        Optional<PlanOverride> override = directives.override(start);
        return override.map(word -> Proposal.of(
                        word.factor() == 1
                                ? usual.choice()
                                : times(word.factor()).choose(slot, stock),
                        minimum,
                        word,
                        usual.units()))
                .orElse(usual);
    }

    private CookTable times(double factor) {
        return others.computeIfAbsent(factor, f -> new CookTable(item, week.times(f), missWeight));
    }
}
