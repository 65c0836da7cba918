package kitchensync.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import kitchensync.domain.event.Event;
import org.jspecify.annotations.Nullable;

/** Events as JSON, the same in pages, streams and Kafka: flat, times in ISO 8601 UTC. */
public final class FeedJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 320;

    private FeedJson() {}

    /** One event, UTF-8, without line breaks. */
    public static byte[] event(FeedEvent event) {
        return bytes(USUAL_BYTES, json -> write(json, event));
    }

    static byte[] page(FeedPage page) {
        return bytes(USUAL_BYTES * (page.events().size() + 1), json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("events");
            for (FeedEvent event : page.events()) {
                write(json, event);
            }
            json.writeEndArray();
            json.writeNumberField("next_since", page.nextSince());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, FeedEvent entry) throws IOException {
        Event event = entry.event();
        json.writeStartObject();
        json.writeNumberField("position", entry.position());
        json.writeStringField("event_id", event.eventId().toString());
        json.writeStringField("type", entry.type().id());
        json.writeStringField("store_id", entry.storeId());
        json.writeNumberField("seq", entry.seq());
        json.writeStringField("created_at", event.createdAt().toString());
        json.writeStringField("received_at", entry.receivedAt().toString());
        json.writeStringField("item_id", event.itemId());
        switch (event) {
            case Event.Sale sale -> {
                json.writeNumberField("quantity", sale.quantity());
                price(json, sale.price());
            }
            case Event.Waste waste -> {
                json.writeNumberField("quantity", waste.quantity());
                if (waste.reason() != null) {
                    json.writeStringField("reason", waste.reason());
                }
            }
            case Event.Stockout stockout -> json.writeNumberField("quantity_requested", stockout.quantity());
            case Event.Cooked cooked -> json.writeNumberField("quantity", cooked.quantity());
            case Event.Correction correction -> {
                json.writeNumberField("quantity", correction.quantity());
                price(json, correction.price());
                json.writeStringField("corrects", correction.corrects().toString());
            }
        }
        json.writeEndObject();
    }

    private static void price(JsonGenerator json, @Nullable BigDecimal price) throws IOException {
        if (price != null) {
            json.writeNumberField("price", price);
        }
    }

    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] bytes(int expected, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expected);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            content.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
