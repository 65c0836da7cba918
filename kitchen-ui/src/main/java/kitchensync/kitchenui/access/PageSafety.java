package kitchensync.kitchenui.access;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * The headers that every page and answer of the process has, unless its resource has said so itself; and how long it took
 * until now, for who looks into a slow page and for the bench.
 */
final class PageSafety {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "X-Frame-Options",
            "DENY");

    /** For a year browsers come by https alone; only where they came so, or one would lock itself out. */
    private static final String TLS = "max-age=31536000; includeSubDomains";

    private final boolean behindTls;

    PageSafety(AccessSettings settings) {
        this.behindTls = settings.session().behindTls();
    }

    /** @param kept whether caches may keep the answer */
    void add(RoutingContext request, boolean kept) {
        HttpServerResponse response = request.response();
        boolean tls = behindTls || "https".equals(request.request().scheme());
        long began = System.nanoTime();
        request.addHeadersEndHandler(ended -> {
            MultiMap headers = response.headers();
            HEADERS.forEach((name, value) -> {
                if (!headers.contains(name)) {
                    headers.set(name, value);
                }
            });
            if (tls) {
                headers.set("Strict-Transport-Security", TLS);
            }
            headers.set("Server-Timing", "app;dur=" + (System.nanoTime() - began) / 1000 / 1000.0);
            if (!kept && !headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "no-store");
            }
        });
    }
}
