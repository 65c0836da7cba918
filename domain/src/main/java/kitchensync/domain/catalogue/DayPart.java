package kitchensync.domain.catalogue;

import java.util.Locale;

/** The part of the day in which an item is on sale, at the grain of an hour. */
public enum DayPart {
    ALL_DAY(HourRange.WHOLE_DAY),
    BREAKFAST(new HourRange(4, 12)),
    LUNCH(new HourRange(10, 22)),
    CHICKEN(new HourRange(9, 22));

    private final HourRange hours;

    DayPart(HourRange hours) {
        this.hours = hours;
    }

    public HourRange hours() {
        return hours;
    }

    /** The name as the catalogue and the warehouse write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
