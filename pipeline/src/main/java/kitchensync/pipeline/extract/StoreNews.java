package kitchensync.pipeline.extract;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Store;

/** Asks all stores at once what they have that has not been read. */
final class StoreNews {

    /** Stores in one query: enough to make an extract without news cheap, few enough to plan it quickly. */
    private static final int STORES_A_QUERY = 100;

    private static final String STORES_WITH_EVENTS = """
            select n.nspname from pg_namespace n join pg_class c on c.relnamespace = n.oid
            where n.nspname = any(?) and c.relname = 'event_head'
            """;

    private StoreNews() {}

    /**
     * What to copy, per store in the catalogue's order; stores without news are left out. An inactive store is read as
     * far as it came before it was closed.
     *
     * @param positions by store id
     * @throws ExtractException when an active store has no tables
     */
    static Map<Store, CopyRange> of(Connection postgres, List<Store> chain, Map<String, Long> positions)
            throws SQLException {
        List<Store> stores = withTables(postgres, chain);
        Map<String, Long> newest = new HashMap<>();
        for (int from = 0; from < stores.size(); from += STORES_A_QUERY) {
            newest(postgres, stores.subList(from, Math.min(stores.size(), from + STORES_A_QUERY)), newest);
        }
        Map<Store, CopyRange> news = new LinkedHashMap<>();
        for (Store store : stores) {
            long from = positions.getOrDefault(store.id(), 0L);
            long to = newest.getOrDefault(store.id(), 0L);
            if (to < from) {
                throw new ExtractException("store " + store.id() + " has events up to seq " + to
                        + " in Postgres, but the warehouse has read up to " + from
                        + ": Postgres was set back; begin a new warehouse, or restore one of the same day");
            }
            if (to > from) {
                news.put(store, new CopyRange(from, to));
            }
        }
        return news;
    }

    private static List<Store> withTables(Connection postgres, List<Store> stores) throws SQLException {
        Set<String> present = new HashSet<>();
        Array schemas = postgres.createArrayOf(
                "text", stores.stream().map(Store::schema).toArray());
        try (PreparedStatement query = postgres.prepareStatement(STORES_WITH_EVENTS)) {
            query.setArray(1, schemas);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    present.add(row.getString(1));
                }
            }
        }
        for (Store store : stores) {
            if (store.active() && !present.contains(store.schema())) {
                throw new ExtractException("store " + store.id() + " has no table " + store.schema()
                        + ".event_head in Postgres; start ingest once, which makes the tables of every store");
            }
        }
        return stores.stream().filter(store -> present.contains(store.schema())).toList();
    }

    private static void newest(Connection postgres, List<Store> stores, Map<String, Long> newest) throws SQLException {
        String heads = stores.stream()
                .map(store -> "select '" + store.id() + "', last_seq from \"" + store.schema() + "\".event_head")
                .collect(Collectors.joining(" union all "));
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery(heads)) {
            while (row.next()) {
                newest.put(row.getString(1), row.getLong(2));
            }
        }
    }
}
