package kitchensync.predictor.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.dispersion.DayLevel;

/**
 * How busy today is in each store: the rest of the day's forecast is corrected by the day's sales so far. Nothing is trained
 * and nothing that is written down changes: a forecast that is held against what happened is the one that was made before.
 */
public final class DayLevels {

    /** Ninety minutes. */
    private static final int SILENT_SLOTS = 6;

    /** Units to expect: even on a day that is half as busy as usual, none of them has odds of 1 to 150. */
    private static final double UNLIKELY = 10;

    private record Day(String storeId, LocalDate date) {}

    private final Map<Day, double[]> units = new HashMap<>();

    /** What was asked for today and, where it is still that, yesterday. */
    static DayLevels read(Connection warehouse, Instant now) throws SQLException {
        DayLevels levels = new DayLevels();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery("select store_id, sale_date, slot_index, sum(quantity + missed)"
                        + " from INTERMEDIATE.ROLLING_FEATURES_15MIN where sale_date >= date '"
                        + LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1)
                        + "' group by store_id, sale_date, slot_index")) {
            while (row.next()) {
                levels.add(row.getString(1), row.getDate(2).toLocalDate(), row.getInt(3), row.getDouble(4));
            }
        }
        return levels;
    }

    /** @param slot of the week */
    public void add(String storeId, LocalDate date, int slot, double asked) {
        units.computeIfAbsent(new Day(storeId, date), day -> new double[Slot.PER_DAY])[slot % Slot.PER_DAY] += asked;
    }

    /**
     * What the rest of the store's day is to be multiplied by.
     *
     * @param asOf the newest event that is known; only whole slots before it count
     * @param weeks the forecasts of all items on its menu
     */
    public double factor(Store store, Instant asOf, List<ItemWeek> weeks, DayLevel level) {
        Slot running = Slot.of(asOf, store.zone());
        double[] today = units.getOrDefault(
                new Day(store.id(), LocalDate.ofInstant(asOf, store.zone())), new double[Slot.PER_DAY]);
        int midnight = running.index() - running.index() % Slot.PER_DAY;
        double asked = 0;
        double expected = 0;
        for (int slot = midnight; slot < running.index(); slot++) {
            asked += today[slot % Slot.PER_DAY];
            for (ItemWeek week : weeks) {
                expected += week.units(slot);
            }
        }
        return level.factor(asked, expected);
    }

    /**
     * Whether a store's tills are cut off, though somebody there still reports: nothing was sold or asked for in so long a
     * time that it cannot be chance. What it has in stock, and how busy its day is, is then not known.
     *
     * @param asOf the newest event that is known
     * @param weeks the forecasts of all items on its menu
     */
    boolean isSilent(Store store, Instant asOf, List<ItemWeek> weeks) {
        Slot running = Slot.of(asOf, store.zone());
        double[] today = units.getOrDefault(
                new Day(store.id(), LocalDate.ofInstant(asOf, store.zone())), new double[Slot.PER_DAY]);
        int midnight = running.index() - running.index() % Slot.PER_DAY;
        double expected = 0;
        int silent = 0;
        for (int slot = running.index(); slot >= midnight && today[slot % Slot.PER_DAY] == 0; slot--) {
            silent++;
            for (ItemWeek week : weeks) {
                expected += slot < running.index() ? week.units(slot) : 0;
            }
        }
        return silent > SILENT_SLOTS && expected > UNLIKELY;
    }
}
