package kitchensync.kitchenui.serving;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import org.jspecify.annotations.Nullable;

/** The serving tables as the kitchen's pages use them: all are read, only the done marks are written. */
@Singleton
public class ServingTables {

    private static final String HAS_PLAN = "select exists(select 1 from serving.plan where store_id = $1)";
    private static final String PLAN = """
            select item_id, slot_index, cook_quantity, expected_demand, on_hand, cooking, hold_until, reason, slot_start
              from serving.plan where store_id = $1 and slot_index = $2""";
    private static final String DONE = """
            select item_id, slot_start, quantity, done_at
              from serving.done_marks where store_id = $1 and slot_start = $2""";
    private static final String TOTALS = """
            select item_id, day, sold, revenue, wasted, waste_cost, missed
              from serving.day_totals where store_id = $1""";
    private static final String COUNTS = """
            select item_id, sum(missed)::int as missed from serving.slot_counters
             where store_id = $1 and slot_start >= $2 and slot_start < $3 group by item_id""";
    private static final String STATUS =
            "select finished_at, good_at, data_up_to, tests_failed from serving.pipeline_status";
    private static final String MARK = """
            with forgotten as (
              delete from serving.done_marks where store_id = $1 and slot_start < $2::timestamptz - interval '14 days')
            insert into serving.done_marks (store_id, slot_start, item_id, quantity, done_at)
            values ($1, $2, $3, $4, $5) on conflict do nothing""";
    private static final String UNMARK = """
            delete from serving.done_marks where store_id = $1 and slot_start = $2 and item_id = $3""";

    private final Pool pool;

    public ServingTables(Pool pool) {
        this.pool = pool;
    }

    /** Everything that the page of a store shows in the slot that {@code now} falls in. */
    public Uni<ServingRows> read(Store store, Instant now) {
        int slot = Slot.of(now, store.zone()).index();
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        Tuple day = Tuple.of(store.id(), startOf(today, store), startOf(today.plusDays(1), store));
        return Uni.combine()
                .all()
                .unis(
                        rows(HAS_PLAN, Tuple.of(store.id()), row -> row.getBoolean(0)),
                        rows(PLAN, Tuple.of(store.id(), slot), ServingTables::planRow),
                        rows(DONE, Tuple.of(store.id(), timestamp(Slot.startOf(now))), ServingTables::doneMark),
                        rows(TOTALS, Tuple.of(store.id()), ServingTables::dayTotal),
                        rows(COUNTS, day, ServingTables::liveCount),
                        rows(STATUS, Tuple.tuple(), ServingTables::status))
                .with((planned, plan, done, totals, counts, status) -> new ServingRows(
                        planned.getFirst(),
                        plan,
                        done,
                        totals,
                        counts,
                        status.stream().findFirst()));
    }

    /** Keeps the mark; the first mark of an item in a slot stays and later ones change nothing. */
    public Uni<Void> mark(Store store, DoneMark mark) {
        Tuple values = Tuple.of(
                store.id(), timestamp(mark.slotStart()), mark.itemId(), mark.quantity(), timestamp(mark.doneAt()));
        return pool.preparedQuery(MARK).execute(values).replaceWithVoid();
    }

    /** Takes a mark back; nothing happens when there is none. */
    public Uni<Void> unmark(Store store, Instant slotStart, String itemId) {
        return pool.preparedQuery(UNMARK)
                .execute(Tuple.of(store.id(), timestamp(slotStart), itemId))
                .replaceWithVoid();
    }

    private <T> Uni<List<T>> rows(String sql, Tuple values, Function<Row, T> read) {
        return pool.preparedQuery(sql).execute(values).map(found -> list(found, read));
    }

    private static <T> List<T> list(RowSet<Row> found, Function<Row, T> read) {
        return StreamSupport.stream(found.spliterator(), false).map(read).toList();
    }

    private static PlanRow planRow(Row row) {
        return new PlanRow(
                row.getString("item_id"),
                row.getInteger("slot_index"),
                row.getInteger("cook_quantity"),
                row.getDouble("expected_demand"),
                row.getDouble("on_hand"),
                row.getDouble("cooking"),
                row.getInteger("hold_until"),
                row.getString("reason"),
                instant(row.getOffsetDateTime("slot_start")));
    }

    private static DoneMark doneMark(Row row) {
        return new DoneMark(
                row.getString("item_id"),
                row.getOffsetDateTime("slot_start").toInstant(),
                row.getInteger("quantity"),
                row.getOffsetDateTime("done_at").toInstant());
    }

    private static DayTotal dayTotal(Row row) {
        return new DayTotal(
                row.getString("item_id"),
                row.getLocalDate("day"),
                row.getInteger("sold"),
                row.getBigDecimal("revenue"),
                row.getInteger("wasted"),
                row.getBigDecimal("waste_cost"),
                row.getInteger("missed"));
    }

    private static LiveCount liveCount(Row row) {
        return new LiveCount(row.getString("item_id"), row.getInteger("missed"));
    }

    private static PipelineStatus status(Row row) {
        return new PipelineStatus(
                row.getOffsetDateTime("finished_at").toInstant(),
                instant(row.getOffsetDateTime("good_at")),
                instant(row.getOffsetDateTime("data_up_to")),
                row.getInteger("tests_failed"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime timestamp) {
        return Optional.ofNullable(timestamp).map(OffsetDateTime::toInstant).orElse(null);
    }

    private static OffsetDateTime startOf(LocalDate day, Store store) {
        return timestamp(day.atStartOfDay(store.zone()).toInstant());
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
