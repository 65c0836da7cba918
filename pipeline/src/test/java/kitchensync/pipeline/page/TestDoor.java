package kitchensync.pipeline.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import kitchensync.domain.net.LoggedInAs;

/** Says who has logged in, as the kitchen's pages do: whoever the request names in {@code Test-Who}. */
@Singleton
class TestDoor {

    void register(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.put(LoggedInAs.KEY, request.request().getHeader("Test-Who"));
                    request.next();
                },
                150);
    }
}
