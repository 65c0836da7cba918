package kitchensync.kitchenui.shell;

import io.smallrye.mutiny.Uni;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what addresses ask for. */
public final class Asked {

    private static final Pattern WRITTEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Asked() {}

    /**
     * A date of an address.
     *
     * @param otherwise when the address names none
     * @throws NotShown with the reason, when it is not a date that a page can show
     */
    public static LocalDate day(@Nullable String date, LocalDate otherwise) {
        if (date == null || date.isEmpty()) {
            return otherwise;
        }
        if (!WRITTEN.matcher(date).matches()) {
            throw NotShown.noDay(NotShownWords::writeDate);
        }
        LocalDate day = date(date).orElseThrow(() -> NotShown.noDay(words -> words.noSuchDay(date)));
        if (day.getYear() < 2000 || day.getYear() >= 2200) {
            throw NotShown.noDay(words -> words.farAway(date));
        }
        return day;
    }

    /** What is written as 2026-02-12; empty for what is written otherwise, and for days that there are not. */
    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** Tells of a failure of the machinery that it passes; {@link NotShown} is an answer already. */
    public static <T> Uni<T> orUnavailable(Uni<T> answer) {
        return answer.onFailure(failure -> !(failure instanceof NotShown)).transform(NotShown::unavailable);
    }
}
