package kitchensync.ingest.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;
import kitchensync.ingest.api.EventsApi;
import kitchensync.ingest.store.Appended;
import kitchensync.ingest.store.EventStore;
import kitchensync.ingest.store.EventType;
import kitchensync.ingest.store.IngestMetrics;
import kitchensync.ingest.store.IngestMetrics.Outcome;
import kitchensync.ingest.store.NamedRequests;
import kitchensync.ingest.store.NamedRequests.Request;
import org.jspecify.annotations.Nullable;

/** The contract's paths for writing: find the store, read the events, answer after they are committed. */
public class EventsResource implements EventsApi {

    /** Above this a body is read by a worker: parsing it would keep an event loop from its other requests. */
    private static final int LARGE_BODY = 32_768;

    private static final Pattern NDJSON = Pattern.compile("[^;]+/[^;]*ndjson", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

    private final Catalogue catalogue;
    private final BodyReader bodies;
    private final EventStore events;
    private final NamedRequests named;
    private final IngestSettings settings;
    private final IngestMetrics metrics;
    private final EventTraces traces;

    @Context
    @Nullable
    HttpHeaders headers;

    EventsResource(
            Catalogue catalogue,
            BodyReader bodies,
            EventStore events,
            NamedRequests named,
            IngestSettings settings,
            IngestMetrics metrics,
            EventTraces traces) {
        this.catalogue = catalogue;
        this.bodies = bodies;
        this.events = events;
        this.named = named;
        this.settings = settings;
        this.metrics = metrics;
        this.traces = traces;
    }

    @Override
    public Uni<Response> recordSales(String storeId, String key, String encoding, byte[] body) {
        return record(storeId, EventType.SALE, key, encoding, body);
    }

    @Override
    public Uni<Response> recordWaste(String storeId, String key, String encoding, byte[] body) {
        return record(storeId, EventType.WASTE, key, encoding, body);
    }

    @Override
    public Uni<Response> recordStockouts(String storeId, String key, String encoding, byte[] body) {
        return record(storeId, EventType.STOCKOUT, key, encoding, body);
    }

    @Override
    public Uni<Response> recordCooked(String storeId, String key, String encoding, byte[] body) {
        return record(storeId, EventType.COOKED, key, encoding, body);
    }

    @Override
    public Uni<Response> recordCorrections(String storeId, String key, String encoding, byte[] body) {
        return record(storeId, EventType.CORRECTION, key, encoding, body);
    }

    @Override
    public Uni<Response> recordEvents(String storeId, String key, String encoding, byte[] body) {
        return record(storeId, null, key, encoding, body);
    }

    private Uni<Response> record(
            String storeId, @Nullable EventType type, @Nullable String key, @Nullable String encoding, byte[] sent) {
        Store store = catalogue.store(storeId).orElseThrow(() -> Problems.unknownStore(storeId));
        String mediaType = headers == null ? null : headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        // Not by getMediaType(), which throws when the header is there and empty.
        boolean lines = mediaType != null && NDJSON.matcher(mediaType).lookingAt();
        byte[] body = sent == null ? new byte[0] : sent;
        checkKey(key);
        SpanContext request = Span.current().getSpanContext();
        Uni<byte[]> unpacked = Uni.createFrom().item(() -> Gzip.unpacked(encoding, body, settings.maxBodyBytes()));
        if (body.length > LARGE_BODY || encoding != null) {
            unpacked = unpacked.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        }
        return unpacked.chain(bytes -> {
                    Body events = bodies.read(store, type, lines, bytes);
                    Uni<Response> stored = key == null
                            ? store(store, checked(events))
                            : storeOnce(store, events, Request.of(key, type, bytes));
                    return request.isSampled() ? stored.invoke(done -> keepTrace(request, store, events)) : stored;
                })
                .onFailure()
                .transform(Problems::passing);
    }

    private void keepTrace(SpanContext request, Store store, Body events) {
        accepted(events).stream().findFirst().ifPresent(first -> traces.keep(request, store, first.eventId()));
    }

    private static void checkKey(@Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw Problems.badKey("an Idempotency-Key must have 1 to 200 visible ASCII characters");
        }
    }

    /** A single event that breaks a rule is refused as a whole request. */
    private Body checked(Body body) {
        if (body.single() && body.readings().getFirst() instanceof Reading.Rejected(String problem)) {
            metrics.recorded(Verdict.UNREAD, Outcome.REJECTED, 1);
            throw Problems.rejected(problem);
        }
        return body;
    }

    private Uni<Response> store(Store store, Body body) {
        List<Event> accepted = accepted(body);
        Uni<Appended> appended =
                accepted.isEmpty() ? Uni.createFrom().item(new Appended(Set.of())) : events.add(store, accepted);
        return appended.map(done -> {
            List<Verdict> verdicts = Verdict.of(body.readings(), done.duplicates());
            count(verdicts);
            return json(answer(store, body, verdicts));
        });
    }

    /** An event that breaks a rule now may be the one that was stored before: its key is looked up first. */
    private Uni<Response> storeOnce(Store store, Body body, Request request) {
        return named.once(
                        store,
                        request,
                        accepted(body),
                        duplicates -> answer(store, checked(body), Verdict.of(body.readings(), duplicates)))
                .map(outcome -> switch (outcome) {
                    case NamedRequests.Outcome.Answered answered -> {
                        count(Verdict.of(body.readings(), answered.duplicates()));
                        yield json(answered.answer());
                    }
                    case NamedRequests.Outcome.Replayed replayed ->
                        Response.fromResponse(json(replayed.answer()))
                                .header("Idempotency-Replayed", "true")
                                .build();
                    case NamedRequests.Outcome.InFlight _ -> throw Problems.keyInFlight();
                    case NamedRequests.Outcome.OtherRequest _ -> throw Problems.keyReused();
                });
    }

    private void count(List<Verdict> verdicts) {
        verdicts.forEach(verdict -> metrics.recorded(verdict.type(), verdict.outcome(), 1));
    }

    /** The events to store, each id once: the same id again in one body is the same event again. */
    private static List<Event> accepted(Body body) {
        Map<UUID, Event> events = new LinkedHashMap<>();
        for (Reading reading : body.readings()) {
            if (reading instanceof Reading.Accepted(Event event)) {
                events.putIfAbsent(event.eventId(), event);
            }
        }
        return List.copyOf(events.values());
    }

    private static String answer(Store store, Body body, List<Verdict> verdicts) {
        return body.single() ? Answers.acknowledgement(store, verdicts.getFirst()) : Answers.outcome(store, verdicts);
    }

    private static Response json(String text) {
        return Response.ok(text, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
