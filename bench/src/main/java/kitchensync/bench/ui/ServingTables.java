package kitchensync.bench.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import kitchensync.bench.service.Fleet;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;

/** What the pages read, as other services would have written it. */
final class ServingTables {

    /** Stores that have all that managers look at. */
    static final int RICH = 60;

    private ServingTables() {}

    /** @param now where the stores are */
    static void fill(Connection connection, Fleet fleet, LocalDateTime now) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temp table bench_stores (id text, rich boolean)");
            statement.execute("create temp table bench_items (id text, n int)");
            statement.execute("create temp table bench_today (day date, slot int)");
            List<String> stores = fleet.ids();
            for (int n = 0; n < stores.size(); n++) {
                insert(connection, "insert into bench_stores values (?, ?)", stores.get(n), n < RICH);
            }
            List<Item> items = fleet.items();
            for (int n = 0; n < items.size(); n++) {
                insert(
                        connection,
                        "insert into bench_items values (?, ?)",
                        items.get(n).id(),
                        n + 1);
            }
            int slot = (now.getDayOfWeek().getValue() - 1) * Slot.PER_DAY
                    + now.getHour() * Slot.PER_HOUR
                    + now.getMinute() / Slot.MINUTES;
            insert(connection, "insert into bench_today values (?, ?)", now.toLocalDate(), slot);
            statement.execute(script());
            connection.commit();
        }
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** All stores have changed, as other processes' taps would say. */
    static void change(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("update serving.kitchen_versions set version = version + 1");
        }
    }

    private static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static String script() throws IOException {
        try (InputStream in = ServingTables.class.getResourceAsStream("serving.sql")) {
            return new String(Objects.requireNonNull(in, "serving.sql").readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
