package kitchensync.kitchenui.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of the login page. */
final class LoginAddress {

    private LoginAddress() {}

    /** @param wanted where to go afterwards */
    static String of(String wanted) {
        String to = LocalPath.of(wanted);
        return to.equals("/") ? "/login" : "/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }
}
