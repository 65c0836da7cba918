package kitchensync.kitchenui.act;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
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
                  and (sent_at is null and undone_at is null or sent_at < now() - interval '5 seconds')
                order by due_at limit 200 for update skip locked)
            returning store_id, act_id, kind, item_id, quantity, reason, at, event_id""";

    private static final String SENT =
            "update serving.kitchen_acts set acked_at = now() where store_id = $1 and act_id = any($2)";
    private static final String TO_VOID = """
            select store_id, act_id, kind, item_id, quantity, reason, undone_at as at, event_id
              from serving.kitchen_acts
             where acked_at is not null and undone_at is not null and voided_at is null and kind = 'done' limit 200""";
    private static final String VOIDED =
            "update serving.kitchen_acts set voided_at = now() where store_id = $1 and act_id = any($2)";

    /** Both have an index of their own, in which only what waits stands. */
    private static final String WAITING = """
            select (select count(*) from serving.kitchen_acts
                     where acked_at is null and kind <> 'later' and sent_at is not null)
                 + (select count(*) from serving.kitchen_acts
                     where acked_at is not null and undone_at is not null and voided_at is null and kind = 'done')""";

    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Told>> toSend() {
        return told(TO_SEND, false);
    }

    /** Several processes may read the same ones: telling ingest twice is telling it once. */
    Uni<List<Told>> toVoid() {
        return told(TO_VOID, true);
    }

    /** How many acts ingest was sent and has not answered for. */
    Uni<Long> waiting() {
        return pool.preparedQuery(WAITING)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Void> acknowledged(String storeId, List<Told> batch) {
        UUID[] acts = batch.stream().map(Told::act).toArray(UUID[]::new);
        boolean voids = batch.getFirst().corrects() != null;
        return pool.preparedQuery(voids ? VOIDED : SENT)
                .execute(Tuple.of(storeId, acts))
                .replaceWithVoid();
    }

    private Uni<List<Told>> told(String sql, boolean voids) {
        return pool.preparedQuery(sql)
                .execute()
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
