package kitchensync.predictor.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.cook.Timing;
import kitchensync.predictor.forecast.DayLevel;
import kitchensync.predictor.forecast.Edition;
import kitchensync.predictor.forecast.Predictions;
import kitchensync.predictor.registry.ModelRegistry;

/**
 * Turns predictions into what to cook: a plan of the whole week from projected stock, and, slot by slot, the next one
 * from the stock that was counted. The slot that is running is never changed.
 */
@ApplicationScoped
public class Planning {

    /**
     * A store whose newest event is older than this has no count: nobody reports there, and "nothing reported" must
     * not be planned as "nothing there". Its weekly plan stands.
     */
    static final Duration OLDEST_COUNT = Duration.ofMinutes(90);

    /** After a week, what was known of the coming days is of days gone by. */
    private static final Duration WEEK = Duration.ofDays(7);

    /** Forecasts of a day or two of so many stores are 60 MB. */
    private static final int STORES_AT_ONCE = 48;

    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final ServingPlan serving;
    private final PlanDirectives directives;
    private final PlanDays days;
    private final PlanSettings settings;
    private final ModelRegistry registry;
    private final Clock clock;

    Planning(
            Warehouse warehouse,
            Catalogue catalogue,
            ServingPlan serving,
            PlanDirectives directives,
            PlanDays days,
            PlanSettings settings,
            ModelRegistry registry,
            Clock clock) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.serving = serving;
        this.directives = directives;
        this.days = days;
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Plans the week from the predictions and replaces MARTS.PLAN, serving.plan and the coming days of serving.plan_days.
     *
     * @return rows, one for each store, item and slot in which the item can be sold
     * @throws IllegalStateException when nothing has been predicted yet
     */
    public synchronized int planWeek() throws SQLException {
        try {
            Path file = Files.createTempFile("kitchensync-plan-", ".csv");
            try {
                int rows = write(file);
                WarehousePlan.replace(warehouse, file);
                serving.replace(file, runningSlots());
                writeDays();
                return rows;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The plan could not be written to a temporary file", failed);
        }
    }

    /**
     * Plans the slot that begins next from the counted stock, in every store, and gives rows that were counted for a
     * slot now over back to the weekly plan.
     *
     * @return rows planned; 0 when there are no predictions or no weekly plan yet
     */
    public synchronized int planNext() throws SQLException {
        Instant now = clock.instant();
        NextSlot next = NextSlot.after(now);
        try (Connection connection = warehouse.connect()) {
            Optional<Edition> edition = Predictions.edition(connection);
            if (edition.isEmpty() || !isPlanned(edition.get())) {
                return 0;
            }
            for (int slot : serving.slotsCountedBefore(next.runningStart())) {
                restore(WarehousePlan.readSlot(connection, slot), next, now);
            }
            boolean old = edition.get().predictedAt().plus(WEEK).isBefore(next.start());
            List<PlanRow> rows = planned(
                    connection,
                    old ? Predictions.Week.USUAL : Predictions.Week.COMING,
                    DayLevels.read(connection, now),
                    next);
            // The slot may have begun meanwhile; it is the crew's now.
            int planned = clock.instant().isBefore(next.start()) ? serving.update(rows, next.start(), now) : 0;
            days.extend(connection, edition.get(), now);
            if (planned > 0) {
                days.counted(rows, next.start());
            }
            return planned;
        }
    }

    /**
     * Plans the week anew when a manager has said something since it was planned, or a word of his is over.
     *
     * @return whether it was
     */
    public synchronized boolean planWeekIfTold() throws SQLException {
        Optional<ServingPlan.Stand> plan = serving.stand();
        if (plan.isEmpty() || !directives.changedSince(plan.get().plannedAt())) {
            return false;
        }
        planWeek();
        return true;
    }

    private void writeDays() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Optional<Edition> edition = Predictions.edition(connection);
            if (edition.isPresent()) {
                days.writeAll(connection, edition.get(), clock.instant());
            }
        }
    }

    /** Whether the plan in both databases was made from the predictions that are there. */
    public boolean isCurrent() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Optional<Edition> edition = Predictions.edition(connection);
            return edition.isPresent() && isPlanned(edition.get());
        }
    }

    private boolean isPlanned(Edition edition) throws SQLException {
        return serving.stand()
                .filter(plan -> plan.modelVersion().equals(edition.modelVersion())
                        && !plan.plannedAt().isBefore(edition.predictedAt()))
                .isPresent();
    }

    private int write(Path file) throws IOException, SQLException {
        try (Connection connection = warehouse.connect()) {
            Predictions.edition(connection); // makes the table where there is none
            connection.setAutoCommit(false); // one edition, whatever is predicted meanwhile
            Edition edition = Predictions.edition(connection)
                    .orElseThrow(
                            () -> new IllegalStateException("There are no predictions to plan from; predict first."));
            Instant now = clock.instant();
            try (PlanFile plan = new PlanFile(file, edition, now)) {
                new ChainWeek(catalogue, settings.missWeight(), directives.all(), now)
                        .write(connection, plan, ChainWeek.STORES_AT_ONCE);
                return plan.rows();
            }
        }
    }

    /** The slot of the week that is running in each store. */
    private Map<String, Integer> runningSlots() {
        Map<String, Integer> slots = new HashMap<>();
        catalogue
                .activeStores()
                .forEach(store -> slots.put(
                        store.id(), Slot.of(clock.instant(), store.zone()).index()));
        return slots;
    }

    private static LocalDate day(Instant instant, Store store) {
        return LocalDate.ofInstant(instant, store.zone());
    }

    private List<PlanRow> planned(Connection connection, Predictions.Week of, DayLevels levels, NextSlot next)
            throws SQLException {
        Stock counted = Stock.read(connection, lasting());
        Map<String, Integer> running = new HashMap<>();
        for (Store store : catalogue.activeStores()) {
            running.putAll(
                    serving.quantities(store.id(), next.runningIn(store.zone()).index()));
        }
        NextSlotPlan plan = new NextSlotPlan(next, settings.missWeight(), directives.all());
        DayLevel level = registry.champion()
                .map(champion -> champion.model().dispersion().day())
                .orElse(DayLevel.ALIKE);
        List<PlanRow> rows = new ArrayList<>();
        for (List<Store> stores : ChainWeek.groups(catalogue.activeStores(), STORES_AT_ONCE)) {
            Forecasts forecasts = Forecasts.read(connection, of, stores, slots(stores, next));
            for (Store store : stores) {
                counted.asOf(store.id())
                        .filter(count -> count.isAfter(next.start().minus(OLDEST_COUNT)))
                        .ifPresent(asOf -> {
                            double factor = levels.factor(store, asOf, offered(forecasts, store, asOf), level);
                            rows.addAll(plan.of(
                                    store,
                                    catalogue.activeItems(),
                                    item -> forecasts
                                            .week(store, item)
                                            .map(week -> week.timesFrom(
                                                    next.runningIn(store.zone()).index(), factor)),
                                    item -> counted.of(store.id(), item, asOf),
                                    running));
                        });
            }
        }
        return rows;
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

    /** The running slot keeps what it has, in whatever zone it is running. */
    private void restore(List<PlanRow> weekly, NextSlot next, Instant now) throws SQLException {
        Map<String, Integer> runningSlots = new HashMap<>();
        catalogue
                .activeStores()
                .forEach(store -> runningSlots.put(
                        store.id(), next.runningIn(store.zone()).index()));
        List<PlanRow> over = weekly.stream()
                .filter(row -> row.slot() != runningSlots.getOrDefault(row.storeId(), -1))
                .toList();
        serving.update(over, null, now);
    }
}
