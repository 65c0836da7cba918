package kitchensync.ingest.malformed;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON object as text, so that it can be what no JSON library would write: NaN, a field twice, half a string. */
record RawObject(List<Field> fields) {

    /** @param value as it stands in the text */
    record Field(String name, String value) {}

    RawObject {
        fields = List.copyOf(fields);
    }

    RawObject with(String name, String value) {
        List<Field> changed = new ArrayList<>();
        fields.forEach(field -> changed.add(field.name().equals(name) ? new Field(name, value) : field));
        return new RawObject(changed);
    }

    RawObject without(String name) {
        return new RawObject(
                fields.stream().filter(field -> !field.name().equals(name)).toList());
    }

    RawObject and(Field field, boolean first) {
        List<Field> more = new ArrayList<>(fields);
        more.add(first ? 0 : more.size(), field);
        return new RawObject(more);
    }

    Optional<String> value(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    String text() {
        return fields.stream()
                .map(field -> "\"" + field.name() + "\":" + field.value())
                .collect(joining(",", "{", "}"));
    }
}
