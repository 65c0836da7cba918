package kitchensync.bench.worker;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.ingest.bulk.BulkLoader;
import kitchensync.ingest.bulk.Loaded;
import kitchensync.ingest.store.StoreSchemas;
import kitchensync.simulator.history.History;

/** What the stores have sold: so many days and the present one so far, as {@code up} makes them, and then more. */
@Singleton
class Sales {

    private static final int LOADERS = 2;
    private static final Duration STEP = Duration.ofMinutes(5);

    /** Steps of which the events are kept ready. */
    private static final int STEPS = 6;

    private final Catalogue catalogue;
    private final SimulatedClock clock;
    private final StoreSchemas schemas;
    private final History history;
    private final BulkLoader loader;
    private final List<Map<Store, List<Event>>> coming = new ArrayList<>();
    private int step;

    Sales(Catalogue catalogue, SimulatedClock clock, StoreSchemas schemas, History history, BulkLoader loader) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.schemas = schemas;
        this.history = history;
        this.loader = loader;
    }

    /** @param schemaSeconds of {@code seconds}, to make the stores' schemas */
    record Made(long events, double schemaSeconds, double seconds) {}

    /** @param at the chain's time afterwards */
    record News(long events, Instant at) {}

    /** Makes and stores whole days and the one in progress up to the clock's time. */
    Made make(int days) throws SQLException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        schemas.migrate(catalogue.activeStores(), done -> {});
        double schemaSeconds = seconds(start);
        for (int i = 0; i < STEPS; i++) {
            coming.add(new LinkedHashMap<>());
        }
        AtomicLong events = new AtomicLong();
        try (ExecutorService loaders = Executors.newFixedThreadPool(LOADERS)) {
            List<Callable<Void>> loads = catalogue.activeStores().stream()
                    .<Callable<Void>>map(store -> () -> {
                        events.addAndGet(make(store, days));
                        return null;
                    })
                    .toList();
            for (Future<Void> load : loaders.invokeAll(loads)) {
                load.get();
            }
        }
        return new Made(events.get(), schemaSeconds, seconds(start));
    }

    private long make(Store store, int days) throws SQLException {
        Instant now = clock.instant();
        LocalDate today = now.atZone(store.zone()).toLocalDate();
        UntilTime events = new UntilTime(history.of(store, today.minusDays(days), days + 1), now);
        long stored = stored(loader.load(store, events, progress -> {}));
        for (int i = 0; i < STEPS; i++) {
            events.moveTo(now.plus(STEP.multipliedBy(i + 1L)));
            List<Event> soon = new ArrayList<>();
            events.forEachRemaining(soon::add);
            synchronized (coming) {
                coming.get(i).put(store, soon);
            }
        }
        return stored;
    }

    /** Lets five minutes pass and stores what is sold in them. */
    News more() throws SQLException {
        clock.moveTo(clock.instant().plus(STEP));
        long events = 0;
        for (Map.Entry<Store, List<Event>> sold : coming.get(step++).entrySet()) {
            events += stored(loader.load(sold.getKey(), sold.getValue().iterator(), progress -> {}));
        }
        return new News(events, clock.instant());
    }

    private static long stored(Loaded loaded) {
        loaded.firstProblem().ifPresent(problem -> {
            throw new IllegalStateException("an event was rejected: " + problem);
        });
        return loaded.stored();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
