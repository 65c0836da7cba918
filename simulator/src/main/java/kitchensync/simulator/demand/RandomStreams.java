package kitchensync.simulator.demand;

import java.time.Instant;
import java.time.LocalDate;
import kitchensync.domain.event.EventId;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;

/**
 * The random streams of one store. Each is derived by hashing from the seed, the store and the day or slot it is for,
 * so that no generator state has to be kept and any slot can be played again alone.
 *
 * <p>A slot's stream is named by its start instant rather than its local time, which is twice there on the day when
 * the clocks go back.
 */
public final class RandomStreams {

    private static final long DAYS = 0xD1;
    private static final long SLOTS = 0x51;
    private static final long HOURS = 0x60;
    private static final long CREWS = 0xC0;

    private final long store;

    public RandomStreams(long seed, String storeId) {
        long hash = EventId.mix(seed);
        for (int i = 0; i < storeId.length(); i++) {
            hash = EventId.mix(hash + storeId.charAt(i));
        }
        this.store = hash;
    }

    /** What sets the events of this seed and store apart from all others. */
    public long id() {
        return store;
    }

    public UniformRandomProvider ofDay(LocalDate day) {
        return stream(DAYS, day.toEpochDay());
    }

    public UniformRandomProvider ofSlot(Instant slotStart) {
        return stream(SLOTS, slotStart.getEpochSecond());
    }

    /** For what the crew does in the slot. */
    public UniformRandomProvider ofCrew(Instant slotStart) {
        return stream(CREWS, slotStart.getEpochSecond());
    }

    /** For the hour that the instant is in, by UTC. */
    public UniformRandomProvider ofHour(Instant time) {
        return stream(HOURS, Math.floorDiv(time.getEpochSecond(), 3600));
    }

    private UniformRandomProvider stream(long kind, long number) {
        SplitMix64 seeds = new SplitMix64(EventId.mix(EventId.mix(store + kind) + number));
        return new XoShiRo256PlusPlus(seeds.nextLong(), seeds.nextLong(), seeds.nextLong(), seeds.nextLong());
    }
}
