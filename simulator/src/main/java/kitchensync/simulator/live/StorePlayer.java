package kitchensync.simulator.live;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.kernel.SlotRun;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.KitchenState;
import kitchensync.simulator.records.Checkpoint;
import kitchensync.simulator.records.KitchenRecords;
import org.jboss.logging.Logger;

/**
 * Plays one store live. For each slot: decide what to cook, keep that, play the slot, send each event when the clock
 * comes to its time, together with what else is due, and keep the end. Wherever this is cut off, the kept checkpoint
 * leads to the same events again.
 */
final class StorePlayer implements Runnable {

    private static final Logger LOG = Logger.getLogger(StorePlayer.class);
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 2000;

    private final StoreKernel kernel;
    private final Crew crew;
    private final KitchenRecords records;
    private final Delivery delivery;
    private final Clock clock;
    private final ClockWait wait;

    StorePlayer(StoreKernel kernel, Crew crew, KitchenRecords records, Delivery delivery, Clock clock) {
        this.kernel = kernel;
        this.crew = crew;
        this.records = records;
        this.delivery = delivery;
        this.clock = clock;
        this.wait = new ClockWait(clock);
    }

    /** Plays on until the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                playOrPause();
            }
        } catch (InterruptedException stopped) {
            LOG.debugf("Store %s stopped", storeId());
        }
    }

    private void playOrPause() throws InterruptedException {
        try {
            playNextSlot();
        } catch (SQLException | RuntimeException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LOG.errorf(failed, "Store %s cannot be played; trying its slot again", storeId());
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        }
    }

    private void playNextSlot() throws SQLException, InterruptedException {
        Checkpoint checkpoint = decided();
        Instant slotStart = checkpoint.nextSlot();
        SlotRun run =
                kernel.play(checkpoint.state(), slotStart, checkpoint.orders().orElseThrow());
        for (List<Event> events = run.events(); !events.isEmpty(); ) {
            wait.until(events.getFirst().createdAt());
            int due = due(events);
            send(crew.tells(slotStart, events.subList(0, due)));
            events = events.subList(due, events.size());
        }
        LocalDateTime local = LocalDateTime.ofInstant(slotStart, kernel.store().zone());
        Checkpoint next = new Checkpoint(slotStart.plus(StoreKernel.SLOT), run.after(), Optional.empty());
        records.keepPlayed(storeId(), next, local.toLocalDate(), Slot.of(local), run.demand());
    }

    private void send(List<Event> events) throws InterruptedException {
        if (!events.isEmpty()) {
            delivery.send(events);
        }
    }

    /** How many of the first events have happened by now and fit into one request. */
    private int due(List<Event> events) {
        Instant now = clock.instant();
        int due = 1;
        while (due < Math.min(events.size(), Delivery.MOST_EVENTS)
                && !events.get(due).createdAt().isAfter(now)) {
            due++;
        }
        return due;
    }

    /** The checkpoint to play, with what the kitchen cooks decided at the slot's start and kept. */
    private Checkpoint decided() throws SQLException, InterruptedException {
        Optional<Checkpoint> kept = records.checkpoint(storeId());
        if (kept.isPresent() && kept.get().orders().isPresent()) {
            return kept.get();
        }
        Checkpoint decided;
        if (kept.isPresent()) {
            Checkpoint open = kept.get();
            wait.until(open.nextSlot());
            decided = open.with(crew.decide(open.state(), open.nextSlot()));
        } else {
            Instant now = Slot.startOf(clock.instant());
            List<CookOrder> stock = crew.openingStock(now);
            decided = new Checkpoint(now, KitchenState.EMPTY, Optional.of(stock));
        }
        records.keep(storeId(), decided);
        return decided;
    }

    private String storeId() {
        return kernel.store().id();
    }
}
