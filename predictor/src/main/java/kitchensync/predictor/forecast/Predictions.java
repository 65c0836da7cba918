package kitchensync.predictor.forecast;

import static java.util.stream.Collectors.toSet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.history.Assortment;

/** MARTS.PREDICTIONS: written as a whole, so that a reader sees the old predictions or the new ones. */
public final class Predictions {

    private static final String TABLE = "MARTS.PREDICTIONS";
    private static final List<String> COLUMNS = List.of(
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

    /** Rows by source, and all units. */
    record Written(Map<Source, Integer> bySource, double units) {}

    /** Which demand: that of a usual week, or of the coming one with what is known of its very days. */
    public enum Week {
        USUAL,
        COMING
    }

    /** One row. */
    @FunctionalInterface
    public interface Reader {
        void row(String storeId, String itemId, int slot, double units, Dispersion dispersion);
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

    static Written write(
            Warehouse warehouse, List<Store> stores, Assortment assortment, PredictedWeek week, Edition edition)
            throws SQLException, IOException {
        Path file = Files.createTempFile("kitchensync-predictions-", ".csv");
        try {
            Written written = writeFile(file, assortment, week, edition);
            try (Connection connection = warehouse.connect()) {
                createTable(connection);
                connection.setAutoCommit(false);
                try (Statement delete = connection.createStatement()) {
                    delete.executeUpdate("delete from " + TABLE);
                }
                warehouse.load(connection, TABLE, COLUMNS, file);
                DatedForecasts.write(connection, stores, edition.predictedAt());
                connection.commit();
            }
            return written;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The edition in the table, if there is one. */
    public static Optional<Edition> edition(Connection warehouse) throws SQLException {
        createTable(warehouse);
        try (Statement statement = warehouse.createStatement();
                ResultSet row =
                        statement.executeQuery("select model_version, predicted_at from " + TABLE + " limit 1")) {
            if (!row.next()) {
                return Optional.empty();
            }
            LocalDateTime predictedAt = row.getTimestamp(2).toLocalDateTime();
            return Optional.of(new Edition(row.getString(1), predictedAt.toInstant(ZoneOffset.UTC)));
        }
    }

    /** All cells in which the item can be sold. */
    public static void readSellable(Connection warehouse, Week of, Reader reader) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery("select store_id, item_id, slot_index, "
                        + (of == Week.USUAL ? "predicted_units" : "coalesce(coming_units, predicted_units)")
                        + ", coalesce(per_unit, 1), coalesce(shared, 0) from " + TABLE
                        + " where sellable")) {
            while (row.next()) {
                Dispersion dispersion = new Dispersion(row.getDouble(5), row.getDouble(6));
                reader.row(row.getString(1), row.getString(2), row.getInt(3), row.getDouble(4), dispersion);
            }
        }
    }

    private static void createTable(Connection warehouse) throws SQLException {
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

    private static Written writeFile(Path file, Assortment assortment, PredictedWeek week, Edition edition)
            throws IOException {
        Map<Source, Integer> bySource = new EnumMap<>(Source.class);
        double total = 0;
        String predictedAt =
                LocalDateTime.ofInstant(edition.predictedAt(), ZoneOffset.UTC).toString();
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            for (int kitchen = 0; kitchen < assortment.kitchens(); kitchen++) {
                int store = kitchen / assortment.items();
                int item = kitchen % assortment.items();
                for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
                    Source source = week.source(store, item, slot);
                    double usual = week.usual(kitchen, slot);
                    Dispersion dispersion = week.dispersion(item, slot);
                    csv.writeRecord(
                            assortment.shops().get(store).id(),
                            assortment.products().get(item).id(),
                            Integer.toString(slot),
                            Float.toString((float) usual),
                            Float.toString((float) week.coming(kitchen, slot)),
                            Float.toString((float) dispersion.perUnit()),
                            Float.toString((float) dispersion.shared()),
                            Boolean.toString(source != Source.CLOSED),
                            source.id(),
                            edition.modelVersion(),
                            predictedAt);
                    bySource.merge(source, 1, Integer::sum);
                    total += usual;
                }
            }
        }
        return new Written(bySource, total);
    }
}
