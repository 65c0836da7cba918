package kitchensync.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the database holds, read as its owner, past ingest. */
record Stored(Connection database) {

    /** @param values as {@link SentEvent#row()} writes them */
    record Row(String schema, long seq, UUID id, String values) {}

    /** All events of all stores, in each store's order. */
    List<Row> events() throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (String schema : schemas()) {
            for (String row : texts("""
                    select seq || '|' || event_id || '|' || concat_ws('|', type, item_id, quantity,
                      coalesce(price::text, ''), coalesce(reason, ''), coalesce(corrects::text, ''),
                      (extract(epoch from created_at) * 1000000)::bigint)
                    from %s.events order by seq""".formatted(schema))) {
                String[] parts = row.split("\\|", 3);
                rows.add(new Row(schema, Long.parseLong(parts[0]), UUID.fromString(parts[1]), parts[2]));
            }
        }
        return rows;
    }

    List<String> schemas() throws SQLException {
        return texts("select nspname from pg_namespace where nspname like 'store\\_%' order by 1");
    }

    /** The last position of the feed; empty while some commit has none. */
    long head() throws SQLException {
        return Long.parseLong(
                texts("select case when exists (select from ingest.inbox) then -1 else position end from ingest.head")
                        .getFirst());
    }

    /** The lowest position of the lasting readers, of which there are two. */
    long slowestReader() throws SQLException {
        return Long.parseLong(texts("select case when count(*) < 2 then -1 else min(position) end from ingest.readers")
                .getFirst());
    }

    /** Live counters that a recount of the events does not give. */
    List<String> wrongCounters() throws SQLException, IOException {
        try (InputStream sql = Stored.class.getResourceAsStream("recount.sql")) {
            String recount = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
            List<String> wrong = new ArrayList<>();
            for (String schema : schemas()) {
                String store = schema.substring("store_".length());
                texts(recount.formatted(schema, store)).forEach(row -> wrong.add("counters of " + store + ": " + row));
            }
            return wrong;
        }
    }

    private List<String> texts(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
