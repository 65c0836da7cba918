package kitchensync.ingest.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.IngestSettings;
import kitchensync.ingest.store.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Reads request bodies: one JSON object, an array of objects, or an object a line. Each event stands for itself: one
 * that cannot be taken is rejected with its reason, its neighbours are read on.
 */
@Singleton
class BodyReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final EventRules rules;
    private final int maxEvents;

    BodyReader(EventRules rules, IngestSettings settings) {
        this.rules = rules;
        this.maxEvents = settings.maxBatchEvents();
    }

    /**
     * @param type of all events; null when each says its own
     * @param lines whether every line is a document of its own
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is no JSON, 413 when it has too many events
     */
    Body read(Store store, @Nullable EventType type, boolean lines, byte[] body) {
        return lines ? lines(store, type, body) : document(store, type, body);
    }

    private Body document(Store store, @Nullable EventType type, byte[] body) {
        List<Reading> readings = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    add(readings, element(store, type, json));
                }
            } else if (first == JsonToken.START_OBJECT) {
                readings.add(element(store, type, json));
            } else {
                throw Problems.notJson("the request body must be a JSON object or an array of them");
            }
            if (json.nextToken() != null) {
                throw Problems.notJson("something stands after the end of the JSON document; send lines of JSON as"
                        + " application/x-ndjson");
            }
            return new Body(first == JsonToken.START_OBJECT, readings);
        } catch (IOException broken) {
            throw Problems.notJson(where(broken));
        }
    }

    private Body lines(Store store, @Nullable EventType type, byte[] body) {
        List<Reading> readings = new ArrayList<>();
        int start = 0;
        while (start < body.length) {
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            Optional<Reading> line = line(store, type, body, start, end - start);
            if (line.isPresent()) {
                add(readings, line.get());
            }
            start = end + 1;
        }
        return new Body(false, readings);
    }

    /** Empty for a blank line. */
    private Optional<Reading> line(Store store, @Nullable EventType type, byte[] body, int start, int length) {
        try (JsonParser json = JSON.createParser(body, start, length)) {
            if (json.nextToken() == null) {
                return Optional.empty();
            }
            Reading reading = element(store, type, json);
            return Optional.of(
                    json.nextToken() == null
                            ? reading
                            : new Reading.Rejected("the line has more than one JSON object"));
        } catch (IOException broken) {
            return Optional.of(new Reading.Rejected(where(broken)));
        }
    }

    private Reading element(Store store, @Nullable EventType type, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Reading.Rejected("an event must be a JSON object");
        }
        EventFields fields = EventFields.read(json);
        Reading reading = fields.event(type == null ? fields.type() : type, store.zone());
        return switch (reading) {
            case Reading.Accepted accepted ->
                rules.liveProblem(accepted.event())
                        .<Reading>map(Reading.Rejected::new)
                        .orElse(accepted);
            case Reading.Rejected rejected -> rejected;
        };
    }

    private void add(List<Reading> readings, Reading reading) {
        if (readings.size() == maxEvents) {
            throw Problems.tooMany(maxEvents);
        }
        readings.add(reading);
    }

    /** Where and how JSON is broken, without the sender's text. */
    private static String where(IOException broken) {
        var at = broken instanceof JsonProcessingException json ? json.getLocation() : null;
        return "no valid JSON" + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
}
