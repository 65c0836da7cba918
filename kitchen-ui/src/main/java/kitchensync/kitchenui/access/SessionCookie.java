package kitchensync.kitchenui.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** The cookies of a session: no script and no other site's form gets at them. */
final class SessionCookie {

    static final String NAME = "kitchensync_session";

    /** The session of a tablet's crew while somebody else works on that tablet; it is the tablet's again afterwards. */
    static final String CREW = "kitchensync_crew";

    /** That somebody has left: the provider is to ask for a password, and not to let the same person in again. */
    static final String LEFT = "kitchensync_left";

    /** Where somebody wanted to go before the provider was asked. */
    static final String WAY_BACK = "kitchensync_to";

    private static final String LOGIN = "/login";

    private final boolean behindTls;

    SessionCookie(AccessSettings settings) {
        this.behindTls = settings.session().behindTls();
    }

    static Optional<String> read(RoutingContext request, String name) {
        return Optional.ofNullable(request.request().getCookie(name)).map(Cookie::getValue);
    }

    void set(RoutingContext request, String value, Duration life) {
        request.response().addCookie(cookie(request, NAME, value, "/").setMaxAge(life.toSeconds()));
    }

    /** Keeps the session of a tablet's crew for later. */
    void park(RoutingContext request, String value, Duration life) {
        request.response().addCookie(cookie(request, CREW, value, "/").setMaxAge(life.toSeconds()));
    }

    void forgetParked(RoutingContext request) {
        if (read(request, CREW).isPresent()) {
            request.response().addCookie(cookie(request, CREW, "", "/").setMaxAge(0));
        }
    }

    void setLeft(RoutingContext request) {
        request.response()
                .addCookie(cookie(request, LEFT, "1", LOGIN)
                        .setMaxAge(Duration.ofDays(30).toSeconds()));
    }

    void forgetLeft(RoutingContext request) {
        request.response().addCookie(cookie(request, LEFT, "", LOGIN).setMaxAge(0));
    }

    void setWayBack(RoutingContext request, String to) {
        request.response()
                .addCookie(cookie(request, WAY_BACK, to, LOGIN)
                        .setMaxAge(Duration.ofMinutes(15).toSeconds()));
    }

    void forget(RoutingContext request) {
        request.response().addCookie(cookie(request, NAME, "", "/").setMaxAge(0));
    }

    /** Those of the OpenID Connect client, which only its own login needs. */
    void forgetLogin(RoutingContext request) {
        request.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith("q_session") || name.equals(WAY_BACK))
                .toList()
                .forEach(name -> request.response()
                        .addCookie(cookie(request, name, "", LOGIN).setMaxAge(0)));
    }

    private Cookie cookie(RoutingContext request, String name, String value, String path) {
        return Cookie.cookie(name, value)
                .setPath(path)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(behindTls || "https".equals(request.request().scheme()));
    }
}
