package kitchensync.ingest.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.net.LoopbackName;
import kitchensync.domain.net.SameOrigin;
import kitchensync.ingest.access.AccessSettings.Access;
import kitchensync.ingest.access.KeyTable.Stored;
import org.jboss.logging.Logger;

/**
 * Every request to ingest comes through here, before its body is read and before any route: {@link Rule} says what
 * its path asks for. Paths that are not ingest's are none of its business.
 */
@ApplicationScoped
class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);

    /** Before the limits on bodies, after CORS. */
    private static final int BEFORE_ROUTES = 200;

    /** The query parameter with which a reader asks for stores. */
    private static final String STORE = "store";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final String BEARER = "bearer ";
    private static final int LONGEST_HEADER = 300;

    private final boolean open;
    private final KnownKeys known;
    private final Admission admission;
    private final Clock clock;

    Door(AccessSettings settings, KnownKeys known, Admission admission, @RealTime Clock clock) {
        this.open = settings.access() == Access.OPEN;
        this.known = known;
        this.admission = admission;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ROUTES);
    }

    private void check(RoutingContext request) {
        List<String> segments = Rule.segments(request.normalizedPath());
        if (!Rule.isOurs(segments)) {
            request.next();
            return;
        }
        SafeHeaders.add(request);
        if (!open) {
            checkKey(request, segments);
        } else if (isOfAWebPage(request.request())) {
            Refusals.write(request, Refusals.notFromAWebPage());
        } else {
            letIn(request);
        }
    }

    /** Of another site's page, or of one that has its own name point at this machine, which a browser lets it read. */
    private static boolean isOfAWebPage(HttpServerRequest request) {
        HostAndPort named = request.authority();
        return named == null
                || !LoopbackName.is(named.host())
                || (!READING.contains(request.method()) && !isOfThisSite(request));
    }

    private static boolean isOfThisSite(HttpServerRequest request) {
        return SameOrigin.allows(
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader(HttpHeaders.ORIGIN),
                request.getHeader(HttpHeaders.HOST));
    }

    private void checkKey(RoutingContext request, List<String> segments) {
        HttpMethod method = request.request().method();
        String asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET.name() : method.name();
        Optional<Rule> rule = Rule.ALL.stream()
                .filter(each -> each.method().equals(asked) && each.matches(segments))
                .findFirst();
        if (rule.isEmpty()) {
            Refusals.write(request, Refusals.noSuchPath());
        } else if (rule.get().scope().isEmpty()) {
            letIn(request);
        } else {
            Optional<KeyText> sent = sent(request);
            if (sent.isEmpty()) {
                Refusals.write(request, Refusals.noKey());
            } else {
                check(request, new Admission.Asked(rule.get(), segments, request.queryParam(STORE)), sent.get());
            }
        }
    }

    private static Optional<KeyText> sent(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                        && header.length() < LONGEST_HEADER
                        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? KeyText.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private void check(RoutingContext request, Admission.Asked asked, KeyText sent) {
        Optional<Map<String, Stored>> keys =
                admission.isFixed(sent.keyId()) ? Optional.of(Map.of()) : known.now(sent.keyId());
        if (keys.isPresent()) {
            answer(request, asked, sent, keys.get());
            return;
        }
        // What arrives of the body meanwhile would be lost.
        request.request().pause();
        Context own = request.vertx().getOrCreateContext();
        known.read()
                .whenComplete((read, failure) -> own.runOnContext(ignored -> {
                    request.request().resume();
                    if (failure != null) {
                        LOG.warnf("cannot read the API keys: %s", failure.getMessage());
                        Refusals.write(request, Refusals.unavailable());
                    } else {
                        answer(request, asked, sent, read);
                    }
                }));
    }

    private void answer(RoutingContext request, Admission.Asked asked, KeyText sent, Map<String, Stored> keys) {
        switch (admission.decide(asked, sent, keys, clock.instant())) {
            case Admission.In(Caller caller) -> {
                caller.admit(request);
                narrow(request, asked.rule(), caller);
                request.next();
            }
            case Admission.Refused refused -> Refusals.write(request, refused.problem());
        }
    }

    /** Who may read one store only has asked for that store, also where it asked for none. */
    private static void narrow(RoutingContext request, Rule rule, Caller caller) {
        if (rule.scope().filter(Scope.READ::equals).isPresent()) {
            caller.onlyStore().ifPresent(store -> request.queryParams().set(STORE, store));
        }
    }

    private static void letIn(RoutingContext request) {
        Caller.admitAnybody(request);
        request.next();
    }
}
