package kitchensync.simulator.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Climate;
import kitchensync.simulator.demand.Customers;
import kitchensync.simulator.demand.Customers.Customer;
import kitchensync.simulator.demand.RandomStreams;
import kitchensync.simulator.demand.World;
import kitchensync.simulator.kitchen.Batch;
import kitchensync.simulator.kitchen.CookOrder;
import kitchensync.simulator.kitchen.KitchenState;
import kitchensync.simulator.kitchen.Stock;

/**
 * Plays one store, one slot at a time: the same kernel for history and for the live store. What comes out depends on
 * the catalogue, the seed and what goes in, and on nothing else.
 */
public final class StoreKernel {

    public static final Duration SLOT = Duration.ofMinutes(Slot.MINUTES);

    private final Catalogue catalogue;
    private final Store store;
    private final RandomStreams streams;
    private final Customers customers;

    /** A store of the plain world. */
    public StoreKernel(Catalogue catalogue, Store store, long seed) {
        this(catalogue, store, new Climate(seed, World.PLAIN));
    }

    /** @param climate the world the store is in, with the seed for weather and customers alike */
    public StoreKernel(Catalogue catalogue, Store store, Climate climate) {
        this.catalogue = catalogue;
        this.store = store;
        this.streams = new RandomStreams(climate.seed(), store.id());
        this.customers = new Customers(catalogue.items(), store, streams, climate);
    }

    public Store store() {
        return store;
    }

    /**
     * Plays the slot.
     *
     * @param state the kitchen at the start of the slot
     * @param orders what the kitchen starts to cook; items that the catalogue does not know are passed over
     */
    public SlotRun play(KitchenState state, Instant slotStart, List<CookOrder> orders) {
        Instant end = slotStart.plus(SLOT);
        Stock stock = new Stock(state);
        SlotEvents events = new SlotEvents(streams.id(), slotStart, store.zone());
        stock.expire(slotStart).forEach(events::expired);
        for (CookOrder order : orders) {
            catalogue.item(order.itemId()).ifPresent(item -> cook(stock, events, item, order, slotStart));
        }
        Expiries expiries = new Expiries(stock, events, end);
        for (Customer customer : customers.in(slotStart)) {
            expiries.upTo(customer.at());
            customer.lines().forEach(line -> {
                int sold = stock.take(line.item().id(), line.quantity(), customer.at());
                events.served(line.item(), line.quantity(), sold, customer.at());
            });
        }
        expiries.rest();
        return new SlotRun(events.events(), stock.state(), events.demand());
    }

    private static void cook(Stock stock, SlotEvents events, Item item, CookOrder order, Instant slotStart) {
        stock.add(
                item.id(),
                new Batch(order.quantity(), order.readyAt(), order.readyAt().plus(item.holdTime())));
        events.cooked(item, order);
    }

    /** Throws away what expires during the slot, each batch before the customers that come after it. */
    private static final class Expiries {

        private final Stock stock;
        private final SlotEvents events;
        private final List<Instant> times;
        private int next;

        Expiries(Stock stock, SlotEvents events, Instant end) {
            this.stock = stock;
            this.events = events;
            this.times = stock.expiriesBefore(end);
        }

        void upTo(Instant time) {
            if (next < times.size() && !times.get(next).isAfter(time)) {
                stock.expire(time).forEach(events::expired);
                while (next < times.size() && !times.get(next).isAfter(time)) {
                    next++;
                }
            }
        }

        void rest() {
            if (!times.isEmpty()) {
                upTo(times.getLast());
            }
        }
    }
}
