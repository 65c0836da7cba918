package kitchensync.ingest.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Reads the time of an event. */
public final class EventTime {

    private static final int LONGEST = 40;

    private EventTime() {}

    /**
     * Reads ISO 8601, with a blank for the T too; without an offset it is the store's local time.
     *
     * @throws DateTimeException when it cannot be read
     */
    public static Instant read(String text, ZoneId zone) {
        if (text.length() > LONGEST) {
            throw new DateTimeException("longer than " + LONGEST + " characters");
        }
        String iso = text.strip().replace(' ', 'T');
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
        return switch (parsed) {
            case OffsetDateTime withOffset -> withOffset.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            default -> throw new DateTimeException("no date and time");
        };
    }
}
