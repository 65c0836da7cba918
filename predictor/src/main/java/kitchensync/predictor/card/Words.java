package kitchensync.predictor.card;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Words {

    static final Words OF = new Words();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private Words() {}

    public String time(Instant at) {
        return TIME.format(at) + " UTC";
    }

    /** Whole, with commas. */
    public String whole(Number number) {
        return String.format(Locale.ROOT, "%,.0f", number.doubleValue());
    }

    public String money(double number) {
        return String.format(Locale.ROOT, "%,.2f", number);
    }

    /** Money with its sign. */
    public String signed(double number) {
        return String.format(Locale.ROOT, "%+,.2f", number);
    }

    public String four(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    /** Of a share: {@code 12.3 %}. */
    public String percent(double share) {
        return percentOf(100 * share);
    }

    public String percentOf(double percent) {
        return String.format(Locale.ROOT, "%.1f %%", percent);
    }

    /** Of a share, with its sign. */
    public String change(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }

    /** Length of a bar out of a hundred. */
    public String bar(double share) {
        return String.format(Locale.ROOT, "%.1f", Math.clamp(100 * share, 0, 100));
    }
}
