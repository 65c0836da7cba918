package kitchensync.simulator.demand;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * The customers of one store. What they want depends on the seed, the store and the slot alone, never on what the
 * kitchen has, so that two kitchens can be compared on the same customers.
 */
public final class Customers {

    private static final int SLOT_MILLIS =
            (int) Duration.ofMinutes(Slot.MINUTES).toMillis();

    private final List<Item> menu;
    private final Store store;
    private final RandomStreams streams;
    private final Climate climate;

    /** Customers of the plain world. */
    public Customers(List<Item> menu, Store store, RandomStreams streams) {
        this(menu, store, streams, new Climate(0, World.PLAIN));
    }

    /** @param climate the world they are in, and its weather */
    public Customers(List<Item> menu, Store store, RandomStreams streams, Climate climate) {
        this.menu = List.copyOf(menu);
        this.store = store;
        this.streams = streams;
        this.climate = climate;
    }

    /** A customer at the counter. */
    public record Customer(Instant at, List<Basket.Line> lines) {}

    /** Who comes in the slot, in the order they come; nobody while the store is closed or nothing is on sale. */
    public List<Customer> in(Instant slotStart) {
        LocalDateTime local = LocalDateTime.ofInstant(slotStart, store.zone());
        Slot slot = Slot.of(local);
        World world = climate.world();
        Weather weather = climate.on(store.region(), local.toLocalDate());
        Shelf shelf = Shelf.of(
                menu,
                store,
                local.toLocalDate(),
                slot,
                item -> weather.weightOf(item)
                        * world.weightOf(item, item.saleDays().contains(local.getDayOfWeek())));
        if (shelf.size() == 0) {
            return List.of();
        }
        int offset = Arrivals.offsetOfDay(store.level(), streams.ofDay(local.toLocalDate()));
        double mean = Arrivals.perHour(world.rush(), store.level(), local.getDayOfWeek(), slot.hour(), offset)
                / Slot.PER_HOUR
                * (world.volume() * weather.volume() * ofTheHour(slotStart));
        UniformRandomProvider random = streams.ofSlot(slotStart);
        int[] arrivals = new int[PoissonSampler.of(random, mean).sample()];
        Arrays.setAll(arrivals, ignored -> random.nextInt(SLOT_MILLIS));
        Arrays.sort(arrivals);
        List<Customer> customers = new ArrayList<>(arrivals.length);
        for (int millis : arrivals) {
            customers.add(new Customer(slotStart.plusMillis(millis), Basket.draw(shelf, world.odds(), random)));
        }
        return customers;
    }

    /** How much busier than usual the hour is: gamma distributed with mean 1 and the world's variance. */
    private double ofTheHour(Instant slotStart) {
        double variance = climate.world().hourVariance();
        return variance == 0
                ? 1
                : AhrensDieterMarsagliaTsangGammaSampler.of(streams.ofHour(slotStart), 1 / variance, variance)
                        .sample();
    }
}
