package kitchensync.kitchenui.shell;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads what addresses ask for. */
public final class Asked {

    private Asked() {}

    /**
     * A date of an address.
     *
     * @param otherwise when the address names none
     * @throws NotShown when it is not a date that there can be
     */
    public static LocalDate day(@Nullable String date, LocalDate otherwise) {
        if (date == null || date.isEmpty()) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(date);
            if (day.getYear() >= 2000 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException notADate) {
            // The same answer as for a year that nobody means.
        }
        throw NotShown.bad(NotShownWords::writeDate);
    }

    /** Whether a failure is of the machinery, and not an answer already. */
    public static boolean isOurs(Throwable failure) {
        return !(failure instanceof NotShown);
    }
}
