package kitchensync.kitchenui.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and days as people read them. */
public final class Figures {

    /** Where there is nothing to divide by. */
    public static final String NONE = "–";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);

    private Figures() {}

    public static String units(long units) {
        return String.format(Locale.US, "%,d", units);
    }

    /** Dollars and cents. */
    public static String money(BigDecimal dollars) {
        String amount = String.format(Locale.US, "$%,.2f", dollars.abs());
        return dollars.signum() < 0 ? "-" + amount : amount;
    }

    /** A share of 1 in percent with one decimal; NaN: none. */
    public static String percent(double share) {
        return Double.isNaN(share) ? NONE : String.format(Locale.US, "%.1f %%", 100 * share);
    }

    public static String decimal(double number) {
        return Double.isNaN(number) ? NONE : String.format(Locale.US, "%,.1f", number);
    }

    /** {@code Thu, Feb 12}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code Feb 12}. */
    public static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    public static String hour(int hour) {
        return String.format(Locale.US, "%02d:00", hour);
    }

    /** Part over whole; NaN when the whole is nothing. */
    public static double share(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? Double.NaN
                : part.divide(whole, 6, RoundingMode.HALF_UP).doubleValue();
    }

    /** Units sold over units demanded; NaN when nothing was. */
    public static double service(long sold, long missed) {
        return sold + missed == 0 ? Double.NaN : (double) sold / (sold + missed);
    }
}
