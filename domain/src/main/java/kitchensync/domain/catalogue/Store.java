package kitchensync.domain.catalogue;

import java.time.ZoneId;
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
}
