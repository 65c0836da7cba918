package kitchensync.kitchenui.access;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The headers that every page and answer of the process has, unless its resource has said so itself. */
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

    private PageSafety() {}

    /** @param kept whether caches may keep the answer */
    static void add(RoutingContext request, boolean kept) {
        HttpServerResponse response = request.response();
        request.addHeadersEndHandler(ended -> {
            MultiMap headers = response.headers();
            HEADERS.forEach((name, value) -> {
                if (!headers.contains(name)) {
                    headers.set(name, value);
                }
            });
            if (!kept && !headers.contains("Cache-Control")) {
                headers.set("Cache-Control", "no-store");
            }
        });
    }
}
