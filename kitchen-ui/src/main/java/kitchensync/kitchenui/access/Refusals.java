package kitchensync.kitchenui.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers who is turned away: a page for people, a problem document (RFC 9457) for scripts. */
@Singleton
class Refusals {

    /** The cookie in which a tablet keeps its language. */
    private static final String LANGUAGE_COOKIE = "kitchensync_language";

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"));

    /** No scheme of HTTP's own: browsers must not ask for a password by themselves. */
    private static final String CHALLENGE = "KitchenSync-Session realm=\"KitchenSync\", login=\"/login\"";

    @CheckedTemplate(basePath = "kitchen-ui/access")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance refused(String title, String text, String another, String language);

        static native TemplateInstance login(String to, String note, String name, String language);

        static native TemplateInstance change(String note, String name, String language);
    }

    /** Whether a person looks at the answer, and not a script of a page. */
    static boolean isNavigation(RoutingContext request) {
        String mode = request.request().getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html");
    }

    /** Ends the request. Who has no session is led to the login, if somebody is looking. */
    void write(RoutingContext request, Refusal refusal) {
        HttpServerResponse response = request.response().setStatusCode(refusal.status());
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal instanceof Refusal.TooMany many) {
            response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(many.seconds()));
        }
        if (refusal instanceof Refusal.NoSession) {
            response.putHeader("WWW-Authenticate", CHALLENGE);
        }
        if (isNavigation(request)) {
            if (refusal instanceof Refusal.NoSession) {
                response.headers().remove("WWW-Authenticate");
                response.setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, LoginAddress.of(wanted(request)))
                        .end();
            } else {
                response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                        .end(page(request, refusal));
            }
            return;
        }
        AccessWords words = MessageBundles.get(AccessWords.class);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("title", refusal.title(words))
                        .put("status", refusal.status())
                        .put("detail", refusal.text(words))
                        .put("instance", request.normalizedPath())
                        .encode());
    }

    /** Of an act only the store's page can be gone back to. */
    private static String wanted(RoutingContext request) {
        if (request.request().method().name().equals("GET")) {
            return request.request().uri();
        }
        List<String> segments = Rule.segments(request.normalizedPath());
        return segments.getFirst().equals("stores") && segments.size() > 1 ? "/stores/" + segments.get(1) : "/";
    }

    String page(RoutingContext request, Refusal refusal) {
        Locale language = language(request);
        AccessWords words = words(language);
        boolean known = switch (refusal) {
            case Refusal.OtherStore no -> true;
            case Refusal.OtherRole no -> true;
            case Refusal.NoStore no -> true;
            case Refusal.NoRole no -> true;
            case Refusal.ManyStores no -> true;
            case Refusal.NoSession no -> false;
            case Refusal.OtherSite no -> false;
            case Refusal.OtherName no -> false;
            case Refusal.NothingHere no -> false;
            case Refusal.TooLong no -> false;
            case Refusal.NoLength no -> false;
            case Refusal.TooMany no -> false;
        };
        return Templates.refused(
                        refusal.title(words),
                        refusal.text(words),
                        known ? another(request, refusal) : "",
                        language.getLanguage())
                .setAttribute(MessageBundles.ATTRIBUTE_LOCALE, language)
                .render();
    }

    /** Where somebody else logs in; not for another's store, which must look like one that there is not. */
    private static String another(RoutingContext request, Refusal refusal) {
        return LoginAddress.of(refusal instanceof Refusal.OtherRole ? wanted(request) : "/");
    }

    /** The login page; who is logged in already can log out there. */
    String login(RoutingContext request, String to, Optional<Viewer> here, Note note) {
        Locale language = language(request);
        String name = here.map(Viewer::name).orElse("");
        return Templates.login(to, note.in(words(language)), name, language.getLanguage())
                .setAttribute(MessageBundles.ATTRIBUTE_LOCALE, language)
                .render();
    }

    /** The same where people log in at a provider. */
    String change(RoutingContext request, Viewer here) {
        Locale language = language(request);
        AccessWords words = words(language);
        String note = words.here(here.name(), words.called(here.role()));
        return Templates.change(note, here.name(), language.getLanguage())
                .setAttribute(MessageBundles.ATTRIBUTE_LOCALE, language)
                .render();
    }

    /** What the login page says above its form. */
    interface Note {
        String in(AccessWords words);
    }

    private static AccessWords words(Locale language) {
        return language.equals(Locale.ENGLISH)
                ? MessageBundles.get(AccessWords.class)
                : MessageBundles.get(AccessWords.class, Localized.Literal.of(language.toLanguageTag()));
    }

    private static Locale language(RoutingContext request) {
        String chosen = SessionCookie.read(request, LANGUAGE_COOKIE).orElse("");
        return LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(chosen))
                .findFirst()
                .orElseGet(() -> accepted(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static Locale accepted(@Nullable String header) {
        try {
            Locale best = header == null ? null : Locale.lookup(Locale.LanguageRange.parse(header), LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException notLanguages) {
            return Locale.ENGLISH;
        }
    }
}
