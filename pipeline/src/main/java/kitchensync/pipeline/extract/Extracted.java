package kitchensync.pipeline.extract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells ingest how far its stores have been read; what has not been read, it keeps. Told only after the warehouse has
 * committed, and never taken back: a crash in between leaves ingest with an older word, until the next extract.
 */
final class Extracted {

    /** What is known already is left out: a row that is in conflict is locked, which makes the commit wait for the disk. */
    private static final String UPSERT = """
            insert into ingest.extracted as known (store_id, seq)
            select * from unnest(?::text[], ?::bigint[]) except select store_id, seq from ingest.extracted
            on conflict (store_id) do update set seq = excluded.seq where known.seq < excluded.seq
            """;

    private Extracted() {}

    /** How far ingest has been told that its stores have been read, by store; never further than they have been. */
    static Map<String, Long> read(Connection postgres) throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("select store_id, seq from ingest.extracted")) {
            while (row.next()) {
                positions.put(row.getString(1), row.getLong(2));
            }
        }
        return positions;
    }

    /** @param positions as the warehouse has committed them */
    static void tell(Connection postgres, Map<String, Long> positions) throws SQLException {
        Object[] stores = positions.keySet().stream().sorted().toArray();
        Object[] seqs = positions.keySet().stream().sorted().map(positions::get).toArray();
        try (PreparedStatement upsert = postgres.prepareStatement(UPSERT)) {
            upsert.setArray(1, postgres.createArrayOf("text", stores));
            upsert.setArray(2, postgres.createArrayOf("bigint", seqs));
            upsert.executeUpdate();
        }
    }
}
