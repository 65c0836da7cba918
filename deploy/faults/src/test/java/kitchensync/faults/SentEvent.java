package kitchensync.faults;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a till sends it. Its id carries its store, so that a row in another store's schema gives itself away.
 *
 * @param type as the contract names it
 * @param price with two decimals
 * @param createdAt in whole microseconds, as the database keeps them
 */
record SentEvent(
        String store,
        UUID id,
        String type,
        String item,
        int quantity,
        @Nullable String price,
        @Nullable String reason,
        @Nullable UUID corrects,
        Instant createdAt) {

    private static final int STORE_BITS = 16;

    /** @param number different for every event of the run */
    static UUID id(String store, long random, long number) {
        long high = (random & ~0xF000L) | 0x7000L;
        return new UUID(high, Long.MIN_VALUE | number << STORE_BITS | Integer.parseInt(store));
    }

    static String storeOf(UUID id) {
        return "%03d".formatted(id.getLeastSignificantBits() & ((1 << STORE_BITS) - 1));
    }

    String json() {
        StringBuilder json = new StringBuilder("{\"type\":\"").append(type);
        json.append("\",\"event_id\":\"").append(id);
        json.append("\",\"item_id\":\"").append(item);
        json.append(type.equals("stockout") ? "\",\"quantity_requested\":" : "\",\"quantity\":")
                .append(quantity);
        if (price != null) {
            json.append(",\"price\":").append(price);
        }
        if (reason != null) {
            json.append(",\"reason\":\"").append(reason).append('"');
        }
        if (corrects != null) {
            json.append(",\"corrects\":\"").append(corrects).append('"');
        }
        return json.append(",\"created_at\":\"").append(createdAt).append("\"}").toString();
    }

    /** What its row has to say; {@link Stored} reads rows into the same form. */
    String row() {
        return String.join(
                "|",
                type,
                item,
                String.valueOf(quantity),
                price == null ? "" : price,
                reason == null ? "" : reason,
                corrects == null ? "" : corrects.toString(),
                String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt)));
    }
}
