package kitchensync.ingest.malformed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One request to try.
 *
 * @param what was done to it, in words
 * @param line the request line
 * @param headers without those of the length
 * @param sent the events in it, in their order; also those that a broken body hides
 * @param traits what an answer may be
 */
record Case(String what, String line, List<String> headers, byte[] body, List<Sent> sent, Traits traits) {

    /**
     * @param stores whether an answer of 200 means that events are stored
     * @param whole whether body, path and headers are right, so that every good event has to be stored
     * @param beneath whether it is no HTTP, or no URI, so that the server may refuse it before our paths see it
     * @param cutOff whether the sender hangs up before the end of the body
     */
    record Traits(boolean stores, boolean whole, boolean beneath, boolean cutOff) {

        static final Traits SOUND = new Traits(true, true, false, false);
        static final Traits SPOILT = new Traits(true, false, false, false);
        static final Traits NO_HTTP = new Traits(true, false, true, false);
        static final Traits CUT_OFF = new Traits(true, false, false, true);
        static final Traits ASKS = new Traits(false, false, false, false);
    }

    Case with(String trick, List<String> otherHeaders, Traits otherTraits) {
        return new Case(what + "; " + trick, line, otherHeaders, body, sent, otherTraits);
    }

    Case with(String trick, String otherLine, Traits otherTraits) {
        return new Case(what + "; " + trick, otherLine, headers, body, sent, otherTraits);
    }

    /** Whether it says itself, wrongly, where its body ends. */
    private boolean framed() {
        return headers.stream().anyMatch(header -> header.matches("(?i)(transfer-encoding|content-length):.*"));
    }

    /** Whether the server would wait for more of it. */
    boolean endless() {
        return traits.cutOff() || framed();
    }

    byte[] bytes() {
        List<String> head = new ArrayList<>(List.of(line, "Host: localhost"));
        head.addAll(headers);
        boolean framed =
                headers.stream().anyMatch(header -> header.matches("(?i)(transfer-encoding|content-length):.*"));
        if (!framed) {
            head.add("Content-Length: " + (traits.cutOff() ? body.length * 2 + 10 : body.length));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** For whoever has to find out what was wrong. */
    String shown() {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        return what + "\n" + (text.length() > 1500 ? text.substring(0, 1500) + ".." : text);
    }
}
