package kitchensync.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON whose numbers have no more digits than were measured; what is no number (NaN) becomes null. */
public final class Rounded {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Rounded() {}

    /** @param parts how many parts of one are told apart, 1000 for three decimals */
    public static JsonNode of(JsonNode node, double parts) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode rounded = NODES.objectNode();
                object.properties().forEach(field -> rounded.set(field.getKey(), of(field.getValue(), parts)));
                yield rounded;
            }
            case ArrayNode array -> {
                ArrayNode rounded = NODES.arrayNode(array.size());
                array.forEach(element -> rounded.add(of(element, parts)));
                yield rounded;
            }
            case JsonNode number when number.isFloatingPointNumber() -> number(number.doubleValue(), parts);
            default -> node;
        };
    }

    private static JsonNode number(double value, double parts) {
        return Double.isFinite(value) ? NODES.numberNode(Math.round(value * parts) / parts) : NODES.nullNode();
    }
}
