package kitchensync.simulator.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import kitchensync.domain.event.Event;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.TrueDemand;
import kitchensync.simulator.kernel.SlotRun;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.CookPolicy;
import kitchensync.simulator.kitchen.KitchenState;

/**
 * The past of one store, made while it is read: events in the order of time, one slot in memory at a time. When it
 * has been read to its end it tells how it leaves the kitchen and what customers wanted.
 *
 * <p>A kitchen without a past would sell nothing until its first batches are done; so the first order of each item
 * on the first day stands ready when it is ordered.
 */
public final class StoreHistory implements Iterator<Event> {

    private final StoreKernel kernel;
    private final CookPolicy policy;
    private final LocalDate firstDay;
    private final Instant until;
    private final Set<String> stocked = new HashSet<>();
    private final TrueDemand demand = new TrueDemand();
    private KitchenState state = KitchenState.EMPTY;
    private Instant nextSlot;
    private Iterator<Event> pending = Collections.emptyIterator();

    public StoreHistory(StoreKernel kernel, CookPolicy policy, LocalDate firstDay, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("a history has at least one day, not " + days);
        }
        this.kernel = kernel;
        this.policy = policy;
        this.firstDay = firstDay;
        this.nextSlot = firstDay.atStartOfDay(kernel.store().zone()).toInstant();
        this.until = firstDay.plusDays(days).atStartOfDay(kernel.store().zone()).toInstant();
    }

    @Override
    public boolean hasNext() {
        while (!pending.hasNext() && nextSlot.isBefore(until)) {
            playSlot();
        }
        return pending.hasNext();
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return pending.next();
    }

    private void playSlot() {
        LocalDateTime local = LocalDateTime.ofInstant(nextSlot, kernel.store().zone());
        List<CookOrder> orders = policy.decide(state, nextSlot);
        if (local.toLocalDate().equals(firstDay)) {
            orders = orders.stream().map(this::firstStandsReady).toList();
        }
        SlotRun run = kernel.play(state, nextSlot, orders);
        demand.add(local.toLocalDate(), Slot.of(local), run.demand());
        state = run.after();
        pending = run.events().iterator();
        nextSlot = nextSlot.plus(StoreKernel.SLOT);
    }

    private CookOrder firstStandsReady(CookOrder order) {
        return stocked.add(order.itemId()) ? order.standingReadyAt(nextSlot) : order;
    }

    public String storeId() {
        return kernel.store().id();
    }

    /** The end of the history: the start of the first slot after it. */
    public Instant until() {
        return until;
    }

    /** The kitchen at the end. @throws IllegalStateException when there are events that nobody has read */
    public KitchenState kitchen() {
        readToTheEnd();
        return state;
    }

    /** What customers wanted. @throws IllegalStateException when there are events that nobody has read */
    public TrueDemand demand() {
        readToTheEnd();
        return demand;
    }

    private void readToTheEnd() {
        if (hasNext()) {
            throw new IllegalStateException("the history of store " + storeId() + " has not been read to its end");
        }
    }
}
