package kitchensync.local.data;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Store;

/**
 * What a data folder was made with; later runs go on with the same.
 *
 * @param stores number of stores, or {@link #ALL_STORES}
 * @param days days of history
 * @param seed of everything that is drawn at random
 * @param simulated whether the history is simulated; false when somebody's own sales were imported
 * @param firstLiveDay local day on which the live clock started
 * @param storesFile the file in place of the bundled stores, if any; one without a path before it lies in the folder
 * @param menuFile the file in place of the bundled menu, if any; the same
 */
@RegisterForReflection
public record World(
        int stores,
        int days,
        long seed,
        boolean simulated,
        LocalDate firstLiveDay,
        Optional<String> storesFile,
        Optional<String> menuFile) {

    /** The day after the history that comes with KitchenSync, when three new items join the menu. */
    public static final LocalDate FIRST_LIVE_DAY = LocalDate.of(2026, 2, 12);

    /** As many stores as the catalogue has. */
    public static final int ALL_STORES = 0;

    /** A world of somebody's own sales, which goes on the day after the last of them. */
    public static World imported(LocalDate lastDay) {
        return new World(ALL_STORES, 0, 0, false, lastDay.plusDays(1), Optional.empty(), Optional.empty());
    }

    /** The same world with other files. */
    public World with(Optional<String> stores, Optional<String> menu) {
        return new World(this.stores, days, seed, simulated, firstLiveDay, stores, menu);
    }

    /** The same world; an imported one goes on after that day at the earliest. */
    public World after(LocalDate lastDay) {
        return simulated || firstLiveDay.isAfter(lastDay) ? this : imported(lastDay);
    }

    /**
     * Where its clock goes on: where it stood, or at the begin of its first live day, whichever is later. An imported
     * world's first live day is never still to come: what was sold today is imported as well.
     *
     * @param now the real time
     */
    public Instant clockStart(Optional<ClockPosition> stood, Collection<Store> stores, Instant now) {
        Stream<Instant> firstDay = stores.stream()
                .map(store -> firstLiveDay.atStartOfDay(store.zone()).toInstant())
                .map(start -> !simulated && start.isAfter(now) ? now : start);
        return Stream.concat(stood.map(ClockPosition::now).stream(), firstDay)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
