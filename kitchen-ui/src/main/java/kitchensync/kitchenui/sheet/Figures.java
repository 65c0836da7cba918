package kitchensync.kitchenui.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {

    /** Where there is nothing to divide by. */
    public static final String NONE = "–";

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
