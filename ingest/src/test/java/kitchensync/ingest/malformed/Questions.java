package kitchensync.ingest.malformed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import kitchensync.ingest.malformed.Case.Traits;
import kitchensync.ingest.malformed.Contract.Operation;
import kitchensync.ingest.malformed.Contract.Parameter;
import kitchensync.ingest.malformed.Contract.Shape;
import kitchensync.ingest.malformed.RawObject.Field;

/** Makes requests to the paths that store no events: the feed, the stream, keys. */
final class Questions {

    private final Values values;
    private final RandomGenerator random;

    Questions(Values values, RandomGenerator random) {
        this.values = values;
        this.random = random;
    }

    Case about(Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        List<String> headers = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            String value = value(parameter);
            switch (parameter.in()) {
                case "path" -> path = path.replace("{" + parameter.name() + "}", value.isEmpty() ? "%20" : value);
                case "header" -> headers.add(parameter.name() + ": " + value);
                default -> query.add(parameter.name() + "=" + value);
            }
            if (random.nextInt(10) == 0) {
                query.add(parameter.name() + "=" + value(parameter));
            }
        }
        String url = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
        String body = "";
        if (!operation.mediaTypes().isEmpty()) {
            headers.add("Content-Type: " + operation.mediaTypes().getFirst());
            body = operation.shapes().isEmpty()
                    ? "{}"
                    : object(operation.shapes().getFirst());
        }
        return new Case(
                "a question",
                operation.method() + " " + url + " HTTP/1.1",
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                List.of(),
                Traits.ASKS);
    }

    private String value(Parameter parameter) {
        String value = random.nextInt(3) == 0
                ? values.right(parameter.name(), parameter.schema(), random)
                : values.odd(parameter.name(), parameter.schema(), random);
        String bare = value.replace("\"", "");
        return URLEncoder.encode(bare.substring(0, Math.min(bare.length(), 500)), StandardCharsets.UTF_8);
    }

    private String object(Shape shape) {
        List<Field> fields = new ArrayList<>();
        shape.fields().forEach((name, schema) -> {
            boolean right = random.nextInt(3) > 0;
            fields.add(new Field(name, right ? values.right(name, schema, random) : values.odd(name, schema, random)));
        });
        return new RawObject(fields).text();
    }
}
