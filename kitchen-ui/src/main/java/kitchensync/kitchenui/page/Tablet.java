package kitchensync.kitchenui.page;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Queue;
import org.jspecify.annotations.Nullable;

/** What a tablet remembers in cookies: its store, its queue, its language and its look. */
public class Tablet {

    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

    private static final Duration COOKIE_LIFE = Duration.ofDays(365);
    private static final String STORE = "kitchensync_store";
    private static final String QUEUE = "kitchensync_queue";
    static final String LANGUAGE = "kitchensync_language";
    private static final String LOOK = "kitchensync_look";

    @CookieParam(STORE)
    @Nullable
    String store;

    @CookieParam(QUEUE)
    @Nullable
    String queue;

    @CookieParam(LANGUAGE)
    @Nullable
    String language;

    @CookieParam(LOOK)
    @Nullable
    String look;

    @HeaderParam("Accept-Language")
    @Nullable
    String accepted;

    /** How bright a page is. */
    public enum Look {
        /** As the device is set. */
        AUTO,
        DAY,
        NIGHT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Optional<String> store() {
        return Optional.ofNullable(store);
    }

    /** The queue that the tablet shows alone; empty for both. */
    public Optional<Queue> queue() {
        return queue(queue);
    }

    /** The queue of a name as {@link #id} gives it; empty for both. */
    public static Optional<Queue> queue(@Nullable String id) {
        return Stream.of(Queue.values()).filter(known -> id(known).equals(id)).findFirst();
    }

    public static String id(Queue queue) {
        return queue.name().toLowerCase(Locale.ROOT);
    }

    /** The tablet's own language, or the best that its browser asks for; English when it asks for others. */
    public Locale locale() {
        return LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(language))
                .findFirst()
                .orElseGet(() -> accepted(accepted));
    }

    /** The language of a request that has failed; nothing else of the tablet is known. */
    public static Tablet of(HttpHeaders headers) {
        Tablet tablet = new Tablet();
        tablet.accepted = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        tablet.language = Optional.ofNullable(headers.getCookies().get(LANGUAGE))
                .map(Cookie::getValue)
                .orElse(null);
        return tablet;
    }

    private static Locale accepted(@Nullable String header) {
        try {
            Locale best = header == null ? null : Locale.lookup(Locale.LanguageRange.parse(header), LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException notLanguages) {
            return Locale.ENGLISH;
        }
    }

    public Look look() {
        return Stream.of(Look.values())
                .filter(known -> known.id().equals(look))
                .findFirst()
                .orElse(Look.AUTO);
    }

    /** The cookies that keep what was chosen; what is null stays as it is, and what is not known is forgotten. */
    public static List<NewCookie> remember(
            @Nullable String store, @Nullable String queue, @Nullable String language, @Nullable String look) {
        return Stream.of(cookie(STORE, store), cookie(QUEUE, queue), cookie(LANGUAGE, language), cookie(LOOK, look))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<NewCookie> cookie(String name, @Nullable String value) {
        return Optional.ofNullable(value)
                .filter(chosen -> chosen.matches("\\w{0,40}"))
                .map(chosen -> new NewCookie.Builder(name)
                        .value(chosen)
                        .path("/")
                        .maxAge((int) COOKIE_LIFE.toSeconds())
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
