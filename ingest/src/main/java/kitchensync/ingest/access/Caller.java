package kitchensync.ingest.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Who makes a request, as far as the {@link Door} has found out.
 *
 * @param keyId the key's id, for the log
 * @param onlyStore the one store it may see; empty for the whole chain
 */
public record Caller(String keyId, Optional<String> onlyStore) {

    private static final String ADMITTED = Caller.class.getName();
    private static final Caller ANYBODY = new Caller("none", Optional.empty());

    /** The caller of a request that was let in; where access is open, anybody. */
    public static Caller of(RoutingContext request) {
        Caller caller = request.get(ADMITTED);
        return caller == null ? ANYBODY : caller;
    }

    void admit(RoutingContext request) {
        request.put(ADMITTED, this);
    }

    static void admitAnybody(RoutingContext request) {
        ANYBODY.admit(request);
    }

    /** Whether this caller was asked for no key. */
    boolean isAnybody() {
        return equals(ANYBODY);
    }

    /** Whether the request has come through the {@link Door}. */
    public static boolean isAdmitted(RoutingContext request) {
        return request.get(ADMITTED) != null;
    }
}
