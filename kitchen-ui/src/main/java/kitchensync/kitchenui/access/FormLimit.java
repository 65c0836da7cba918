package kitchensync.kitchenui.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/**
 * How long a form may be. It is refused by the length that it announces, before any of it is read: the reader of forms
 * would refuse every further piece of it anew, each with a line in the log.
 */
final class FormLimit {

    /** Ours have a few hundred bytes. {@code quarkus.http.limits.max-form-attribute-size} is as much. */
    static final int KILOBYTES = 64;

    private static final long MOST = KILOBYTES * 1024L;

    private FormLimit() {}

    /** Why a request that changes something is not read; empty when it may be. */
    static Optional<Refusal> refusal(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return saysNoLength(request) ? Optional.of(new Refusal.NoLength()) : Optional.empty();
        }
        return isShort(length) ? Optional.empty() : Optional.of(new Refusal.TooLong());
    }

    /** Before HTTP/2 a request without a length and without pieces has no body. */
    private static boolean saysNoLength(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isShort(String length) {
        try {
            return Long.parseLong(length) <= MOST;
        } catch (NumberFormatException notALength) {
            return false;
        }
    }
}
