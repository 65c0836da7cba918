package kitchensync.ingest.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the time of an event. */
public final class EventTime {

    private static final int LONGEST = 40;
    private static final int NONE = Integer.MAX_VALUE;

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
        Instant usual = usual(text);
        if (usual != null) {
            return usual;
        }
        String iso = text.strip().replace(' ', 'T');
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
        return switch (parsed) {
            case OffsetDateTime withOffset -> withOffset.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            default -> throw new DateTimeException("no date and time");
        };
    }

    /**
     * Reads {@code 2026-02-12T07:30:00}, with up to nine decimals and {@code Z} or an offset of hours and minutes: what
     * nearly all senders write, without the cost of a formatter.
     *
     * @return null for whatever is written otherwise
     */
    private static @Nullable Instant usual(String text) {
        int length = text.length();
        if (length < "2026-02-12T07:30:00Z".length()
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int at = 19;
        int nano = 0;
        if (text.charAt(at) == '.') {
            int unit = 100_000_000;
            for (at++; at < length && isDigit(text.charAt(at)); at++) {
                nano += (text.charAt(at) - '0') * unit;
                unit /= 10;
            }
            if (at == 20 || at > 29) {
                return null;
            }
        }
        int offset = offset(text, at);
        int year = number(text, 0, 4);
        int second = number(text, 17, 19);
        int minute = number(text, 14, 16);
        int hour = number(text, 11, 13);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (offset == NONE || (year | month | day | hour | minute | second) < 0) {
            return null;
        }
        return LocalDateTime.of(year, month, day, hour, minute, second, nano)
                .toInstant(ZoneOffset.ofTotalSeconds(offset));
    }

    /** Seconds; {@link #NONE} for another form. */
    private static int offset(String text, int at) {
        int rest = text.length() - at;
        if (rest == 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        if (rest != 6 || text.charAt(at + 3) != ':' || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return NONE;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        if (hours < 0 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        return (text.charAt(at) == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    }

    /** Negative when there is anything but digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
