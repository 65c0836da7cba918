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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.forecast.Edition;
import kitchensync.predictor.forecast.Predictions;

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
    private static final Duration OLDEST_COUNT = Duration.ofMinutes(90);

    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final ServingPlan serving;
    private final Clock clock;

    Planning(Warehouse warehouse, Catalogue catalogue, ServingPlan serving, Clock clock) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.serving = serving;
        this.clock = clock;
    }

    /**
     * Plans the week from the predictions and replaces MARTS.PLAN and serving.plan.
     *
     * @return rows, one for each store, item and slot in which the item can be sold
     * @throws IllegalStateException when nothing has been predicted yet
     */
    public synchronized int planWeek() throws SQLException {
        Forecasts forecasts = read().orElseThrow(
                        () -> new IllegalStateException("There are no predictions to plan from; predict first."));
        try {
            Path file = Files.createTempFile("kitchensync-plan-", ".csv");
            try {
                int rows = write(file, forecasts);
                WarehousePlan.replace(warehouse, file);
                serving.replace(file, runningSlots());
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
            Optional<Forecasts> forecasts = Forecasts.read(connection);
            if (forecasts.isEmpty() || !isPlanned(forecasts.get().edition())) {
                return 0;
            }
            for (int slot : serving.slotsCountedBefore(next.runningStart())) {
                restore(WarehousePlan.readSlot(connection, slot), next, now);
            }
            List<PlanRow> rows = planned(forecasts.get(), Stock.read(connection), next);
            // The slot may have begun meanwhile; it is the crew's now.
            return clock.instant().isBefore(next.start()) ? serving.update(rows, next.start(), now) : 0;
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

    private Optional<Forecasts> read() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            return Forecasts.read(connection);
        }
    }

    private int write(Path file, Forecasts forecasts) throws IOException {
        Instant now = clock.instant();
        try (PlanFile plan = new PlanFile(file, forecasts.edition(), now)) {
            forecasts.forEach(
                    catalogue,
                    (store, item, week) -> WeekPlan.of(
                                    item, item.isOnSale(day(now, store)) ? week : week.beforeItsFirstDay())
                            .forEach(slot -> plan.write(new PlanRow(
                                    store.id(),
                                    item.id(),
                                    slot.slot(),
                                    slot.onHand(),
                                    slot.cooking(),
                                    slot.decision()))));
            return plan.rows();
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

    private List<PlanRow> planned(Forecasts forecasts, Stock counted, NextSlot next) throws SQLException {
        Map<String, Integer> running = new HashMap<>();
        for (Store store : catalogue.activeStores()) {
            running.putAll(
                    serving.quantities(store.id(), next.runningIn(store.zone()).index()));
        }
        List<PlanRow> rows = new ArrayList<>();
        forecasts.forEach(catalogue, (store, item, week) -> {
            int slot = next.in(store.zone()).index();
            Optional<Instant> asOf = counted.asOf(store.id())
                    .filter(count -> count.isAfter(next.start().minus(OLDEST_COUNT)));
            if (asOf.isEmpty() || !week.isSellable(slot) || !item.isOnSale(day(next.start(), store))) {
                return;
            }
            String key = WarehousePlan.key(store.id(), item.id());
            CountedStock stock = counted.of(store.id(), item.id(), asOf.get());
            boolean countedBeforeRunningSlot = stock.asOf().isBefore(next.runningStart());
            CountedStock then = stock.at(next.start(), item, week, store.zone())
                    // The crew cooks the running slot's plan, which a count from before it cannot show.
                    .alsoCooking(countedBeforeRunningSlot ? running.getOrDefault(key, 0) : 0);
            CookDecision decision = CookDecision.of(item, week, slot, then.onHand(), then.cooking());
            rows.add(new PlanRow(store.id(), item.id(), slot, then.onHand(), then.cooking(), decision));
        });
        return rows;
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
