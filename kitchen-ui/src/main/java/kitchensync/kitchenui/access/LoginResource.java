package kitchensync.kitchenui.access;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kitchensync.kitchenui.access.AccessSettings.Access;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The login page, and where a session begins and ends. Forms are read without a thread: anybody may begin to send one,
 * and who never ends must not keep others waiting.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class LoginResource {

    private static final Logger LOG = Logger.getLogger(LoginResource.class);
    private static final String OIDC = "/login/oidc";
    private static final int LONGEST = 1000;

    private final Access access;
    private final Logins logins;
    private final Sessions sessions;
    private final SessionCookie cookies;
    private final Refusals pages;
    private final OidcPerson provider;
    private final SecurityIdentity identity;

    LoginResource(
            AccessSettings settings,
            Logins logins,
            Sessions sessions,
            Refusals pages,
            OidcPerson provider,
            SecurityIdentity identity) {
        this.access = settings.access();
        this.logins = logins;
        this.sessions = sessions;
        this.cookies = new SessionCookie(settings);
        this.pages = pages;
        this.provider = provider;
        this.identity = identity;
    }

    /** @param to where to go afterwards */
    @GET
    @Path("login")
    public RestResponse<String> login(@QueryParam("to") @Nullable String to, RoutingContext request) {
        String wanted = LocalPath.of(to);
        Optional<Viewer> here = held(request, SessionCookie.NAME).map(Sessions.Held::viewer);
        if (access == Access.OIDC) {
            cookies.setWayBack(request, URLEncoder.encode(wanted, StandardCharsets.UTF_8));
            if (here.isPresent()) {
                cookies.setLeft(request);
            }
        }
        return switch (access) {
            case OPEN -> seeOther("/");
            case USERS -> page(200, pages.login(request, wanted, here, words -> greeting(words, here, wanted)));
            case OIDC -> here.isEmpty() ? seeOther(OIDC) : page(200, pages.change(request, here.get()));
        };
    }

    private static String greeting(AccessWords words, Optional<Viewer> here, String wanted) {
        return here.map(viewer -> words.here(viewer.name(), words.called(viewer.role())))
                .orElseGet(() -> wanted.equals("/") ? "" : words.noSession());
    }

    private Optional<Sessions.Held> held(RoutingContext request, String cookie) {
        return SessionCookie.read(request, cookie).flatMap(sessions::of);
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<RestResponse<String>> enter(
            @FormParam("name") @Nullable String name,
            @FormParam("password") @Nullable String password,
            @FormParam("to") @Nullable String to,
            RoutingContext request) {
        if (access != Access.USERS) {
            return Uni.createFrom().item(page(404, pages.page(request, new Refusal.NothingHere())));
        }
        return logins.check(text(name).strip(), text(password), Door.address(request))
                .map(outcome -> answer(outcome, LocalPath.of(to), request));
    }

    private RestResponse<String> answer(Logins.Outcome outcome, String wanted, RoutingContext request) {
        return switch (outcome) {
            case Logins.In(User user) -> enter(sessions.begin(user), wanted, request);
            case Logins.Wrong wrong -> page(401, pages.login(request, wanted, Optional.empty(), AccessWords::wrong));
            case Logins.TooMany(var wait) -> {
                Refusal.TooMany many = new Refusal.TooMany(wait);
                yield ResponseBuilder.create(
                                RestResponse.Status.TOO_MANY_REQUESTS,
                                pages.login(request, wanted, Optional.empty(), many::text))
                        .header(HttpHeaders.RETRY_AFTER, many.seconds())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
            }
        };
    }

    private static String text(@Nullable String field) {
        return field == null || field.length() > LONGEST ? "" : field;
    }

    /** Where the provider sends people back to; before that it sends them there. */
    @GET
    @Path("login/oidc")
    @Authenticated
    @Blocking
    public RestResponse<String> entered(RoutingContext request) {
        if (access != Access.OIDC) {
            return page(404, pages.page(request, new Refusal.NothingHere()));
        }
        String wanted = LocalPath.of(SessionCookie.read(request, SessionCookie.WAY_BACK)
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .orElse("/"));
        cookies.forgetLogin(request);
        Optional<User> person = provider.of(identity);
        if (person.isEmpty()) {
            cookies.setLeft(request);
            return page(403, pages.page(request, new Refusal.NoRole()));
        }
        Sessions.Held held = sessions.beginClaimed(person.get());
        if (!sessions.fits(held)) {
            LOG.warnf(
                    "user %s cannot log in: a cookie does not hold the %d stores of its token; give it regions or %s",
                    Pseudonym.of(person.get().name()), person.get().stores().size(), User.ALL);
            cookies.setLeft(request);
            return page(403, pages.page(request, new Refusal.ManyStores()));
        }
        return enter(held, wanted, request);
    }

    /** Of a tablet's crew somebody else only takes the place for a while. */
    private RestResponse<String> enter(Sessions.Held held, String wanted, RoutingContext request) {
        boolean forAWhile = held.viewer().role() != Role.CREW;
        held(request, SessionCookie.NAME).ifPresent(before -> {
            if (forAWhile && before.viewer().role() == Role.CREW) {
                cookies.park(request, sessions.cookie(before), before.idle());
            } else {
                sessions.end(before.session());
            }
        });
        if (!forAWhile) {
            held(request, SessionCookie.CREW).ifPresent(parked -> sessions.end(parked.session()));
            cookies.forgetParked(request);
        }
        if (access == Access.OIDC) {
            cookies.forgetLeft(request);
        }
        cookies.set(request, sessions.cookie(held), held.idle());
        return seeOther(wanted);
    }

    /** @param name whom the page was made for: one that stood open for long must not end another's session */
    @POST
    @Path("logout")
    @NonBlocking
    public RestResponse<String> leave(@FormParam("name") @Nullable String name, RoutingContext request) {
        Optional<Sessions.Held> here = held(request, SessionCookie.NAME);
        if (name != null
                && here.filter(held -> held.viewer().name().equals(name)).isEmpty()) {
            return seeOther("/");
        }
        here.ifPresent(held -> sessions.end(held.session()));
        cookies.forget(request);
        if (access == Access.OIDC) {
            cookies.setLeft(request);
        }
        boolean handedBack = held(request, SessionCookie.CREW).isPresent();
        return seeOther(access == Access.OPEN || handedBack ? "/" : "/login");
    }

    private static RestResponse<String> seeOther(String path) {
        return ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .location(URI.create(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static RestResponse<String> page(int status, String html) {
        return ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), html)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
