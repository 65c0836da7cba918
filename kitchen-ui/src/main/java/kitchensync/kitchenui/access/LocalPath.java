package kitchensync.kitchenui.access;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where to go after the login: a path of ours, never another site. */
final class LocalPath {

    private static final int LONGEST = 1000;

    private LocalPath() {}

    /** The path, or the start page when it is none of ours. */
    static String of(@Nullable String asked) {
        return asked != null && isLocal(asked) ? asked : "/";
    }

    private static boolean isLocal(String asked) {
        // Browsers take // and, leniently, a backslash for the beginning of another host.
        if (asked.length() > LONGEST || !asked.startsWith("/") || asked.startsWith("//") || asked.startsWith("/log")) {
            return false;
        }
        if (asked.chars().anyMatch(letter -> letter <= ' ' || letter == '\\' || letter > '~')) {
            return false;
        }
        try {
            URI address = URI.create(asked);
            return address.getScheme() == null && address.getRawAuthority() == null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
