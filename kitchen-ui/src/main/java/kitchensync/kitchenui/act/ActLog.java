package kitchensync.kitchenui.act;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.EventId;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.live.Changes;
import kitchensync.kitchenui.serving.Act;
import org.jspecify.annotations.Nullable;

/**
 * What the crew did, in {@code serving.kitchen_acts}. A tap is kept once however often it is sent, because its id comes
 * from the tablet; of two tablets that act on the same sight of a card or batch the first one counts.
 */
@Singleton
public class ActLog {

    /** What became of a tap. */
    public enum Outcome {
        KEPT,
        /** The same tap was kept before. */
        REPEATED,
        /** Another tablet was first, or there is nothing to take back. */
        TAKEN,
        /** Ingest has been told, and has no way to take it back. */
        TOO_LATE
    }

    /** A card that somebody else has told of under its event ($14) has one turn more than its acts and undos. */
    private static final String ADD = """
            with forgotten as (
              delete from serving.kitchen_acts where store_id = $1 and at < $9::timestamptz - interval '14 days'),
            others as (
              select from serving.cooked_batches
               where store_id = $1 and event_id = $14
                 and not exists (select from serving.kitchen_acts
                                  where store_id = $1 and event_id = $14 and (undone_at is null or acked_at is not null))
                 and $7 <= (select count(*) + count(undone_at) from serving.kitchen_acts
                             where store_id = $1 and kind = $3 and item_id = $4 and subject = $6)),
            kept as (
              insert into serving.kitchen_acts (store_id, act_id, kind, item_id, slot_start, subject, turn, quantity, at,
                reason, until, event_id, due_at)
              select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
                case when exists (select from serving.kitchen_acts
                                   where store_id = $1 and event_id = $12 and sent_at is not null)
                     then $2::uuid else $12::uuid end,
                now() + $13 * interval '1 millisecond'
              where not exists (select from others)
              on conflict do nothing returning 1),
            moved as (
              insert into serving.kitchen_versions (store_id, version) select $1, 1 from kept
              on conflict (store_id) do update set version = kitchen_versions.version + 1)
            select (select count(*) from kept) as kept,
                   exists (select from serving.kitchen_acts where store_id = $1 and act_id = $2) as known""";

    private static final String UNDO = """
            with undone as (
              update serving.kitchen_acts set undone_at = $3
               where store_id = $1 and act_id = $2 and undone_at is null and (kind <> 'discard' or sent_at is null)
              returning 1),
            moved as (
              insert into serving.kitchen_versions (store_id, version) select $1, 1 from undone
              on conflict (store_id) do update set version = kitchen_versions.version + 1)
            select (select count(*) from undone) as kept,
                   (select undone_at is null from serving.kitchen_acts where store_id = $1 and act_id = $2) as stands""";

    private final Pool pool;
    private final Changes changes;
    private final KitchenUiSettings settings;

    ActLog(Pool pool, Changes changes, KitchenUiSettings settings) {
        this.pool = pool;
        this.changes = changes;
        this.settings = settings;
    }

    /** Keeps an act, unless it is known or another one was first. */
    public Uni<Outcome> add(Store store, Act act) {
        Tuple values = Tuple.tuple()
                .addString(store.id())
                .addUUID(act.id())
                .addString(act.kind().id())
                .addString(act.itemId())
                .addValue(act.slotStart().atOffset(ZoneOffset.UTC))
                .addString(act.subject())
                .addInteger(act.turn())
                .addInteger(act.quantity())
                .addValue(act.at().atOffset(ZoneOffset.UTC))
                .addString(act.reason())
                .addValue(act.until() == null ? null : act.until().atOffset(ZoneOffset.UTC))
                .addUUID(act.eventId())
                .addLong(settings.sendAfter().toMillis())
                .addUUID(act.is(Act.Kind.DONE) ? EventId.cooked(act.itemId(), act.slotStart()) : null);
        return run(ADD, values, store, row -> row.getBoolean("known") ? Outcome.REPEATED : Outcome.TAKEN);
    }

    /** Takes an act back. One that ingest has been told of is taken back there too, where that can be done. */
    public Uni<Outcome> undo(Store store, UUID act, Instant now) {
        return run(
                UNDO,
                Tuple.of(store.id(), act, now.atOffset(ZoneOffset.UTC)),
                store,
                row -> undoneBefore(row.getBoolean("stands")));
    }

    private static Outcome undoneBefore(@Nullable Boolean stands) {
        return stands == null ? Outcome.TAKEN : stands ? Outcome.TOO_LATE : Outcome.REPEATED;
    }

    private Uni<Outcome> run(
            String sql, Tuple values, Store store, java.util.function.Function<Row, Outcome> otherwise) {
        return pool.preparedQuery(sql).execute(values).map(rows -> {
            Row row = rows.iterator().next();
            if (row.getLong("kept") == 0) {
                return otherwise.apply(row);
            }
            changes.changed(store.id());
            return Outcome.KEPT;
        });
    }

    /** The event that an act is told under: the first of a card is what anybody would call the cooking of that card. */
    static UUID eventId(Act.Kind kind, UUID act, String itemId, Instant slotStart, int turn) {
        return kind == Act.Kind.DONE && turn == 0 ? EventId.cooked(itemId, slotStart) : act;
    }
}
