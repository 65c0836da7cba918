package kitchensync.ingest.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import kitchensync.ingest.api.HealthApi;
import org.jspecify.annotations.Nullable;

/** Whether events can be stored now, for people and for simple monitors; Kubernetes asks {@code /q/health}. */
public class HealthResource implements HealthApi {

    /**
     * The contract's answer.
     *
     * @param status {@code UP}, or {@code DOWN} with status 503
     * @param stored events of all stores since the beginning; absent when the database does not say
     */
    @RegisterForReflection
    public record Health(
            @JsonProperty("status") String status,

            @JsonProperty("stored") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long stored) {}

    private final EventCount stored;

    HealthResource(EventCount stored) {
        this.stored = stored;
    }

    /** Asks the database, for two seconds at most and once a second at most, whoever asks. */
    @Override
    public Uni<Response> health() {
        return stored.now()
                .map(count -> Response.ok(new Health("UP", count)).build())
                .onFailure()
                .recoverWithItem(away -> Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .entity(new Health("DOWN", null))
                        .build());
    }
}
