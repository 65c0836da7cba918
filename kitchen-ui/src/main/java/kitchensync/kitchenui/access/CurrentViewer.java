package kitchensync.kitchenui.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;

/** Tells any bean that works on a request for whom it does. */
@Singleton
public class CurrentViewer {

    private final CurrentVertxRequest request;

    CurrentViewer(CurrentVertxRequest request) {
        this.request = request;
    }

    /** To be asked on the request's own thread, at each request anew. */
    public Viewer get() {
        return Viewer.of(request.getCurrent());
    }
}
