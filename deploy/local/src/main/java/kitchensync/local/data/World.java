package kitchensync.local.data;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/**
 * What a data folder was made with; later runs go on with the same.
 *
 * @param stores number of stores
 * @param days days of history
 * @param seed of everything that is drawn at random
 * @param simulated whether the history is simulated; false when somebody's own sales were imported
 * @param firstLiveDay local day on which the live clock started
 */
@RegisterForReflection
public record World(int stores, int days, long seed, boolean simulated, LocalDate firstLiveDay) {

    /** The day after the history that comes with KitchenSync, when three new items join the menu. */
    public static final LocalDate FIRST_LIVE_DAY = LocalDate.of(2026, 2, 12);

    /** A world of somebody's own sales, which goes on the day after the last of them. */
    public static World imported(LocalDate lastDay) {
        return new World(0, 0, 0, false, lastDay.plusDays(1));
    }

    /** The same world; an imported one goes on after that day at the earliest. */
    public World after(LocalDate lastDay) {
        return simulated || firstLiveDay.isAfter(lastDay) ? this : imported(lastDay);
    }
}
