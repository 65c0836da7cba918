package kitchensync.pipeline.kill;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import kitchensync.domain.catalogue.Store;
import kitchensync.pipeline.StoreSchemas;

/** A small chain at work: events of all kinds, by ingest's own function; corrections may come before their sale. */
final class Trade {

    private static final List<String> ITEMS = List.of("HOT_DOG", "BRAT", "CHEESEBURGER");
    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-01-05T00:00Z");
    private static final int SECONDS = 9 * 86_400;
    private static final int MOST_AT_ONCE = 60;

    private static final String APPEND = """
            select ingest.append(array[?], array[?], array[?], ?::timestamptz, ?::uuid[], ?::text[], ?::text[], ?::int[],
              ?::numeric[], ?::text[], ?::uuid[], ?::timestamptz[], '0')
            """;

    private final DataSource postgres;
    private final List<Store> stores;
    private final Random random;
    private final Map<Store, List<Event>> sales = new HashMap<>();

    private record Event(
            UUID id,
            String type,
            String item,
            int quantity,
            BigDecimal price,
            String reason,
            UUID corrects,
            OffsetDateTime at) {}

    Trade(DataSource postgres, List<Store> stores, Random random) {
        this.postgres = postgres;
        this.stores = stores;
        this.random = random;
    }

    /** Some more events in one store or in several. */
    void goOn() throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            for (Store store : stores) {
                if (random.nextInt(3) > 0) {
                    append(connection, store, events(store));
                }
            }
        }
    }

    private List<Event> events(Store store) {
        List<Event> sold = sales.computeIfAbsent(store, _ -> new ArrayList<>());
        List<Event> events = new ArrayList<>();
        int count = 1 + random.nextInt(MOST_AT_ONCE);
        while (events.size() < count) {
            String item = ITEMS.get(random.nextInt(ITEMS.size()));
            int quantity = 1 + random.nextInt(3);
            String reason = random.nextBoolean() ? null : "expired";
            OffsetDateTime at = BEGIN.plusSeconds(random.nextInt(SECONDS));
            switch (random.nextInt(7)) {
                case 0 -> events.add(new Event(id(), "waste", item, quantity, null, reason, null, at));
                case 1 -> events.add(new Event(id(), "stockout", item, quantity, null, null, null, at));
                case 2 -> events.add(new Event(id(), "cooked", item, quantity, null, null, null, at));
                case 3 -> {
                    if (!sold.isEmpty()) {
                        Event sale = sold.get(random.nextInt(sold.size()));
                        events.add(correction(sale));
                    }
                }
                default -> {
                    Event sale = new Event(id(), "sale", item, quantity, new BigDecimal("2.00"), null, null, at);
                    if (random.nextInt(10) == 0) {
                        events.add(correction(sale));
                    }
                    sold.add(sale);
                    events.add(sale);
                }
            }
        }
        return events;
    }

    private Event correction(Event sale) {
        BigDecimal price = random.nextBoolean() ? null : new BigDecimal("1.50");
        return new Event(
                id(),
                "correction",
                sale.item(),
                random.nextInt(3),
                price,
                null,
                sale.id(),
                sale.at().plusHours(1));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static void append(Connection connection, Store store, List<Event> events) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setString(1, store.id());
            append.setString(2, store.schema());
            append.setInt(3, events.size());
            append.setString(4, StoreSchemas.RECEIVED);
            int parameter = 5;
            for (Function<Event, Object> column : List.<Function<Event, Object>>of(
                    Event::id,
                    Event::type,
                    Event::item,
                    Event::quantity,
                    Event::price,
                    Event::reason,
                    Event::corrects,
                    Event::at)) {
                Object[] values = events.stream()
                        .map(column)
                        .map(value -> value == null ? null : value.toString())
                        .toArray();
                append.setArray(parameter++, connection.createArrayOf("text", values));
            }
            append.execute();
        }
    }
}
