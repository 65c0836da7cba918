package kitchensync.simulator;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.HourRange;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;

/** Small stores and menus for tests. */
public final class Menus {

    public static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    /** Thursday. */
    public static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    private Menus() {}

    public static Store store(String id, int level, String hours) {
        return new Store(id, "Store " + id, "Iowa", level, HourRange.parse(hours), CHICAGO, true);
    }

    /** Held two hours, cooked in ten minutes, sold for 2.00, on Thursdays for 1.00. */
    public static Item item(String id, DayPart dayPart) {
        return item(id, dayPart, true, LocalDate.of(2024, 1, 1), CookIn.UNITS);
    }

    public static Item item(String id, DayPart dayPart, boolean active, LocalDate added, CookIn cookIn) {
        return new Item(
                id,
                id,
                "sandwich",
                dayPart,
                new BigDecimal("2.00"),
                new BigDecimal("1.00"),
                Set.of(DayOfWeek.THURSDAY),
                new BigDecimal("0.80"),
                Duration.ofHours(2),
                Duration.ofMinutes(10),
                3,
                4,
                cookIn,
                active,
                added);
    }

    public static Catalogue catalogue(Store store, Item... items) {
        return new Catalogue(List.of(store), List.of(items));
    }

    /** An instant by Chicago's clocks on {@link #DAY}. */
    public static Instant at(int hour, int minute) {
        return at(DAY.atTime(hour, minute));
    }

    public static Instant at(LocalDateTime local) {
        return local.atZone(CHICAGO).toInstant();
    }
}
