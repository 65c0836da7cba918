package kitchensync.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service said to a request, as far as it counts. */
sealed interface Answer {

    /** Events that are stored now and were not before. */
    record Stored(int events) implements Answer {}

    /** Too busy; nothing was stored (503, 429). */
    record Refused() implements Answer {}

    /** Anything else; what it said. */
    record Failed(String what) implements Answer {}

    int OK = 200;
    int TOO_MANY_REQUESTS = 429;
    int UNAVAILABLE = 503;

    byte[] ONE_STORED = "\"stored\"".getBytes(UTF_8);
    Pattern MANY_STORED = Pattern.compile("\"stored\"\\s*:\\s*(\\d+)");

    /**
     * @param sent events in the request
     * @param body its beginning
     * @param length bytes of the beginning
     */
    static Answer of(int status, int sent, byte[] body, int length) {
        if (status == UNAVAILABLE || status == TOO_MANY_REQUESTS) {
            return new Refused();
        }
        if (status == OK && sent == 1 && contains(body, length, ONE_STORED)) {
            return new Stored(1);
        }
        if (status == OK && sent > 1) {
            Matcher stored = MANY_STORED.matcher(new String(body, 0, length, UTF_8));
            if (stored.find() && Integer.parseInt(stored.group(1)) == sent) {
                return new Stored(sent);
            }
        }
        return new Failed("status " + status + ": " + new String(body, 0, length, UTF_8));
    }

    private static boolean contains(byte[] text, int length, byte[] part) {
        for (int at = 0; at <= length - part.length; at++) {
            if (java.util.Arrays.equals(text, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
