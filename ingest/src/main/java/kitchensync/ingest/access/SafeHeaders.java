package kitchensync.ingest.access;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** For browsers that somebody points at ingest: its answers are data, which nothing may run, frame or guess at. */
final class SafeHeaders {

    private static final CharSequence SNIFF = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence TLS = HttpHeaders.createOptimized("Strict-Transport-Security");

    private SafeHeaders() {}

    static void add(RoutingContext request) {
        MultiMap headers = request.response().headers();
        headers.set(SNIFF, "nosniff");
        headers.set(POLICY, "default-src 'none'; frame-ancestors 'none'");
        headers.set(REFERRER, "no-referrer");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        if ("https".equals(request.request().scheme())) {
            headers.set(TLS, "max-age=31536000; includeSubDomains");
        }
    }
}
