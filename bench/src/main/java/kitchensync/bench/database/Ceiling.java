package kitchensync.bench.database;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kitchensync.bench.load.EventIds;
import kitchensync.bench.load.Sales;

/**
 * The most rows a second that Postgres itself takes: the same columns, a uuid key, ON CONFLICT, 1,000 rows a statement
 * by {@code unnest} and a commit for each, with nothing around it. Into a table that holds as many rows already as the
 * service it is compared with: random ids cost more the larger their index is.
 */
public final class Ceiling {

    private static final int ROWS = 1000;
    private static final double NANOS_A_SECOND = 1e9;

    private static final String TABLE = """
            create table ceiling (
              event_id    uuid          primary key,
              item_id     text          not null,
              quantity    integer       not null,
              price       numeric(10,2) not null,
              created_at  timestamptz   not null,
              received_at timestamptz   not null
            )
            """;

    private static final String INSERT = """
            insert into ceiling (event_id, item_id, quantity, price, created_at, received_at)
            select id, item, quantity, price, created, ?
            from unnest(?::uuid[], ?::text[], ?::integer[], ?::numeric[], ?::timestamptz[])
              as sale (id, item, quantity, price, created)
            on conflict do nothing
            """;

    private static final String FILL = "insert into ceiling"
            + " select gen_random_uuid(), 'HOT_DOG', 2, 2.79, now(), now() from generate_series(1, %d)";

    private final Database server;
    private final String database;
    private final Sales sales;

    public Ceiling(Database server, String database, Sales sales) {
        this.server = server;
        this.database = database;
        this.sales = sales;
    }

    /** Makes the table anew, with so many rows in it. */
    public void fill(long rows) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists ceiling");
            statement.execute(TABLE);
            statement.execute(FILL.formatted(rows));
        }
    }

    /** Rows a second over so many connections. */
    public double rowsPerSecond(int connections, Duration time) throws SQLException, InterruptedException {
        server.settle();
        List<Connection> open = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                open.add(server.connect(database));
            }
            long started = System.nanoTime();
            long deadline = started + time.toNanos();
            List<Future<Long>> writers = open.stream()
                    .map(connection -> threads.submit(() -> insertUntil(connection, deadline)))
                    .toList();
            long rows = 0;
            for (Future<Long> writer : writers) {
                rows += writer.get();
            }
            return rows * NANOS_A_SECOND / (System.nanoTime() - started);
        } catch (ExecutionException failed) {
            throw new SQLException("the ceiling could not be measured: " + failed.getCause(), failed);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private long insertUntil(Connection connection, long deadline) throws SQLException {
        EventIds ids = new EventIds();
        long rows = 0;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            UUID[] id = new UUID[ROWS];
            String[] item = new String[ROWS];
            Integer[] quantity = new Integer[ROWS];
            BigDecimal[] price = new BigDecimal[ROWS];
            Timestamp[] created = new Timestamp[ROWS];
            for (int i = 0; i < ROWS; i++) {
                item[i] = sales.item(i).id();
                quantity[i] = sales.quantity(i);
                price[i] = sales.item(i).price();
                created[i] = Timestamp.from(sales.createdAt());
            }
            insert.setTimestamp(1, Timestamp.from(sales.createdAt()));
            insert.setArray(3, connection.createArrayOf("text", item));
            insert.setArray(4, connection.createArrayOf("int4", quantity));
            insert.setArray(5, connection.createArrayOf("numeric", price));
            insert.setArray(6, connection.createArrayOf("timestamptz", created));
            while (System.nanoTime() < deadline) {
                for (int i = 0; i < ROWS; i++) {
                    id[i] = ids.next();
                }
                insert.setArray(2, connection.createArrayOf("uuid", id));
                rows += insert.executeUpdate();
            }
        }
        return rows;
    }
}
