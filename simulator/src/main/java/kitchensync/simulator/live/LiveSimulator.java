package kitchensync.simulator.live;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.SimulatorConfig;
import kitchensync.simulator.demand.RandomStreams;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.ParLevels;
import kitchensync.simulator.records.KitchenRecords;
import kitchensync.simulator.records.SimulatorSchema;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * The stores, selling: every active store of the catalogue follows the clock and sends its events to ingest. Nothing
 * happens before {@link #start}. One process may play a store at a time.
 */
@Singleton
public class LiveSimulator {

    private static final Logger LOG = Logger.getLogger(LiveSimulator.class);
    private static final Duration TIME_TO_STOP = Duration.ofMillis(1800);

    private final Catalogue catalogue;
    private final SimulatorConfig config;
    private final SimulatorSchema schema;
    private final KitchenRecords records;
    private final CrewPlan plan;
    private final IngestClient ingest;
    private final Clock clock;
    private List<Thread> players = List.of();

    LiveSimulator(
            Catalogue catalogue,
            SimulatorConfig config,
            SimulatorSchema schema,
            KitchenRecords records,
            CrewPlan plan,
            @RestClient IngestClient ingest,
            Clock clock) {
        this.catalogue = catalogue;
        this.config = config;
        this.schema = schema;
        this.records = records;
        this.plan = plan;
        this.ingest = ingest;
        this.clock = clock;
    }

    /** Plays on where each store stands; a store never played before begins with the present slot. Again: nothing. */
    public void start() {
        start(catalogue.activeStores());
    }

    /** The same for some of the stores. */
    public synchronized void start(List<Store> stores) {
        if (!players.isEmpty()) {
            return;
        }
        schema.migrate();
        players = stores.stream().map(this::play).toList();
        LOG.infof("%d stores are selling", players.size());
    }

    private Thread play(Store store) {
        StorePlayer player = new StorePlayer(
                new StoreKernel(catalogue, store, config.seed()),
                new Crew(
                        store,
                        plan,
                        new ParLevels(catalogue.items(), store),
                        new RandomStreams(config.seed(), store.id())),
                records,
                new Delivery(ingest, store.id(), config.answerWithin()),
                clock);
        // Not a virtual thread: interrupting one in the middle of JDBC would close the pool's connection under it.
        return Thread.ofPlatform().daemon().name("store-" + store.id()).start(player);
    }

    /** Stops within two seconds, in the middle of a slot if need be; {@link #start} goes on there. Again: nothing. */
    @PreDestroy
    public synchronized void stop() {
        players.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + TIME_TO_STOP.toNanos();
        boolean interrupted = false;
        for (Thread player : players) {
            try {
                player.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            } catch (InterruptedException hurry) {
                interrupted = true;
            }
        }
        players = List.of();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
