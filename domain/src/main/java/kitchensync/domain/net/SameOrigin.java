package kitchensync.domain.net;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from our own page or from a program, so that no other site can tap for the crew or send
 * events. The rule is that of Go's {@code http.CrossOriginProtection}: the browser's own verdict in Sec-Fetch-Site when
 * it gives one (browsers do so on https and localhost), otherwise the Origin must name the host that was asked. A
 * request with neither does not come from a browser.
 */
public final class SameOrigin {

    private SameOrigin() {}

    /** All three as the request's headers have them; null where it has none. */
    public static boolean allows(@Nullable String secFetchSite, @Nullable String origin, @Nullable String host) {
        if (secFetchSite != null) {
            return secFetchSite.equals("same-origin") || secFetchSite.equals("none");
        }
        return origin == null || hostOf(origin).equals(host == null ? "" : host.toLowerCase(Locale.ROOT));
    }

    private static String hostOf(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "no host" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnAddress) {
            return "no host";
        }
    }
}
