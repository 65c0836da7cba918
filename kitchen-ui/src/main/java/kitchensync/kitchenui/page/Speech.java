package kitchensync.kitchenui.page;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The language of a page: its words, and how it writes days.
 *
 * @param bundles finds the words of a message bundle
 */
public record Speech(Locale locale, Function<Class<?>, Object> bundles) {

    /** Few: those of below in each language. Making one takes longer than using it. */
    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    public static Speech of(Locale locale) {
        return new Speech(
                locale,
                bundle -> locale.equals(Locale.ENGLISH)
                        ? MessageBundles.get(bundle)
                        : MessageBundles.get(bundle, Localized.Literal.of(locale.toLanguageTag())));
    }

    public <T> T words(Class<T> bundle) {
        return bundle.cast(bundles.apply(bundle));
    }

    public String render(TemplateInstance page) {
        return page.setAttribute(MessageBundles.ATTRIBUTE_LOCALE, locale).render();
    }

    /** {@code Thu, Feb 12}. */
    public String day(LocalDate day) {
        return written("EEE, MMM d", "EEE d MMM", day);
    }

    /** {@code Feb 12}. */
    public String shortDay(LocalDate day) {
        return written("MMM d", "d MMM", day);
    }

    /** {@code Feb 12, 2026}. */
    public String date(LocalDate day) {
        return written("MMM d, yyyy", "d MMM yyyy", day);
    }

    /** {@code Thu, Feb 12, 07:16}. */
    public String dayAndTime(TemporalAccessor time) {
        return written("EEE, MMM d, HH:mm", "EEE d MMM, HH:mm", time);
    }

    /** {@code Thu 07:16}. */
    public String weekdayAndTime(TemporalAccessor time) {
        return written("EEE HH:mm", "EEE HH:mm", time);
    }

    /** {@code 07:16}. */
    public String time(TemporalAccessor time) {
        return written("HH:mm", "HH:mm", time);
    }

    public String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    public String shortWeekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, locale);
    }

    private String written(String monthFirst, String dayFirst, TemporalAccessor time) {
        boolean english = locale.equals(Locale.ENGLISH);
        String pattern = english ? monthFirst : dayFirst;
        return FORMATS.computeIfAbsent(
                        locale + pattern, key -> DateTimeFormatter.ofPattern(pattern, english ? Locale.US : locale))
                .format(time);
    }
}
