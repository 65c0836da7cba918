package kitchensync.predictor.feature;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kitchensync.predictor.history.Assortment;

/** What the menu and the warehouse tell of a day: prices, weather and holidays. */
public final class DayConditions implements Conditions {

    private final Conditions menu;
    private final LocalDate first;
    private final float[][] temperature;
    private final float[][] precipitation;
    private final BitSet[] holidays;
    private final int days;

    private DayConditions(Conditions menu, LocalDate first, int stores, int days) {
        this.menu = menu;
        this.first = first;
        this.days = days;
        this.temperature = unknown(stores, days);
        this.precipitation = unknown(stores, days);
        this.holidays = Stream.generate(BitSet::new).limit(stores).toArray(BitSet[]::new);
    }

    private static float[][] unknown(int stores, int days) {
        float[][] values = new float[stores][days];
        for (float[] store : values) {
            Arrays.fill(store, Float.NaN);
        }
        return values;
    }

    /**
     * Reads STAGING.STG_DAYS.
     *
     * @param menu what tells the prices
     * @return {@code menu} alone when nothing is known of any day
     */
    public static Conditions read(Connection warehouse, Assortment assortment, Conditions menu) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            LocalDate first;
            LocalDate last;
            try (ResultSet span = statement.executeQuery("select min(day), max(day) from STAGING.STG_DAYS")) {
                span.next();
                if (span.getDate(1) == null) {
                    return menu;
                }
                first = span.getDate(1).toLocalDate();
                last = span.getDate(2).toLocalDate();
            }
            List<String> shops =
                    assortment.shops().stream().map(Assortment.Shop::id).toList();
            Map<String, Integer> stores = new HashMap<>();
            shops.forEach(shop -> stores.put(shop, stores.size()));
            DayConditions known =
                    new DayConditions(menu, first, shops.size(), (int) (last.toEpochDay() - first.toEpochDay()) + 1);
            try (ResultSet row =
                    statement.executeQuery("select store_id, day, temp_f, precip, holiday from STAGING.STG_DAYS")) {
                while (row.next()) {
                    Integer store = stores.get(row.getString(1));
                    if (store != null) {
                        known.add(store, row);
                    }
                }
            }
            return known;
        }
    }

    private void add(int store, ResultSet row) throws SQLException {
        int day = place(row.getDate(2).toLocalDate());
        float degrees = row.getFloat(3);
        temperature[store][day] = row.wasNull() ? Float.NaN : degrees;
        float wet = row.getFloat(4);
        precipitation[store][day] = row.wasNull() ? Float.NaN : wet;
        if (row.getString(5) != null) {
            holidays[store].set(day);
        }
    }

    private int place(LocalDate day) {
        return (int) (day.toEpochDay() - first.toEpochDay());
    }

    @Override
    public boolean isKnown() {
        return true;
    }

    @Override
    public float temperature(int store, LocalDate day) {
        return at(temperature[store], place(day));
    }

    @Override
    public float precipitation(int store, LocalDate day) {
        return at(precipitation[store], place(day));
    }

    private static float at(float[] values, int place) {
        return place < 0 || place >= values.length ? Float.NaN : values[place];
    }

    @Override
    public float holiday(int store, LocalDate day) {
        BitSet known = holidays[store];
        int place = place(day);
        if (known.isEmpty() || place < -1 || place >= days) {
            return Float.NaN;
        }
        if (place >= 0 && known.get(place)) {
            return 1;
        }
        if (known.get(place + 1)) {
            return -1;
        }
        return place < 0 ? Float.NaN : 0;
    }

    @Override
    public float price(int item, LocalDate day) {
        return menu.price(item, day);
    }

    @Override
    public float priceRatio(int item, LocalDate day) {
        return menu.priceRatio(item, day);
    }
}
