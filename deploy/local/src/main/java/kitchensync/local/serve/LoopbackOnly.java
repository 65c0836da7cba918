package kitchensync.local.serve;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import kitchensync.local.engine.LocalSystem;
import org.jspecify.annotations.Nullable;

/**
 * Where the process listens on the network, everybody there needs a key or a login. What the command line asks of it is
 * for callers of this machine alone, whatever token they show.
 */
@ApplicationScoped
class LoopbackOnly {

    /** Before all others that look at a path. */
    private static final int FIRST = 250;

    private static final String COMMANDS = "local";
    private static final int FORBIDDEN = 403;

    private final boolean onNetwork;

    LoopbackOnly(LocalSystem system) {
        this.onNetwork = !system.settings().listening().loopback();
    }

    void register(@Observes Filters filters) {
        if (onNetwork) {
            filters.register(this::check, FIRST);
        }
    }

    private void check(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        // By the connection itself, whatever its headers say.
        if (mayPass(context.normalizedPath(), connection.remoteAddress(), connection.localAddress())) {
            context.next();
            return;
        }
        context.response()
                .setStatusCode(FORBIDDEN)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("title", "Not allowed")
                        .put("status", FORBIDDEN)
                        .put("detail", "this address is for the kitchensync command on the machine itself")
                        .put("instance", context.normalizedPath())
                        .encode());
    }

    /** A machine that calls its own address stands on both ends of the connection. */
    static boolean mayPass(String path, @Nullable SocketAddress caller, @Nullable SocketAddress here) {
        if (!firstSegment(path).startsWith(COMMANDS)) {
            return true;
        }
        if (caller == null || caller.hostAddress() == null) {
            return false;
        }
        return InetAddress.ofLiteral(caller.hostAddress()).isLoopbackAddress()
                || (here != null && caller.hostAddress().equals(here.hostAddress()));
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    }
}
