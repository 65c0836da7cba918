package kitchensync.kitchenui.plan;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.shell.NotShown;

/**
 * Where managers' overrides and minimums are kept: serving.plan_overrides and serving.plan_minimums. The predictor reads
 * them when it plans; the tables are all that the two share.
 */
@Singleton
public class PlanDesk {

    /** More than anybody can oversee, and each is read at every planning. */
    private static final int MOST_OPEN = 100;

    private static final String SET = """
            insert into serving.plan_overrides
              (store_id, item_id, kind, percent, reason, who, from_at, until_at, set_at)
            select $1, $2::text, $3, $4::int, $5, $6, $7::timestamptz, $8::timestamptz, $7::timestamptz
             where (select count(*) from serving.plan_overrides
                     where store_id = $1 and ended_at is null and until_at > $7::timestamptz) < $9::int""";
    /** A row when there is such an override, over or not. */
    private static final String END = """
            with ended as (
              update serving.plan_overrides set ended_at = $3, ended_by = $4
               where id = $2 and store_id = $1 and ended_at is null and until_at > $3)
            select 1 from serving.plan_overrides where id = $2 and store_id = $1""";

    private static final String MINIMUM = """
            insert into serving.plan_minimums (store_id, item_id, day_part, units, who, set_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (store_id, item_id, day_part)
            do update set units = excluded.units, who = excluded.who, set_at = excluded.set_at""";

    private final Pool pool;

    public PlanDesk(Pool pool) {
        this.pool = pool;
    }

    /** @throws NotShown in the answer, when too many hold already */
    Uni<Void> set(Store store, OverrideForm override, Instant now) {
        Tuple values = Tuple.tuple()
                .addString(store.id())
                .addString(override.itemId())
                .addString(override.kind())
                .addInteger(override.percent())
                .addString(override.reason())
                .addString(override.who())
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(override.until().atOffset(ZoneOffset.UTC))
                .addInteger(MOST_OPEN);
        return pool.preparedQuery(SET).execute(values).map(done -> {
            if (done.rowCount() == 0) {
                throw NotShown.bad(words -> words.tooManyOverrides(MOST_OPEN));
            }
            return null;
        });
    }

    /**
     * Nothing happens when it is over already: whoever taps twice is told what the first tap did.
     *
     * @throws NotShown in the answer, when the store has no such override
     */
    Uni<Void> end(Store store, long id, String who, Instant now) {
        return pool.preparedQuery(END)
                .execute(Tuple.of(store.id(), id, now.atOffset(ZoneOffset.UTC), who))
                .map(found -> {
                    if (found.size() == 0) {
                        throw NotShown.unknownOverride(id);
                    }
                    return null;
                });
    }

    /** @param dayPart as in the catalogue */
    Uni<Void> minimum(Store store, String item, String dayPart, int units, String who, Instant now) {
        return pool.preparedQuery(MINIMUM)
                .execute(Tuple.of(store.id(), item, dayPart, units, who, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
