package kitchensync.pipeline.lake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.pipeline.extract.EventTable;
import org.jspecify.annotations.Nullable;

/**
 * An event out of a file, checked by the rules of ingest.
 *
 * @param seq null where the file does not number its events
 * @param own price, reason and corrects, as far as the table has them
 */
record EventRow(
        EventTable table,
        String storeId,
        @Nullable Long seq,
        UUID eventId,
        String itemId,
        int quantity,
        LocalDateTime createdAt,
        List<String> own) {

    private static final int LONGEST_ID = 60;
    private static final int LONGEST_REASON = 200;
    private static final int MOST_UNITS = 1000;

    /** Leaves room for the numbers of events after it. */
    private static final long HIGHEST_SEQ = 999_999_999_999_999L;

    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("99999999.99");

    /** Before this, a date is a mistake of the sender's clock. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Why a row is no event; the message is for whoever made the file. */
    static final class Rejected extends Exception {
        private static final long serialVersionUID = 1L;

        Rejected(String reason) {
            super(reason);
        }
    }

    /**
     * @param values by column; one that is missing is null
     * @param folder the table that the file's folder names, if it does; otherwise {@code type} tells
     * @param latest what is later cannot have happened yet, and days without sales up to it would count as whole days
     */
    static EventRow of(Map<String, String> values, Optional<EventTable> folder, Instant latest) throws Rejected {
        EventTable table = folder.isPresent() ? folder.get() : table(needed(values, "type"));
        boolean correction = table == EventTable.SALE_CORRECTIONS;
        List<String> own = switch (table) {
            case SALES_EVENTS -> List.of(price(needed(values, "price")));
            case WASTE_LOG -> List.of(text("reason", values.getOrDefault("reason", ""), LONGEST_REASON));
            case STOCKOUT_EVENTS, COOKED_EVENTS -> List.of();
            case SALE_CORRECTIONS ->
                List.of(
                        values.containsKey("price") ? price(needed(values, "price")) : "",
                        uuid("corrects", needed(values, "corrects")).toString());
        };
        return new EventRow(
                table,
                text("store_id", needed(values, "store_id"), LONGEST_ID),
                values.containsKey("seq") ? (Long) whole("seq", needed(values, "seq"), 1, HIGHEST_SEQ) : null,
                uuid("event_id", needed(values, "event_id")),
                text("item_id", needed(values, "item_id"), LONGEST_ID),
                (int) whole("quantity", quantity(values), correction ? 0 : 1, MOST_UNITS),
                time(needed(values, "created_at"), latest),
                own);
    }

    /** The fields in the order of {@link EventTable#columns}. */
    List<String> fields(long load, long number) {
        return Stream.concat(
                        Stream.of(
                                Long.toString(load),
                                storeId,
                                Long.toString(number),
                                eventId.toString(),
                                itemId,
                                Integer.toString(quantity),
                                createdAt.toString()),
                        own.stream())
                .toList();
    }

    private static EventTable table(String type) throws Rejected {
        return Arrays.stream(EventTable.values())
                .filter(table -> table.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new Rejected("type must be one of "
                        + Arrays.stream(EventTable.values())
                                .map(EventTable::type)
                                .collect(Collectors.joining(", "))
                        + ", but is '" + type + "'"));
    }

    private static String needed(Map<String, String> values, String column) throws Rejected {
        String value = values.get(column);
        if (value == null || value.isBlank()) {
            throw new Rejected(column + " is missing");
        }
        return value;
    }

    private static String quantity(Map<String, String> values) throws Rejected {
        return values.containsKey("quantity_requested")
                ? needed(values, "quantity_requested")
                : needed(values, "quantity");
    }

    private static String text(String column, String value, int longest) throws Rejected {
        if (value.length() > longest
                || value.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new Rejected(column + " must be plain text of at most " + longest + " characters");
        }
        return value;
    }

    private static long whole(String column, String value, long least, long most) throws Rejected {
        try {
            long whole = new BigDecimal(value).longValueExact();
            if (whole >= least && whole <= most) {
                return whole;
            }
        } catch (ArithmeticException | NumberFormatException wrong) {
            // Said below.
        }
        throw new Rejected(
                column + " must be a whole number from " + least + " to " + most + ", but is '" + value + "'");
    }

    private static String price(String value) throws Rejected {
        try {
            BigDecimal price = new BigDecimal(value).stripTrailingZeros();
            if (price.signum() >= 0 && price.scale() <= 2 && price.compareTo(HIGHEST_PRICE) <= 0) {
                return price.toPlainString();
            }
        } catch (NumberFormatException wrong) {
            // Said below.
        }
        throw new Rejected("price must be an amount of at least 0 with at most two decimals, but is '" + value + "'");
    }

    private static UUID uuid(String column, String value) throws Rejected {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException wrong) {
            throw new Rejected(column + " must be a UUID, but is '" + value + "'");
        }
    }

    /** UTC unless it says otherwise. */
    private static LocalDateTime time(String value, Instant latest) throws Rejected {
        String text = value.replaceFirst(" ", "T");
        LocalDateTime time;
        try {
            time = text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeException wrong) {
            throw new Rejected("created_at must be a time such as 2026-01-05T18:00:00Z, but is '" + value + "'");
        }
        Instant instant = time.toInstant(ZoneOffset.UTC);
        if (instant.isBefore(EARLIEST) || instant.isAfter(latest)) {
            throw new Rejected("created_at must be from " + EARLIEST + " to " + latest + " (an hour after the chain's"
                    + " clock and after the file was written), but is '" + value + "'");
        }
        return time;
    }
}
