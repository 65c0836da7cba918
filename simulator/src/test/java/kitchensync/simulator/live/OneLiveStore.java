package kitchensync.simulator.live;

import static kitchensync.simulator.Menus.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.simulator.SimulatorConfig;
import kitchensync.simulator.history.History;
import kitchensync.simulator.kernel.SlotRun;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.KitchenState;
import kitchensync.simulator.kitchen.ParLevels;
import kitchensync.simulator.records.Checkpoint;
import kitchensync.simulator.records.KitchenRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One store in a kitchen that starts empty at noon, with the clock standing still. */
abstract class OneLiveStore {

    static final Instant NOON = at(12, 0);

    @Inject
    LiveSimulator simulator;

    @Inject
    History history;

    @Inject
    KitchenRecords records;

    @Inject
    IngestStandIn ingest;

    @Inject
    SimulatedClock clock;

    @Inject
    Catalogue catalogue;

    @Inject
    SimulatorConfig config;

    @Inject
    AgroalDataSource database;

    Store store;
    SlotRun noon;

    @BeforeEach
    void emptyKitchenAtNoon() throws SQLException {
        history.prepare();
        execute("truncate simulator.kitchen_state, simulator.true_demand, serving.plan, serving.kitchen_acts");
        ingest.reset();
        clock.moveTo(NOON);
        store = catalogue.stores().getFirst();
        List<CookOrder> opening = new ParLevels(catalogue.items(), store)
                .decide(KitchenState.EMPTY, NOON).stream()
                        .map(order -> order.standingReadyAt(NOON))
                        .toList();
        noon = new StoreKernel(catalogue, store, config.seed()).play(KitchenState.EMPTY, NOON, opening);
    }

    @AfterEach
    void stopWithoutAChangedEvent() {
        simulator.stop();
        assertThat(ingest.changed()).as("ids used for two events").isEmpty();
    }

    /** What the crew has told of a slot. */
    List<Event> cooked(Instant slotStart) {
        return ingest.stored().stream()
                .filter(event -> event instanceof Event.Cooked
                        && Slot.startOf(event.createdAt()).equals(slotStart))
                .toList();
    }

    /** Whether the crew knows what it starts in the slot. */
    boolean isDecided(Instant slotStart) {
        try {
            return records.checkpoint("056")
                    .filter(kept -> kept.nextSlot().equals(slotStart))
                    .flatMap(Checkpoint::orders)
                    .isPresent();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Optional<Instant> nextSlot() {
        try {
            return records.checkpoint("056").map(Checkpoint::nextSlot);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void awaitStored(int events) {
        await(() -> ingest.stored().size() >= events);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for 20 s").isLessThan(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    void plan(int slot, String item, int quantity) throws SQLException {
        plan(slot, item, quantity, 0);
    }

    void plan(int slot, String item, int quantity, int onHand) throws SQLException {
        execute("insert into serving.plan values ('056', %d, '%s', %d, 1, %d, 0, %d, 'test', null, 'test', now())"
                .formatted(slot, item, quantity, onHand, slot));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
