package kitchensync.pipeline.extract;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kitchensync.domain.catalogue.Store;

/** Asks all stores at once what they have that has not been read. */
final class StoreNews {

    /** Tables in one query: enough to make an extract without news cheap, few enough to plan it quickly. */
    private static final int STORES_A_QUERY = 100;

    private StoreNews() {}

    /**
     * What to copy, per store in the catalogue's order; stores without news are left out.
     *
     * @throws ExtractException when a store has no tables
     */
    static Map<Store, Map<EventTable, CopyRange>> of(
            Connection postgres, List<Store> stores, Map<SourceTable, Long> positions) throws SQLException {
        checkTables(postgres, stores);
        Map<SourceTable, Long> newest = new HashMap<>();
        for (int from = 0; from < stores.size(); from += STORES_A_QUERY) {
            newest(postgres, stores.subList(from, Math.min(stores.size(), from + STORES_A_QUERY)), newest);
        }
        Map<Store, Map<EventTable, CopyRange>> news = new LinkedHashMap<>();
        for (Store store : stores) {
            Map<EventTable, CopyRange> ranges = new EnumMap<>(EventTable.class);
            for (EventTable table : EventTable.values()) {
                SourceTable source = new SourceTable(store.id(), table);
                long from = positions.getOrDefault(source, 0L);
                long to = newest.getOrDefault(source, 0L);
                if (to > from) {
                    ranges.put(table, new CopyRange(from, to));
                }
            }
            if (!ranges.isEmpty()) {
                news.put(store, ranges);
            }
        }
        return news;
    }

    private static void checkTables(Connection postgres, List<Store> stores) throws SQLException {
        Set<String> present = new HashSet<>();
        Array schemas = postgres.createArrayOf(
                "text", stores.stream().map(Store::schema).toArray());
        try (PreparedStatement query = postgres.prepareStatement(
                "select schemaname || '.' || tablename from pg_tables where schemaname = any(?)")) {
            query.setArray(1, schemas);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    present.add(row.getString(1));
                }
            }
        }
        for (Store store : stores) {
            for (EventTable table : EventTable.values()) {
                String name = store.schema() + "." + table.source();
                if (!present.contains(name)) {
                    throw new ExtractException("store " + store.id() + " has no table " + name
                            + " in Postgres; start ingest once, which makes the tables of every store");
                }
            }
        }
    }

    private static void newest(Connection postgres, List<Store> stores, Map<SourceTable, Long> newest)
            throws SQLException {
        List<String> selects = new ArrayList<>();
        for (Store store : stores) {
            for (EventTable table : EventTable.values()) {
                selects.add("select '" + store.id() + "', '" + table.name() + "', max(seq) from \"" + store.schema()
                        + "\"." + table.source());
            }
        }
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery(String.join(" union all ", selects))) {
            while (row.next()) {
                newest.put(new SourceTable(row.getString(1), EventTable.valueOf(row.getString(2))), row.getLong(3));
            }
        }
    }
}
