package kitchensync.domain.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a store. An event belongs to one store, and its {@code eventId} is unique there: the
 * same id again is the same event again.
 */
public sealed interface Event {

    UUID eventId();

    String itemId();

    /** Units, 1..1000; 0..1000 of a correction. */
    int quantity();

    Instant createdAt();

    /** Units sold, at the price of a unit. */
    record Sale(UUID eventId, String itemId, int quantity, BigDecimal price, Instant createdAt) implements Event {}

    /** Units thrown away. */
    record Waste(
            UUID eventId,
            String itemId,
            int quantity,
            @Nullable String reason,
            Instant createdAt) implements Event {}

    /** Units that a customer asked for and could not have, also when some others could be served. */
    record Stockout(UUID eventId, String itemId, int quantity, Instant createdAt) implements Event {}

    /** Units that went into cooking; they are ready after the item's cook time and expire after its hold time. */
    record Cooked(UUID eventId, String itemId, int quantity, Instant createdAt) implements Event {}

    /**
     * A sale as it should have been rung up: {@code quantity} 0 voids it, a null price leaves it. Of several
     * corrections of one sale the one stored last counts; it may come before its sale.
     *
     * @param corrects the sale's event id
     */
    record Correction(
            UUID eventId,
            UUID corrects,
            String itemId,
            int quantity,
            @Nullable BigDecimal price,
            Instant createdAt) implements Event {}
}
