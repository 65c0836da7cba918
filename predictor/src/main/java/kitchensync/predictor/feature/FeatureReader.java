package kitchensync.predictor.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;

/** Reads features from the warehouse, a block of days at a time, in an order that never changes. */
public final class FeatureReader {

    private static final String SQL = resource("/kitchensync/predictor/features.sql");
    private static final int FIRST_FEATURE = 8;

    private final List<Store> stores;
    private final List<Item> items;

    public FeatureReader(Catalogue catalogue) {
        this.stores = catalogue.activeStores();
        this.items = catalogue.activeItems();
    }

    /** The stores that rows refer to by place. */
    public List<Store> stores() {
        return stores;
    }

    /** The items that rows refer to by place. */
    public List<Item> items() {
        return items;
    }

    public History history(Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet days = statement.executeQuery("select coalesce(datediff('day', min(sale_date),"
                        + " max(sale_date)) + 1, 0) from INTERMEDIATE.STORE_DAYS")) {
            days.next();
            return new History(days.getInt(1));
        }
    }

    /**
     * The rows of one block; stores and items that the catalogue does not have are left out.
     *
     * @param block 0 for the newest days, counted backwards, or {@link History#NEXT}
     */
    public FeatureRows read(Connection warehouse, History history, int block) throws SQLException {
        Map<String, Short> storePlace = places(stores.stream().map(Store::id).toList());
        Map<String, Short> itemPlace = places(items.stream().map(Item::id).toList());
        try (PreparedStatement statement = warehouse.prepareStatement(SQL)) {
            statement.setInt(1, block);
            statement.setInt(2, history.blockDays());
            try (ResultSet result = statement.executeQuery()) {
                FeatureRows rows = FeatureRows.empty(stores.size() * items.size() * 64);
                int size = 0;
                while (result.next()) {
                    Short store = storePlace.get(result.getString(1));
                    Short item = itemPlace.get(result.getString(2));
                    if (store == null || item == null) {
                        continue;
                    }
                    if (size == rows.slot().length) {
                        rows = rows.grown();
                    }
                    fill(rows, size++, store, item, result);
                }
                return rows.withSize(size);
            }
        }
    }

    private static void fill(FeatureRows rows, int row, short store, short item, ResultSet result) throws SQLException {
        rows.store()[row] = store;
        rows.item()[row] = item;
        rows.slot()[row] = result.getShort(3);
        rows.sampleSize()[row] = (short) Math.min(Short.MAX_VALUE, result.getInt(4));
        rows.menuShare()[row] = (float) result.getInt(5) / Math.max(1, result.getInt(6));
        rows.demand()[row] = result.getInt(7);
        for (int feature = 0; feature < Features.COUNT; feature++) {
            rows.values()[row * Features.COUNT + feature] = result.getFloat(FIRST_FEATURE + feature);
        }
    }

    private static Map<String, Short> places(List<String> ids) {
        Map<String, Short> places = HashMap.newHashMap(ids.size());
        for (String id : ids) {
            places.put(id, (short) places.size());
        }
        return places;
    }

    private static String resource(String name) {
        try (InputStream in = FeatureReader.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
