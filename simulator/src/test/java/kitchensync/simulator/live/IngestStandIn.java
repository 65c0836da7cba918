package kitchensync.simulator.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.StreamSupport;
import kitchensync.domain.event.Event;
import kitchensync.ingest.api.BatchOutcome;
import kitchensync.ingest.api.EventResult;
import kitchensync.ingest.api.EventsApi;
import org.jspecify.annotations.Nullable;

/** Ingest in memory, which stores an id once and can be told to answer with a trouble of its own. */
@Singleton
public class IngestStandIn implements EventsApi {

    /** The events are stored, and the request fails none the less. */
    static final int ANSWER_LOST = 504;

    private static final int REJECTED = 422;

    private final RoutingContext request;
    private final List<Event> stored = new ArrayList<>();
    private final List<Event> changed = new ArrayList<>();
    private final List<List<UUID>> requests = new ArrayList<>();
    private ToIntFunction<Event> answers = event -> 200;
    private @Nullable String authorization;

    IngestStandIn(RoutingContext request) {
        this.request = request;
    }

    synchronized void reset() {
        stored.clear();
        changed.clear();
        requests.clear();
        answers = event -> 200;
    }

    /** From now on this is the status of an event; other than 200 and 422 it is the status of its whole request. */
    synchronized void answer(ToIntFunction<Event> answers) {
        this.answers = answers;
    }

    synchronized List<Event> stored() {
        return List.copyOf(stored);
    }

    /** Events that came under the id of another. */
    synchronized List<Event> changed() {
        return List.copyOf(changed);
    }

    /** The ids of all requests, those that were not stored included. */
    synchronized List<UUID> asked() {
        return requests.stream().flatMap(List::stream).toList();
    }

    /** The ids of each request. */
    synchronized List<List<UUID>> requests() {
        return List.copyOf(requests);
    }

    /** The header of the last request. */
    synchronized @Nullable String authorization() {
        return authorization;
    }

    @Override
    public synchronized Uni<Response> recordEvents(
            String storeId, @Nullable String idempotencyKey, @Nullable String contentEncoding, byte[] body) {
        authorization = request.request().getHeader("Authorization");
        List<Event> events = read(body);
        requests.add(events.stream().map(Event::eventId).toList());
        int[] statuses = events.stream().mapToInt(answers).toArray();
        for (int status : statuses) {
            if (status != 200 && status != REJECTED && status != ANSWER_LOST) {
                return Uni.createFrom().failure(new WebApplicationException(status));
            }
        }
        List<EventResult> results = new ArrayList<>();
        boolean lost = false;
        for (int i = 0; i < statuses.length; i++) {
            lost |= statuses[i] == ANSWER_LOST;
            results.add(
                    statuses[i] == REJECTED ? new EventResult("rejected", null, "no such item") : take(events.get(i)));
        }
        return lost
                ? Uni.createFrom().failure(new WebApplicationException(ANSWER_LOST))
                : Uni.createFrom()
                        .item(Response.ok(new BatchOutcome("ok", storeId, 0, 0, 0, results))
                                .build());
    }

    private EventResult take(Event event) {
        Optional<Event> known = stored.stream()
                .filter(other -> other.eventId().equals(event.eventId()))
                .findFirst();
        if (known.isEmpty()) {
            stored.add(event);
        } else if (!known.get().equals(event)) {
            changed.add(event);
        }
        return new EventResult(known.isPresent() ? "duplicate" : "stored", event.eventId(), null);
    }

    private static List<Event> read(byte[] body) {
        try {
            JsonNode batch = new ObjectMapper().readTree(body);
            if (!batch.isArray()) {
                throw new WebApplicationException(400);
            }
            return StreamSupport.stream(batch.spliterator(), false)
                    .map(IngestStandIn::event)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Event event(JsonNode json) {
        UUID id = UUID.fromString(json.get("event_id").textValue());
        String item = json.get("item_id").textValue();
        Instant at = Instant.parse(json.get("created_at").textValue());
        return switch (json.get("type").textValue()) {
            case "sale" ->
                new Event.Sale(
                        id,
                        item,
                        json.get("quantity").intValue(),
                        json.get("price").decimalValue(),
                        at);
            case "waste" ->
                new Event.Waste(
                        id,
                        item,
                        json.get("quantity").intValue(),
                        json.get("reason").textValue(),
                        at);
            case "stockout" ->
                new Event.Stockout(id, item, json.get("quantity_requested").intValue(), at);
            case "cooked" -> new Event.Cooked(id, item, json.get("quantity").intValue(), at);
            default -> throw new WebApplicationException(400);
        };
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
