package kitchensync.kitchenui.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them. A page has hundreds, so they are put together here: format strings take ten times as long. */
public final class Figures {

    /** Where there is nothing to divide by. */
    public static final String NONE = "–";

    private Figures() {}

    public static String units(long units) {
        return units > -1000 && units < 1000 ? Long.toString(units) : String.format(Locale.US, "%,d", units);
    }

    /** Dollars and cents. */
    public static String money(BigDecimal dollars) {
        long cents = dollars.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long rest = Math.abs(cents) % 100;
        return (cents < 0 ? "-$" : "$") + units(Math.abs(cents) / 100) + (rest < 10 ? ".0" : ".") + rest;
    }

    /** A share of 1 in percent with one decimal; NaN: none. */
    public static String percent(double share) {
        return Double.isNaN(share) ? NONE : decimal(100 * share) + " %";
    }

    public static String decimal(double number) {
        if (Double.isNaN(number)) {
            return NONE;
        }
        long tenths = Math.round(Math.abs(number) * 10);
        return (number < 0 && tenths > 0 ? "-" : "") + units(tenths / 10) + "." + tenths % 10;
    }

    public static String hour(int hour) {
        return (hour < 10 ? "0" : "") + hour + ":00";
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
