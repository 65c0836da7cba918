package kitchensync.predictor.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.warehouse.SqlText;
import kitchensync.domain.warehouse.Warehouse;

/**
 * A small chain whose true demand is known, written into the warehouse tables that the predictor reads. Demand of an
 * item in a slot is Poisson; its mean is the store's rate times the item's share of popularity among what is on sale.
 */
public final class World {

    private static final double[] RUSH = {
        .1, .05, .05, .05, .1, .2, .6, .9, .9, .7, .6, .8, 1, .8, .6, .5, .8, .9, .7, .5, .3, .2, .1, .1
    };
    private static final double[] WEEKDAY = {.9, 1, 1, 1.2, 1.2, .8, .7};
    private static final double[] CUSTOMERS_AN_HOUR = {80, 140, 220, 400};
    private static final double UNITS_A_CUSTOMER = 2.8;

    private final Catalogue catalogue;

    public World(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** Mean demand of an item in a slot of the week, on a day with the given menu. */
    public double rate(Store store, Item item, Slot slot, LocalDate menuOf) {
        if (!item.isSellable(store, slot) || !item.isOnSale(menuOf)) {
            return 0;
        }
        double offered = catalogue.activeItems().stream()
                .filter(other -> other.isOnSale(menuOf) && other.isSellable(store, slot))
                .mapToDouble(Item::popularity)
                .sum();
        int day = slot.dayOfWeek().getValue() - 1;
        double customers = RUSH[slot.hour()] * WEEKDAY[day] * CUSTOMERS_AN_HOUR[store.level() - 1] / Slot.PER_HOUR;
        return customers * UNITS_A_CUSTOMER * item.popularity() / offered;
    }

    /** Mean demand of all stores in a week with the given menu. */
    public double weeklyUnits(LocalDate menuOf) {
        return IntStream.range(0, 7).mapToDouble(day -> units(menuOf, day)).sum();
    }

    /** Mean demand of one item in a week. */
    public double weeklyUnits(LocalDate menuOf, String item) {
        return IntStream.range(0, 7)
                .mapToDouble(day -> units(menuOf, catalogue.item(item).orElseThrow(), day))
                .sum();
    }

    /** Mean demand of a weekday, Monday = 0. */
    public double units(LocalDate menuOf, int day) {
        return catalogue.activeItems().stream()
                .mapToDouble(item -> units(menuOf, item, day))
                .sum();
    }

    private double units(LocalDate menuOf, Item item, int day) {
        double units = 0;
        for (Store store : catalogue.activeStores()) {
            for (int slot = day * Slot.PER_DAY; slot < (day + 1) * Slot.PER_DAY; slot++) {
                units += rate(store, item, new Slot(slot), menuOf);
            }
        }
        return units;
    }

    /** Stores, items and slots in which something can be sold, by the domain's rule. */
    public int sellableCells() {
        int cells = 0;
        for (Store store : catalogue.activeStores()) {
            for (Item item : catalogue.activeItems()) {
                cells += (int) IntStream.range(0, Slot.PER_WEEK)
                        .filter(slot -> item.isSellable(store, new Slot(slot)))
                        .count();
            }
        }
        return cells;
    }

    /** Makes the tables and fills them with whole days of demand, a tenth of it missed. */
    public void write(Warehouse warehouse, LocalDate firstDay, int days, long seed) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            createTables(connection);
            writeCatalogue(connection);
            Path demand = demand(firstDay, days, seed);
            try (Statement statement = connection.createStatement()) {
                for (Store store : catalogue.activeStores()) {
                    for (int day = 0; day < days; day++) {
                        LocalDate date = firstDay.plusDays(day);
                        statement.execute("insert into INTERMEDIATE.STORE_DAYS values ('%s', date '%s', %d)"
                                .formatted(store.id(), date, date.getDayOfWeek().getValue() - 1));
                    }
                }
            }
            warehouse.load(
                    connection,
                    "INTERMEDIATE.ROLLING_FEATURES_15MIN",
                    List.of("store_id", "item_id", "sale_date", "slot_index", "quantity", "missed"),
                    demand);
            Files.delete(demand);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path demand(LocalDate firstDay, int days, long seed) throws IOException {
        Path file = Files.createTempFile("demand", ".csv");
        SplittableRandom random = new SplittableRandom(seed);
        try (var out = Files.newBufferedWriter(file)) {
            for (Store store : catalogue.activeStores()) {
                for (Item item : catalogue.activeItems()) {
                    for (int day = 0; day < days; day++) {
                        LocalDate date = firstDay.plusDays(day);
                        for (int i = 0; i < Slot.PER_DAY; i++) {
                            Slot slot = Slot.of(date.getDayOfWeek(), 0, 0).plus(i);
                            int units = poisson(random, rate(store, item, slot, date));
                            if (units > 0) {
                                int missed = units / 10;
                                out.write("%s,\"%s\",%s,%d,%d,%d\n"
                                        .formatted(store.id(), item.id(), date, slot.index(), units - missed, missed));
                            }
                        }
                    }
                }
            }
        }
        return file;
    }

    /** Knuth's method; the means here are small. */
    private static int poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** The tables of docs/warehouse.md that the predictor reads; views there are plain tables here. */
    public static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String schema : List.of("RAW", "STAGING", "INTERMEDIATE", "MARTS")) {
                statement.execute("create schema if not exists " + schema);
            }
            statement.execute("create or replace table RAW.SALE_DAYS (item_id varchar, day_of_week integer)");
            statement.execute(
                    "create or replace table RAW.FORECASTS (store_id varchar, item_id varchar, sale_date date,"
                            + " slot_index integer, predicted_units double, model_version varchar, predicted_at timestamp)");
            statement.execute("create or replace table STAGING.STG_STORES (store_id varchar, level integer)");
            statement.execute(
                    "create or replace table STAGING.STG_MENU_ITEMS"
                            + " (item_id varchar, category varchar, price decimal(10,2), sale_price decimal(10,2), added date)");
            statement.execute("create or replace table STAGING.STG_DAYS"
                    + " (store_id varchar, day date, temp_f double, precip integer, holiday varchar)");
            statement.execute("create or replace table STAGING.STG_SELLABLE_SLOTS (store_id varchar, item_id varchar,"
                    + " slot_index integer, day_of_week integer, hour integer, minute integer)");
            statement.execute("create or replace table INTERMEDIATE.STORE_DAYS"
                    + " (store_id varchar, sale_date date, day_of_week integer)");
            statement.execute("create or replace table INTERMEDIATE.ROLLING_FEATURES_15MIN (store_id varchar,"
                    + " item_id varchar, sale_date date, slot_index integer, quantity integer, missed integer)");
            statement.execute(
                    "create or replace table INTERMEDIATE.ITEM_SLOTS (store_id varchar, item_id varchar,"
                            + " sale_date date, slot_index integer, sold integer, missed integer, wasted integer, cooked integer)");
            statement.execute("create or replace table INTERMEDIATE.EVENT_DAYS"
                    + " (store_id varchar, sale_date date, newest_at timestamp, has_sales boolean, load_seq bigint)");
            statement.execute("create or replace table MARTS.STOCK_ON_HAND (store_id varchar, item_id varchar,"
                    + " on_hand integer, cooking integer, as_of timestamp)");
            statement.execute("create or replace table STAGING.STG_COOKED_EVENTS (store_id varchar, seq bigint,"
                    + " item_id varchar, quantity integer, created_at timestamp)");
        }
    }

    /** The catalogue's tables, by the domain's own rules. */
    public void writeCatalogue(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Store store : catalogue.activeStores()) {
                statement.execute(
                        "insert into STAGING.STG_STORES values ('" + store.id() + "', " + store.level() + ")");
            }
            for (Item item : catalogue.activeItems()) {
                String id = SqlText.of(item.id());
                statement.execute("insert into STAGING.STG_MENU_ITEMS values (%s, '%s', %s, %s, date '%s')"
                        .formatted(id, item.category(), item.price(), item.salePrice(), item.added()));
                for (DayOfWeek day : item.saleDays()) {
                    statement.execute("insert into RAW.SALE_DAYS values (%s, %d)".formatted(id, day.getValue() - 1));
                }
                for (Store store : catalogue.activeStores()) {
                    String hours = item.dayPart().hours().hours().stream()
                            .filter(store.hours()::contains)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
                    statement.execute(
                            "insert into STAGING.STG_SELLABLE_SLOTS select '%s', %s,".formatted(store.id(), id)
                                    + " d * 96 + h * 4 + q, d, h, q * 15 from range(7) as days(d), range(24) as hours(h),"
                                    + " range(4) as quarters(q) where h in (" + hours + ")");
                }
            }
        }
    }
}
