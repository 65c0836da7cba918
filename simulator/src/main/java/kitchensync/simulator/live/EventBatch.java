package kitchensync.simulator.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import kitchensync.domain.event.Event;
import kitchensync.ingest.api.BatchOutcome;

/** A mixed batch as ingest's contract writes it: the array of events that goes out, the outcome that comes back. */
final class EventBatch {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader OUTCOME = JSON.readerFor(BatchOutcome.class);

    private EventBatch() {}

    static byte[] write(List<Event> events) {
        ArrayNode batch = JSON.createArrayNode();
        events.forEach(event -> batch.add(object(event)));
        try {
            return JSON.writeValueAsBytes(batch);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws UncheckedIOException when it is no outcome of a batch */
    static BatchOutcome read(String outcome) {
        try {
            return OUTCOME.readValue(outcome);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ObjectNode object(Event event) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("event_id", event.eventId().toString()).put("item_id", event.itemId());
        switch (event) {
            case Event.Sale sale ->
                object.put("type", "sale").put("quantity", sale.quantity()).put("price", sale.price());
            case Event.Waste waste ->
                object.put("type", "waste").put("quantity", waste.quantity()).put("reason", waste.reason());
            case Event.Stockout missed -> object.put("type", "stockout").put("quantity_requested", missed.quantity());
            case Event.Cooked cooked -> object.put("type", "cooked").put("quantity", cooked.quantity());
            case Event.Correction correction ->
                object.put("type", "correction")
                        .put("corrects", correction.corrects().toString())
                        .put("quantity", correction.quantity())
                        .put("price", correction.price());
        }
        return object.put("created_at", event.createdAt().toString());
    }
}
