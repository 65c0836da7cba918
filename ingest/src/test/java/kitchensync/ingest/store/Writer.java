package kitchensync.ingest.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kitchensync.domain.catalogue.Store;

/** Stores sales the way ingest does, by the function of the database. */
record Writer(DataSource database) {

    private static final String APPEND = """
            select first_seq, cardinality(duplicates)
            from ingest.append(array[?], array[?], array[?::integer], ?, ?::uuid[], ?, ?, ?::integer[], ?::numeric[], ?,
                ?::uuid[], ?::timestamptz[], '0')
            """;

    /** What the function answers. */
    record Answer(long firstSeq, int duplicates) {}

    Answer sales(Store store, Instant received, int count) throws SQLException {
        return sales(
                store, received, Stream.generate(UUID::randomUUID).limit(count).toList());
    }

    Answer sales(Store store, Instant received, List<UUID> ids) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return sales(connection, store, received, ids);
        }
    }

    static Answer sales(Connection connection, Store store, Instant received, List<UUID> ids) throws SQLException {
        int count = ids.size();
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            append.setString(1, store.id());
            append.setString(2, store.schema());
            append.setInt(3, count);
            append.setTimestamp(4, Timestamp.from(received));
            append.setArray(5, connection.createArrayOf("text", ids.toArray()));
            append.setArray(6, connection.createArrayOf("text", same("sale", count)));
            append.setArray(7, connection.createArrayOf("text", same("CHK-SAND-01", count)));
            append.setArray(8, connection.createArrayOf("text", same("1", count)));
            append.setArray(9, connection.createArrayOf("text", same("4.99", count)));
            append.setArray(10, connection.createArrayOf("text", new String[count]));
            append.setArray(11, connection.createArrayOf("text", new String[count]));
            append.setArray(12, connection.createArrayOf("text", same(received.toString(), count)));
            try (ResultSet answer = append.executeQuery()) {
                answer.next();
                return new Answer(answer.getLong(1), answer.getInt(2));
            }
        }
    }

    private static Object[] same(String value, int count) {
        return Collections.nCopies(count, value).toArray();
    }
}
