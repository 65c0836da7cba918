package kitchensync.ingest.feed.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** The contract of the topics, as the tests hold it against what is sent. */
final class AsyncApi {

    private final JsonNode document;

    AsyncApi() throws IOException {
        try (InputStream yaml = AsyncApi.class.getResourceAsStream("/kitchensync/ingest/asyncapi.yaml")) {
            document = new ObjectMapper(new YAMLFactory()).readTree(yaml);
        }
    }

    /** What a part of a channel's first message breaks; empty when nothing. */
    List<String> broken(String channel, String part, JsonNode sent) {
        JsonNode message = resolve(first(document.at("/channels/" + channel + "/messages")));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(
                        resolve(message.get(part)),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        return schema.validate(sent).stream().map(Object::toString).toList();
    }

    String address(String channel) {
        return document.at("/channels/" + channel + "/address").textValue();
    }

    int partitions(String channel) {
        return document.at("/channels/" + channel + "/bindings/kafka/partitions")
                .intValue();
    }

    private static JsonNode first(JsonNode object) {
        Iterator<JsonNode> values = object.elements();
        return values.next();
    }

    private JsonNode resolve(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : document.at(reference.textValue().substring(1));
    }
}
