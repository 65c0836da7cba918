package kitchensync.domain.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import kitchensync.domain.slot.Slot;

/**
 * One store of the chain.
 *
 * @param id what the POS calls it: letters, digits and underscores, at most 40
 * @param level how busy it is, 1 (quiet) to 4
 * @param hours when it sells, every day alike
 * @param zone the time zone of its clock
 * @param active whether it takes part; an inactive store accepts no events and gets no plan
 * @param capacity what its kitchen can cook at a time
 */
public record Store(
        String id,
        String name,
        String region,
        int level,
        HourRange hours,
        ZoneId zone,
        boolean active,
        Capacity capacity) {

    /** A store whose kitchen always has room. */
    public Store(String id, String name, String region, int level, HourRange hours, ZoneId zone, boolean active) {
        this(id, name, region, level, hours, zone, active, Capacity.UNLIMITED);
    }

    /** The Postgres schema and role of this store. Only ids that the catalogue has checked come to this point. */
    public String schema() {
        return "store_" + id.toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isOpenIn(Slot slot) {
        return hours.contains(slot.hour());
    }

    /**
     * Since when at least one of some stores has been open without a break.
     *
     * @return a day before {@code now} when there was no break; empty when none is open
     */
    public static Optional<Instant> openSince(Collection<Store> stores, Instant now) {
        Instant since = Slot.startOf(now);
        Instant dayBefore = since.minus(Duration.ofDays(1));
        if (!anyIsOpen(stores, since)) {
            return Optional.empty();
        }
        for (Instant before = since; before.isAfter(dayBefore) && anyIsOpen(stores, before); ) {
            since = before;
            before = before.minus(Duration.ofMinutes(Slot.MINUTES));
        }
        return Optional.of(since);
    }

    private static boolean anyIsOpen(Collection<Store> stores, Instant at) {
        return stores.stream().anyMatch(store -> store.isOpenIn(Slot.of(at, store.zone())));
    }
}
