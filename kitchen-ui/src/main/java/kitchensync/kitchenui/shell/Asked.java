package kitchensync.kitchenui.shell;

import io.smallrye.mutiny.Uni;
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

    /** Tells of a failure of the machinery that it passes; {@link NotShown} is an answer already. */
    public static <T> Uni<T> orUnavailable(Uni<T> answer) {
        return answer.onFailure(failure -> !(failure instanceof NotShown)).transform(NotShown::unavailable);
    }
}
