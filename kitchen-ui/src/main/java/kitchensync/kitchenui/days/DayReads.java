package kitchensync.kitchenui.days;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import kitchensync.domain.catalogue.Store;

/** The serving tables as a managers' page reads them, on a connection that is the page's for as long as it reads. */
public final class DayReads {

    private static final String AGE = "select good_at, data_up_to from serving.pipeline_status";
    private static final String STORE_DAYS = """
            select store_id, day, sold, revenue, wasted, waste_cost, missed, missed_sales
              from serving.store_days where store_id = $1 and day between $2 and $3 order by day""";
    private static final String SELLING = """
            select day from serving.store_days where store_id = $1 and day between $2 and $3 and sold > 0""";
    private static final String CHAIN_DAYS = """
            select store_id, day, sold, revenue, wasted, waste_cost, missed, missed_sales
              from serving.store_days where day = $1""";

    /** Hours without a unit stay empty: the numbers of arrays, each by itself, are most of what such a read takes. */
    private static final String LOSS_HOURS = """
            case when wasted > 0 then wasted_hours else '{}' end as wasted_hours,
            case when missed > 0 then missed_hours else '{}' end as missed_hours""";

    private static final String ITEM_COLUMNS = """
            select item_id, day, sold, revenue, wasted, waste_cost, missed, missed_sales, sold_hours, cooked_hours,
            """ + LOSS_HOURS + " from serving.item_days";
    private static final String ITEMS = ITEM_COLUMNS + " where store_id = $1 and day = $2";
    private static final String LOSSES = "select item_id, " + LOSS_HOURS
            + " from serving.item_days where store_id = $1 and day = any($2) and item_id = any($3)"
            + " and (wasted > 0 or missed > 0)";
    private static final String SOLD_BY = """
            select day, sold from serving.store_days where $3 = 24 and store_id = $1 and day = any($2)
            union all
            select day, coalesce(sum((select sum(units) from unnest(sold_hours[:$3]) as units)), 0)::integer
              from serving.item_days where $3 < 24 and store_id = $1 and day = any($2) group by day""";
    private static final String ITEM = ITEM_COLUMNS + " where store_id = $1 and day between $2 and $3 and item_id = $4";
    private static final String PLAN_OF_ITEM = """
            select item_id, day, planned, par, mean, odds, model_version, planned_at
              from serving.plan_days where store_id = $1 and day between $2 and $3 and item_id = $4""";

    private static final String LEVEL = """
            select day, counted_to, factor from serving.day_levels where store_id = $1""";

    /** Without the odds, which are half of it. */
    private static final String PLANS = """
            select item_id, day, planned, par, mean, '{}'::smallint[] as odds, model_version, planned_at
              from serving.plan_days where store_id = $1 and day = $2""";

    private static final String PLANNED = """
            select item_id, day, planned_units from serving.plan_days where store_id = $1 and day between $2 and $3""";
    private static final String EFFECTS = """
            select p.day, p.item_id, p.with_units, p.without_units,
                   coalesce(i.sold, -1) as sold, coalesce(i.missed, 0) as missed, coalesce(i.wasted, 0) as wasted
              from serving.plan_days p
              left join serving.item_days i using (store_id, day, item_id)
             where p.store_id = $1 and p.day between $2 and $3 and p.overridden
             order by p.day desc, p.item_id limit 500""";

    private static final String OVERRIDES = """
            select id, store_id, item_id, kind, percent, reason, who, from_at, until_at, ended_at
              from serving.plan_overrides
             where (store_id = $1 or store_id is null) and until_at > $2 order by id desc limit 200""";
    private static final String MINIMUMS = """
            select item_id, day_part, units, who from serving.plan_minimums
             where store_id = $1 and units > 0 order by item_id, day_part""";

    private static final String WASTES = """
            select day, at, item_id, units, reason from serving.waste_events
             where store_id = $1 and day between $2 and $3 order by at desc limit 5000""";

    private final SqlClient client;

    DayReads(SqlClient client) {
        this.client = client;
    }

    public Uni<DataAge> age() {
        return rows(
                        AGE,
                        Tuple.tuple(),
                        row -> new DataAge(DayColumns.instant(row, "good_at"), DayColumns.instant(row, "data_up_to")))
                .map(found -> found.isEmpty() ? DataAge.NOTHING_YET : found.getFirst());
    }

    /** A store's days with anything in them, the oldest first. */
    public Uni<List<StoreDay>> days(Store store, LocalDate from, LocalDate to) {
        return rows(STORE_DAYS, Tuple.of(store.id(), from, to), DayColumns::storeDay);
    }

    /** Days on which a store sold anything. */
    public Uni<Set<LocalDate>> selling(Store store, LocalDate from, LocalDate to) {
        return rows(SELLING, Tuple.of(store.id(), from, to), row -> row.getLocalDate("day"))
                .map(Set::copyOf);
    }

    /** One day of all stores that have anything in it. */
    public Uni<List<StoreDay>> chain(LocalDate day) {
        return rows(CHAIN_DAYS, Tuple.of(day), DayColumns::storeDay);
    }

    /** All items of a store's day. */
    public Uni<List<ItemDay>> items(Store store, LocalDate day) {
        return rows(ITEMS, Tuple.of(store.id(), day), DayColumns::itemDay);
    }

    /** What some items lost on some days of a store; a day on which an item lost nothing is not there. */
    public Uni<List<ItemLoss>> losses(Store store, List<LocalDate> days, Collection<String> items) {
        return rows(
                LOSSES,
                Tuple.of(store.id(), days.toArray(LocalDate[]::new), items.toArray(String[]::new)),
                DayColumns::itemLoss);
    }

    /**
     * What a store sold on some days, those without anything left out.
     *
     * @param hours of each day that count, from its beginning; 24: all of it
     */
    public Uni<List<DaySold>> soldBy(Store store, List<LocalDate> days, int hours) {
        return rows(
                SOLD_BY,
                Tuple.of(store.id(), days.toArray(LocalDate[]::new), hours),
                row -> new DaySold(row.getLocalDate("day"), row.getInteger("sold")));
    }

    /** One item's days. */
    public Uni<List<ItemDay>> item(Store store, String item, LocalDate from, LocalDate to) {
        return rows(ITEM, Tuple.of(store.id(), from, to, item), DayColumns::itemDay);
    }

    /** The plans of all items of a store for a day, without their odds. */
    public Uni<List<PlanDay>> plans(Store store, LocalDate day) {
        return rows(PLANS, Tuple.of(store.id(), day), DayColumns::planDay);
    }

    /** Units of each item and day that are to be started. */
    public Uni<List<DayUnits>> planned(Store store, LocalDate from, LocalDate to) {
        return rows(
                PLANNED,
                Tuple.of(store.id(), from, to),
                row -> new DayUnits(
                        row.getString("item_id"), row.getLocalDate("day"), row.getInteger("planned_units")));
    }

    /** How busy the store's last day with a count is; empty before the first. */
    public Uni<Optional<DayLevel>> level(Store store) {
        return rows(
                        LEVEL,
                        Tuple.of(store.id()),
                        row -> new DayLevel(
                                row.getLocalDate("day"),
                                row.getOffsetDateTime("counted_to").toInstant(),
                                row.getDouble("factor")))
                .map(found -> found.stream().findFirst());
    }

    /** What overrides did on the days from one to another. */
    public Uni<List<Effect>> effects(Store store, LocalDate from, LocalDate to) {
        return rows(
                EFFECTS,
                Tuple.of(store.id(), from, to),
                row -> new Effect(
                        row.getLocalDate("day"),
                        row.getString("item_id"),
                        row.getInteger("with_units"),
                        row.getInteger("without_units"),
                        row.getInteger("sold"),
                        row.getInteger("missed"),
                        row.getInteger("wasted")));
    }

    /** The plans of one item. */
    public Uni<List<PlanDay>> plans(Store store, String item, LocalDate from, LocalDate to) {
        return rows(PLAN_OF_ITEM, Tuple.of(store.id(), from, to, item), DayColumns::planDay);
    }

    /** What managers said of the store that holds, or held, after a time; the newest first. */
    public Uni<List<PlanOverride>> overrides(Store store, Instant after) {
        return rows(OVERRIDES, Tuple.of(store.id(), after.atOffset(ZoneOffset.UTC)), DayColumns::planOverride);
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
        return client.preparedQuery(sql)
                .execute(values)
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(read)
                        .toList());
    }
}
