package kitchensync.kitchenui.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes instants as a store's clock on the wall shows them, days in a reader's language. */
record LocalClock(ZoneId zone, Locale locale) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("EEE d MMM", Locale.US);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.US);

    LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    String day(Instant instant) {
        DateTimeFormatter day = locale.getLanguage().equals("en") ? DAY : DAY_FIRST.withLocale(locale);
        return day.format(instant.atZone(zone));
    }

    /** The time, with the weekday before it when it is not the day of {@code now}. */
    String timeSeenFrom(Instant now, Instant instant) {
        return date(instant).equals(date(now))
                ? time(instant)
                : DAY_AND_TIME.withLocale(locale).format(instant.atZone(zone));
    }
}
