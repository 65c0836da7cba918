package kitchensync.kitchenui.serving;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import org.jspecify.annotations.Nullable;

/** The serving tables as the kitchen's pages read them. */
@Singleton
public class ServingTables {

    /** How far back acts can be recalled: a shift. */
    private static final Duration SHIFT = Duration.ofHours(12);

    /** How many acts can be recalled. */
    public static final int RECALLED = 20;

    private static final String STATUS = """
            select exists(select 1 from serving.plan where store_id = $1) as planned,
                   finished_at, good_at, data_up_to, tests_failed
              from (values (1)) one left join serving.pipeline_status on true""";
    private static final String PLAN = """
            select item_id, slot_index, cook_quantity, expected_demand, on_hand, cooking, hold_until, reason,
                   without_override, model_version, planned_at, slot_start
              from serving.plan where store_id = $1 and slot_index = $2""";

    /** From the slot $2: up to $3 the next hour, up to $4 the day; of an hour that goes on in a new week, to before $5. */
    private static final String AHEAD = """
            select item_id,
                   coalesce(sum(cook_quantity) filter (where slot_index between $2 and $3 or slot_index < $5), 0)::int as next_hour,
                   coalesce(sum(cook_quantity) filter (where slot_index between $2 and $4), 0)::int as rest_of_day
              from (select item_id, slot_index, cook_quantity from serving.plan
                     where store_id = $1 and slot_index between $2 and greatest($3::smallint, $4::smallint) and cook_quantity > 0
                    union all
                    select item_id, slot_index, cook_quantity from serving.plan
                     where store_id = $1 and slot_index < $5 and cook_quantity > 0) ahead
             group by item_id""";

    /**
     * From $2 on, when what is on the warmer was started, and the newest ones from $3 on that can be recalled; of those
     * before, from $5 on, what the tables of ingest do not say.
     */
    private static final String ACTS = """
            select act_id, kind, item_id, slot_start, subject, turn, quantity, reason, at, until, event_id,
                   undone_at is not null as undone, acked_at is not null as told
              from serving.kitchen_acts
             where store_id = $1 and at >= least($3::timestamptz, $5::timestamptz) and (at >= least($2, (
                   select min(at) from (
                     select at from serving.kitchen_acts
                      where store_id = $1 and at >= $3 and undone_at is null and kind <> 'later'
                      order by at desc limit $4) newest))
                   or at >= $5 and (kind = 'discard' or undone_at is not null or acked_at is null))
             order by at desc, act_id limit 300""";

    private static final String BATCHES = """
            select event_id, item_id, quantity, cooked_at
              from serving.cooked_batches where store_id = $1 and cooked_at >= $2 and cooked_at < coalesce($3, timestamptz 'infinity')""";
    private static final String GONE = """
            select item_id, slot_start, sold, wasted from serving.slot_counters
             where store_id = $1 and slot_start >= $2 and slot_start < coalesce($3, timestamptz 'infinity') and sold + wasted > 0
             order by slot_start""";
    private static final String TOTALS = """
            select item_id, day, sold, revenue, wasted, waste_cost, missed
              from serving.day_totals where store_id = $1 and day = $2""";
    private static final String MISSED = """
            select item_id, sum(missed)::int as missed from serving.slot_counters
             where store_id = $1 and slot_start >= $2 and slot_start < coalesce($3, timestamptz 'infinity') and missed > 0
             group by item_id""";

    private final Pool pool;

    public ServingTables(Pool pool) {
        this.pool = pool;
    }

    /**
     * Everything that the page of a store shows in the slot that {@code now} falls in.
     *
     * @param lasting how long anything may be on the warmer, from when it was started, be put off, or be on a card
     * @param oldest from when on batches may be there
     * @param lately from when on to read what was cooked, what is gone and what was missed
     */
    public Uni<ServingRows> read(Store store, Instant now, Duration lasting, Instant oldest, Instant lately) {
        Slot slot = Slot.of(now, store.zone());
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        // On one connection, one after the other without waiting: eight would wake eight processes of Postgres.
        return pool.withConnection(one -> Uni.combine()
                .all()
                .unis(
                        rows(one, STATUS, Tuple.of(store.id()), row -> row),
                        rows(one, PLAN, Tuple.of(store.id(), slot.index()), ServingColumns::planRow),
                        rows(one, AHEAD, ahead(store, slot.index()), ServingColumns::ahead),
                        rows(one, ACTS, acts(store, now, lasting, oldest), ServingColumns::act),
                        rows(one, BATCHES, between(store, lately, null), ServingColumns::batch),
                        rows(one, TOTALS, Tuple.of(store.id(), today), ServingColumns::dayTotal),
                        rows(
                                one,
                                MISSED,
                                between(store, later(startOf(today, store), lately), null),
                                ServingColumns::missed),
                        rows(one, GONE, between(store, lately, null), ServingColumns::slotGone))
                .with((status, plan, ahead, acts, batches, totals, missed, gone) -> new ServingRows(
                        status.getFirst().getBoolean("planned"),
                        plan,
                        ahead,
                        acts,
                        batches,
                        totals,
                        missed,
                        gone,
                        ServingColumns.status(status.getFirst()))));
    }

    /** What a store cooked, and what went, from {@code since} to before {@code lately}; and what was missed today. */
    public Uni<Past> past(Store store, LocalDate today, Instant since, Instant lately) {
        return pool.withConnection(one -> Uni.combine()
                .all()
                .unis(
                        rows(one, BATCHES, between(store, since, lately), ServingColumns::batch),
                        rows(one, GONE, between(store, since, lately), ServingColumns::slotGone),
                        rows(one, MISSED, between(store, startOf(today, store), lately), ServingColumns::missed))
                .with(Past::new));
    }

    private static Tuple between(Store store, Instant from, @Nullable Instant to) {
        return Tuple.of(store.id(), timestamp(from), to == null ? null : timestamp(to));
    }

    private static Tuple acts(Store store, Instant now, Duration lasting, Instant oldest) {
        return Tuple.of(
                store.id(), timestamp(now.minus(lasting)), timestamp(now.minus(SHIFT)), RECALLED, timestamp(oldest));
    }

    private static Tuple ahead(Store store, int slot) {
        int nextHour = slot + Slot.PER_HOUR - 1;
        int restOfDay = (slot / Slot.PER_DAY + 1) * Slot.PER_DAY - 1;
        return Tuple.of(store.id(), slot, nextHour, restOfDay, Math.max(0, nextHour + 1 - Slot.PER_WEEK));
    }

    private static <T> Uni<List<T>> rows(SqlClient client, String sql, Tuple values, Function<Row, T> read) {
        return client.preparedQuery(sql).execute(values).map(found -> list(found, read));
    }

    private static <T> List<T> list(RowSet<Row> found, Function<Row, T> read) {
        return StreamSupport.stream(found.spliterator(), false).map(read).toList();
    }

    private static Instant startOf(LocalDate day, Store store) {
        return day.atStartOfDay(store.zone()).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
