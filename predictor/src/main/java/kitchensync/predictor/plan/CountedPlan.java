package kitchensync.predictor.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Timing;
import kitchensync.predictor.dispersion.DayLevel;
import kitchensync.predictor.forecast.Predictions;
import kitchensync.predictor.registry.ModelRegistry;

/** What to cook in the slot that begins next, from the stock that was counted and the day's sales so far. */
@ApplicationScoped
class CountedPlan {

    /**
     * A store whose newest event is older than this has no count: nobody reports there, and "nothing reported" must
     * not be planned as "nothing there". Its weekly plan stands.
     */
    static final Duration OLDEST_COUNT = Duration.ofMinutes(90);

    /**
     * What was planned.
     *
     * @param levels of the stores that have a count
     */
    record Counted(List<PlanRow> rows, List<StoreLevel> levels) {}

    /** Forecasts of a day or two of so many stores are 60 MB. */
    private static final int STORES_AT_ONCE = 48;

    private final Catalogue catalogue;
    private final ServingPlan serving;
    private final PlanDirectives directives;
    private final PlanSettings settings;
    private final ModelRegistry registry;

    CountedPlan(
            Catalogue catalogue,
            ServingPlan serving,
            PlanDirectives directives,
            PlanSettings settings,
            ModelRegistry registry) {
        this.catalogue = catalogue;
        this.serving = serving;
        this.directives = directives;
        this.settings = settings;
        this.registry = registry;
    }

    /**
     * Plans the slot that begins next after {@code now} in all stores that have a count.
     *
     * @param of which demand is expected
     */
    Counted plan(Connection connection, Predictions.Week of, Instant now) throws SQLException {
        NextSlot next = NextSlot.after(now);
        DayLevels levels = DayLevels.read(connection, now);
        Stock counted = Stock.read(connection, lasting());
        Map<String, Integer> running = serving.quantities(catalogue.activeStores().stream()
                .collect(Collectors.toMap(
                        Store::id, store -> next.runningIn(store.zone()).index())));
        NextSlotPlan plan = new NextSlotPlan(next, settings.missWeight(), directives.all());
        DayLevel level = registry.champion()
                .map(champion -> champion.model().dispersion().day())
                .orElse(DayLevel.ALIKE);
        List<PlanRow> rows = new ArrayList<>();
        List<StoreLevel> storeLevels = new ArrayList<>();
        for (List<Store> stores : ChainWeek.groups(catalogue.activeStores(), STORES_AT_ONCE)) {
            Forecasts forecasts = Forecasts.read(connection, of, stores, catalogue.activeItems(), slots(stores, next));
            for (Store store : stores) {
                counted.asOf(store.id())
                        .filter(count -> count.isAfter(next.start().minus(OLDEST_COUNT)))
                        .filter(asOf -> !levels.isSilent(store, asOf, offered(forecasts, store, asOf)))
                        .ifPresent(asOf -> {
                            double factor = levels.factor(store, asOf, offered(forecasts, store, asOf), level);
                            // Another day may be as any other
                            double today = day(asOf, store).equals(day(next.runningStart(), store)) ? factor : 1;
                            storeLevels.add(new StoreLevel(store.id(), day(asOf, store), asOf, factor));
                            rows.addAll(plan.of(
                                    store,
                                    catalogue.activeItems(),
                                    item -> forecasts
                                            .week(store, item)
                                            .map(week -> week.timesFrom(
                                                    next.runningIn(store.zone()).index(), today)),
                                    item -> counted.of(store.id(), item, asOf),
                                    running));
                        });
            }
        }
        return new Counted(rows, storeLevels);
    }

    /** The slots that a decision looks at: from the morning of the oldest count to where tomorrow's units are gone. */
    private BitSet slots(List<Store> stores, NextSlot next) {
        int after = catalogue.activeItems().stream()
                .mapToInt(item -> Timing.of(item).horizon())
                .max()
                .orElse(0);
        BitSet slots = new BitSet(Slot.PER_WEEK);
        for (Store store : stores) {
            int oldest = Slot.of(next.start().minus(OLDEST_COUNT), store.zone()).index();
            int coming = next.in(store.zone()).index();
            int first = oldest - oldest % Slot.PER_DAY;
            int last = coming - coming % Slot.PER_DAY + Slot.PER_DAY + after;
            for (int slot = first; slot <= (last < first ? last + Slot.PER_WEEK : last); slot++) {
                slots.set(slot % Slot.PER_WEEK);
            }
        }
        return slots;
    }

    private List<ItemWeek> offered(Forecasts forecasts, Store store, Instant asOf) {
        return catalogue.activeItems().stream()
                .filter(item -> item.isOnSale(day(asOf, store)))
                .flatMap(item -> forecasts.week(store, item).stream())
                .toList();
    }

    /** How long anything may be in stock, from when it was started. */
    private Duration lasting() {
        return catalogue.items().stream()
                .map(item -> item.cookTime().plus(item.holdTime()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static LocalDate day(Instant instant, Store store) {
        return LocalDate.ofInstant(instant, store.zone());
    }
}
