package kitchensync.kitchenui.act;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What ingest is to be told of an act: that units were cooked or thrown away, or that cooking them is taken back.
 *
 * @param corrects the event that is taken back; null when the act is told for the first time
 */
record Told(
        String storeId,
        UUID act,
        boolean discard,
        String itemId,
        int quantity,
        @Nullable String reason,
        Instant at,
        UUID eventId,
        @Nullable UUID corrects) {

    /** The id of what takes an event back: the same one however often it is sent. */
    static UUID voiding(UUID act) {
        return UUID.nameUUIDFromBytes(("void " + act).getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] json(List<Told> batch) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        batch.forEach(told -> events.add(told.event()));
        return events.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode event() {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("event_id", eventId.toString()).put("item_id", itemId).put("created_at", at.toString());
        if (corrects != null) {
            return event.put("type", "correction")
                    .put("corrects", corrects.toString())
                    .put("quantity", 0);
        }
        event.put("type", discard ? "waste" : "cooked").put("quantity", quantity);
        return reason == null ? event : event.put("reason", reason);
    }
}
