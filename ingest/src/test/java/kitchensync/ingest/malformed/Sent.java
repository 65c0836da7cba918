package kitchensync.ingest.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kitchensync.ingest.malformed.Contract.Shape;

/**
 * One event as it was sent.
 *
 * @param shapes that it may have; of several, the type it says decides
 * @param text as it stood in the body
 * @param good whether nothing was done to it
 */
record Sent(List<Shape> shapes, String text, boolean good) {

    /** The contract's schema for the event as it was read. */
    String schema(JsonNode read) {
        return shapes.stream()
                .filter(shape -> shapes.size() == 1 || shape.isOfType(read.path("type")))
                .map(Shape::schema)
                .findFirst()
                .orElse("TypedEvent");
    }
}
