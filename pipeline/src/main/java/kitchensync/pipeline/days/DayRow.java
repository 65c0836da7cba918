package kitchensync.pipeline.days;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A day of a region, or of all.
 *
 * @param region empty for all
 * @param tempF degrees Fahrenheit; empty when it is not known
 * @param precip 1 with rain or snow, 0 without; empty when it is not known
 * @param holiday its name; empty on other days
 */
record DayRow(String region, LocalDate day, String tempF, String precip, String holiday) {

    static final List<String> COLUMNS = List.of("region", "day", "temp_f", "precip", "holiday");

    /** No place on earth has been colder or hotter. */
    private static final int COLDEST = -130;

    private static final int HOTTEST = 140;

    private static final int LONGEST = 100;

    /** There are no events of before. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2199;

    /** @throws IllegalArgumentException says what is wrong, and what would be right */
    static DayRow of(Map<String, String> values) {
        return new DayRow(
                text("region", values),
                day(values.getOrDefault("day", "")),
                temperature(values.getOrDefault("temp_f", "").strip()),
                precip(values.getOrDefault("precip", "").strip().toLowerCase(Locale.ROOT)),
                text("holiday", values));
    }

    private static String text(String column, Map<String, String> values) {
        String text = values.getOrDefault(column, "").strip();
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(column + " has more than " + LONGEST + " characters");
        }
        return text;
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException wrong) {
            // Said below.
        }
        throw new IllegalArgumentException("day must be a date such as 2026-11-26, from " + FIRST_YEAR + " to "
                + LAST_YEAR + ", but is '" + text + "'");
    }

    private static String temperature(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            // Not a BigDecimal: written out, 1e-999999999 would fill the memory.
            double degrees = Double.parseDouble(text);
            if (degrees >= COLDEST && degrees <= HOTTEST) {
                return Double.toString(degrees);
            }
        } catch (NumberFormatException wrong) {
            // Said below.
        }
        throw new IllegalArgumentException("temp_f must be degrees Fahrenheit from " + COLDEST + " to " + HOTTEST
                + ", or empty, but is '" + text + "'");
    }

    private static String precip(String text) {
        return switch (text) {
            case "" -> "";
            case "0", "false" -> "0";
            case "1", "true" -> "1";
            default ->
                throw new IllegalArgumentException(
                        "precip must be 1 (rain or snow), 0 (dry) or empty, but is '" + text + "'");
        };
    }

    List<String> fields() {
        return List.of(region, day.toString(), tempF, precip, holiday);
    }
}
