package kitchensync.predictor.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.forecast.Predictions;

/**
 * The weekly plan of a chain of any size, made a few stores at a time on all cores.
 *
 * @param now when the plan is made
 */
record ChainWeek(Catalogue catalogue, double missWeight, Directives said, Instant now) {

    /** A few: their forecasts are 14 MB, and their plans 60 MB. */
    static final int STORES_AT_ONCE = 12;

    private static final Duration LENGTH = Duration.ofMinutes(Slot.MINUTES);

    /** Stores of a chain in groups of so many, in their order. */
    static List<List<Store>> groups(List<Store> stores, int storesAtOnce) {
        return IntStream.iterate(0, from -> from < stores.size(), from -> from + storesAtOnce)
                .mapToObj(from -> stores.subList(from, Math.min(stores.size(), from + storesAtOnce)))
                .toList();
    }

    /** Writes all stores' plans, in their order. */
    void write(Connection warehouse, PlanFile file, int storesAtOnce) throws SQLException {
        BitSet week = new BitSet(Slot.PER_WEEK);
        week.set(0, Slot.PER_WEEK);
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (List<Store> stores : groups(catalogue.activeStores(), storesAtOnce)) {
                Forecasts forecasts =
                        Forecasts.read(warehouse, Predictions.Week.USUAL, stores, catalogue.activeItems(), week);
                List<Future<List<PlanRow>>> plans = stores.stream()
                        .map(store -> pool.submit(() -> plan(store, forecasts)))
                        .toList();
                for (Future<List<PlanRow>> plan : plans) {
                    plan.get().forEach(file::write);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the week was planned", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a store's week could not be planned: " + failed.getCause(), failed);
        }
    }

    private List<PlanRow> plan(Store store, Forecasts forecasts) {
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        List<PlannedItem> items = new ArrayList<>();
        for (Item item : catalogue.activeItems()) {
            forecasts
                    .week(store, item)
                    .map(week -> item.isOnSale(today) ? week : week.beforeItsFirstDay())
                    .ifPresent(week -> items.add(new PlannedItem(store.id(), item, week, missWeight, said)));
        }
        int running = Slot.of(now, store.zone()).index();
        Instant runningStart = Slot.startOf(now);
        return WeekPlan.of(
                        store.capacity(),
                        items,
                        slot -> runningStart.plus(LENGTH.multipliedBy(Math.floorMod(slot - running, Slot.PER_WEEK))))
                .stream()
                .map(row -> new PlanRow(
                        store.id(), row.item().id(), row.slot(), row.onHand(), row.cooking(), row.decision()))
                .toList();
    }
}
