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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import kitchensync.domain.catalogue.Catalogue;
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

    /** After a week, what was known of the coming days is of days gone by. */
    private static final Duration WEEK = Duration.ofDays(7);

    /** Who predicts plans the week right after it, which takes a chain of 900 stores a quarter of an hour at most. */
    private static final Duration LONGEST_PLANNING = Duration.ofMinutes(30);

    private final Warehouse warehouse;
    private final Catalogue catalogue;
    private final ServingPlan serving;
    private final PlanDirectives directives;
    private final PlanDays days;
    private final CountedPlan counted;
    private final PlanSettings settings;
    private final Clock clock;

    /** Of the predictions that were planned from because nobody else had. */
    private Instant caughtUp = Instant.MIN;

    Planning(
            Warehouse warehouse,
            Catalogue catalogue,
            ServingPlan serving,
            PlanDirectives directives,
            PlanDays days,
            CountedPlan counted,
            PlanSettings settings,
            Clock clock) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.serving = serving;
        this.directives = directives;
        this.days = days;
        this.counted = counted;
        this.settings = settings;
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
     * @return rows planned; empty when there are no predictions, or no weekly plan of them yet
     */
    public synchronized OptionalInt planNext() throws SQLException {
        Instant now = clock.instant();
        NextSlot next = NextSlot.after(now);
        try (Connection connection = warehouse.connect()) {
            Optional<Edition> edition = Predictions.edition(connection);
            if (edition.isEmpty() || !isPlanned(edition.get())) {
                return OptionalInt.empty();
            }
            for (int slot : serving.slotsCountedBefore(next.runningStart())) {
                restore(WarehousePlan.readSlot(connection, slot), next, now);
            }
            boolean old = edition.get().predictedAt().plus(WEEK).isBefore(next.start());
            CountedPlan.Counted plan =
                    counted.plan(connection, old ? Predictions.Week.USUAL : Predictions.Week.COMING, now);
            days.extend(connection, edition.get(), now);
            // The slot may have begun meanwhile; it is the crew's now.
            return OptionalInt.of(
                    clock.instant().isBefore(next.start()) ? serving.count(plan, next.start(), now, days) : 0);
        }
    }

    /**
     * Plans the week anew when a manager has said something since it was planned, or a word of his is over; and when the
     * predictions have long been newer than the plan, because whoever made them broke off before the week was planned.
     *
     * @return whether it was
     */
    public synchronized boolean planWeekIfDue() throws SQLException {
        Optional<ServingPlan.Stand> plan = serving.stand();
        boolean told = plan.isPresent() && directives.changedSince(plan.get().plannedAt());
        Optional<Instant> left = told ? Optional.empty() : leftUnplanned();
        if (!told && left.isEmpty()) {
            return false;
        }
        planWeek();
        left.ifPresent(predicted -> caughtUp = predicted);
        return true;
    }

    /** When the predictions were made that nobody has planned from; once, for a plan may well be without a row. */
    private Optional<Instant> leftUnplanned() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Optional<Edition> edition = Predictions.edition(connection)
                    .filter(made -> !made.predictedAt().equals(caughtUp))
                    .filter(made -> made.predictedAt().plus(LONGEST_PLANNING).isBefore(clock.instant()));
            return edition.isPresent() && !isPlanned(edition.get())
                    ? edition.map(Edition::predictedAt)
                    : Optional.empty();
        }
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
        serving.restore(over, now);
    }
}
