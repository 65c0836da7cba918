package kitchensync.predictor.forecast;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.warehouse.SqlText;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.predictor.dispersion.Dispersion;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.history.Assortment;

/**
 * Predictions on their way: they come in a few stores at a time, in numbers only, into a table of their own, and then
 * take the place of the old ones in one transaction. If that is never reached, the old ones stand, and the next attempt
 * begins anew.
 */
final class NextPredictions implements AutoCloseable {

    private static final String TABLE = "MARTS.PREDICTIONS_NEXT";
    private static final int HOURS = 24;
    private static final List<String> COLUMNS = List.of("store", "item", "slot_index", "usual", "coming", "source");

    private final Warehouse warehouse;
    private final Connection connection;

    NextPredictions(Warehouse warehouse) throws SQLException {
        this.warehouse = warehouse;
        this.connection = warehouse.connect();
        Predictions.createTable(connection);
        execute("create or replace table " + TABLE + " (store integer, item integer, slot_index integer,"
                + " usual double, coming double, source integer)");
    }

    /** Rows by source, and all units. */
    record Written(Map<Source, Integer> bySource, double units) {

        static final Written NOTHING = new Written(Map.of(), 0);

        Written and(Written more) {
            Map<Source, Integer> sum = new EnumMap<>(Source.class);
            sum.putAll(bySource);
            more.bySource.forEach((source, rows) -> sum.merge(source, rows, Integer::sum));
            return new Written(sum, units + more.units);
        }
    }

    /** Writes the stores from {@code fromStore} to before {@code toStore} into a file for {@link #load}. */
    static Written write(Path file, Assortment assortment, PredictedWeek week, int fromStore, int toStore)
            throws IOException {
        int[] rows = new int[Source.values().length];
        double units = 0;
        boolean alike = week.week().usual() == week.week().coming();
        StringBuilder row = new StringBuilder(64);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int store = fromStore; store < toStore; store++) {
                for (int item = 0; item < assortment.items(); item++) {
                    int kitchen = assortment.kitchen(store, item);
                    for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
                        Source source = week.source(store, item, slot);
                        float usual = (float) week.usual(kitchen, slot);
                        row.setLength(0);
                        row.append(store).append(',').append(item).append(',').append(slot);
                        row.append(',').append(usual).append(',');
                        if (!alike) {
                            row.append((float) week.coming(kitchen, slot));
                        }
                        out.append(row.append(',').append(source.ordinal()).append('\n'));
                        rows[source.ordinal()]++;
                        units += usual;
                    }
                }
            }
        }
        Map<Source, Integer> bySource = new EnumMap<>(Source.class);
        for (Source source : Source.values()) {
            if (rows[source.ordinal()] > 0) {
                bySource.put(source, rows[source.ordinal()]);
            }
        }
        return new Written(bySource, units);
    }

    void load(Path file) throws SQLException {
        warehouse.load(connection, TABLE, COLUMNS, file);
    }

    /** Puts all that was loaded in the place of what was predicted before, and writes it down with its dates. */
    void publish(List<Store> stores, Assortment assortment, DispersionTable dispersion, Edition edition)
            throws SQLException {
        connection.setAutoCommit(false);
        execute("delete from " + Predictions.TABLE);
        execute(insert(assortment, dispersion, edition));
        DatedForecasts.write(connection, stores, edition.predictedAt());
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Gives the numbers their names back. */
    private static String insert(Assortment assortment, DispersionTable dispersion, Edition edition) {
        String stores = SqlText.values(
                assortment.shops().stream().map(Assortment.Shop::id).toList());
        String items = SqlText.values(
                assortment.products().stream().map(Assortment.Product::id).toList());
        String sources =
                SqlText.values(Arrays.stream(Source.values()).map(Source::id).toList());
        String strays = IntStream.range(0, assortment.items())
                .boxed()
                .flatMap(item -> IntStream.range(0, HOURS).mapToObj(hour -> {
                    Dispersion of =
                            dispersion.of(assortment.products().get(item).id(), hour);
                    return "(%d, %d, '%s', '%s')".formatted(item, hour, (float) of.perUnit(), (float) of.shared());
                }))
                .collect(Collectors.joining(", ", "(values ", ")"));
        return "insert into " + Predictions.TABLE + " (" + String.join(", ", Predictions.COLUMNS) + ")"
                + " select s.id, i.id, n.slot_index, n.usual, coalesce(n.coming, n.usual), d.per_unit, d.shared,"
                + " n.source <> " + Source.CLOSED.ordinal() + ", o.id, '" + edition.modelVersion() + "', timestamp '"
                + LocalDateTime.ofInstant(edition.predictedAt(), ZoneOffset.UTC) + "'"
                + " from " + TABLE + " n"
                + " join " + stores + " as s (id, place) on s.place = n.store"
                + " join " + items + " as i (id, place) on i.place = n.item"
                + " join " + sources + " as o (id, place) on o.place = n.source"
                + " join (select item, hour, cast(per_unit as double) as per_unit, cast(shared as double) as shared"
                + " from " + strays + " as v (item, hour, per_unit, shared)) d"
                + " on d.item = n.item and d.hour = cast(floor(mod(n.slot_index, " + Slot.PER_DAY + ") / "
                + Slot.PER_HOUR + ") as integer)";
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        try (Connection cleaning = warehouse.connect();
                Statement statement = cleaning.createStatement()) {
            statement.execute("drop table if exists " + TABLE);
        }
    }
}
