package kitchensync.ingest.malformed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import kitchensync.domain.event.EventId;
import kitchensync.ingest.malformed.Case.Traits;
import kitchensync.ingest.malformed.Contract.Operation;
import kitchensync.ingest.malformed.Contract.Shape;
import kitchensync.ingest.malformed.RawObject.Field;

/** Makes requests from the contract: right ones, and each way of doing it wrong. The same seed makes the same. */
final class Cases {

    private static final int MOST_EVENTS = 12;

    private final List<Operation> storing;
    private final List<Operation> asking;
    private final List<String> stores;
    private final Values values;
    private final long seed;

    /** @param stores ids and schema names, as a path may name a store */
    Cases(Contract contract, List<String> stores, Values values, long seed) {
        var byUse = contract.operations().stream().collect(Collectors.partitioningBy(Operation::stores));
        this.storing = byUse.get(true);
        this.asking = byUse.get(false);
        this.stores = List.copyOf(stores);
        this.values = values;
        this.seed = seed;
    }

    Case number(int index) {
        RandomGenerator random = new SplittableRandom(EventId.mix(seed) + index);
        if (!asking.isEmpty() && random.nextInt(8) == 0) {
            return new Questions(values, random).about(asking.get(random.nextInt(asking.size())));
        }
        Operation operation = storing.get(random.nextInt(storing.size()));
        return switch (random.nextInt(20)) {
            case 0 -> single(operation, 0, random);
            case 1, 2, 3, 4, 5, 6, 7, 8 -> single(operation, random.nextInt(1, 4), random);
            case 9, 10, 11, 12 -> batch(operation, random);
            case 13, 14, 15 -> new Spoiling(random).body(batchOrSingle(operation, random));
            case 16, 17 -> new Spoiling(random).headers(batchOrSingle(operation, random));
            default -> new Spoiling(random).path(batchOrSingle(operation, random));
        };
    }

    private Case batchOrSingle(Operation operation, RandomGenerator random) {
        return random.nextBoolean() ? batch(operation, random) : single(operation, random.nextInt(2), random);
    }

    private Case single(Operation operation, int changes, RandomGenerator random) {
        Sent event = event(operation, changes, random);
        return request(
                operation, "one event, changes: " + changes, "application/json", event.text(), List.of(event), random);
    }

    private Case batch(Operation operation, RandomGenerator random) {
        List<Sent> events = new ArrayList<>();
        boolean lines = random.nextBoolean();
        int count = random.nextInt(1, MOST_EVENTS);
        for (int i = 0; i < count; i++) {
            Sent event = event(operation, random.nextInt(3), random);
            // What breaks the text of an array, or is two lines, breaks its neighbours; that is a case of its own.
            events.add(event.good() || readsAlone(event.text(), lines) ? event : event(operation, 0, random));
        }
        List<String> texts = events.stream().map(Sent::text).toList();
        String text = lines ? String.join("\n", texts) : "[" + String.join(",", texts) + "]";
        String type = lines ? "application/x-ndjson" : "application/json";
        return request(operation, (lines ? "lines" : "array") + " of " + count, type, text, events, random);
    }

    private static boolean readsAlone(String text, boolean line) {
        return line ? !text.contains("\n") : Oracle.readableInArray(text);
    }

    private Case request(
            Operation operation, String what, String type, String body, List<Sent> sent, RandomGenerator random) {
        String store = stores.get(random.nextInt(stores.size()));
        List<String> headers = new ArrayList<>(List.of("Content-Type: " + type));
        if (random.nextInt(10) == 0) {
            headers.add("Idempotency-Key: key-" + random.nextLong());
        }
        return new Case(
                what,
                operation.method() + " " + operation.path().replace("{store_id}", store) + " HTTP/1.1",
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                sent,
                Traits.SOUND);
    }

    private Sent event(Operation operation, int changes, RandomGenerator random) {
        Shape shape = operation.shapes().get(random.nextInt(operation.shapes().size()));
        RawObject event = right(shape, random);
        for (int i = 0; i < changes; i++) {
            event = changed(event, shape, random);
        }
        return new Sent(operation.shapes(), event.text(), changes == 0);
    }

    private RawObject right(Shape shape, RandomGenerator random) {
        List<Field> fields = new ArrayList<>();
        shape.fields().forEach((name, schema) -> {
            if (shape.required().contains(name) || random.nextInt(4) > 0) {
                fields.add(new Field(name, values.right(name, schema, random)));
            }
        });
        return new RawObject(fields);
    }

    private RawObject changed(RawObject event, Shape shape, RandomGenerator random) {
        List<String> names = List.copyOf(shape.fields().keySet());
        String name = names.get(random.nextInt(names.size()));
        String odd = values.odd(name, shape.fields().get(name), random);
        return switch (random.nextInt(10)) {
            case 0 -> event.without(name);
            case 1 -> event.and(new Field(name, odd), random.nextBoolean());
            case 2 -> event.and(new Field(name, event.value(name).orElse("1")), random.nextBoolean());
            case 3 -> event.and(new Field(Values.oddText(random) + "_", odd), random.nextBoolean());
            case 4 -> event.without(name).and(new Field(name.toUpperCase(java.util.Locale.ROOT), odd), true);
            default -> event.with(name, odd);
        };
    }
}
