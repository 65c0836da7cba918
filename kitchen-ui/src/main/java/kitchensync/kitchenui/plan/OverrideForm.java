package kitchensync.kitchenui.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.shell.Asked;
import kitchensync.kitchenui.shell.NotShown;
import kitchensync.kitchenui.shell.NotShownWords;
import org.jspecify.annotations.Nullable;

/**
 * What a manager says about the plan.
 *
 * @param itemId null for all items
 * @param kind {@code more}, {@code less} or {@code never}
 * @param percent 0 with never
 * @param until the first instant for which it no longer holds
 */
record OverrideForm(@Nullable String itemId, String kind, int percent, String reason, String who, Instant until) {

    private static final Set<String> KINDS = Set.of("more", "less", "never");
    private static final int LONGEST = 200;
    private static final int MOST_UNITS = 1000;

    /**
     * @param until the last day for which it holds
     * @throws NotShown with what to write instead
     */
    static OverrideForm read(
            Catalogue catalogue,
            Store store,
            LocalDate today,
            @Nullable String item,
            @Nullable String kind,
            @Nullable String percent,
            @Nullable String reason,
            String who,
            @Nullable String until) {
        if (kind == null || !KINDS.contains(kind)) {
            throw NotShown.bad(NotShownWords::chooseKind);
        }
        if (until == null || until.isEmpty()) {
            throw NotShown.bad(NotShownWords::sayUntil);
        }
        LocalDate last = Asked.date(until).orElseThrow(() -> NotShown.bad(NotShownWords::chooseLastDay));
        if (last.isBefore(today) || last.isAfter(today.plusYears(1))) {
            throw NotShown.bad(NotShownWords::chooseLastDay);
        }
        return new OverrideForm(
                item == null || item.isEmpty() ? null : item(catalogue, item).id(),
                kind,
                kind.equals("never") ? 0 : percent(percent, kind.equals("less") ? 99 : 1000),
                text(reason, words -> words.sayWhy(LONGEST)),
                who,
                last.plusDays(1).atStartOfDay(store.zone()).toInstant());
    }

    static Item item(Catalogue catalogue, @Nullable String id) {
        return catalogue
                .item(id == null ? "" : id)
                .filter(Item::active)
                .orElseThrow(() -> NotShown.bad(NotShownWords::chooseItem));
    }

    /**
     * @param viewer who has logged in, and so cannot speak as another; empty where nobody has to
     * @param typed the name in the form
     */
    static String who(String viewer, @Nullable String typed) {
        return viewer.isEmpty() ? text(typed, words -> words.writeName(LONGEST)) : viewer;
    }

    /** Units of a minimum; 0 takes it away. */
    static int units(@Nullable String units) {
        return number(units, 0, MOST_UNITS, words -> words.writeUnits(0, MOST_UNITS));
    }

    static DayPart dayPart(@Nullable String id) {
        for (DayPart part : DayPart.values()) {
            if (part.id().equals(id)) {
                return part;
            }
        }
        throw NotShown.bad(NotShownWords::choosePart);
    }

    private static String text(@Nullable String text, Function<NotShownWords, String> remedy) {
        String trimmed = text == null ? "" : text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST || trimmed.chars().anyMatch(Character::isISOControl)) {
            throw NotShown.bad(remedy);
        }
        return trimmed;
    }

    private static int percent(@Nullable String text, int most) {
        return number(text, 1, most, words -> words.writePercent(1, most));
    }

    private static int number(@Nullable String text, int least, int most, Function<NotShownWords, String> remedy) {
        try {
            int number = Integer.parseInt(text == null ? "" : text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // The same answer as for a number out of range.
        }
        throw NotShown.bad(remedy);
    }
}
