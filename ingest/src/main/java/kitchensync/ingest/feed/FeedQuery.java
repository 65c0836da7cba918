package kitchensync.ingest.feed;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.store.EventType;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks of the feed; throws {@link io.quarkiverse.resteasy.problem.HttpProblem} when it cannot. */
@Singleton
public class FeedQuery {

    private static final int MOST_EVENTS = 5000;
    private static final int USUAL_EVENTS = 1000;
    private static final int LONGEST_NUMBER = 18;

    private final Set<String> stores;

    FeedQuery(Catalogue catalogue) {
        this.stores = catalogue.stores().stream().map(Store::id).collect(Collectors.toUnmodifiableSet());
    }

    /** @param name of the parameter or header, for the problem */
    public long position(String name, String text) {
        String digits = text.strip();
        if (digits.isEmpty()
                || digits.length() > LONGEST_NUMBER
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw FeedProblems.badParameter(
                    name + " must be a position of the feed, a whole number from 0 on, but is '" + shown(text) + "'");
        }
        return Long.parseLong(digits);
    }

    int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_EVENTS;
        }
        String digits = text.strip();
        int limit = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
        if (limit < 1 || limit > MOST_EVENTS) {
            throw FeedProblems.badParameter(
                    "limit must be a whole number from 1 to " + MOST_EVENTS + ", but is '" + shown(text) + "'");
        }
        return limit;
    }

    /** Stores are looked up in the catalogue, closed ones too: their past is still in the feed. */
    public FeedFilter filter(@Nullable List<String> storeIds, @Nullable List<String> typeNames) {
        Set<String> wanted = new HashSet<>();
        for (String id : each(storeIds)) {
            if (!stores.contains(id)) {
                throw FeedProblems.unknownStore(shown(id));
            }
            wanted.add(id);
        }
        Set<EventType> types = new HashSet<>();
        for (String name : each(typeNames)) {
            types.add(EventType.named(name)
                    .orElseThrow(() -> FeedProblems.badParameter(
                            "type must be sale, waste, stockout, cooked or correction, but is '" + shown(name) + "'")));
        }
        return new FeedFilter(wanted, types);
    }

    /** A parameter may stand several times, and have several values with commas. */
    private static List<String> each(@Nullable List<String> parameters) {
        return parameters == null
                ? List.of()
                : parameters.stream()
                        .flatMap(one -> Stream.of(one.split(",", -1)))
                        .toList();
    }

    /** What a sender wrote, short and harmless enough to be shown back. */
    private static String shown(String text) {
        String safe = text.codePoints()
                .limit(40)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.codePointCount(0, text.length()) > 40 ? safe + ".." : safe;
    }
}
