package kitchensync.domain.catalogue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Hours of the day from {@code from} to {@code to}, end exclusive. A range that ends at or before its start runs
 * past midnight; 0..24 is the whole day.
 *
 * @param from first hour, 0..23
 * @param to hour after the last, 1..24
 */
public record HourRange(int from, int to) {

    public static final HourRange WHOLE_DAY = new HourRange(0, 24);

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(am|pm)?-(\\d{1,2})(am|pm)?");

    public HourRange {
        if (from < 0 || from > 23 || to < 1 || to > 24 || from == to) {
            throw new IllegalArgumentException("hours " + from + "-" + to + " are not a part of a day");
        }
    }

    /**
     * Reads opening hours as the catalogue writes them: {@code 24/7}, {@code 5am-11pm} or {@code 5-23}.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    public static HourRange parse(String text) {
        String compact = text.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        if (compact.equals("24/7")) {
            return WHOLE_DAY;
        }
        Matcher clock = CLOCK.matcher(compact);
        if (!clock.matches()) {
            throw new IllegalArgumentException("write hours as 24/7, 5am-11pm or 5-23, not '" + text + "'");
        }
        int to = hour(clock.group(3), clock.group(4));
        return new HourRange(hour(clock.group(1), clock.group(2)), to == 0 ? 24 : to);
    }

    private static int hour(String digits, @org.jspecify.annotations.Nullable String half) {
        int hour = Integer.parseInt(digits);
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new IllegalArgumentException("'" + digits + half + "' is not an hour");
        }
        return hour % 12 + (half.equals("pm") ? 12 : 0);
    }

    public boolean contains(int hour) {
        return from < to ? hour >= from && hour < to : hour >= from || hour < to;
    }

    /** The hours of the day in the range, in clock order. */
    public List<Integer> hours() {
        return IntStream.range(0, 24).filter(this::contains).boxed().toList();
    }
}
