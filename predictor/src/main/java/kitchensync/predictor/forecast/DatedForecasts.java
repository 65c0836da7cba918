package kitchensync.predictor.forecast;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * RAW.FORECASTS: what was forecast for a slot of a date before it began, and never changed afterwards, so that a forecast
 * can be held against what happened. The predictions are of a week without dates and are replaced as a whole; here,
 * new ones replace only those of slots that are still to come.
 */
final class DatedForecasts {

    /** Days for which forecasts are kept after they have been put to the test. */
    private static final int KEPT_DAYS = 56;

    private static final String TABLE = "RAW.FORECASTS";

    private DatedForecasts() {}

    /**
     * Writes MARTS.PREDICTIONS down for the coming seven days, in the transaction of the connection.
     *
     * @param now the slot that is running now, on each store's clock, is not to come any more
     */
    static void write(Connection warehouse, List<Store> stores, Instant now) throws SQLException {
        String clocks = stores.stream()
                .map(store -> "('" + store.id() + "', date '" + LocalDate.ofInstant(now, store.zone()) + "', "
                        + Slot.of(now, store.zone()).index() + ")")
                .collect(Collectors.joining(", ", "(values ", ") as clocks (store_id, today, running)"));
        try (Statement statement = warehouse.createStatement()) {
            statement.executeUpdate("delete from " + TABLE + " using " + clocks + " where " + TABLE
                    + ".store_id = clocks.store_id and (sale_date > today or sale_date < today - " + KEPT_DAYS
                    + " or sale_date = today and mod(slot_index, 96) > mod(running, 96))");
            // From 1 for the next slot to 672 for the running one, a week later.
            String ahead = "mod(p.slot_index - running + 671, 672) + 1";
            statement.executeUpdate("insert into " + TABLE
                    + " (store_id, item_id, sale_date, slot_index, predicted_units, model_version, predicted_at)"
                    + " select p.store_id, p.item_id, today + days, p.slot_index, p.coming_units, p.model_version, p.predicted_at"
                    + " from MARTS.PREDICTIONS p join " + clocks + " on clocks.store_id = p.store_id"
                    // Not every warehouse adds a number of its own making to a date; one that is written down all do.
                    + " join (values (0), (1), (2), (3), (4), (5), (6), (7)) as later (days)"
                    + " on days = floor((mod(running, 96) + " + ahead + ") / 96) where p.sellable");
        }
    }
}
