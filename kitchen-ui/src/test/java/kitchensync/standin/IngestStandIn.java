package kitchensync.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import kitchensync.ingest.api.EventsApi;
import org.jspecify.annotations.Nullable;

/** Ingest in memory, which stores an id once and can be away. Not under the pages, whose rules are not its own. */
@Singleton
public class IngestStandIn implements EventsApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> stored = new ArrayList<>();
    private int requests;
    private boolean away;
    private boolean answersLost;
    private @Nullable String refused;
    private @Nullable String closed;

    public synchronized void reset() {
        stored.clear();
        requests = 0;
        away = false;
        answersLost = false;
        refused = null;
        closed = null;
    }

    public synchronized void away(boolean away) {
        this.away = away;
    }

    /** From now on events are stored, and the answer does not come. */
    public synchronized void answersLost(boolean lost) {
        this.answersLost = lost;
    }

    /** From now on a store is closed; none is with null. */
    public synchronized void close(@Nullable String storeId) {
        closed = storeId;
    }

    /** From now on a store's address is wrong. */
    public synchronized void refuse(String storeId) {
        refused = storeId;
    }

    /** Stored events as {@code cooked HOT_DOG 5}, in their order. */
    public synchronized List<String> stored() {
        return stored.stream()
                .map(event -> "%s %s %d%s"
                        .formatted(
                                event.get("type").asText(),
                                event.get("item_id").asText(),
                                event.get("quantity").asInt(),
                                event.path("reason").isTextual()
                                        ? " " + event.get("reason").asText()
                                        : ""))
                .toList();
    }

    public synchronized List<JsonNode> events() {
        return List.copyOf(stored);
    }

    public synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized Uni<Response> recordEvents(
            String storeId, @Nullable String idempotencyKey, @Nullable String contentEncoding, byte[] body) {
        requests++;
        if (away) {
            return Uni.createFrom().failure(new WebApplicationException(503));
        }
        if (storeId.equals(refused)) {
            return Uni.createFrom().failure(new WebApplicationException(404));
        }
        if (storeId.equals(closed)) {
            return Uni.createFrom().item(unknownStore());
        }
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (JsonNode event : read(body)) {
            boolean known =
                    stored.stream().anyMatch(other -> other.get("event_id").equals(event.get("event_id")));
            if (!known) {
                stored.add(event);
            }
            results.addObject().put("result", known ? "duplicate" : "stored");
        }
        return answersLost
                ? Uni.createFrom().failure(new WebApplicationException(504))
                : Uni.createFrom()
                        .item(Response.ok(JsonNodeFactory.instance.objectNode().set("results", results))
                                .build());
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Response unknownStore() {
        return Response.status(404)
                .type("application/problem+json")
                .entity("{\"title\":\"Unknown store\",\"status\":404}")
                .build();
    }

    private static Uni<Response> notUsed() {
        return Uni.createFrom().failure(new WebApplicationException(404));
    }

    @Override
    public Uni<Response> recordSales(String storeId, String key, String encoding, byte[] body) {
        return notUsed();
    }

    @Override
    public Uni<Response> recordWaste(String storeId, String key, String encoding, byte[] body) {
        return notUsed();
    }

    @Override
    public Uni<Response> recordStockouts(String storeId, String key, String encoding, byte[] body) {
        return notUsed();
    }

    @Override
    public Uni<Response> recordCooked(String storeId, String key, String encoding, byte[] body) {
        return notUsed();
    }

    @Override
    public Uni<Response> recordCorrections(String storeId, String key, String encoding, byte[] body) {
        return notUsed();
    }
}
