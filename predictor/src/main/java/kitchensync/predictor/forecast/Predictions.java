package kitchensync.predictor.forecast;

import static java.util.stream.Collectors.toSet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.warehouse.SqlText;
import kitchensync.predictor.dispersion.Dispersion;

/** MARTS.PREDICTIONS: written as a whole, so that a reader sees the old predictions or the new ones. */
public final class Predictions {

    static final String TABLE = "MARTS.PREDICTIONS";
    static final List<String> COLUMNS = List.of(
            "store_id",
            "item_id",
            "slot_index",
            "predicted_units",
            "coming_units",
            "per_unit",
            "shared",
            "sellable",
            "source",
            "model_version",
            "predicted_at");

    /** Which demand: that of a usual week, or of the coming one with what is known of its very days. */
    public enum Week {
        USUAL,
        COMING
    }

    /** One row. */
    @FunctionalInterface
    public interface Reader {
        /** @param store and {@code item}: places in what was asked for */
        void row(int store, int item, int slot, double units, Dispersion dispersion);
    }

    private Predictions() {}

    /** Whether the table is there and has just these stores and items. */
    static boolean cover(Connection connection, List<Store> stores, List<Item> items) throws SQLException {
        return ids(connection, "store_id").equals(stores.stream().map(Store::id).collect(toSet()))
                && ids(connection, "item_id")
                        .equals(items.stream().map(Item::id).collect(toSet()));
    }

    private static Set<String> ids(Connection connection, String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select distinct " + column + " from " + TABLE)) {
            Set<String> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /** The edition in the table, if there is one. Makes the table when it is missing, or older than this code. */
    public static Optional<Edition> edition(Connection warehouse) throws SQLException {
        try {
            return readEdition(warehouse);
        } catch (SQLException missing) {
            createTable(warehouse); // not before: it takes as long as all else for a slot's plan
            return readEdition(warehouse);
        }
    }

    private static Optional<Edition> readEdition(Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(
                        "select model_version, predicted_at, coming_units, per_unit, shared from " + TABLE
                                + " limit 1")) {
            if (!row.next()) {
                return Optional.empty();
            }
            LocalDateTime predictedAt = row.getTimestamp(2).toLocalDateTime();
            return Optional.of(new Edition(row.getString(1), predictedAt.toInstant(ZoneOffset.UTC)));
        }
    }

    /** The cells of some stores, items and slots of the week in which the item can be sold. */
    public static void readSellable(
            Connection warehouse, Week of, List<Store> stores, List<Item> items, BitSet slots, Reader reader)
            throws SQLException {
        List<String> storeIds = stores.stream().map(Store::id).toList();
        Places storePlaces = Places.of(storeIds);
        Places itemPlaces = Places.of(items.stream().map(Item::id).toList());
        // One number in the place of names: to read those takes three times as long as all else.
        String cell = "(" + storePlaces.of("store_id") + " * " + itemPlaces.places().length + " + "
                + itemPlaces.of("item_id") + ") * " + Slot.PER_WEEK + " + slot_index";
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery("select " + cell + ", "
                        + (of == Week.USUAL ? "predicted_units" : "coalesce(coming_units, predicted_units)")
                        + ", coalesce(per_unit, 1), coalesce(shared, 0) from " + TABLE
                        + " where sellable and store_id in ('" + String.join("', '", storeIds) + "') and ("
                        + ranges(slots) + ")")) {
            while (row.next()) {
                long packed = row.getLong(1);
                long kitchen = packed / Slot.PER_WEEK;
                int item = itemPlaces.places()[(int) (kitchen % itemPlaces.places().length)];
                if (item >= 0) {
                    reader.row(
                            storePlaces.places()[(int) (kitchen / itemPlaces.places().length)],
                            item,
                            (int) (packed % Slot.PER_WEEK),
                            row.getDouble(2),
                            new Dispersion(row.getDouble(3), row.getDouble(4)));
                }
            }
        }
    }

    /**
     * Ids in one text, in which SQL finds an id faster than a join would, and in Java where each begins.
     *
     * @param places of the ids, by what SQL finds; -1 where none begins
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Places(String text, int[] places) {

        /** No name has a control character in it, and a reader of SQL takes this one as it is. */
        private static final String BETWEEN = "\t";

        static Places of(List<String> ids) {
            String text = BETWEEN + String.join(BETWEEN, ids) + BETWEEN;
            int[] places = new int[text.length() + 1];
            Arrays.fill(places, -1);
            int at = 1;
            for (int place = 0; place < ids.size(); place++) {
                String id = ids.get(place);
                places[at] = place;
                at += id.codePointCount(0, id.length()) + 1; // SQL counts characters, of which some are two of Java's
            }
            return new Places(text, places);
        }

        String of(String column) {
            String between = SqlText.of(BETWEEN);
            return "cast(position(" + between + " || " + column + " || " + between + " in " + SqlText.of(text)
                    + ") as bigint)";
        }
    }

    private static String ranges(BitSet slots) {
        List<String> ranges = new ArrayList<>();
        for (int from = slots.nextSetBit(0); from >= 0; ) {
            int to = slots.nextClearBit(from);
            ranges.add("slot_index between " + from + " and " + (to - 1));
            from = slots.nextSetBit(to);
        }
        return String.join(" or ", ranges);
    }

    static void createTable(Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement()) {
            statement.execute("create schema if not exists MARTS");
        }
        try (Statement statement = warehouse.createStatement()) {
            statement.execute("create table if not exists " + TABLE + " (store_id varchar, item_id varchar,"
                    + " slot_index integer, predicted_units double, coming_units double, per_unit double, shared double,"
                    + " sellable boolean, source varchar,"
                    + " model_version varchar, predicted_at timestamp)");
            // A table that was made before these columns were thought of.
            for (String column : List.of("coming_units", "per_unit", "shared")) {
                statement.execute("alter table " + TABLE + " add column if not exists " + column + " double");
            }
        }
    }
}
