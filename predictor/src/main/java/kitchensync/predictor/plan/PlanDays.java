package kitchensync.predictor.plan;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.forecast.Edition;
import kitchensync.predictor.forecast.Predictions;
import org.jspecify.annotations.Nullable;

/**
 * serving.plan_days: the plan and the forecast with their dates, for the coming seven days, so that a day that is over
 * can be held against what was planned for it. The plan itself is of a week without dates.
 */
@ApplicationScoped
class PlanDays {

    private static final int AHEAD_DAYS = 6;
    private static final int KEPT_DAYS = 14;

    private static final String PLANNED = """
            select item_id, slot_index, cook_quantity, without_override, on_hand + cooking + cook_quantity
            from serving.plan where store_id = ?""";

    /** What is to come is made anew. */
    private static final String DELETE = """
            delete from serving.plan_days where store_id = ? and (day < ?::date or day > ?::date and day >= ?::date)""";

    /** Of today the quarters up to the running one stay as they were planned. */
    private static final String INSERT = """
            insert into serving.plan_days as old
              (store_id, day, item_id, planned, without, par, mean, odds, model_version, planned_at)
            select store_id, day, item_id, planned::smallint[], without::smallint[], par::smallint[], mean::real[],
              odds::smallint[], model_version, planned_at
            from unnest(?::text[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
              ?::timestamptz[])
              as made (store_id, day, item_id, planned, without, par, mean, odds, model_version, planned_at)
            on conflict (store_id, day, item_id) do update set
              planned = old.planned[1:?] || excluded.planned[?:96], without = old.without[1:?] || excluded.without[?:96],
              par = excluded.par, planned_at = excluded.planned_at""";

    /** What a quarter would have had without an override stays the week's: the counted stock is what the override has left. */
    private static final String COUNTED = """
            update serving.plan_days p set planned[n.slot] = n.cook,
              without[n.slot] = case when n.without is not null then coalesce(p.without[n.slot], n.without) end
            from unnest(?::text[], ?::date[], ?::text[], ?::int[], ?::smallint[], ?::smallint[])
              as n (store_id, day, item_id, slot, cook, without)
            where p.store_id = n.store_id and p.day = n.day and p.item_id = n.item_id""";

    private record Row(
            String storeId,
            LocalDate day,
            String itemId,
            ItemPlan plan,
            int first,
            DayOdds odds,
            String modelVersion,
            Instant at) {}

    private final AgroalDataSource database;
    private final Catalogue catalogue;

    /** The last day that each store has. */
    private final Map<String, LocalDate> written = new HashMap<>();

    PlanDays(AgroalDataSource database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** Writes all coming days from serving.plan and the predictions. */
    void writeAll(Connection warehouse, Edition edition, Instant now) throws SQLException {
        written.clear();
        extend(warehouse, edition, now);
    }

    /** Writes the days that a store has not got yet, because a day has begun since. */
    void extend(Connection warehouse, Edition edition, Instant now) throws SQLException {
        List<Store> behind = catalogue.activeStores().stream()
                .filter(store -> !first(store, now).isAfter(last(store, now)))
                .toList();
        for (List<Store> stores : ChainWeek.groups(behind, ChainWeek.STORES_AT_ONCE)) {
            BitSet slots = new BitSet(Slot.PER_WEEK);
            boolean beyond = false;
            for (Store store : stores) {
                first(store, now)
                        .datesUntil(last(store, now).plusDays(1))
                        .mapToInt(day -> Slot.of(day.getDayOfWeek(), 0, 0).index())
                        .forEach(slot -> slots.set(slot, slot + Slot.PER_DAY));
                beyond |= !last(store, now).isBefore(known(store, edition));
            }
            List<Item> items = catalogue.activeItems();
            Forecasts coming = Forecasts.read(warehouse, Predictions.Week.COMING, stores, items, slots);
            Forecasts usual = beyond ? Forecasts.read(warehouse, Predictions.Week.USUAL, stores, items, slots) : coming;
            for (Store store : stores) {
                write(store, edition, day -> day.isBefore(known(store, edition)) ? coming : usual, now);
                written.put(store.id(), last(store, now));
            }
        }
    }

    private LocalDate first(Store store, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        LocalDate before = written.get(store.id());
        return before == null || before.isBefore(today) ? today : before.plusDays(1);
    }

    private static LocalDate last(Store store, Instant now) {
        return LocalDate.ofInstant(now, store.zone()).plusDays(AHEAD_DAYS);
    }

    /** The first day of which no more is known than that it is like others. */
    private static LocalDate known(Store store, Edition edition) {
        return LocalDate.ofInstant(edition.predictedAt(), store.zone()).plusDays(AHEAD_DAYS + 1);
    }

    /** Notes what was planned from counted stock for the slot that begins then. */
    void counted(Connection connection, List<PlanRow> rows, Instant start) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(COUNTED)) {
            set(
                    update,
                    rows,
                    List.of(
                            PlanRow::storeId,
                            row -> catalogue
                                    .store(row.storeId())
                                    .map(store -> LocalDate.ofInstant(start, store.zone()))
                                    .orElse(null),
                            PlanRow::itemId,
                            row -> row.slot() % Slot.PER_DAY + 1,
                            row -> row.decision().quantity(),
                            row -> row.decision().without()));
            update.executeUpdate();
        }
    }

    private void write(Store store, Edition edition, Function<LocalDate, Forecasts> forecasts, Instant now)
            throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        int over = Slot.of(now, store.zone()).index() % Slot.PER_DAY + 1;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement delete = connection.prepareStatement(DELETE);
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                delete.setString(1, store.id());
                delete.setString(2, today.minusDays(KEPT_DAYS).toString());
                delete.setString(3, today.toString());
                delete.setString(4, first(store, now).toString());
                delete.executeUpdate();
                set(
                        insert,
                        rows(connection, store, edition, forecasts, now),
                        List.of(
                                Row::storeId,
                                Row::day,
                                Row::itemId,
                                row -> row.plan().planned(row.first()),
                                row -> row.plan().without(row.first()),
                                row -> row.plan().par(row.first()),
                                row -> row.odds().means(),
                                row -> row.odds().quantiles(),
                                Row::modelVersion,
                                Row::at));
                for (int parameter = 11; parameter <= 14; parameter++) {
                    insert.setInt(parameter, parameter % 2 == 1 ? over : over + 1);
                }
                insert.executeUpdate();
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private List<Row> rows(
            Connection connection, Store store, Edition edition, Function<LocalDate, Forecasts> forecasts, Instant now)
            throws SQLException {
        Map<String, ItemPlan> plans = planned(connection, store);
        List<Row> rows = new ArrayList<>();
        LocalDate last = last(store, now);
        for (LocalDate day = first(store, now); !day.isAfter(last); day = day.plusDays(1)) {
            int slot = Slot.of(day.getDayOfWeek(), 0, 0).index();
            for (Item item : catalogue.activeItems()) {
                ItemPlan plan = plans.get(item.id());
                ItemWeek week = forecasts.apply(day).week(store, item).orElse(null);
                if (plan != null && week != null && item.isOnSale(day)) {
                    rows.add(new Row(
                            store.id(),
                            day,
                            item.id(),
                            plan,
                            slot,
                            DayOdds.of(week, slot),
                            edition.modelVersion(),
                            now));
                }
            }
        }
        return rows;
    }

    private static Map<String, ItemPlan> planned(Connection connection, Store store) throws SQLException {
        Map<String, ItemPlan> plans = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(PLANNED)) {
            select.setString(1, store.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    plans.computeIfAbsent(row.getString(1), item -> new ItemPlan())
                            .put(row.getInt(2), row.getInt(3), row.getObject(4, Integer.class), row.getDouble(5));
                }
            }
        }
        return plans;
    }

    /** Each column goes as an array of texts, which the statement casts. */
    private static <T> void set(PreparedStatement statement, List<T> rows, List<Function<T, @Nullable Object>> columns)
            throws SQLException {
        for (int column = 0; column < columns.size(); column++) {
            String[] texts = new String[rows.size()];
            for (int row = 0; row < texts.length; row++) {
                Object cell = columns.get(column).apply(rows.get(row));
                texts[row] = cell == null ? null : cell.toString();
            }
            statement.setArray(column + 1, statement.getConnection().createArrayOf("text", texts));
        }
    }
}
