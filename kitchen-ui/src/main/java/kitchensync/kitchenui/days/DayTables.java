package kitchensync.kitchenui.days;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import kitchensync.domain.catalogue.Store;
import org.jspecify.annotations.Nullable;

/** The serving tables as the managers' pages read them. */
@Singleton
public class DayTables {

    private static final String AGE = "select good_at, data_up_to from serving.pipeline_status";
    private static final String STORE_DAYS = """
            select store_id, day, sold, revenue, wasted, waste_cost, missed, missed_sales
              from serving.store_days where store_id = $1 and day between $2 and $3 order by day""";
    private static final String CHAIN_DAYS = """
            select store_id, day, sold, revenue, wasted, waste_cost, missed, missed_sales
              from serving.store_days where day = $1""";
    private static final String ITEM_COLUMNS = """
            select item_id, day, sold, revenue, wasted, waste_cost, missed, missed_sales,
                   sold_hours, wasted_hours, missed_hours, cooked_hours
              from serving.item_days""";
    private static final String ITEMS = ITEM_COLUMNS + " where store_id = $1 and day = any($2)";
    private static final String ITEM = ITEM_COLUMNS + " where store_id = $1 and day between $2 and $3 and item_id = $4";
    private static final String PLAN_OF_ITEM = """
            select item_id, day, planned, without, par, mean, odds, model_version, planned_at
              from serving.plan_days where store_id = $1 and day between $2 and $3 and item_id = $4""";

    /** Without the odds, which are half of it. */
    private static final String PLANS = """
            select item_id, day, planned, without, par, mean, '{}'::smallint[] as odds, model_version, planned_at
              from serving.plan_days where store_id = $1 and day between $2 and $3""";

    private static final String OVERRIDES = """
            select id, store_id, item_id, kind, percent, reason, who, from_at, until_at, set_at, ended_at, ended_by
              from serving.plan_overrides
             where (store_id = $1 or store_id is null) and until_at > $2 order by id desc limit 200""";
    private static final String MINIMUMS = """
            select item_id, day_part, units, who from serving.plan_minimums
             where store_id = $1 and units > 0 order by item_id, day_part""";

    private static final String WASTES = """
            select day, at, item_id, units, reason from serving.waste_events
             where store_id = $1 and day between $2 and $3 order by at desc limit 5000""";

    private final Pool pool;

    public DayTables(Pool pool) {
        this.pool = pool;
    }

    public Uni<DataAge> age() {
        return rows(AGE, Tuple.tuple(), row -> new DataAge(instant(row, "good_at"), instant(row, "data_up_to")))
                .map(found -> found.isEmpty() ? DataAge.NOTHING_YET : found.getFirst());
    }

    /** A store's days with anything in them, the oldest first. */
    public Uni<List<StoreDay>> days(Store store, LocalDate from, LocalDate to) {
        return rows(STORE_DAYS, Tuple.of(store.id(), from, to), DayTables::storeDay);
    }

    /** One day of all stores that have anything in it. */
    public Uni<List<StoreDay>> chain(LocalDate day) {
        return rows(CHAIN_DAYS, Tuple.of(day), DayTables::storeDay);
    }

    /** All items of some days of a store. */
    public Uni<List<ItemDay>> items(Store store, List<LocalDate> days) {
        return rows(ITEMS, Tuple.of(store.id(), days.toArray(LocalDate[]::new)), DayTables::itemDay);
    }

    /** One item's days. */
    public Uni<List<ItemDay>> item(Store store, String item, LocalDate from, LocalDate to) {
        return rows(ITEM, Tuple.of(store.id(), from, to, item), DayTables::itemDay);
    }

    /** The plans of all items of a store, without their odds. */
    public Uni<List<PlanDay>> plans(Store store, LocalDate from, LocalDate to) {
        return rows(PLANS, Tuple.of(store.id(), from, to), DayTables::planDay);
    }

    /** The plans of one item. */
    public Uni<List<PlanDay>> plans(Store store, String item, LocalDate from, LocalDate to) {
        return rows(PLAN_OF_ITEM, Tuple.of(store.id(), from, to, item), DayTables::planDay);
    }

    /** What managers said of the store that holds, or held, after a time; the newest first. */
    public Uni<List<PlanOverride>> overrides(Store store, Instant after) {
        return rows(OVERRIDES, Tuple.of(store.id(), after.atOffset(ZoneOffset.UTC)), DayTables::planOverride);
    }

    public Uni<List<Minimum>> minimums(Store store) {
        return rows(
                MINIMUMS,
                Tuple.of(store.id()),
                row -> new Minimum(
                        row.getString("item_id"),
                        row.getString("day_part"),
                        row.getInteger("units"),
                        row.getString("who")));
    }

    /** Each waste of some days, the newest first. */
    public Uni<List<Waste>> wastes(Store store, LocalDate from, LocalDate to) {
        return rows(
                WASTES,
                Tuple.of(store.id(), from, to),
                row -> new Waste(
                        row.getLocalDate("day"),
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("item_id"),
                        row.getInteger("units"),
                        row.getString("reason")));
    }

    private <T> Uni<List<T>> rows(String sql, Tuple values, Function<Row, T> read) {
        return pool.preparedQuery(sql)
                .execute(values)
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(read)
                        .toList());
    }

    private static StoreDay storeDay(Row row) {
        return new StoreDay(
                row.getString("store_id"),
                row.getLocalDate("day"),
                row.getInteger("sold"),
                row.getBigDecimal("revenue"),
                row.getInteger("wasted"),
                row.getBigDecimal("waste_cost"),
                row.getInteger("missed"),
                row.getBigDecimal("missed_sales"));
    }

    private static ItemDay itemDay(Row row) {
        return new ItemDay(
                row.getString("item_id"),
                row.getLocalDate("day"),
                row.getInteger("sold"),
                row.getBigDecimal("revenue"),
                row.getInteger("wasted"),
                row.getBigDecimal("waste_cost"),
                row.getInteger("missed"),
                row.getBigDecimal("missed_sales"),
                units(row, "sold_hours"),
                units(row, "wasted_hours"),
                units(row, "missed_hours"),
                units(row, "cooked_hours"));
    }

    private static PlanDay planDay(Row row) {
        return new PlanDay(
                row.getString("item_id"),
                row.getLocalDate("day"),
                units(row, "planned"),
                units(row, "without"),
                units(row, "par"),
                Arrays.stream(row.getArrayOfFloats("mean"))
                        .mapToDouble(Float::doubleValue)
                        .toArray(),
                units(row, "odds"),
                row.getString("model_version"),
                row.getOffsetDateTime("planned_at").toInstant());
    }

    private static PlanOverride planOverride(Row row) {
        return new PlanOverride(
                row.getLong("id"),
                row.getString("store_id"),
                row.getString("item_id"),
                row.getString("kind"),
                row.getInteger("percent"),
                row.getString("reason"),
                row.getString("who"),
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("until_at").toInstant(),
                row.getOffsetDateTime("set_at").toInstant(),
                instant(row, "ended_at"),
                row.getString("ended_by"));
    }

    /** Null elements become -1. */
    private static int[] units(Row row, String column) {
        return Arrays.stream(row.getArrayOfShorts(column))
                .mapToInt(units -> units == null ? -1 : units)
                .toArray();
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
