package kitchensync.ingest.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Table {@code ingest.api_keys}. */
@Singleton
class KeyTable {

    /**
     * A key and the hash of its secret.
     *
     * @param lifetime that it was made with; a key that has been replaced ends sooner
     */
    record Stored(ApiKey key, Optional<Duration> lifetime, SecretHash hash) {}

    /** Bounds the memory that keys take in every process. */
    static final int MOST_LIVE_KEYS = 10_000;

    /** A store's admin must not keep other stores from making theirs. */
    static final int MOST_OF_A_STORE = 500;

    private static final int MOST_ROWS = 2 * MOST_LIVE_KEYS;

    /** How long a key that has ended is still told from one that never was. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final String READ = """
        select key_id, name, store_id, scopes, secret_hash, created_at, expires_at, replaced_until,
          revoked_at
        from ingest.api_keys
        where coalesce(least(expires_at, replaced_until, revoked_at), 'infinity') > $1
        order by coalesce(least(expires_at, replaced_until, revoked_at), 'infinity') desc, created_at desc, key_id limit""" + " " + MOST_ROWS;

    private static final String INSERT = """
        insert into ingest.api_keys (key_id, name, store_id, scopes, secret_hash, created_at, expires_at)
        select $1, $2, $3, $4, $5, $6, $7 where (select count(*) from ingest.api_keys
          where coalesce(least(expires_at, replaced_until, revoked_at), 'infinity') > $6) < $8
        and ($3::text is null or (select count(*) from ingest.api_keys
          where store_id = $3 and coalesce(least(expires_at, replaced_until, revoked_at), 'infinity') > $6) < $9)""";

    private static final String REVOKE =
            "update ingest.api_keys set revoked_at = $2 where key_id = $1 and revoked_at is null";

    private static final String END = "update ingest.api_keys set replaced_until = $2 where key_id = $1";

    private final Pool pool;

    KeyTable(Pool pool) {
        this.pool = pool;
    }

    /** All keys that live at an instant or ended shortly before it; those that end last come first. */
    Uni<List<Stored>> read(Instant now) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(utc(now.minus(REMEMBERED))))
                .map(KeyTable::stored);
    }

    /** @return false when there are {@link #MOST_LIVE_KEYS} already, or of its store {@link #MOST_OF_A_STORE} */
    Uni<Boolean> insert(ApiKey key, SecretHash hash) {
        return insert(pool, key, hash);
    }

    /** Adds a key and lets another end at an instant, both or none. */
    Uni<Boolean> replace(String oldKeyId, Instant oldEndsAt, ApiKey key, SecretHash hash) {
        return pool.withTransaction(connection -> insert(connection, key, hash)
                .call(inserted -> inserted
                        ? connection.preparedQuery(END).execute(Tuple.of(oldKeyId, utc(oldEndsAt)))
                        : Uni.createFrom().nullItem()));
    }

    Uni<Void> revoke(String keyId, Instant now) {
        return pool.preparedQuery(REVOKE).execute(Tuple.of(keyId, utc(now))).replaceWithVoid();
    }

    private static Uni<Boolean> insert(SqlClient client, ApiKey key, SecretHash hash) {
        Tuple values = Tuple.tuple(Arrays.asList(
                key.keyId(),
                key.name(),
                key.storeId().orElse(null),
                key.scopes().stream().map(Scope::text).sorted().toArray(String[]::new),
                Buffer.buffer(hash.bytes()),
                utc(key.createdAt()),
                key.expiresAt().map(KeyTable::utc).orElse(null),
                (long) MOST_LIVE_KEYS,
                (long) MOST_OF_A_STORE));
        return client.preparedQuery(INSERT).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static List<Stored> stored(RowSet<Row> rows) {
        List<Stored> stored = new ArrayList<>();
        for (Row row : rows) {
            Instant createdAt = row.getOffsetDateTime("created_at").toInstant();
            Optional<Instant> expiresAt = instant(row.getOffsetDateTime("expires_at"));
            Optional<Instant> replacedUntil = instant(row.getOffsetDateTime("replaced_until"));
            ApiKey key = new ApiKey(
                    row.getString("key_id"),
                    row.getString("name"),
                    Optional.ofNullable(row.getString("store_id")),
                    scopes(row.getArrayOfStrings("scopes")),
                    createdAt,
                    Stream.of(expiresAt, replacedUntil)
                            .flatMap(Optional::stream)
                            .min(Instant::compareTo),
                    instant(row.getOffsetDateTime("revoked_at")));
            Buffer hash = row.getDelegate().getBuffer("secret_hash");
            stored.add(new Stored(
                    key, expiresAt.map(end -> Duration.between(createdAt, end)), SecretHash.stored(hash.getBytes())));
        }
        return stored;
    }

    private static Set<Scope> scopes(String[] texts) {
        return Arrays.stream(texts).map(Scope::of).collect(Collectors.toSet());
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
