package kitchensync.kitchenui.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.net.LoopbackName;
import kitchensync.domain.net.SameOrigin;
import kitchensync.kitchenui.access.AccessSettings.Access;
import org.jboss.logging.Logger;

/**
 * Every request comes through here, before its body is read and before any route: {@link Rule} says what its path
 * asks for, the session who asks.
 */
@ApplicationScoped
class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);

    /** After ingest's own door and the limits of the process. */
    private static final int BEFORE_ROUTES = 150;

    private static final Set<String> READING = Set.of("GET", "HEAD");
    /** What an open page asks for by itself: that does not mean that anybody is there. */
    private static final Set<String> UNATTENDED = Set.of("/stores/{store}/queue", "/stores/{store}/stream");

    private static final String STORE_COOKIE = "kitchensync_store";
    private static final String STORE = "store";
    /** In the address that a page without scripts loads again by itself. */
    private static final String AGAIN = "again";

    /** Generous: a tablet that was cut off sends all its taps at once. */
    private final Buckets acts = new Buckets(300, 600, Duration.ofMinutes(1));

    private final Access access;
    private final Sessions sessions;
    private final SessionCookie cookies;
    private final PageSafety safety;
    private final Refusals refusals;
    private final OpenStreams streams;
    private final Catalogue catalogue;
    private final Optional<String> metricsToken;

    Door(AccessSettings settings, Sessions sessions, Refusals refusals, OpenStreams streams, Catalogue catalogue) {
        this.access = settings.access();
        this.sessions = sessions;
        this.cookies = new SessionCookie(settings);
        this.safety = new PageSafety(settings);
        this.refusals = refusals;
        this.streams = streams;
        this.catalogue = catalogue;
        this.metricsToken = settings.metricsTokenFile().map(Door::read);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ROUTES);
    }

    private void check(RoutingContext request) {
        List<String> segments = Rule.segments(request.normalizedPath());
        String method = request.request().method().name();
        Optional<Rule> rule = Rule.of(method, segments);
        safety.add(
                request,
                rule.filter(found -> found.needs() == Rule.Needs.NOTHING).isPresent());
        if (rule.filter(found -> found.needs() == Rule.Needs.OWN_DOOR).isPresent()) {
            request.next();
            return;
        }
        if (!READING.contains(method) && !isOurs(request)) {
            refusals.write(request, new Refusal.OtherSite());
        } else if (access == Access.OPEN) {
            checkOpen(request, method);
        } else if (rule.isEmpty()) {
            refusals.write(request, new Refusal.NothingHere());
        } else {
            check(request, rule.get(), segments);
        }
    }

    private static boolean isOurs(RoutingContext request) {
        return SameOrigin.allows(
                request.request().getHeader("Sec-Fetch-Site"),
                request.request().getHeader(HttpHeaders.ORIGIN),
                request.request().getHeader(HttpHeaders.HOST));
    }

    /** A web page that has its own name point at this machine is not let in that way. */
    private void checkOpen(RoutingContext request, String method) {
        HostAndPort named = request.request().authority();
        if (named == null || !LoopbackName.is(named.host())) {
            refusals.write(request, new Refusal.OtherName());
        } else {
            letIn(request, Viewer.ANYBODY, method, address(request));
        }
    }

    private void check(RoutingContext request, Rule rule, List<String> segments) {
        String cookie = SessionCookie.read(request, SessionCookie.NAME).orElse("");
        Optional<Sessions.Held> held = sessions.of(cookie);
        if (held.isEmpty()) {
            cookie = SessionCookie.read(request, SessionCookie.CREW).orElse("");
            held = sessions.of(cookie);
            held.ifPresent(crew -> handBack(request, crew));
        }
        String method = request.request().method().name();
        if (rule.needs() == Rule.Needs.NOTHING || showsToken(request, rule)) {
            Viewer nobody = new Viewer("", Role.CREW, Optional.of(Set.of()));
            letIn(request, held.map(Sessions.Held::viewer).orElse(nobody), method, address(request));
            return;
        }
        if (held.isEmpty()) {
            refusals.write(request, new Refusal.NoSession());
            return;
        }
        Viewer viewer = held.get().viewer();
        Optional<Refusal> refusal = refusal(request, rule, segments, viewer);
        if (refusal.isPresent()) {
            // The rule, and not the path, which is the request's.
            LOG.infof("user %s may not %s %s", Pseudonym.of(viewer.name()), rule.method(), rule.path());
            refusals.write(request, refusal.get());
            return;
        }
        boolean unattended =
                UNATTENDED.contains(rule.path()) || request.queryParams().contains(AGAIN);
        if (held.get().due() && (viewer.role() == Role.CREW || !unattended)) {
            cookies.set(request, sessions.cookie(held.get()), held.get().idle());
        }
        streams.mayOpen(request, cookie, held.get());
        if (segments.equals(List.of("")) && leadHome(request, viewer)) {
            return;
        }
        letIn(request, viewer, method, held.get().session().id());
    }

    /** Whoever worked on the crew's tablet has logged out, or has been away for long. */
    private void handBack(RoutingContext request, Sessions.Held crew) {
        cookies.set(request, sessions.cookie(crew), crew.idle());
        cookies.forgetParked(request);
        if (access == Access.OIDC) {
            cookies.setLeft(request);
        }
    }

    private boolean showsToken(RoutingContext request, Rule rule) {
        String shown = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return rule.needs() == Rule.Needs.TOKEN
                && shown != null
                && metricsToken.isPresent()
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + metricsToken.get()).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Refusal> refusal(RoutingContext request, Rule rule, List<String> segments, Viewer viewer) {
        if (viewer.onlyStores().filter(Set::isEmpty).isPresent()) {
            return Optional.of(new Refusal.NoStore(viewer));
        }
        boolean own = rule.store(segments).map(store -> maySee(viewer, store)).orElse(true)
                && request.queryParam(STORE).stream().allMatch(store -> maySee(viewer, store));
        if (!own) {
            return Optional.of(new Refusal.OtherStore(viewer));
        }
        return viewer.role().includes(rule.role())
                ? Optional.empty()
                : Optional.of(new Refusal.OtherRole(viewer, rule.role()));
    }

    /** Who may see all stores is told which there are not; to others those are like another's. */
    private boolean maySee(Viewer viewer, String store) {
        return viewer.onlyStores().isEmpty()
                || catalogue.store(store).map(Store::id).filter(viewer::maySee).isPresent();
    }

    /** The start page leads to a store of the viewer's: the one that this tablet showed last, or the first. */
    private boolean leadHome(RoutingContext request, Viewer viewer) {
        boolean remembered = SessionCookie.read(request, STORE_COOKIE)
                .flatMap(catalogue::store)
                .map(Store::id)
                .filter(viewer::maySee)
                .isPresent();
        if (remembered || viewer.onlyStores().isEmpty()) {
            return false;
        }
        request.response()
                .setStatusCode(303)
                .putHeader(
                        HttpHeaders.LOCATION,
                        "/stores/" + viewer.stores(catalogue).getFirst().id())
                .end();
        return true;
    }

    private void letIn(RoutingContext request, Viewer viewer, String method, String who) {
        Optional<Refusal> refusal = READING.contains(method)
                ? Optional.empty()
                : acts.take(who).<Refusal>map(Refusal.TooMany::new).or(() -> FormLimit.refusal(request.request()));
        if (refusal.isPresent()) {
            refusals.write(request, refusal.get());
        } else {
            viewer.admit(request);
            request.next();
        }
    }

    static String address(RoutingContext request) {
        SocketAddress address = request.request().remoteAddress();
        return address == null || address.hostAddress() == null ? "" : address.hostAddress();
    }
}
