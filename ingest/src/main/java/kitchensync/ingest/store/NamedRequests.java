package kitchensync.ingest.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;
import org.jspecify.annotations.Nullable;

/**
 * Requests with an Idempotency-Key: stored and answered once, and answered the same way again. Key, events and answer
 * are committed together, so that a crash leaves all or none of them.
 */
@Singleton
public class NamedRequests {

    /** The store's lock of a key is asked for, never waited for: who does not get it meets a request in flight. */
    private static final String ENTER = "select set_config('search_path', $1, true), set_config('role', $1, true),"
            + " pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, 1)) as free";

    /** Only ingest itself may call its functions. */
    private static final String LEAVE = "set local role none";

    private static final String FIND = "select request, answer from idempotency_keys where key = $1 and used_at > $2";
    private static final String FORGET = "delete from idempotency_keys where key = $1";
    private static final String KEEP =
            "insert into idempotency_keys (key, request, answer, used_at) values ($1, $2, $3, $4)";

    /**
     * A request by its name.
     *
     * @param key as the sender named it
     * @param digest SHA-256 of the path's type of event and of the unpacked body
     */
    public record Request(String key, byte[] digest) {

        public static Request of(String key, @Nullable EventType type, byte[] body) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                sha.update((byte) (type == null ? 0 : type.ordinal() + 1));
                return new Request(key, sha.digest(body));
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }

    /** What became of a request. */
    public sealed interface Outcome {

        /** @param duplicates ids that were stored before */
        record Answered(String answer, Set<UUID> duplicates) implements Outcome {}

        /** The answer that the same request was given before. */
        record Replayed(String answer) implements Outcome {}

        /** The same key is being worked on. */
        record InFlight() implements Outcome {}

        /** The key belongs to another request. */
        record OtherRequest() implements Outcome {}
    }

    private record Done(Outcome outcome, Runnable afterCommit) {

        static Done of(Outcome outcome) {
            return new Done(outcome, () -> {});
        }
    }

    private static final Done IN_FLIGHT = Done.of(new Outcome.InFlight());

    private final Pool pool;
    private final Clock clock;
    private final IngestSettings settings;
    private final EventStore events;
    private final Partitions partitions;
    private final Turns turns = new Turns();

    NamedRequests(Pool pool, Clock clock, IngestSettings settings, EventStore events, Partitions partitions) {
        this.pool = pool;
        this.clock = clock;
        this.settings = settings;
        this.events = events;
        this.partitions = partitions;
    }

    /**
     * Stores events unless the request was answered before.
     *
     * @param accepted with ids that differ; may be none
     * @param answer from the ids that were stored before; what it throws is the failure, and nothing is stored
     * @return after the commit; fails with {@link StoreUnavailable} when the database did not confirm in time, with
     *     {@link QueueFull} when too many of the store wait already
     */
    public Uni<Outcome> once(Store store, Request request, List<Event> accepted, Function<Set<UUID>, String> answer) {
        return turns.inTurn(store.id(), () -> inTransaction(store, request, accepted, answer))
                .ifNoItem()
                .after(settings.databaseTimeout())
                .failWith(StoreUnavailable::late);
    }

    private Uni<Outcome> inTransaction(
            Store store, Request request, List<Event> accepted, Function<Set<UUID>, String> answer) {
        Instant now = clock.instant();
        Uni<Done> transaction = Uni.createFrom()
                .deferred(() ->
                        pool.withTransaction(connection -> run(connection, store, request, accepted, answer, now)));
        return partitions
                .withPartition(store, now, transaction)
                .invoke(done -> done.afterCommit().run())
                .map(Done::outcome)
                .onFailure(failure -> !(failure instanceof Refused))
                .transform(StoreUnavailable::new)
                .onFailure(Refused.class)
                .transform(Throwable::getCause)
                .ifNoItem()
                .after(StoreUnavailable.GIVEN_UP)
                .failWith(StoreUnavailable::late);
    }

    private Uni<Done> run(
            SqlConnection connection,
            Store store,
            Request request,
            List<Event> accepted,
            Function<Set<UUID>, String> answer,
            Instant now) {
        return enter(connection, store, request.key())
                .chain(free ->
                        free ? find(connection, request, now) : Uni.createFrom().item(IN_FLIGHT))
                .chain(known -> known != null
                        ? Uni.createFrom().item(known)
                        : store(connection, store, request, accepted, answer, now));
    }

    private static Uni<Boolean> enter(SqlConnection connection, Store store, String key) {
        return connection
                .preparedQuery(ENTER)
                .execute(Tuple.of(store.schema(), key))
                .map(rows -> rows.iterator().next().getBoolean("free"));
    }

    /** Null when the key is new, or too old to count. */
    private Uni<@Nullable Done> find(SqlConnection connection, Request request, Instant now) {
        Instant oldest = now.minus(settings.idempotencyKept());
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(request.key(), oldest.atOffset(ZoneOffset.UTC)))
                .map(rows ->
                        rows.size() == 0 ? null : known(request, rows.iterator().next()));
    }

    private static Done known(Request request, Row row) {
        boolean same = Arrays.equals(row.getBuffer("request").getBytes(), request.digest());
        return Done.of(same ? new Outcome.Replayed(row.getString("answer")) : new Outcome.OtherRequest());
    }

    private Uni<Done> store(
            SqlConnection connection,
            Store store,
            Request request,
            List<Event> accepted,
            Function<Set<UUID>, String> answer,
            Instant now) {
        Uni<RowSet<Row>> appended = accepted.isEmpty()
                ? Uni.createFrom().nullItem()
                : connection
                        .query(LEAVE)
                        .execute()
                        .chain(() ->
                                connection.preparedQuery(Append.SQL).execute(Append.parameters(store, accepted, now)));
        return appended.chain(rows -> {
            Row row = rows == null ? null : rows.iterator().next();
            Set<UUID> duplicates = row == null ? Set.of() : Append.duplicates(row);
            String text = answered(answer, duplicates);
            return keep(connection, store, request, text, now)
                    .replaceWith(() -> new Done(new Outcome.Answered(text, duplicates), () -> {
                        if (row != null) {
                            events.committed(store, accepted, now, row);
                        }
                    }));
        });
    }

    private static String answered(Function<Set<UUID>, String> answer, Set<UUID> duplicates) {
        try {
            return answer.apply(duplicates);
        } catch (RuntimeException refused) {
            throw new Refused(refused);
        }
    }

    /** The caller has no answer: nothing is stored, and the key stays free. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(RuntimeException why) {
            super(why);
        }
    }

    /** Acts as the store again: the append has gone back to its own role to write to the feed. */
    private static Uni<Void> keep(SqlConnection connection, Store store, Request request, String text, Instant now) {
        return enter(connection, store, request.key())
                .chain(() -> connection.preparedQuery(FORGET).execute(Tuple.of(request.key())))
                .chain(() -> connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(
                                request.key(), Buffer.buffer(request.digest()), text, now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }
}
