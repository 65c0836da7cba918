package kitchensync.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.store.CommitListener;
import kitchensync.ingest.store.EventType;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;

/** Writes events of stores as another ingest process would: through {@code ingest.append}, on connections of its own. */
public final class FeedWriter {

    public static final Instant NOON = Instant.parse("2026-02-12T18:00:00Z");

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    public FeedWriter() {
        var config = ConfigProvider.getConfig();
        database.setURL(config.getValue("quarkus.datasource.jdbc.url", String.class));
        database.setUser("postgres");
        database.setPassword("postgres");
    }

    public Connection connect() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Makes the partition that {@link #NOON} falls in. */
    public void partition(List<Store> stores) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (Store store : stores) {
                statement.execute("select ingest.add_partition('" + store.schema() + "', date '2026-02-01')");
            }
            connection.commit();
        }
    }

    /** One committed transaction; answers the first seq. */
    public long write(Store store, List<Event> events) throws SQLException {
        try (Connection connection = connect()) {
            long first = append(connection, store, events);
            connection.commit();
            return first;
        }
    }

    /** The same, and tells a listener, as the process itself would. */
    public void write(Store store, List<Event> events, CommitListener listener) throws SQLException {
        listener.committed(store, write(store, events), events, NOON);
    }

    /** Leaves the transaction open. */
    public static long append(Connection connection, Store store, List<Event> events) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(
                "select first_seq from ingest.append(array[?], array[?], array[?::integer], ?::timestamptz,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, '0')")) {
            append.setString(1, store.id());
            append.setString(2, store.schema());
            append.setInt(3, events.size());
            append.setString(4, NOON.toString());
            append.setArray(5, array(connection, "uuid", events, Event::eventId));
            append.setArray(
                    6,
                    array(
                            connection,
                            "text",
                            events,
                            event -> EventType.of(event).id()));
            append.setArray(7, array(connection, "text", events, Event::itemId));
            append.setArray(8, array(connection, "integer", events, Event::quantity));
            append.setArray(9, array(connection, "numeric", events, FeedWriter::price));
            append.setArray(10, array(connection, "text", events, e -> e instanceof Event.Waste w ? w.reason() : null));
            append.setArray(
                    11, array(connection, "uuid", events, e -> e instanceof Event.Correction c ? c.corrects() : null));
            append.setArray(
                    12,
                    array(connection, "timestamptz", events, e -> e.createdAt().toString()));
            try (ResultSet row = append.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static BigDecimal price(Event event) {
        return switch (event) {
            case Event.Sale sale -> sale.price();
            case Event.Correction correction -> correction.price();
            case Event.Waste _, Event.Stockout _, Event.Cooked _ -> null;
        };
    }

    private static Array array(Connection connection, String type, List<Event> events, Function<Event, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }

    /** Waits until this process sees the feed end there. */
    public static long settled(Feed feed, long end) throws InterruptedException {
        for (int i = 0; i < 1000 && feed.head() != end; i++) {
            Thread.sleep(10);
        }
        assertThat(feed.head()).isEqualTo(end);
        return end;
    }

    /** Events of all types. */
    public static List<Event> events(Random random, int count) {
        return IntStream.range(0, count).mapToObj(i -> event(random)).toList();
    }

    private static Event event(Random random) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Instant at = NOON.minusSeconds(random.nextInt(3600)).plusNanos(1000L * random.nextInt(1_000_000));
        int quantity = 1 + random.nextInt(9);
        return switch (random.nextInt(5)) {
            case 0 -> new Event.Waste(id, "BRAT", quantity, random.nextBoolean() ? "dropped ✓ \"it\"" : null, at);
            case 1 -> new Event.Stockout(id, "BRAT", quantity, at);
            case 2 -> new Event.Cooked(id, "HOT_DOG", quantity, at);
            case 3 ->
                new Event.Correction(
                        id,
                        new UUID(1, random.nextInt()),
                        "HOT_DOG",
                        quantity - 1,
                        random.nextBoolean() ? new BigDecimal("2.5") : null,
                        at);
            default -> new Event.Sale(id, "HOT_DOG", quantity, new BigDecimal("2.8"), at);
        };
    }
}
