package kitchensync.kitchenui.act;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What of {@code serving.kitchen_acts} ingest has still to be told. */
@Singleton
class OutboxTable {

    /** Marked before it is sent: what is taken back from now on has to be taken back at ingest too. */
    private static final String TO_SEND = """
            update serving.kitchen_acts set sent_at = now()
             where (store_id, act_id) in (
               select store_id, act_id from serving.kitchen_acts
                where acked_at is null and kind <> 'later' and due_at <= now()
                  and (sent_at is null and undone_at is null or sent_at < now()
                    - case when store_id = any($1) then interval '1 hour' else interval '5 seconds' end)
                order by due_at limit 200 for update skip locked)
            returning store_id, act_id, kind, item_id, quantity, reason, at, event_id""";

    private static final String SENT =
            "update serving.kitchen_acts set acked_at = now() where store_id = $1 and act_id = any($2)";
    private static final String TO_VOID = """
            select store_id, act_id, kind, item_id, quantity, reason, undone_at as at, event_id
              from serving.kitchen_acts
             where acked_at is not null and undone_at is not null and voided_at is null and kind = 'done'
               and (store_id <> all($1) or sent_at < now() - interval '1 hour') limit 200""";
    private static final String VOID_REFUSED = """
            update serving.kitchen_acts set sent_at = now()
             where store_id = $1 and acked_at is not null and undone_at is not null and voided_at is null
               and kind = 'done'""";
    private static final String VOIDED =
            "update serving.kitchen_acts set voided_at = now() where store_id = $1 and act_id = any($2)";

    /** Both have an index of their own, in which only what waits stands. */
    private static final String WAITING = """
            select (select count(*) from serving.kitchen_acts
                     where acked_at is null and kind <> 'later' and sent_at is not null and store_id <> all($1))
                 + (select count(*) from serving.kitchen_acts
                     where acked_at is not null and undone_at is not null and voided_at is null and kind = 'done'
                       and store_id <> all($1))""";

    private static final String UNTOLD_OF = """
            select count(*) from serving.kitchen_acts
             where store_id = $1 and kind <> 'later'
               and (acked_at is null and (sent_at is not null or undone_at is null)
                 or acked_at is not null and undone_at is not null and voided_at is null and kind = 'done')""";
    private static final String FORGET = """
            delete from serving.kitchen_acts
             where store_id = $1 and at < $2::timestamptz - interval '14 days'
               and (kind <> 'later' and acked_at is null and sent_at is not null
                 or kind = 'done' and acked_at is not null and undone_at is not null and voided_at is null)""";

    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    /** @param closed stores that ingest takes nothing of: theirs are tried again every hour, others every five seconds */
    Uni<List<Told>> toSend(Set<String> closed) {
        return told(TO_SEND, closed, false);
    }

    /** Several processes may read the same ones: telling ingest twice is telling it once. */
    Uni<List<Told>> toVoid(Set<String> closed) {
        return told(TO_VOID, closed, true);
    }

    /** Ingest was told now what a closed store's crew has taken back; and again in an hour. */
    Uni<Void> voidRefused(String storeId) {
        return pool.preparedQuery(VOID_REFUSED).execute(Tuple.of(storeId)).replaceWithVoid();
    }

    /** How many acts ingest was sent and has not answered for, but for those of closed stores. */
    Uni<Long> waiting(Set<String> closed) {
        return count(WAITING, Tuple.of(array(closed)));
    }

    /** How many acts of a store ingest does not know of. */
    Uni<Long> untold(String storeId) {
        return count(UNTOLD_OF, Tuple.of(storeId));
    }

    /** Drops what a store's crew did more than 14 days ago and ingest has not taken; answers how many that were. */
    Uni<Integer> forget(String storeId, Instant now) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(storeId, now.atOffset(ZoneOffset.UTC)))
                .map(SqlResult::rowCount);
    }

    Uni<Void> acknowledged(String storeId, List<Told> batch) {
        UUID[] acts = batch.stream().map(Told::act).toArray(UUID[]::new);
        boolean voids = batch.getFirst().corrects() != null;
        return pool.preparedQuery(voids ? VOIDED : SENT)
                .execute(Tuple.of(storeId, acts))
                .replaceWithVoid();
    }

    private Uni<Long> count(String sql, Tuple values) {
        return pool.preparedQuery(sql)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static String[] array(Set<String> stores) {
        return stores.toArray(String[]::new);
    }

    private Uni<List<Told>> told(String sql, Set<String> closed, boolean voids) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(array(closed)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> read(row, voids))
                        .toList());
    }

    private static Told read(Row row, boolean voids) {
        UUID act = row.getUUID("act_id");
        UUID event = row.getUUID("event_id");
        return new Told(
                row.getString("store_id"),
                act,
                row.getString("kind").equals("discard"),
                row.getString("item_id"),
                row.getInteger("quantity"),
                row.getString("reason"),
                row.getOffsetDateTime("at").toInstant(),
                voids ? Told.voiding(act) : event,
                voids ? event : null);
    }
}
