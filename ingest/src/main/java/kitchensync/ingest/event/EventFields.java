package kitchensync.ingest.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kitchensync.domain.event.Event;
import kitchensync.ingest.store.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one event as they stand in the body, read one by one and made into an event at the end. Reads on to
 * the end of the object whatever is wrong with it, so that its neighbours can be read; the first problem counts.
 */
final class EventFields {

    /** The fields of the contract; a body may have others, which are passed over. */
    private enum Field {
        TYPE,
        EVENT_ID,
        ITEM_ID,
        QUANTITY,
        QUANTITY_REQUESTED,
        PRICE,
        REASON,
        CORRECTS,
        CREATED_AT;

        static final Map<String, Field> BY_NAME = new HashMap<>();

        static {
            for (Field field : values()) {
                BY_NAME.put(field.id(), field);
            }
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int UUID_LENGTH = 36;

    private final Map<Field, Object> values = new EnumMap<>(Field.class);
    private final Set<Field> seen = EnumSet.noneOf(Field.class);
    private @Nullable String problem;

    /** @param json at the start of an object; afterwards at its end */
    static EventFields read(JsonParser json) throws IOException {
        EventFields fields = new EventFields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Field field = Field.BY_NAME.get(json.currentName());
            JsonToken value = json.nextToken();
            if (field != null && !fields.seen.add(field)) {
                fields.note(field.id() + " stands twice");
            }
            if (field == null) {
                json.skipChildren();
            } else if (value.isStructStart()) {
                json.skipChildren();
                fields.note(field.id() + " must be a plain value");
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(field, value, json);
            }
        }
        return fields;
    }

    private void put(Field field, JsonToken token, JsonParser json) throws IOException {
        Object value = switch (field) {
            case TYPE, ITEM_ID, REASON, CREATED_AT ->
                token == JsonToken.VALUE_STRING ? json.getText() : wrong(field, "text");
            case EVENT_ID, CORRECTS ->
                token == JsonToken.VALUE_STRING ? uuid(field, json.getText()) : wrong(field, "a UUID");
            case QUANTITY, QUANTITY_REQUESTED ->
                token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT
                        ? (Object) json.getIntValue()
                        : wrong(field, "a whole number from 0 to " + EventRules.MOST_UNITS);
            case PRICE -> token.isNumeric() ? money(json.getDecimalValue()) : wrong(field, "a number, 2.79 say");
        };
        values.putIfAbsent(field, value);
    }

    private Object wrong(Field field, String shouldBe) {
        note(field.id() + " must be " + shouldBe);
        return "";
    }

    private Object uuid(Field field, String text) {
        if (text.length() == UUID_LENGTH) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException unreadable) {
                return wrong(field, "a UUID, but is '" + EventRules.shown(text) + "'");
            }
        }
        return wrong(field, "a UUID, but is '" + EventRules.shown(text) + "'");
    }

    /** A number like 1e999999 is refused before anything computes with it. */
    private Object money(BigDecimal price) {
        if (Math.abs((long) price.scale()) > 20 || price.precision() > 30) {
            return wrong(Field.PRICE, "a plain amount with at most two decimals");
        }
        return price;
    }

    private void note(String found) {
        if (problem == null) {
            problem = found;
        }
    }

    /** The type that the event says it has; empty when it says none that is known. */
    @Nullable
    EventType type() {
        Object type = values.get(Field.TYPE);
        for (EventType known : EventType.values()) {
            if (known.id().equals(type)) {
                return known;
            }
        }
        note("type must be sale, waste, stockout, cooked or correction");
        return null;
    }

    /**
     * Makes the event.
     *
     * @param zone of the store, for times without an offset
     * @return the event, or the first problem with its fields
     */
    Reading event(@Nullable EventType type, ZoneId zone) {
        if (problem != null || type == null) {
            return new Reading.Rejected(problem == null ? "type is missing" : problem);
        }
        try {
            return new Reading.Accepted(make(type, zone));
        } catch (Missing missing) {
            return new Reading.Rejected(missing.field.id() + " is missing");
        } catch (DateTimeException unreadable) {
            return new Reading.Rejected("created_at must be ISO 8601, 2026-02-12T07:30:00-06:00 say, but is '"
                    + EventRules.shown(String.valueOf(values.get(Field.CREATED_AT))) + "'");
        }
    }

    private Event make(EventType type, ZoneId zone) {
        UUID given = (UUID) values.get(Field.EVENT_ID);
        UUID id = given == null ? UUID.randomUUID() : given;
        String item = (String) need(Field.ITEM_ID);
        int quantity = (Integer) need(type == EventType.STOCKOUT ? Field.QUANTITY_REQUESTED : Field.QUANTITY);
        return switch (type) {
            case SALE -> new Event.Sale(id, item, quantity, (BigDecimal) need(Field.PRICE), created(zone));
            case WASTE -> new Event.Waste(id, item, quantity, (String) values.get(Field.REASON), created(zone));
            case STOCKOUT -> new Event.Stockout(id, item, quantity, created(zone));
            case COOKED -> new Event.Cooked(id, item, quantity, created(zone));
            case CORRECTION ->
                new Event.Correction(
                        id,
                        (UUID) need(Field.CORRECTS),
                        item,
                        quantity,
                        (BigDecimal) values.get(Field.PRICE),
                        created(zone));
        };
    }

    private java.time.Instant created(ZoneId zone) {
        return EventTime.read((String) need(Field.CREATED_AT), zone);
    }

    private Object need(Field field) {
        Object value = values.get(field);
        if (value == null) {
            throw new Missing(field);
        }
        return value;
    }

    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Field field;

        Missing(Field field) {
            super(field.id(), null, false, false);
            this.field = field;
        }
    }
}
