package kitchensync.pipeline.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Numbers and times as people read them. */
public final class Words {

    static final Words OF = new Words();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Words() {}

    public String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    public String number(@Nullable Number number) {
        return number == null ? "" : "%,d".formatted(number.longValue());
    }

    /** {@code 12 minutes}, {@code 3 hours}. */
    public String age(@Nullable Duration age) {
        if (age == null) {
            return "";
        }
        return age.toHours() < 2
                ? age.toMinutes() + " minutes"
                : age.toHours() < 48 ? age.toHours() + " hours" : age.toDays() + " days";
    }
}
