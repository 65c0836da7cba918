package kitchensync.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import kitchensync.domain.catalogue.Store;
import org.flywaydb.core.Flyway;

/** Ingest's tables as its own scripts make them, and events that come in by its own function. */
public final class StoreSchemas {

    /** The month in which all events of a test come in. */
    public static final String RECEIVED = "2026-01-15T00:00Z";

    private StoreSchemas() {}

    public static void create(DataSource postgres, List<Store> stores) throws SQLException {
        migrate(postgres, "ingest", "feed");
        for (Store store : stores) {
            migrate(postgres, store.schema(), "store");
            try (Connection connection = postgres.getConnection()) {
                execute(connection, "select ingest.add_partition('" + store.schema() + "', '" + RECEIVED + "'::date)");
            }
        }
    }

    private static void migrate(DataSource postgres, String schema, String scripts) {
        Flyway.configure()
                .dataSource(postgres)
                .schemas(schema)
                .locations("kitchensync/ingest/" + scripts)
                .load()
                .migrate();
    }

    public static void drop(Connection postgres, List<Store> stores) throws SQLException {
        for (Store store : stores) {
            execute(postgres, "drop schema if exists " + store.schema() + " cascade");
        }
        execute(postgres, "drop schema if exists ingest cascade");
    }

    /** Sales of one hot dog each, all at the same time, in one commit. */
    public static void sales(Connection postgres, Store store, int rows, String createdAt) throws SQLException {
        append(postgres, store, rows, "sale", "gen_random_uuid()", "'HOT_DOG', 1, 2.79, null, null", createdAt);
    }

    /**
     * One event.
     *
     * @param id as SQL
     * @param rest item, quantity, price, reason and corrects as SQL, null where the type has none
     */
    public static void event(Connection postgres, Store store, String type, String id, String rest, String createdAt)
            throws SQLException {
        append(postgres, store, 1, type, id, rest, createdAt);
    }

    private static void append(
            Connection postgres, Store store, int rows, String type, String id, String rest, String createdAt)
            throws SQLException {
        execute(postgres, """
                select ingest.append(array['%s'], array['%s'], array[count(*)::int], '%s', array_agg(id::uuid),
                  array_agg('%s'::text), array_agg(item::text), array_agg(quantity::int), array_agg(price::numeric),
                  array_agg(reason::text), array_agg(corrects::uuid), array_agg('%s'::timestamptz), '0')
                from (select %s, %s from generate_series(1, %d)) e(id, item, quantity, price, reason, corrects)
                """.formatted(store.id(), store.schema(), RECEIVED, type, createdAt, id, rest, rows));
    }

    public static void execute(Connection postgres, String sql) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute(sql);
        }
    }
}
