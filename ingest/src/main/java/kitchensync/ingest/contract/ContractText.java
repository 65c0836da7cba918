package kitchensync.ingest.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * {@code GET /q/openapi}: the contract as it was written, not one that is worked out from the code at each start.
 */
@Singleton
class ContractText {

    private static final String FILE = "/kitchensync/ingest/openapi.yaml";

    void register(@Observes Router router) {
        router.get("/q/openapi").blockingHandler(ContractText::send);
    }

    private static void send(RoutingContext request) {
        try (InputStream contract = Objects.requireNonNull(ContractText.class.getResourceAsStream(FILE), FILE)) {
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml;charset=UTF-8")
                    .end(Buffer.buffer(contract.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
